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

/* Zeroed, it is ready; units_release gives its memory back. */
struct units {
    size_t n;
    const struct span *texts; /* of each */
    uint32_t *readings;       /* of each, and of one behind them, which is nothing */
    const uint32_t *tokens;   /* that each is of; NULL: each unit is a token */
    size_t readings_capacity;
    struct span *cut; /* texts and tokens, where some token is more than one unit */
    uint32_t *cut_from;
    size_t cut_capacity, cut_from_capacity;
};

/* The units of a run, which must stay, and what they are read as; those that were there
   are gone. */
void units_find(struct units *u, struct reader *r, const struct token_run *run);

void units_release(struct units *u);

/* The token that a unit is, or is of. */
static inline size_t units_token(const struct units *u, size_t unit)
{
    return u->tokens ? u->tokens[unit] : unit;
}

/* What a unit is read as; the one behind the last, as nothing. */
static inline const struct reading *units_reading(const struct units *u,
                                                  const struct reader *r, size_t unit)
{
    return reader_reading(r, u->readings[unit]);
}

/* By how many bytes a unit differs from a word, of `len` bytes, that it is read as. */
static inline size_t units_difference(const struct units *u, size_t unit, uint32_t len)
{
    size_t own = u->texts[unit].len;

    return own > len ? own - len : len - own;
}

#endif
