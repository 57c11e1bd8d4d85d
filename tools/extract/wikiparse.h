/*
 * wikiparse: finds what is to be cut out of wikitext.
 *
 * One pass over links, templates, tables, language variants, comments and tags, which
 * all nest. What remains is text with apostrophes, marks at the starts of lines,
 * references, and tags of HTML. The header of wikitext says what becomes of each.
 */
#ifndef DATELINE_EXTRACT_WIKIPARSE_H
#define DATELINE_EXTRACT_WIKIPARSE_H

#include "wikicuts.h"

/* Replaces the list by the cuts of `wikitext`, valid UTF-8, into which they point. */
void wiki_parse(struct span wikitext, struct wiki_cuts *cuts);

#endif
