/*
 * focus: which countries a document is about.
 *
 * A logistic model of what the document says of each country that it names, whose
 * weights were fitted on news (scripts/fit-focus): a country is in focus if it is
 * more likely so than the cost of being wrong asks for, and the likeliest one is in
 * any case. Names, adjectives, places and datelines are all looked at, those that
 * --forms leaves out too.
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
 * Sets `codes` to the codes in focus, the likeliest first, then by first mention.
 * They point into the mentions.
 */
void focus_find(struct focus *f, const struct document *d, struct strings *codes);

void focus_release(struct focus *f);

#endif
