/*
 * fill: rows of 0 where there are none, so that a series of periods has no holes.
 *
 * There is a row for each key that comes anywhere, in each period from the first to
 * the last, and in each combination of values that the other keys of groups have.
 * Groups are held in memory, keys are not.
 */
#ifndef DATELINE_COUNT_FILL_H
#define DATELINE_COUNT_FILL_H

#include "groups.h"
#include "measures.h"

/* Zeroed but for the first members, it is ready for fill_read_groups. */
struct fill {
    const struct groups *groups;
    size_t period; /* which of their keys is one */
    size_t n_columns;
    row_source *next; /* all rows, in the order of group and key */
    void *context;
    size_t bytes; /* of memory for keys */

    struct vocabulary others, periods, filled; /* the last are groups */
    uint32_t *order;                           /* of the groups */
    size_t group;                              /* the one in hand, by order */
    bool is_open;
    struct table keys;
    struct row row, key;
    bool has_row;
    uint64_t columns[ROW_MOST_COLUMNS];
    struct buf name;
};

/*
 * Reads the totals, one for each group that there is; then all rows. Then the rows
 * are to be started anew, and fill_start called. False: a temporary file failed, see
 * fill_problem.
 */
void fill_read_groups(struct fill *f, row_source *totals, void *context);
bool fill_read_keys(struct fill *f);
void fill_start(struct fill *f);

/* The next row, in the order of group and key. */
bool fill_next(void *fill, struct row *row);

const char *fill_problem(const struct fill *f);
void fill_release(struct fill *f);

#endif
