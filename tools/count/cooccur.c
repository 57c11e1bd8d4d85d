#include "cooccur.h"

#include "mem.h"

#include <stdlib.h>

/* ---- things ---- */

static struct span without_nul(struct cooccur *c, struct span key)
{
    buf_clear(&c->clean);
    for (size_t i = 0; i < key.len; i++)
        if (key.data[i])
            buf_add_char(&c->clean, key.data[i]);
    return buf_span(&c->clean);
}

void cooccur_add(struct cooccur *c, struct span key, size_t start, size_t end,
                 enum cooccur_side sides)
{
    key = without_nul(c, key);
    if (!key.len)
        return;
    c->items = mem_grow(c->items, &c->capacity, c->n + 1, sizeof(*c->items));
    c->items[c->n++] = (struct cooccur_item){start, end, vocabulary_add(&c->keys, key),
                                             (unsigned char)sides};
}

/* In the order of the text, or of the keys where that makes no difference. */
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

static void note_key(struct cooccur *c, struct span first, struct span second,
                     struct table *table)
{
    buf_clear(&c->key);
    buf_add_span(&c->key, first);
    buf_add_char(&c->key, '\0');
    buf_add_span(&c->key, second);
    buf_reserve(&c->key, 1);
    table_note(table, table_key(table, buf_span(&c->key)), 1);
}

static struct span name_of(const struct cooccur *c, const struct cooccur_item *item)
{
    return vocabulary_string(&c->keys, item->key);
}

/* That the item is in a place, on each of its sides. */
static void note_one(struct cooccur *c, const struct cooccur_item *item,
                     struct table *table)
{
    const struct span nothing = {"", 0};

    if (item->sides & SIDE_FIRST)
        note_key(c, name_of(c, item), nothing, table);
    if (item->sides & SIDE_SECOND)
        note_key(c, nothing, name_of(c, item), table);
}

static void note_pair(struct cooccur *c, const struct cooccur_item *a,
                      const struct cooccur_item *b, struct table *table)
{
    struct span first = name_of(c, a), second = name_of(c, b);
    bool swapped =
        c->of_one_unit ? span_compare(first, second) > 0 : !(a->sides & SIDE_FIRST);

    note_key(c, swapped ? second : first, swapped ? first : second, table);
}

/* One on each side; two of one unit are not one and the same. */
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
        note_one(c, &items[i], table);
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
    note_one(c, a, table);
    note_one(c, b, table);
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

    vocabulary_clear(&c->keys);
    c->n = 0;
    return places;
}

void cooccur_release(struct cooccur *c)
{
    vocabulary_release(&c->keys);
    free(c->items);
    buf_release(&c->key);
    buf_release(&c->clean);
}
