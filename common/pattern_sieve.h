/*
 * pattern_sieve: finds at once which of many contexts may hold around a place.
 *
 * It combines the gates of up to 64 pairs of contexts, one behind a place and one
 * before it, in tables. For each distance from the place and each byte there, a word
 * has a bit for each pair whose gates let the byte pass; the words of a few bytes
 * and-ed together give the pairs that are left (bit-parallel matching as in Baeza-Yates
 * and Gonnet, "A new approach to text searching", 1992).
 */
#ifndef DATELINE_PATTERN_SIEVE_H
#define DATELINE_PATTERN_SIEVE_H

#include "pattern_gate.h"

#include <stddef.h>

enum { PATTERN_SIEVE_PAIRS = 64, PATTERN_SIEVE_DEPTH = 2 }; /* bytes on each side */

/* Zeroed, it has no pair. */
struct pattern_sieve {
    uint64_t behind[PATTERN_SIEVE_DEPTH][256], before[PATTERN_SIEVE_DEPTH][256];
};

/* Adds pair `number`, from 0 up, with its gates; a gate that is NULL lets all pass. */
void pattern_sieve_add(struct pattern_sieve *sieve, unsigned number,
                       const struct pattern_gate *behind,
                       const struct pattern_gate *before);

/* A bit for each pair that may hold around bytes [start, end) of the text. The gates,
   which check more bytes, may still rule some of them out. */
static inline uint64_t pattern_sieve_lets(const struct pattern_sieve *sieve,
                                          struct span text, size_t start, size_t end)
{
    uint64_t pairs = UINT64_MAX;

    for (size_t i = 0; i < PATTERN_SIEVE_DEPTH && end + i < text.len; i++)
        pairs &= sieve->behind[i][(unsigned char)text.data[end + i]];
    for (size_t i = 0; i < PATTERN_SIEVE_DEPTH && i < start; i++)
        pairs &= sieve->before[i][(unsigned char)text.data[start - 1 - i]];
    return pairs;
}

#endif
