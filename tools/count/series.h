/*
 * series: one row for each key, from its rows in all values of the last key.
 *
 * The values of the last of a group's keys are the parts over which dispersion and
 * trend are measured. Documents without a value are counted, but in no part, and what
 * has no tokens is no part. Rows come together by way of a table, so that memory is
 * bounded.
 */
#ifndef DATELINE_COUNT_SERIES_H
#define DATELINE_COUNT_SERIES_H

#include "groups.h"
#include "measures.h"

/* Zeroed but for the first members, it is ready for series_begin. */
struct series {
    const struct measures *measures;
    const struct groups *groups; /* the last key is the one of parts */
    size_t n_columns;            /* counts of a row */
    row_source *next;            /* rows of all groups, in order */
    void *context;
    row_source *next_total; /* their totals, in order */
    void *totals_context;
    struct totals *tests;
    size_t bytes; /* of memory */

    struct table table; /* by group and key, the parts */
    struct row row, total;
    bool has_row, has_total, in_group;
    struct series_part *parts; /* of the group in hand */
    size_t n, parts_capacity;
    struct buf values; /* of parts, one behind the other */
    struct buf group, name, period;
    uint64_t sums[TOTALS]; /* of the group */
    uint64_t *counts, *sizes;
    double *rates;
    size_t n_rates, counts_capacity, sizes_capacity, rates_capacity;
    uint64_t columns[ROW_MOST_COLUMNS];
};

/* Reads all rows. False: a temporary file failed, see series_problem. */
bool series_begin(struct series *s);

/* The next row, of a group without the last key; in order of group, then key. */
bool series_next(void *series, struct row *row);

const char *series_problem(const struct series *s);
void series_release(struct series *s);

#endif
