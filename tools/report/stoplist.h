/*
 * stoplist: which terms of a corpus tell nothing of its subjects.
 *
 * The languages are found by their stop words: one by one those whose list covers most
 * of what the lists before left over, as long as that is a telling part of it.
 */
#ifndef DATELINE_REPORT_STOPLIST_H
#define DATELINE_REPORT_STOPLIST_H

#include "report/summary.h"

/* Zeroed, it is ready; stoplist_release frees it. */
struct stoplist {
    bool *stops;          /* by term: whether it is a stop word, or none at all */
    struct buf languages; /* the codes that were found, with ", " between */
};

/* Of all terms, or of those of the latest period. */
void stoplist_find(struct stoplist *s, const struct summary *c, bool latest);
void stoplist_release(struct stoplist *s);

#endif
