/*
 * webmain: which element of a page has its main content, by how much text is in each
 * and by what their classes say.
 */
#ifndef DATELINE_EXTRACT_WEBMAIN_H
#define DATELINE_EXTRACT_WEBMAIN_H

#include "webtree.h"

/* What elements are left out for. */
enum { WEB_DEAD = WEB_BAD | WEB_FURNITURE | WEB_HIDDEN | WEB_COMMENTS };

/*
 * Takes hints back from elements that have too much text for them. `ends_sentence` of
 * the blocks must be set.
 */
void web_main_pardon(struct web_tree *t);

/* The smallest element that has the main content. Sets `all_hints`. */
uint32_t web_main_find(struct web_tree *t);

#endif
