/*
 * order: sorts rows in memory, by group, weight and key.
 */
#ifndef DATELINE_ORDER_H
#define DATELINE_ORDER_H

#include "vocabulary.h"

#include <stdint.h>

/* Sorted by group ascending, by weight descending, then by key ascending. */
struct order_item {
    uint64_t weight;
    uint64_t prefix; /* the first bytes of the key: order_prefix */
    uint32_t group;
    uint32_t row;
};

/* The first 8 bytes of a key, as a number that sorts as they do. */
uint64_t order_prefix(struct span key);

/* The key of a row, which is asked for when items are equal in all members. */
typedef struct span order_key(const void *context, uint32_t row);

/* Sorts in place; allocates nothing. */
void order_sort(struct order_item *items, size_t n, order_key *key,
                const void *context);

/* The numbers of all strings in the order of their bytes; the caller frees them. */
uint32_t *order_strings(const struct vocabulary *v);

#endif
