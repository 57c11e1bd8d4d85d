/*
 * reference: the rows that the rows of groups are compared with.
 *
 * They are a part that count --partial wrote, by the same groups or by none; or the
 * rows of one of the groups. They are kept sorted in temporary files, to be read beside
 * the other rows.
 */
#ifndef DATELINE_COUNT_REFERENCE_H
#define DATELINE_COUNT_REFERENCE_H

#include "part.h"
#include "side.h"

/* Zeroed, it is ready for reference_read, or for reference_take, once or again. */
struct reference {
    struct runs rows, totals;
    bool by_group;    /* each group is compared with the same group of the reference */
    bool is_group;    /* the reference is one of the groups: */
    struct buf group; /* this one, without the value of --over */
    struct side side; /* of its rows */
    const char *failed; /* the file that cannot be used; NULL: none */
    char problem[300];
};

/*
 * Reads a part, to be compared with rows that `own` describes. If they were counted
 * with --over, the part may have been as well. False: `problem` says why not.
 */
bool reference_read(struct reference *r, const char *path,
                    const struct part_header *own);

/* Where rows and totals of all groups come from. */
struct reference_source {
    row_source *rows, *totals;
    void *rows_context, *totals_context;
    size_t n_keys; /* of groups */
    bool over;     /* the last is the one of parts */
    bool no_file;  /* the name is no file's, and was not looked for as one */
};

/*
 * Takes the rows of a group, whose values have commas between in `name`. False:
 * `problem` says why not.
 */
bool reference_take(struct reference *r, struct span name,
                    const struct reference_source *from);

/*
 * Starts the side, or starts it over. It is like the other one, except for the groups
 * and for whether there are parts. False: reference_problem says why not.
 */
bool reference_begin(struct reference *r, const struct side *other);

/* In words; NULL: none. */
const char *reference_problem(const struct reference *r);

void reference_release(struct reference *r);

#endif
