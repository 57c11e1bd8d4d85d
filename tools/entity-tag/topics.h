/*
 * topics: what a document is about, by the topic terms in it.
 *
 * The score of a topic is the weight of its hits for each hundred tokens. A
 * topic is given when its hits weigh at least 2 together and its score is at
 * least a third of the best one's.
 */
#ifndef DATELINE_ENTITY_TAG_TOPICS_H
#define DATELINE_ENTITY_TAG_TOPICS_H

#include "entity-tag/document.h"

/* Appends the array that is the record's `topics` member, best topic first. */
void topics_write(const struct gazetteer *g, const struct document *d, struct buf *out);

#endif
