/*
 * ranking: sorts the rows of each group by weight, in bounded memory.
 *
 * It takes rows in the order of group and key, and gives the rows of each group by
 * weight, the largest first, and then by key. What does not fit in memory is spilled.
 */
#ifndef DATELINE_RANKING_H
#define DATELINE_RANKING_H

#include "order.h"
#include "runs.h"

/* The weight of a row: the greater, the earlier it comes. */
typedef uint64_t ranking_weigher(const void *context, const struct row *row);

/* To be zeroed but for the first seven members. */
struct ranking {
    size_t n_columns;
    row_source *next; /* gives the rows to rank */
    void *context;
    ranking_weigher *weigh; /* NULL: the first column */
    const void *weigh_context;
    uint64_t top; /* the most rows of a group to give; 0: all */
    size_t bytes; /* of memory to use, about */

    struct row pending; /* the first row of the next group */
    bool started, has_pending;
    struct buf group;
    struct buf keys; /* of the rows gathered, one behind the other */
    uint32_t *ends;  /* of each, in bytes */
    uint64_t *columns;
    struct order_item *items;
    size_t n, ends_capacity, columns_capacity, items_capacity;
    bool is_full;   /* there are `top` rows with more than `bar` */
    uint64_t bar;   /* the weight of the last of them */
    uint64_t given; /* rows of the group */
    struct runs runs;
};

/* The next row; false at the end of the source, or with `runs.problem`. */
bool ranking_next(struct ranking *r, struct row *row);

void ranking_release(struct ranking *r);

#endif
