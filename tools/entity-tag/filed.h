/*
 * filed: mentions for the places that a document was filed from.
 *
 * The places of a dateline (dateline.h) are looked up. The state or country behind a
 * city decides where it is, even if the city is not in the gazetteer. A city alone must
 * be in it; the best known city of the name is taken, since newspapers leave out the
 * state or country only for that.
 */
#ifndef DATELINE_ENTITY_TAG_FILED_H
#define DATELINE_ENTITY_TAG_FILED_H

#include "entity-tag/document.h"

/*
 * Appends a mention of kind `dateline` for each place in the datelines of a document,
 * whose tokens must be aligned. It covers the place and the state or country behind it.
 * `found` are the matches in the document. A dateline without agency and day counts
 * only at the beginning of the body.
 */
void filed_find(const struct gazetteer *g, const struct matches *found, bool historic,
                struct document *d);

#endif
