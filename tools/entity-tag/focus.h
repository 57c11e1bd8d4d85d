/*
 * focus: which countries a document is about.
 *
 * Each mention of a country gives its entry's weight in points, three times
 * that in the title and twice in the first paragraph behind it. A country is
 * in focus with at least half the points of the one that has most.
 */
#ifndef DATELINE_ENTITY_TAG_FOCUS_H
#define DATELINE_ENTITY_TAG_FOCUS_H

#include "entity-tag/document.h"

/*
 * Appends the codes in focus to `codes`, most points first, then by first
 * mention. They point into the mentions.
 */
void focus_find(const struct document *d, struct strings *codes);

#endif
