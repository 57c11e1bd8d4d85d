#include "cooccur.h"

#include "mem.h"

#include <stdlib.h>

enum { SLOTS_LOG = 20, SLOTS = 1 << SLOTS_LOG };

/* What is known of a key alone: its numbers in the table, and the current document. */
struct cooccur_alone {
    uint64_t first, second;
    uint32_t first_number, second_number; /* of the table, + 1; 0: none yet */
};

struct cooccur_slot {
    uint64_t pair;   /* of numbers of keys */
    uint32_t number; /* of the table, + 1; 0: the slot is empty */
};

/* ---- things ---- */

static struct span without_nul(struct cooccur *c, struct span name)
{
    buf_clear(&c->scratch);
    for (size_t i = 0; i < name.len; i++)
        if (name.data[i])
            buf_add_char(&c->scratch, name.data[i]);
    return buf_span(&c->scratch);
}

uint32_t cooccur_key(struct cooccur *c, struct span name)
{
    size_t before = c->keys.n;
    uint32_t key;

    name = without_nul(c, name);
    if (!name.len)
        return COOCCUR_NONE;
    key = vocabulary_add(&c->keys, name);
    if (key == before) {
        c->alone = mem_grow(c->alone, &c->alone_capacity, c->keys.n, sizeof(*c->alone));
        c->alone[key] = (struct cooccur_alone){0};
    }
    return key;
}

void cooccur_add(struct cooccur *c, uint32_t key, size_t start, size_t end,
                 enum cooccur_side sides)
{
    if (key == COOCCUR_NONE)
        return;
    c->items = mem_grow(c->items, &c->capacity, c->n + 1, sizeof(*c->items));
    c->items[c->n++] = (struct cooccur_item){start, end, key, (unsigned char)sides};
}

/* By place in the text, then by key. */
static int compare_places(const void *a, const void *b)
{
    const struct cooccur_item *x = a, *y = b;

    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end < y->end ? -1 : 1;
    return x->key != y->key ? (x->key < y->key ? -1 : 1) : x->sides - y->sides;
}

static int compare_keys(const void *a, const void *b)
{
    const struct cooccur_item *x = a, *y = b;

    return x->key != y->key ? (x->key < y->key ? -1 : 1) : x->sides - y->sides;
}

/* ---- notes ---- */

static struct span name_of(const struct cooccur *c, uint32_t key)
{
    return vocabulary_string(&c->keys, key);
}

/* The number of a pair, or of one of the two alone, in the table. */
static uint32_t ask_table(struct cooccur *c, struct span first, struct span second,
                          struct table *table)
{
    buf_clear(&c->scratch);
    buf_add_span(&c->scratch, first);
    buf_add_char(&c->scratch, '\0');
    buf_add_span(&c->scratch, second);
    return table_key(table, buf_span(&c->scratch));
}

/* Counts an item alone in a place, on each of its sides. */
static void note_one(struct cooccur *c, const struct cooccur_item *item)
{
    struct cooccur_alone *alone = &c->alone[item->key];

    if (!alone->first && !alone->second) {
        c->touched = mem_grow(c->touched, &c->touched_capacity, c->n_touched + 1,
                              sizeof(*c->touched));
        c->touched[c->n_touched++] = item->key;
    }
    alone->first += item->sides & SIDE_FIRST ? 1 : 0;
    alone->second += item->sides & SIDE_SECOND ? 1 : 0;
}

static void note_alone(struct cooccur *c, uint32_t key, struct table *table)
{
    const struct span nothing = {"", 0};
    struct cooccur_alone *alone = &c->alone[key];

    if (alone->first && !alone->first_number)
        alone->first_number = ask_table(c, name_of(c, key), nothing, table) + 1;
    if (alone->second && !alone->second_number)
        alone->second_number = ask_table(c, nothing, name_of(c, key), table) + 1;
    if (alone->first)
        table_note(table, alone->first_number - 1, alone->first);
    if (alone->second)
        table_note(table, alone->second_number - 1, alone->second);
    alone->first = alone->second = 0;
}

static struct cooccur_slot *find_slot(struct cooccur *c, uint64_t pair)
{
    if (!c->slots)
        c->slots = mem_zalloc(SLOTS, sizeof(*c->slots));
    return &c->slots[pair * UINT64_C(0x9E3779B97F4A7C15) >> (64 - SLOTS_LOG)];
}

static uint32_t ask_pair(struct cooccur *c, uint32_t a, uint32_t b, struct table *table)
{
    struct span first = name_of(c, a), second = name_of(c, b);
    bool swapped = c->of_one_unit && span_compare(first, second) > 0;

    return ask_table(c, swapped ? second : first, swapped ? first : second, table);
}

static void note_pair(struct cooccur *c, const struct cooccur_item *x,
                      const struct cooccur_item *y, struct table *table)
{
    bool swapped = c->of_one_unit ? x->key > y->key : !(x->sides & SIDE_FIRST);
    uint32_t a = swapped ? y->key : x->key, b = swapped ? x->key : y->key;
    uint64_t pair = (uint64_t)a << 32 | b;
    struct cooccur_slot *slot = find_slot(c, pair);

    if (!slot->number || slot->pair != pair)
        *slot = (struct cooccur_slot){pair, ask_pair(c, a, b, table) + 1};
    table_note(table, slot->number - 1, 1);
}

/* Whether two items make a pair: one on each side, and not the same thing. */
static bool is_pair(const struct cooccur *c, const struct cooccur_item *a,
                    const struct cooccur_item *b)
{
    return c->of_one_unit ? a->key != b->key : a->sides != b->sides;
}

/* ---- places ---- */

/* Each thing once. */
static size_t keep_distinct(struct cooccur_item *items, size_t n)
{
    size_t kept = 0;

    if (n)
        qsort(items, n, sizeof(*items), compare_keys);
    for (size_t i = 0; i < n; i++)
        if (!kept || compare_keys(&items[kept - 1], &items[i]) != 0)
            items[kept++] = items[i];
    return kept;
}

static void note_place(struct cooccur *c, struct cooccur_item *items, size_t n,
                       struct table *table)
{
    n = keep_distinct(items, n);
    for (size_t i = 0; i < n; i++) {
        note_one(c, &items[i]);
        for (size_t j = i + 1; j < n; j++)
            if (is_pair(c, &items[i], &items[j]))
                note_pair(c, &items[i], &items[j], table);
    }
}

static uint64_t note_sentences(struct cooccur *c, const size_t *sentences, size_t n,
                               struct table *table)
{
    size_t item = 0;

    for (size_t i = 0; i < n; i++) {
        size_t first = item, end = i + 1 < n ? sentences[i + 1] : SIZE_MAX;

        while (item < c->n && c->items[item].start < end)
            item++;
        note_place(c, c->items + first, item - first, table);
    }
    return n;
}

/* ---- windows ---- */

/* Words from the one to the next, which starts no earlier; 0: they overlap. */
static size_t distance(const struct cooccur_item *a, const struct cooccur_item *b)
{
    return b->start < a->end ? 0 : b->start - a->end + 1;
}

/* Two of one unit see each other, which makes two places. */
static uint64_t note_neighbours(struct cooccur *c, const struct cooccur_item *a,
                                const struct cooccur_item *b, struct table *table)
{
    if (!c->of_one_unit && a->sides == b->sides)
        return 0;
    note_one(c, a);
    note_one(c, b);
    if (is_pair(c, a, b))
        note_pair(c, a, b, table);
    return c->of_one_unit ? 2 : 1;
}

static uint64_t note_windows(struct cooccur *c, struct table *table)
{
    uint64_t places = 0;

    for (size_t i = 0; i < c->n; i++)
        for (size_t j = i + 1; j < c->n; j++) {
            size_t apart = distance(&c->items[i], &c->items[j]);

            if (apart > (size_t)c->window)
                break;
            if (apart)
                places += note_neighbours(c, &c->items[i], &c->items[j], table);
        }
    return places;
}

static uint64_t note_places(struct cooccur *c, const size_t *sentences,
                            size_t n_sentences, struct table *table)
{
    if (c->window == WINDOW_DOCUMENT ||
        (c->window == WINDOW_SENTENCE && !n_sentences)) {
        note_place(c, c->items, c->n, table);
        return 1;
    }
    if (c->n)
        qsort(c->items, c->n, sizeof(*c->items), compare_places);
    return c->window == WINDOW_SENTENCE
               ? note_sentences(c, sentences, n_sentences, table)
               : note_windows(c, table);
}

uint64_t cooccur_note(struct cooccur *c, const size_t *sentences, size_t n_sentences,
                      struct table *table)
{
    uint64_t places = note_places(c, sentences, n_sentences, table);

    for (size_t i = 0; i < c->n_touched; i++)
        note_alone(c, c->touched[i], table);
    c->n_touched = 0;
    c->n = 0;
    return places;
}

size_t cooccur_bytes(const struct cooccur *c)
{
    size_t keys = vocabulary_bytes(&c->keys);

    return keys == SIZE_MAX ? keys : keys + c->keys.n * sizeof(*c->alone);
}

void cooccur_forget(struct cooccur *c)
{
    vocabulary_clear(&c->keys);
    if (c->slots)
        memset(c->slots, 0, SLOTS * sizeof(*c->slots));
}

void cooccur_release(struct cooccur *c)
{
    vocabulary_release(&c->keys);
    free(c->alone);
    free(c->slots);
    free(c->items);
    free(c->touched);
    buf_release(&c->scratch);
}
