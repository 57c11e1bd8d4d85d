/*
 * units: the words that names are made of: tokens, but in scripts without spaces
 * their characters.
 */
#ifndef DATELINE_UNITS_H
#define DATELINE_UNITS_H

#include "reading.h"

/* Tokens in their text. */
struct token_run {
    const struct span *tokens; /* as many bytes readable behind as cache.h asks */
    size_t n;
    struct span text;
    bool placed; /* the tokens point into `text` */
};

/* A token, or a character of one. */
struct unit {
    struct span text;
    uint32_t reading; /* what it is read as */
    uint32_t token;
};

/* Zeroed, it is ready; units_release gives its memory back. Behind the last one is
   one that reads as nothing. */
struct units {
    struct unit *items;
    size_t n, capacity;
};

/* The units of a run, in place of those that were there, and what they are read as. */
void units_find(struct units *u, struct reader *r, const struct token_run *run);

void units_release(struct units *u);

/* What a unit is read as; the one behind the last, as nothing. */
static inline const struct reading *units_reading(const struct units *u,
                                                  const struct reader *r, size_t unit)
{
    return reader_reading(r, u->items[unit].reading);
}

/* By how many bytes a unit differs from a word, of `len` bytes, that it is read as. */
static inline size_t units_difference(const struct units *u, size_t unit, uint32_t len)
{
    size_t own = u->items[unit].text.len;

    return own > len ? own - len : len - own;
}

#endif
