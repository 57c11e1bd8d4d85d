/*
 * stoplist: which terms of a corpus say nothing of its subjects.
 *
 * The languages of the corpus are found by their stop words. One after another, the
 * language is added whose list covers most of the terms that are left, as long as that
 * is a large enough part of them.
 */
#ifndef DATELINE_REPORT_STOPLIST_H
#define DATELINE_REPORT_STOPLIST_H

#include "report/summary.h"

/* Zeroed, it is ready; stoplist_release frees it. */
struct stoplist {
    bool *stops;          /* by term: whether it is a stop word, or is no word */
    struct buf languages; /* codes of the languages found, with ", " between */
};

/* Finds the stop words among all terms, or among those of the latest period. */
void stoplist_find(struct stoplist *s, const struct summary *c, bool latest);
void stoplist_release(struct stoplist *s);

#endif
