/*
 * pivot: makes columns of the values of the last group key.
 *
 * The rows of a key in groups that differ only in the last value become one row. Its
 * count is the sum of theirs. Behind its key are a NUL and its cells with tabs between:
 * the counts, or the values of the measure if there is one, written out as numbers.
 * A cell without a row has what a row of 0 would have; nothing if there is no such
 * group, or if that takes more than the totals of the group.
 */
#ifndef DATELINE_COUNT_PIVOT_H
#define DATELINE_COUNT_PIVOT_H

#include "groups.h"
#include "measures.h"

/* Zeroed but for the first members, it is ready for pivot_begin. */
struct pivot {
    const struct measures *measures; /* no more than one */
    int column;                      /* the counts to take if there is none */
    size_t n_keys;                   /* of the groups */
    row_source *next;
    void *context;
    size_t bytes; /* of memory for rows; the columns are held as well */

    struct vocabulary names;
    uint32_t *order; /* of the columns */
    struct table table;
    struct row row;
    bool has_row;
    row_source *next_total;
    void *totals_context;
    struct row total;
    bool has_total, in_others;
    struct buf others; /* the current group, without its last value */
    double *zeros;     /* by column: the measure of a row of 0 there; NAN: no group */
    struct buf name, value, key;
    uint64_t columns[TABLE_COLUMNS];
    const char *problem; /* NULL: none beside those of the table */
};

/* Reads all rows. False: a temporary file failed, see pivot_problem. */
bool pivot_begin(struct pivot *p);

/* Gives the totals of all groups, in order, which are read along with pivot_next.
   Without it, measures of cells without a row are empty. */
void pivot_use_totals(struct pivot *p, row_source *next, void *context);

/* The name of a column, from the left; there are names.n. */
struct span pivot_name(const struct pivot *p, size_t column);

/* The next row, of a group without the last key; in order of group, then key. */
bool pivot_next(void *pivot, struct row *row);

/* Takes a row's key apart: the key, and its cells with tabs between. */
struct span pivot_cells(struct span *key);

const char *pivot_problem(const struct pivot *p);
void pivot_release(struct pivot *p);

#endif
