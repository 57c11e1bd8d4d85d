/*
 * association: computes the measures of pairs from what cooccur counted.
 *
 * A pair needs the counts of each of its two alone. That of the second is found by
 * sorting the pairs by their second, in a table, so that memory is bounded.
 */
#ifndef DATELINE_COUNT_ASSOCIATION_H
#define DATELINE_COUNT_ASSOCIATION_H

#include "measures.h"

/* Zeroed but for the members before `table`, it is ready for association_begin. */
struct association_rows {
    const struct measures *measures;
    row_source *next; /* what was counted, in the order of group and key */
    void *context;
    struct totals totals; /* of all groups */
    struct totals *tests; /* the number of rows of each; NULL: not counted */
    size_t bytes;         /* of memory */

    struct table table;
    struct buf group, key;
    uint64_t second; /* count of the current second */
    uint64_t columns[ROW_MOST_COLUMNS];
};

/* Reads all rows of `next`. False: a temporary file failed, see association_problem. */
bool association_begin(struct association_rows *a);

/* The next pair, whose key has a NUL between the two. Groups are in order, pairs are
   not. */
bool association_next(void *association, struct row *row);

const char *association_problem(const struct association_rows *a);
void association_release(struct association_rows *a);

#endif
