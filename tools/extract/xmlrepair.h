/*
 * xmlrepair: makes well-formed XML of a damaged item of a feed.
 *
 * Only the tags of elements that feeds have remain tags. All others, and whatever else
 * is not well-formed, are escaped, so that they become text. Elements that are open at
 * the end are closed.
 */
#ifndef DATELINE_EXTRACT_XMLREPAIR_H
#define DATELINE_EXTRACT_XMLREPAIR_H

#include "feedhead.h"

/*
 * Appends the repaired form of `item`, valid UTF-8, to `out`. `head` is that of its
 * feed.
 */
void xml_repair(struct span item, const struct feed_head *head, struct buf *out);

#endif
