/*
 * totals: finds the totals of groups, one after another, while their rows go by.
 */
#ifndef DATELINE_COUNT_TOTALS_H
#define DATELINE_COUNT_TOTALS_H

#include "table.h"

/* Columns of a total. */
enum {
    TOTAL_DOCUMENTS,
    TOTAL_TOKENS,
    TOTAL_SENTENCES,
    TOTAL_UNITS, /* the sum of all counts */
    TOTALS
};

/* Zeroed but for the source of total rows, in the order of groups, it is ready. */
struct totals {
    row_source *next;
    void *context;
    struct row row;
    bool started, has_row;
};

/*
 * The totals of a group, which last until the next call; zeros if it has none. Groups
 * must be asked for in order.
 */
const uint64_t *totals_find(struct totals *t, struct span group);

#endif
