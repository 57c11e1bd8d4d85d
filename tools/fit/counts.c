#include "fit/counts.h"

#include "mem.h"

#include <stdlib.h>

enum {
    FEW_LABELS = 32,  /* a matrix has no more */
    FIRST_LISTED = 2, /* labels that a list has room for */
    PART_LISTED = 16, /* a list has no more than one of so many labels */
    AHEAD = 16        /* terms of which memory is fetched before it is looked at */
};

/* Lists double, so that those left behind are no more than the longest. */
size_t counts_bytes(size_t n_terms, size_t n_labels)
{
    size_t places = n_labels * sizeof(uint64_t),
           lists = 2 * (n_labels / PART_LISTED) * sizeof(struct label_count);

    if (n_labels <= FEW_LABELS)
        return n_terms * places;
    return n_terms * (sizeof(struct counts_row) + lists + places);
}

void counts_init(struct counts *c, size_t n_terms, size_t n_labels)
{
    *c = (struct counts){.n_terms = n_terms, .n_labels = n_labels};
    c->longest = n_labels / PART_LISTED;
    if (n_labels <= FEW_LABELS)
        c->matrix = mem_zalloc(n_terms * n_labels + 1, sizeof(*c->matrix));
    else
        c->rows = mem_zalloc(n_terms + 1, sizeof(*c->rows));
}

void counts_release(struct counts *c)
{
    free(c->matrix);
    free(c->rows);
    arena_release(&c->memory);
}

void counts_clear(struct counts *c)
{
    if (c->matrix)
        memset(c->matrix, 0, c->n_terms * c->n_labels * sizeof(*c->matrix));
    else
        memset(c->rows, 0, c->n_terms * sizeof(*c->rows));
    arena_reset(&c->memory);
}

/* ---- adding ---- */

static inline void add_to_places(uint64_t *places, const struct share *shares, size_t n)
{
    for (size_t i = 0; i < n; i++)
        places[shares[i].label] += shares[i].part;
}

/* Those of the first share and the last. */
static inline void fetch_places(const uint64_t *places, const struct share *shares,
                                size_t n)
{
    __builtin_prefetch(places + shares[0].label, 1);
    __builtin_prefetch(places + shares[n - 1].label, 1);
}

static inline void add_to_matrix(struct counts *c, const struct sample *sample,
                                 size_t n_shares)
{
    const uint32_t *terms = sample->terms;

    for (size_t i = 0; i < sample->n_terms; i++) {
        if (i + AHEAD < sample->n_terms)
            fetch_places(c->matrix + terms[i + AHEAD] * c->n_labels, sample->shares,
                         n_shares);
        add_to_places(c->matrix + terms[i] * c->n_labels, sample->shares, n_shares);
    }
}

static void lengthen(struct counts *c, struct counts_row *row)
{
    size_t capacity = row->capacity ? 2 * (size_t)row->capacity : FIRST_LISTED;
    struct label_count *list;

    capacity = capacity < c->longest ? capacity : c->longest;
    list = arena_alloc(&c->memory, capacity * sizeof(*list));
    if (row->n)
        memcpy(list, row->listed, row->n * sizeof(*list));
    row->listed = list;
    row->capacity = (uint32_t)capacity;
}

static void make_places(struct counts *c, struct counts_row *row)
{
    row->places = arena_alloc(&c->memory, c->n_labels * sizeof(*row->places));
    memset(row->places, 0, c->n_labels * sizeof(*row->places));
    for (size_t i = 0; i < row->n; i++)
        row->places[row->listed[i].label] = row->listed[i].n;
}

static void add_share(struct counts *c, struct counts_row *row, struct share share)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->listed[i].label == share.label) {
            row->listed[i].n += share.part;
            return;
        }
    if (!share.part)
        return;
    if (row->n == c->longest) {
        make_places(c, row);
        add_to_places(row->places, &share, 1);
        return;
    }
    if (row->n == row->capacity)
        lengthen(c, row);
    row->listed[row->n++] = (struct label_count){share.part, share.label};
}

/* One of the shares may be the first for which the list has no room. */
static void add_shares(struct counts *c, struct counts_row *row,
                       const struct share *shares, size_t n)
{
    size_t i = 0;

    while (i < n && !row->places)
        add_share(c, row, shares[i++]);
    if (i < n)
        add_to_places(row->places, shares + i, n - i);
}

static inline void fetch_row(const struct counts_row *row, const struct share *shares,
                             size_t n)
{
    if (row->places)
        fetch_places(row->places, shares, n);
    else
        __builtin_prefetch(row->listed, 1);
}

static void add_to_rows(struct counts *c, const struct sample *sample)
{
    const uint32_t *terms = sample->terms;
    const struct share *shares = sample->shares;

    for (size_t i = 0; i < sample->n_terms; i++) {
        struct counts_row *row = &c->rows[terms[i]];

        if (i + AHEAD < sample->n_terms)
            counts_fetch_row(c, terms[i + AHEAD]);
        if (i + AHEAD / 2 < sample->n_terms)
            fetch_row(&c->rows[terms[i + AHEAD / 2]], shares, sample->n_shares);
        if (row->places)
            add_to_places(row->places, shares, sample->n_shares);
        else
            add_shares(c, row, shares, sample->n_shares);
    }
}

void counts_add(struct counts *c, const struct sample *sample)
{
    if (!sample->n_shares)
        return;
    if (!c->matrix)
        add_to_rows(c, sample);
    else if (sample->n_shares == 1) /* as most that are given: a loop less */
        add_to_matrix(c, sample, 1);
    else
        add_to_matrix(c, sample, sample->n_shares);
}

/* ---- looking up ---- */

static size_t find_places(const uint64_t *places, size_t n_labels,
                          struct label_count *labels)
{
    size_t n = 0;

    for (uint32_t k = 0; k < n_labels; k++)
        if (places[k])
            labels[n++] = (struct label_count){places[k], k};
    return n;
}

size_t counts_of(const struct counts *c, uint32_t term, struct label_count *labels)
{
    const struct counts_row *row;

    if (c->matrix)
        return find_places(c->matrix + term * c->n_labels, c->n_labels, labels);
    row = &c->rows[term];
    if (row->places)
        return find_places(row->places, c->n_labels, labels);
    if (row->n)
        memcpy(labels, row->listed, row->n * sizeof(*labels));
    return row->n;
}

void counts_fetch_row(const struct counts *c, uint32_t term)
{
    if (!c->matrix)
        __builtin_prefetch(&c->rows[term]);
}

void counts_fetch(const struct counts *c, uint32_t term)
{
    if (c->matrix)
        __builtin_prefetch(c->matrix + term * c->n_labels);
    else if (c->rows[term].places)
        __builtin_prefetch(c->rows[term].places);
    else
        __builtin_prefetch(c->rows[term].listed);
}
