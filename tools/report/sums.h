/*
 * sums: counts by key, and by pairs of keys.
 */
#ifndef DATELINE_REPORT_SUMS_H
#define DATELINE_REPORT_SUMS_H

#include "buf.h"
#include "intern.h"

struct cell {
    uint64_t count, documents;
};

/*
 * Sums of a table by key, and by key and slot: a period, or part of all time. Zeroed
 * but for `slots`, it is ready; sums_release frees it.
 */
struct sums {
    struct intern keys;
    struct span *names; /* by key; the key itself where the table has none */
    struct cell *totals;
    struct cell *cells; /* `slots` of each key */
    size_t slots, names_capacity, totals_capacity, cells_capacity;
};

/* Documents in which two things come together. Zeroed, pairs are ready. */
struct pair {
    uint32_t first, second; /* keys */
    uint64_t documents;
};

struct pairs {
    struct intern firsts, seconds, both;
    struct pair *items;
    size_t capacity; /* of items there are both.n */
};

enum { NO_SLOT = -1 };

/* The number of a key, which is copied if it is new; its name is the key itself. */
uint32_t sums_key(struct sums *s, struct span key);

/* Adds to a key's total and, unless it is NO_SLOT, to a slot. */
void sums_add(struct sums *s, uint32_t key, long slot, struct cell more);

static inline struct cell sums_cell(const struct sums *s, uint32_t key, size_t slot)
{
    return s->cells[key * s->slots + slot];
}

/* The name of a key; the key itself if it is not there. */
struct span sums_name(const struct sums *s, struct span key);

void sums_release(struct sums *s);

void pairs_add(struct pairs *p, struct span first, struct span second,
               uint64_t documents);

/* Of a pair in this order; 0 if it is not there. */
uint64_t pairs_documents(const struct pairs *p, struct span first, struct span second);

void pairs_release(struct pairs *p);

#endif
