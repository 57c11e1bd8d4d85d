/*
 * results: what was counted, as rows with measures, in the order they are written.
 *
 * Rows go from stage to stage: those of the table, or all that are not there, too
 * (fill); with measures, of groups and all values of a key (side), beside a reference
 * (keyness), or of what comes together (association); turned (pivot); and ranked. Each
 * stage reads the one before row by row; what it must bring into another order goes by
 * way of a table that spills.
 */
#ifndef DATELINE_COUNT_RESULTS_H
#define DATELINE_COUNT_RESULTS_H

#include "association.h"
#include "counter.h"
#include "fill.h"
#include "keyness.h"
#include "pivot.h"

/* What is wanted of rows. */
struct wanted {
    const struct groups *groups;
    const struct measures *measures;
    bool over; /* the last key is the one of a series */
    bool fill, pivot;
    bool against;          /* a reference is wanted: */
    struct span reference; /* its group, where it is not read yet */
    int sort;              /* the column that rows are ordered by */
    uint64_t least, top;   /* count of a row; rows of a group, 0: all */
    size_t bytes;          /* of memory */
};

/* Zeroed but for the first three members, it is ready for results_begin. */
struct results {
    const struct wanted *wanted;
    struct counter *counter;
    struct reference *reference; /* read, or to be taken from a group; NULL: none */

    size_t n_columns;
    bool is_plain; /* the table's own order will do */
    struct fill fill;
    bool filled;
    struct row total; /* of documents that are added up over parts */
    bool has_total;
    struct buf group;
    struct side target;
    struct keyness keyness;
    struct association_rows association;
    struct pivot pivot;
    row_source *next; /* the last stage */
    void *context;
    struct table tests; /* rows of each group */
    struct totals n_tests;
    struct ranking ranking;
    uint64_t columns[ROW_MOST_COLUMNS];
    const char *problem; /* NULL: none but those of the stages */
};

/* Starts all stages. False: results_problem says why not. */
bool results_begin(struct results *r);
bool results_next(struct results *r, struct row *row);

/* In words; NULL: none. */
const char *results_problem(const struct results *r);
void results_release(struct results *r);

#endif
