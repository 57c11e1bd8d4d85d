/*
 * keyness: compares the rows of groups with those of a reference.
 */
#ifndef DATELINE_COUNT_KEYNESS_H
#define DATELINE_COUNT_KEYNESS_H

#include "reference.h"

/*
 * Gives rows with measures for the keys that either side has, in order. Zeroed but for
 * the members before `in_group`, it is ready for keyness_begin.
 */
struct keyness {
    const struct measures *measures;
    struct side *target; /* begun */
    struct reference *reference;
    struct totals *tests; /* the number of rows of each group; NULL: not counted */

    bool in_group;
    struct buf group, key;
    uint64_t columns[ROW_MOST_COLUMNS];
};

/* False: reference_problem says why. */
bool keyness_begin(struct keyness *k);
bool keyness_next(void *keyness, struct row *row);
void keyness_release(struct keyness *k);

#endif
