/*
 * width: how many columns of a terminal text takes.
 *
 * By way of utf8proc: wide and full-width characters (UAX #11) take two columns,
 * combining marks none. Text is valid UTF-8 without control characters.
 */
#ifndef DATELINE_WIDTH_H
#define DATELINE_WIDTH_H

#include "span.h"

/* The columns of a text. */
size_t width_of(struct span s);

/* The longest beginning, or end, of a text that takes no more than `most` columns. */
struct span width_beginning(struct span s, size_t most);
struct span width_end(struct span s, size_t most);

#endif
