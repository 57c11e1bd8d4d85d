/*
 * association: rows of pairs, each with how often its two come at all.
 *
 * Takes what cooccur counted. The second's own count is found by way of a table
 * that has the second before the first, so that memory is bounded.
 */
#ifndef DATELINE_COUNT_ASSOCIATION_H
#define DATELINE_COUNT_ASSOCIATION_H

#include "measures.h"

/* Zeroed but for the first members, it is ready for association_begin. */
struct association_rows {
    const struct measures *measures;
    row_source *next; /* what was counted, in the order of group and key */
    void *context;
    struct totals *tests;
    size_t bytes; /* of memory */

    struct totals totals; /* to be set, too */
    struct table table;
    struct buf group, key;
    uint64_t second; /* of the second in hand */
    uint64_t columns[ROW_MOST_COLUMNS];
};

/* Reads all rows. False: a temporary file failed, see association_problem. */
bool association_begin(struct association_rows *a);

/* The next pair: its key has a NUL between the two. Only groups are in order. */
bool association_next(void *association, struct row *row);

const char *association_problem(const struct association_rows *a);
void association_release(struct association_rows *a);

#endif
