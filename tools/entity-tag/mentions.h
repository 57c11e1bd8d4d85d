/*
 * mentions: the entities of a document, from gazetteer and patterns.
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
    struct matcher *matcher; /* of the document in hand */
    struct span forms;       /* kinds that count, commas between; empty: the usual */
    struct matches found;    /* by the gazetteer */
    struct buf folded;
};

/* To be called when the rules are loaded. */
void tagger_begin(struct tagger *t);

/*
 * Finds the mentions and topic terms of a document whose tokens are known.
 * The longest at the leftmost place wins; where a pattern and a form take the
 * same tokens, the pattern does. Returns the number + 1 of a pattern that had
 * to be given up, or 0.
 */
size_t mentions_find(struct tagger *t, struct document *d);

void tagger_release(struct tagger *t);

#endif
