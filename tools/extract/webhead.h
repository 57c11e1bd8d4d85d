/*
 * webhead: the title and date of a page from the text where its main content
 * starts.
 */
#ifndef DATELINE_EXTRACT_WEBHEAD_H
#define DATELINE_EXTRACT_WEBHEAD_H

#include "webmeta.h"
#include "webtree.h"

/*
 * Settles the title: the longest heading near the start that is a part of what the
 * head says, as "Title" is of "Title | Site"; else what og:title or the like says,
 * the last <h1> before the text, or <title>, the name of the site taken off.
 */
void web_head_title(const struct web_tree *t, struct web_meta *m);

/* Offers a date that stands by itself near the start. */
void web_head_date(const struct web_tree *t, struct web_meta *m);

#endif
