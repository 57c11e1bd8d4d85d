/*
 * spelling: what was meant by a word that is none of those that are known.
 */
#ifndef DATELINE_SPELLING_H
#define DATELINE_SPELLING_H

#include "span.h"

/*
 * How many bytes must be added, taken away or changed to make `name` of what was typed
 * (Levenshtein's distance). SIZE_MAX where the name is longer than any word of a
 * command line.
 */
size_t spelling_slips(struct span typed, const char *name);

#endif
