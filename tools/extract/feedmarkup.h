/*
 * feedmarkup: HTML of the elements that stand unescaped in a field of a feed, as in
 * Atom's xhtml. Prefixes go, sections of CDATA become text, and <script/>, which is all
 * of the element in XML and only its start in HTML, gets an end tag.
 */
#ifndef DATELINE_EXTRACT_FEEDMARKUP_H
#define DATELINE_EXTRACT_FEEDMARKUP_H

#include "buf.h"

/* Names are local, attributes those of expat: names and values in turn, then NULL. */
void feed_markup_start(const char *name, const char **attributes, struct buf *out);
void feed_markup_end(const char *name, struct buf *out);
void feed_markup_text(struct span text, struct buf *out);

#endif
