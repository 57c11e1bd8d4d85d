/*
 * xmlrepair: a damaged item of a feed made well-formed XML.
 *
 * Only the tags of elements that feeds have remain tags; all others, and
 * whatever else stands in the way, become text that means the same: markup
 * that should have been escaped is escaped. What is open at the end is closed.
 */
#ifndef DATELINE_EXTRACT_XMLREPAIR_H
#define DATELINE_EXTRACT_XMLREPAIR_H

#include "feeditem.h"

/*
 * Appends the mended form of `item`, which is valid UTF-8 and starts behind
 * `head`, to `out`.
 */
void xml_repair(struct span item, const struct feed_head *head, struct buf *out);

#endif
