/*
 * focus: which countries a document is about.
 *
 * A logistic model gives the probability for each country that the document names, from
 * where and how often it does. Its weights were fitted on news (scripts/fit-focus). The
 * countries above a threshold are in focus, and the most probable one in any case.
 * Names, adjectives, places and datelines count, even if --forms leaves them out.
 */
#ifndef DATELINE_ENTITY_TAG_FOCUS_H
#define DATELINE_ENTITY_TAG_FOCUS_H

#include "entity-tag/document.h"

/* Zeroed, it is ready. */
struct focus {
    struct evidence *items;
    size_t n, capacity;
};

/*
 * Sets `codes` to the codes in focus, the most probable first, then by first mention;
 * of one mention of several countries, in their order.
 * They point into the mentions.
 */
void focus_find(struct focus *f, const struct document *d, struct strings *codes);

void focus_release(struct focus *f);

#endif
