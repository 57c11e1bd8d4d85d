/*
 * webjsonld: what a page says of itself in JSON-LD, with the words of schema.org.
 */
#ifndef DATELINE_EXTRACT_WEBJSONLD_H
#define DATELINE_EXTRACT_WEBJSONLD_H

#include "webmeta.h"

/*
 * Takes the content of a script: an object, a list of them, or a @graph. Raw
 * control characters in strings are mended; of what is damaged otherwise, that
 * counts which stands before the damage.
 */
void web_jsonld_take(struct web_meta *m, struct span script);

#endif
