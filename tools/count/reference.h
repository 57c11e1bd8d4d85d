/*
 * reference: what groups are compared with.
 *
 * It is a part that count --partial wrote, by the same groups or by none, or one of the
 * groups. It is kept in temporary files, in order, to be read beside the rows.
 */
#ifndef DATELINE_COUNT_REFERENCE_H
#define DATELINE_COUNT_REFERENCE_H

#include "part.h"
#include "side.h"

/* Zeroed, it is ready for one of reference_read and reference_take, the latter anew. */
struct reference {
    struct runs rows, totals;
    bool by_group;      /* a group is compared with the same of the reference */
    bool is_group;      /* the reference is one of the groups, */
    struct buf group;   /* this one, without a key of parts */
    struct side side;   /* of its rows */
    const char *failed; /* the file that cannot be used; NULL: none */
    char problem[200];
};

/*
 * Reads a part, to be compared with what `own` says. With --over it may have been
 * counted with it, too: then its rows have parts. False: `problem` says why not.
 */
bool reference_read(struct reference *r, const char *path,
                    const struct part_header *own);

/* Where rows and totals of all groups come from. */
struct reference_source {
    row_source *rows, *totals;
    void *rows_context, *totals_context;
    size_t n_keys; /* of groups */
    bool over;     /* the last is the one of parts */
};

/*
 * Takes the rows of a group, whose values have commas between in `name`. False:
 * `problem` says why not.
 */
bool reference_take(struct reference *r, struct span name,
                    const struct reference_source *from);

/*
 * Starts the side, or starts it anew. It is like the other one, but for the groups and
 * for whether there are parts. False: reference_problem says why not.
 */
bool reference_begin(struct reference *r, const struct side *other);

/* In words; NULL: none. */
const char *reference_problem(const struct reference *r);

void reference_release(struct reference *r);

#endif
