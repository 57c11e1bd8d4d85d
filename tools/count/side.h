/*
 * side: the rows of one corpus, each with the evidence that its measures are computed
 * from.
 *
 * A row is peeked at before its evidence is taken, so that the rows of two sides,
 * target and reference, can be matched. A side also gives evidence for keys that it has
 * no row of.
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
    bool pairs;    /* rows are of pairs; those of one thing alone are passed over */
    bool over;     /* the last key of groups is that of --over */
    size_t n_keys; /* keys of groups, including it */
    enum calendar_unit unit; /* of its values; CALENDAR_NONE: they are no periods */
    size_t bytes;            /* of memory for parts */

    struct totals totals;
    struct series series;
    struct row row;
    bool has_row, is_taken;
};

/*
 * Starts the side, or starts it over: before that the totals must be started over, and
 * the rows, too, except with `over`, where the side has kept them. False: a temporary
 * file failed, see side_problem.
 */
bool side_begin(struct side *s);

/* The next row in order: its group, without the value of --over, and its key. */
bool side_peek(struct side *s, struct row *row);

/*
 * Takes the evidence of the row that was peeked at; it lasts until the next peek. The
 * groups, in side_miss as well, must be in order.
 */
void side_take(struct side *s, struct evidence *e);

/* The evidence for a key that has no row in the group. */
void side_miss(struct side *s, struct span group, struct evidence *e);

const char *side_problem(const struct side *s);
void side_release(struct side *s);

#endif
