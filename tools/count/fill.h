/*
 * fill: adds rows of 0 where there are none, so that a series of periods has no holes.
 *
 * There will be a row for each key that occurs anywhere, in each period from the first
 * to the last, for each combination of values of the other group keys that occurs.
 * Groups are held in memory, keys are not.
 */
#ifndef DATELINE_COUNT_FILL_H
#define DATELINE_COUNT_FILL_H

#include "groups.h"
#include "measures.h"

/* Zeroed but for the first members, it is ready for fill_read_groups. */
struct fill {
    const struct groups *groups;
    size_t period; /* which of their keys is a period */
    size_t n_columns;
    row_source *next; /* all rows, in the order of group and key */
    void *context;
    size_t bytes; /* of memory for keys */

    struct vocabulary others, periods, filled; /* `filled` are the groups to give */
    uint32_t *order;                           /* of these groups */
    size_t group;                              /* the current one, by order */
    bool is_open;
    struct table keys;
    struct row row, key;
    bool has_row;
    uint64_t columns[ROW_MOST_COLUMNS];
    struct buf name;
};

/*
 * Call these in turn: the first reads the groups from their totals, the second reads
 * the keys from all rows of `next`, and then, when `next` has been started again, the
 * third starts the rows. False: a temporary file failed, see fill_problem.
 */
void fill_read_groups(struct fill *f, row_source *totals, void *context);
bool fill_read_keys(struct fill *f);
void fill_start(struct fill *f);

/* The next row, in the order of group and key. */
bool fill_next(void *fill, struct row *row);

const char *fill_problem(const struct fill *f);
void fill_release(struct fill *f);

#endif
