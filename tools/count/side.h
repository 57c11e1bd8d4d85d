/*
 * side: the rows of one corpus, each with what its measures are made from.
 *
 * A row is looked at before its evidence is taken, so that the rows of two sides can be
 * brought together; evidence of the keys that a side has no row for can be had, too.
 */
#ifndef DATELINE_COUNT_SIDE_H
#define DATELINE_COUNT_SIDE_H

#include "series.h"

/* Zeroed but for the first members, it is ready for side_begin. */
struct side {
    row_source *next; /* rows of all groups, in order */
    void *context;
    row_source *next_total; /* their totals, in order */
    void *totals_context;
    bool pairs;          /* what is counted of one thing alone is passed over */
    bool over;           /* the last key of groups is the one of parts: */
    size_t n_keys;       /* keys of groups, with it */
    enum key_kind parts; /* what it is */
    size_t bytes;        /* of memory for parts */

    struct totals totals;
    struct series series;
    struct row row;
    bool has_row, is_taken;
};

/*
 * Starts, or starts anew: then the totals must have been, too, and the rows unless they
 * have parts, which are kept. False: a temporary file failed, see side_problem.
 */
bool side_begin(struct side *s);

/* The next row in order: its group, without a key of parts, and its key. */
bool side_peek(struct side *s, struct row *row);

/*
 * The evidence of the row that was looked at, which lasts until the next one is. Groups
 * come in order, in side_miss, too.
 */
void side_take(struct side *s, struct evidence *e);

/* That of a key of the group that has no row. */
void side_miss(struct side *s, struct span group, struct evidence *e);

const char *side_problem(const struct side *s);
void side_release(struct side *s);

#endif
