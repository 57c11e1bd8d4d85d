/*
 * mentions: finds the entities of a document, by the gazetteer and patterns.
 */
#ifndef DATELINE_ENTITY_TAG_MENTIONS_H
#define DATELINE_ENTITY_TAG_MENTIONS_H

#include "entity-tag/document.h"
#include "entity-tag/resolve.h"
#include "entity-tag/rules.h"
#include "matchers.h"
#include "pattern.h"

struct tagger {
    struct matchers matchers;
    struct patterns *patterns;
    struct resolver resolver;
    struct rules rules;
    struct matcher *matcher; /* for the current document */
    struct span forms;       /* kinds that count, commas between; empty: the default */
    struct matches found;    /* entities of the gazetteer in it */
    struct buf folded;
};

/* To be called when the rules are loaded. */
void tagger_begin(struct tagger *t);

/*
 * Finds the mentions and topic terms of a document whose tokens are known. Of mentions
 * that overlap, the one that starts first wins, and of those the longest; if a pattern
 * and a form match the same tokens, the pattern does. Returns the number + 1 of a
 * pattern that was given up since it took too many steps; 0: none.
 */
size_t mentions_find(struct tagger *t, struct document *d);

void tagger_release(struct tagger *t);

#endif
