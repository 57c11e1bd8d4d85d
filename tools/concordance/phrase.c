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

static bool add_word(struct phrase *p, struct span token, bool open)
{
    size_t at = p->words.len;

    if (p->n == PHRASE_LONGEST)
        return false;
    fold(token, &p->words);
    p->items[p->n++] = (struct phrase_word){at, p->words.len - at, open};
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

static bool word_fits(const struct phrase *p, const struct phrase_word *w,
                      struct span token)
{
    struct span word = {p->words.data + w->at, w->len};

    return w->open ? span_starts(token, word) : span_equal(token, word);
}

static uint32_t look_up(struct phrase *p, struct span token)
{
    uint32_t places = 0;

    buf_clear(&p->folded);
    fold(token, &p->folded);
    for (size_t i = 0; i < p->n; i++)
        if (word_fits(p, &p->items[i], buf_span(&p->folded)))
            places |= UINT32_C(1) << i;
    return places;
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
