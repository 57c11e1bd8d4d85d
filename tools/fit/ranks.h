/*
 * ranks: the order of strings, whatever order they came in.
 */
#ifndef DATELINE_FIT_RANKS_H
#define DATELINE_FIT_RANKS_H

#include "intern.h"

/* By number of a string, its place in the order of bytes; the caller frees it. */
uint32_t *ranks_of(const struct intern *strings);

/* The other way round: the numbers of the strings in that order. */
uint32_t *ranks_inverted(const uint32_t *ranks, size_t n);

#endif
