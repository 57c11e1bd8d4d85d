/*
 * words: what the programs share that cut texts into the segments of UAX #29 in
 * memory, each by a library (words_*.c).
 */
#ifndef DATELINE_BENCH_WORDS_H
#define DATELINE_BENCH_WORDS_H

#include <stddef.h>

/*
 * Finds the word boundaries of a text, valid UTF-8 with 64 readable bytes behind
 * it, and returns the number of segments.
 */
size_t words_count(const char *text, size_t len);

#endif
