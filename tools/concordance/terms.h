/*
 * terms: finds the terms of topics as entity-tag does.
 */
#ifndef DATELINE_CONCORDANCE_TERMS_H
#define DATELINE_CONCORDANCE_TERMS_H

#include "concordance/document.h"
#include "matchers.h"
#include "sources.h"

/* Zeroed, it is ready for terms_begin; terms_release ends it at any time. */
struct terms {
    struct gazetteer gazetteer;
    struct buf image; /* of it, if it was compiled for this run */
    struct matchers matchers;
    struct matches entities, found;
};

/* Loads the dictionary. False: `fault` says why not; the sources must outlive it. */
bool terms_begin(struct terms *t, const struct sources *s,
                 struct gazetteer_fault *fault);

/* Whether the dictionary has terms of a topic. Takes time linear in its entries. */
bool terms_have(const struct terms *t, struct span topic);

/* The topic that a match speaks for; empty: it is a prior, or speaks against one. */
struct span terms_topic(const struct terms *t, const struct match *m);

/* All matches in a document, in order of their starts, until the next call. */
const struct matches *terms_find(struct terms *t, const struct document *d);

void terms_release(struct terms *t);

#endif
