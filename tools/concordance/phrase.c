#include "concordance/phrase.h"

#include "fold.h"
#include "token.h"

static bool is_star(const struct token *t)
{
    return span_is(t->text, "*");
}

static bool is_word(const struct token *t)
{
    return t->type != TOKEN_SPACE && t->type != TOKEN_PUNCT && t->type != TOKEN_SYMBOL;
}

typedef void folding(struct span s, struct buf *out);

static struct phrase_form add_form(struct phrase *p, folding *how, struct span token)
{
    size_t at = p->words.len;

    how(token, &p->words);
    return (struct phrase_form){at, p->words.len - at};
}

static bool add_word(struct phrase *p, struct span token, bool open)
{
    struct phrase_word *word = &p->items[p->n];

    if (p->n == PHRASE_LONGEST)
        return false;
    word->plain = add_form(p, fold, token);
    word->turkic = add_form(p, fold_turkic, token);
    word->open = open;
    p->n++;
    return true;
}

/* A star belongs to the word that it touches, or stands for any word. */
static bool add_star(struct phrase *p, const char *star, const char *word_end)
{
    if (star != word_end)
        return add_word(p, SPAN(""), true);
    p->items[p->n - 1].open = true;
    return true;
}

static const char *cut_words(struct phrase *p, struct token_reader *cutter)
{
    const char *word_end = NULL, *star_end = NULL;
    struct token token;

    while (token_next(cutter, &token)) {
        bool good = true;

        if (is_star(&token)) {
            good = add_star(p, token.text.data, word_end);
            star_end = token.text.data + token.text.len;
        } else if (is_word(&token)) {
            if (token.text.data == star_end)
                return "a '*' stands at the end of a word or alone; -u regex takes any";
            good = add_word(p, token.text, false);
        }
        if (!good)
            return "the phrase has too many words";
        word_end = token.text.data + token.text.len;
    }
    return NULL;
}

static bool names_something(const struct phrase *p)
{
    return p->words.len > 0;
}

const char *phrase_begin(struct phrase *p, struct span written)
{
    struct token_reader cutter = {0};
    struct buf text = {0};
    const char *problem;

    buf_add_span(&text, written);
    buf_terminate(&text);
    token_open(&cutter, buf_span(&text), SPAN(""), true);
    problem = cut_words(p, &cutter);
    token_release(&cutter);
    buf_release(&text);
    cache_init(&p->places);
    return problem ? problem : names_something(p) ? NULL : "there is no word in it";
}

static bool form_fits(const struct phrase *p, struct phrase_form form, bool open,
                      struct span token)
{
    struct span word = {p->words.data + form.at, form.len};

    return open ? span_starts(token, word) : span_equal(token, word);
}

static uint32_t look_up_as(struct phrase *p, folding *how, struct span token)
{
    uint32_t places = 0;

    buf_clear(&p->folded);
    how(token, &p->folded);
    for (size_t i = 0; i < p->n; i++) {
        const struct phrase_word *w = &p->items[i];

        if (form_fits(p, how == fold ? w->plain : w->turkic, w->open,
                      buf_span(&p->folded)))
            places |= UINT32_C(1) << i;
    }
    return places;
}

/* Who has no Turkish keyboard types i for ı, so both are found. */
static uint32_t look_up(struct phrase *p, struct span token)
{
    uint32_t places = look_up_as(p, fold, token);

    return p->is_turkic ? places | look_up_as(p, fold_turkic, token) : places;
}

static uint32_t places_of(struct phrase *p, struct span token)
{
    struct cache_slot *slot;
    bool found;

    if (!token.len || token.len > CACHE_LONGEST)
        return look_up(p, token);
    slot = cache_find(&p->places, token, &found);
    if (!found)
        slot->value = look_up(p, token);
    return slot->value;
}

void phrase_use(struct phrase *p, struct span lang)
{
    bool is_turkic = fold_is_turkic(lang);

    if (is_turkic != p->is_turkic)
        cache_clear(&p->places);
    p->is_turkic = is_turkic;
}

void phrase_restart(struct phrase *p)
{
    p->state = 0;
}

bool phrase_take(struct phrase *p, struct span token)
{
    p->state = (p->state << 1 | 1) & places_of(p, token);
    if (!(p->state >> (p->n - 1) & 1))
        return false;
    p->state = 0;
    return true;
}

void phrase_release(struct phrase *p)
{
    buf_release(&p->words);
    buf_release(&p->folded);
    cache_release(&p->places);
}
