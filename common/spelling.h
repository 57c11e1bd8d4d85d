/*
 * spelling: how far a mistyped word is from a known one.
 */
#ifndef DATELINE_SPELLING_H
#define DATELINE_SPELLING_H

#include "span.h"

/*
 * How many bytes must be added, removed or changed to make `name` of what was typed
 * (Levenshtein distance). SIZE_MAX if the name is longer than any word of a command
 * line.
 */
size_t spelling_slips(struct span typed, const char *name);

#endif
