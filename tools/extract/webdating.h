/*
 * webdating: which of the dates in the body of a page is that of its text.
 */
#ifndef DATELINE_EXTRACT_WEBDATING_H
#define DATELINE_EXTRACT_WEBDATING_H

#include "webmeta.h"
#include "webtree.h"

/* A date that the markup of the body shows: <time>, itemprop, a class. */
struct web_dating {
    struct span html;
    bool attribute; /* `html` is the raw value of one */
    unsigned rank;
    uint32_t node; /* of the tree: where it stands, */
    size_t block;  /* and the block, which may come next */
};

/* Zeroed, it is empty; to be freed are the items. */
struct web_dates {
    struct web_dating *items;
    size_t n, capacity;
};

/* Adds a date, as long as there are not too many. */
void web_dates_add(struct web_dates *dates, struct web_dating date);

/*
 * Offers a date: one that is marked near the title, which is a block or none; else one
 * that stands by itself there; else one that is marked in the main content, or
 * anywhere; else one that stands by itself near the start.
 */
void web_dates_choose(const struct web_tree *t, const struct web_dates *dates,
                      size_t title, struct web_meta *m);

#endif
