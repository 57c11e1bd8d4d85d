/*
 * webjsonld: the metadata of a page in JSON-LD, in the vocabulary of schema.org.
 */
#ifndef DATELINE_EXTRACT_WEBJSONLD_H
#define DATELINE_EXTRACT_WEBJSONLD_H

#include "webmeta.h"

/*
 * Takes the content of a script: an object, a list of objects, or a @graph. Raw control
 * characters in strings are repaired; at other damage reading ends, and what came
 * before counts.
 */
void web_jsonld_take(struct web_meta *m, struct span script);

#endif
