/*
 * merging: fills a census from parts instead of records.
 */
#ifndef DATELINE_COUNT_MERGING_H
#define DATELINE_COUNT_MERGING_H

#include "part.h"
#include "census.h"

/* Zeroed, it is ready for merging_run. */
struct merging {
    struct parts parts;
    const char *failed; /* the part that cannot be used; NULL: none of them */
    const char *problem;
};

/*
 * Adds the counter that the parts are for to the census, and fills it with their
 * counts. False: `problem` says why not.
 */
bool merging_run(struct merging *m, struct census *s, const struct option_list *paths);

void merging_release(struct merging *m);

#endif
