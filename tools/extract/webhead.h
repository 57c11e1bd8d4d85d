/*
 * webhead: the title of a page, from its head and the headings where its main content
 * starts.
 */
#ifndef DATELINE_EXTRACT_WEBHEAD_H
#define DATELINE_EXTRACT_WEBHEAD_H

#include "webmeta.h"
#include "webtree.h"

/*
 * Decides on the title: the longest heading near the start that is a part of the title
 * in the head, as "Title" is of "Title | Site"; else og:title or the like; else the
 * last <h1> before the text; else <title> without the name of the site. Gives the block
 * of the heading, or the number of blocks.
 */
size_t web_head_title(const struct web_tree *t, struct web_meta *m);

#endif
