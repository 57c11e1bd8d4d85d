/*
 * grapheme: extended grapheme clusters of UAX #29, section 3.1.1: what a reader takes
 * for one character.
 */
#ifndef DATELINE_GRAPHEME_H
#define DATELINE_GRAPHEME_H

#include "span.h"

/*
 * The end of the cluster that starts at `start` (bytes), which is itself a
 * boundary and inside the text, valid UTF-8.
 */
size_t grapheme_next(struct span text, size_t start);

#endif
