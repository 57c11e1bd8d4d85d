/*
 * pattern_length: how much of a text an expression can take.
 */
#ifndef DATELINE_PATTERN_LENGTH_H
#define DATELINE_PATTERN_LENGTH_H

#include "span.h"

#define PATTERN_UNBOUNDED SIZE_MAX

/*
 * The bytes of UTF-8 that a match of an expression (PCRE2) has at most, or
 * PATTERN_UNBOUNDED: there is no limit, or it holds what pattern_parts does not look
 * into. `source` compiles. What looks behind or ahead takes nothing.
 */
size_t pattern_most_bytes(struct span source);

#endif
