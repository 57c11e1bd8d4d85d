/*
 * results: the rows of a counter with their measures, in the order in which they are
 * written.
 *
 * Rows go through a chain of stages. The first gives the rows of the table, perhaps
 * with rows of 0 added (fill). The next computes measures: of groups and over the
 * values of a key (side), against a reference (keyness), or of pairs (association).
 * Then columns may be made of a key (pivot), and the last stage sorts (ranking). Each
 * stage reads the one before row by row; if it needs another order, rows go through a
 * table that spills.
 */
#ifndef DATELINE_COUNT_RESULTS_H
#define DATELINE_COUNT_RESULTS_H

#include "association.h"
#include "counter.h"
#include "fill.h"
#include "keyness.h"
#include "pivot.h"

/* What is wanted of the rows. */
struct wanted {
    const struct groups *groups;
    const struct measures *measures;
    bool over; /* the last key is that of --over */
    bool fill, pivot;
    bool against;          /* a reference is wanted: */
    struct span reference; /* the name of its group, unless it was read from a part */
    bool no_file;          /* it is no file, and was not looked for as one */
    int sort;              /* the column that rows are sorted by */
    uint64_t least, top;   /* least count of a row; most rows of a group, 0: all */
    size_t bytes;          /* of memory */
};

/* Zeroed but for the first three members, it is ready for results_begin. */
struct results {
    const struct wanted *wanted;
    struct counter *counter;
    struct reference *reference; /* read, or to be taken from a group; NULL: none */

    size_t n_columns;
    bool is_plain; /* no stage is needed: the table has the rows in order */
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
