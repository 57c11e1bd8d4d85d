/*
 * names: what the programs share that find the names of a list in texts, each by
 * a library (names_*.c, names_aho).
 */
#ifndef DATELINE_BENCH_NAMES_H
#define DATELINE_BENCH_NAMES_H

#include <stdbool.h>
#include <stddef.h>

struct found {
    size_t all;
    size_t words; /* with no letter or digit before or behind */
};

/* Reads the list of names from a file, once. False: it cannot be used. */
bool names_open(const char *path);

/*
 * Adds a text to find names in: valid UTF-8 that stays, 64 readable bytes behind
 * it. What is not to be timed is done here.
 */
void names_add(const char *text, size_t len);

/* Finds the names in all texts. */
struct found names_find(void);

#endif
