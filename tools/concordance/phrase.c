#include "concordance/phrase.h"

#include "fold.h"
#include "token.h"

const char phrase_misplaced_star[] =
    "a '*' stands at the end of a word or alone; -u regex takes any";

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

static bool add_word(struct phrase *p, struct phrase_words *w, struct span token,
                     bool open)
{
    struct phrase_word *word = &w->items[w->n];

    if (w->n == PHRASE_LONGEST)
        return false;
    word->plain = add_form(p, fold, token);
    word->turkic = add_form(p, fold_turkic, token);
    word->open = open;
    w->n++;
    return true;
}

/* What stands before a token: the last word and where the last star ended. */
struct before {
    struct span word;
    const char *star_end;
};

static bool touches(struct span word, struct span token)
{
    return word.data && word.data + word.len == token.data;
}

/* A star belongs to the word that it touches, or stands for any word. */
static bool add_star(struct phrase *p, struct phrase_words *w, struct before *before,
                     struct span star)
{
    before->star_end = star.data + star.len;
    if (!touches(before->word, star))
        return add_word(p, w, SPAN(""), true);
    w->items[w->n - 1].open = true;
    return true;
}

/* An apostrophe behind an elided word that stands alone, as in a list of terms: "l'".
 */
static bool ends_elision(const struct before *before, struct span mark)
{
    return touches(before->word, mark) && token_is_elision(before->word) &&
           (span_is(mark, "'") || span_is(mark, "\xE2\x80\x99"));
}

static bool add_apostrophe(struct phrase *p, struct phrase_words *w,
                           struct before *before, struct span mark)
{
    before->word.len += mark.len;
    w->n--;
    return add_word(p, w, before->word, false);
}

static const char *cut_words(struct phrase *p, struct phrase_words *w,
                             struct token_reader *cutter)
{
    struct before before = {0};
    struct token token;

    while (token_next(cutter, &token)) {
        bool good = true;

        if (is_star(&token)) {
            good = add_star(p, w, &before, token.text);
        } else if (is_word(&token)) {
            if (token.text.data == before.star_end)
                return phrase_misplaced_star;
            good = add_word(p, w, token.text, false);
            before.word = token.text;
        } else if (ends_elision(&before, token.text)) {
            good = add_apostrophe(p, w, &before, token.text);
        }
        if (!good)
            return "the phrase has too many words";
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
    problem = cut_words(p, &p->whole, &cutter);
    if (!problem) {
        token_open(&cutter, buf_span(&text), SPAN("fr"), true);
        problem = cut_words(p, &p->elided, &cutter);
    }
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

static const struct phrase_words *words_of(const struct phrase *p)
{
    return p->elides ? &p->elided : &p->whole;
}

size_t phrase_length(const struct phrase *p)
{
    return words_of(p)->n;
}

static uint32_t look_up_as(struct phrase *p, folding *how, struct span token)
{
    const struct phrase_words *words = words_of(p);
    uint32_t places = 0;

    buf_clear(&p->folded);
    how(token, &p->folded);
    for (size_t i = 0; i < words->n; i++) {
        const struct phrase_word *w = &words->items[i];

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
    bool elides = token_elides(lang) && p->elided.n != p->whole.n;

    if (is_turkic != p->is_turkic || elides != p->elides)
        cache_clear(&p->places);
    p->is_turkic = is_turkic;
    p->elides = elides;
}

void phrase_restart(struct phrase *p)
{
    p->state = 0;
}

bool phrase_take(struct phrase *p, struct span token)
{
    p->state = (p->state << 1 | 1) & places_of(p, token);
    if (!(p->state >> (phrase_length(p) - 1) & 1))
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
