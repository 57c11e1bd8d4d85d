/*
 * totals: what a group comes to as a whole, found while its rows go by.
 */
#ifndef DATELINE_COUNT_TOTALS_H
#define DATELINE_COUNT_TOTALS_H

#include "table.h"

/* Columns of a total. */
enum {
    TOTAL_DOCUMENTS,
    TOTAL_TOKENS,
    TOTAL_SENTENCES,
    TOTAL_UNITS, /* how often whatever is counted came */
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
 * The totals of a group, zeros if it has none, until the next call. Groups must
 * be asked for in their order.
 */
const uint64_t *totals_find(struct totals *t, struct span group);

#endif
