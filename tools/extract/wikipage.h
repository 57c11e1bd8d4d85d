/*
 * wikipage: a page in a dump of MediaWiki, which is an element <page> with one or all
 * of its revisions (Help:Export).
 */
#ifndef DATELINE_EXTRACT_WIKIPAGE_H
#define DATELINE_EXTRACT_WIKIPAGE_H

#include "span.h"

/* Its parts lie in the bytes given. */
struct wiki_page {
    struct span head;     /* what is before its revisions */
    struct span revision; /* the latest; or empty */
    size_t n_revisions;
};

void wiki_page_read(struct wiki_page *page, struct span xml);

/*
 * True if its text is an article in wikitext, as far as its elements tell: not one that
 * sends to another, not of a namespace such as Talk, and no data of a program.
 */
bool wiki_page_is_article(const struct wiki_page *page);

#endif
