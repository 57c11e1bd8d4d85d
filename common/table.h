/*
 * table: counts by group and key.
 *
 * Keys are strings (terms, codes); groups are small numbers that the caller
 * gives out. A cell counts how often a key came in a group and in how many
 * documents.
 */
#ifndef DATELINE_TABLE_H
#define DATELINE_TABLE_H

#include "intern.h"

struct cell {
    uint32_t group, key;
    uint64_t count;
    uint64_t documents;
    uint64_t last_document; /* the one counted last */
};

/* Zeroed, it is empty and ready. */
struct table {
    struct intern keys;
    struct cell *cells;
    size_t n, capacity;
    uint32_t *slots; /* number + 1 of a cell */
    size_t n_slots;
    uint32_t *recent; /* by key: number + 1 of its cell used last */
    size_t recent_capacity;
};

void table_release(struct table *t);

/* The number of a key, for table_add. */
uint32_t table_key(struct table *t, struct span key);

/* Counts `n` occurrences of a key in a document (numbered from 1 up). */
void table_add(struct table *t, uint32_t group, uint32_t key, uint64_t n,
               uint64_t document);

/*
 * Sorts the cells by group in the order of `group_ranks[group]`, then by
 * count descending, then by key in code point order. Nothing may be added
 * after it.
 */
void table_sort(struct table *t, const uint32_t *group_ranks);

#endif
