/*
 * pattern_length: how long a match of an expression can be.
 */
#ifndef DATELINE_PATTERN_LENGTH_H
#define DATELINE_PATTERN_LENGTH_H

#include "span.h"

#define PATTERN_UNBOUNDED SIZE_MAX

/*
 * The most bytes of UTF-8 that an expression (PCRE2), which compiles, can match.
 * PATTERN_UNBOUNDED: there is no limit, or the expression has something that
 * pattern_parts does not analyse. Lookbehind and lookahead count as nothing.
 */
size_t pattern_most_bytes(struct span source);

#endif
