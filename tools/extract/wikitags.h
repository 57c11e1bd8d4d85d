/*
 * wikitags: comments in wikitext, and the tags that MediaWiki and its extensions add to
 * those of HTML.
 */
#ifndef DATELINE_EXTRACT_WIKITAGS_H
#define DATELINE_EXTRACT_WIKITAGS_H

#include "wikicuts.h"

/*
 * Reads the comment or tag at a '<', with its contents if those are left out or
 * literal. All other tags are left to HTML.
 */
void wiki_read_tag(struct wiki_finder *f);

/*
 * Behind the '>' of the tag at `p`, where a '<' is, whatever is in it; NULL if there is
 * no '>' before the next '<'. (MediaWiki ends tags there, even in quotes.)
 */
const char *wiki_tag_end(const char *p, const char *end);

#endif
