/*
 * filed: where a document was filed from, as an entity.
 *
 * The places of a dateline (dateline.h) are looked up. The state or country behind
 * a city settles where it is, even if the city is in no list; a city alone must be
 * in one, and is the best known of its name, for newspapers leave out the state or
 * country of those alone.
 */
#ifndef DATELINE_ENTITY_TAG_FILED_H
#define DATELINE_ENTITY_TAG_FILED_H

#include "entity-tag/document.h"

/*
 * Appends a mention of kind `dateline` for each place of the datelines of a
 * document that has been aligned, which covers the place and what qualifies it.
 * `found`: what the matcher gave for the document. A dateline without agency and day
 * counts only where the body begins.
 */
void filed_find(const struct gazetteer *g, const struct matches *found, bool historic,
                struct document *d);

#endif
