/*
 * width: how many columns of a terminal a text takes.
 *
 * Wide and full-width characters (UAX #11) take two columns, combining marks none, as
 * utf8proc knows them. Texts are valid UTF-8 without control characters.
 */
#ifndef DATELINE_WIDTH_H
#define DATELINE_WIDTH_H

#include "span.h"

/* The columns of a text. */
size_t width_of(struct span s);

/* The longest beginning, or end, of a text that takes at most `most` columns. */
struct span width_beginning(struct span s, size_t most);
struct span width_end(struct span s, size_t most);

#endif
