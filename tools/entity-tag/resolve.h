/*
 * resolve: decides which country a name means.
 *
 * A form may name several countries, or a country and something else. The first of
 * these that can decides:
 *
 * - a region behind it: "Paris, Texas" is a place in the region's country;
 * - support: the weight of each meaning times one more than the number of other
 *   mentions of that country (up to four) and of cues (up to four more) in the
 *   document. A city or region is supported only by other cities and regions of its
 *   country, and by cues. A meaning that the first of these gave the name elsewhere in
 *   the document weighs as much as the weightiest one.
 */
#ifndef DATELINE_ENTITY_TAG_RESOLVE_H
#define DATELINE_ENTITY_TAG_RESOLVE_H

#include "entity-tag/document.h"
#include "intern.h"

/* Zeroed but for the first two, which are set from options. resolver_release frees. */
struct resolver {
    struct span bias;    /* codes of countries to prefer, with commas between */
    bool historic;       /* former states keep their codes */
    uint64_t document;   /* counts them */
    struct intern ids;   /* that came so far, numbered */
    struct intern names; /* entries of names with several meanings, likewise */
    struct support *support;
    struct meaning *meanings; /* of the names */
    size_t support_capacity, meanings_capacity;
};

/*
 * Appends a mention to the document for each entity of `found`, the matches of `m` in
 * it, with its meaning. Blocks become dropped mentions.
 */
void resolve(struct resolver *r, const struct matcher *m, const struct matches *found,
             struct document *d);

void resolver_release(struct resolver *r);

#endif
