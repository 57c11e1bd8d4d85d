#include "fit/terms.h"

#include "fold.h"
#include "mem.h"
#include "reading.h"
#include "unicode.h"
#include "utf8.h"

#include <stdlib.h>

void terms_init(struct terms *t)
{
    *t = (struct terms){0};
    cache_init(&t->cache);
}

void terms_release(struct terms *t)
{
    table_release(&t->table);
    intern_release(&t->languages);
    cache_release(&t->cache);
    buf_release(&t->scratch);
    token_release(&t->cutter);
    numbers_release(&t->chosen);
    arena_release(&t->texts);
    free(t->items);
}

/* ---- counting ---- */

static uint32_t look_up_word(struct terms *t, struct span token)
{
    buf_clear(&t->scratch);
    fold(reading_word(token), &t->scratch);
    return table_key(&t->table, buf_span(&t->scratch));
}

static uint32_t word_of(struct terms *t, struct span token)
{
    struct cache_slot *slot;
    bool found;

    if (!token.len || token.len > CACHE_LONGEST)
        return look_up_word(t, token);
    slot = cache_find(&t->cache, token, &found);
    if (!found)
        slot->value = look_up_word(t, token);
    return slot->value;
}

void terms_count(struct terms *t, const struct span *tokens, size_t n,
                 struct sample *sample)
{
    t->n_documents++;
    for (size_t i = 0; i < n; i++) {
        uint32_t word = word_of(t, tokens[i]);

        table_add(&t->table, sample->lang, word, 1, t->n_documents);
        sample_add_term(sample, word);
    }
}

/* ---- choosing ---- */

/* Whether entity-tag finds the word by itself as a pattern. */
static bool is_pattern(struct terms *t, struct span word, struct span lang)
{
    struct token token;
    uint32_t code;

    if (!word.len)
        return false;
    buf_clear(&t->scratch);
    buf_add_span(&t->scratch, word);
    token_open(&t->cutter, (struct span){buf_terminate(&t->scratch), word.len}, lang,
               true);
    utf8_decode(t->scratch.data, &code);
    return token_next(&t->cutter, &token) && token.type != TOKEN_SPACE &&
           token.type != TOKEN_PUNCT && token.type != TOKEN_SYMBOL &&
           (token.text.len == word.len || unicode_kind(code) == KIND_DENSE);
}

static uint32_t add_term(struct terms *t, struct term term)
{
    t->items = mem_grow(t->items, &t->capacity, t->n + 1, sizeof(*t->items));
    t->items[t->n++] = term;
    return (uint32_t)t->n - 1;
}

static void choose_word(struct terms *t, const struct cell *cell)
{
    struct span text = arena_copy(&t->texts, t->table.keys.keys[cell->key]);

    *numbers_add(&t->chosen, numbers_pair(cell->group, cell->key)) =
        add_term(t, (struct term){text, cell->group, {TERM_NONE, TERM_NONE}});
}

void terms_choose(struct terms *t, const struct choice *choice, const uint32_t *ranks)
{
    size_t of_language = 0;

    table_sort(&t->table, ranks);
    for (size_t i = 0; i < t->table.n; i++) {
        const struct cell *cell = &t->table.cells[i];
        struct span lang = t->languages.keys[cell->group];

        if (i && cell->group != cell[-1].group)
            of_language = 0;
        if (of_language == choice->most || cell->documents < choice->least ||
            !is_pattern(t, t->table.keys.keys[cell->key], lang))
            continue;
        choose_word(t, cell);
        of_language++;
    }
}

void terms_translate(const struct terms *t, struct sample *sample)
{
    for (size_t i = 0; i < sample->n_terms; i++) {
        const uint32_t *term =
            numbers_find(&t->chosen, numbers_pair(sample->lang, sample->terms[i]));

        sample->terms[i] = term ? *term : TERM_GAP;
    }
}

uint32_t terms_add_pair(struct terms *t, uint32_t first, uint32_t second)
{
    struct term a = t->items[first], b = t->items[second];

    buf_clear(&t->scratch);
    buf_add_span(&t->scratch, a.text);
    buf_add_char(&t->scratch, ' ');
    buf_add_span(&t->scratch, b.text);
    return add_term(t, (struct term){arena_copy(&t->texts, buf_span(&t->scratch)),
                                     a.lang,
                                     {first, second}});
}
