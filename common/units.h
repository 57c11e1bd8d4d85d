/*
 * units: the words that names are made of: tokens, but in scripts without spaces
 * their characters.
 */
#ifndef DATELINE_UNITS_H
#define DATELINE_UNITS_H

#include "reading.h"
#include "utf8.h"

/* Tokens in their text. */
struct token_run {
    const struct span *tokens; /* as many bytes readable behind as cache.h asks */
    size_t n;
    struct span text;
    bool placed; /* the tokens point into `text` */
};

/* Where a unit is: all of a token, or the character `at` so many of its bytes. */
struct unit_place {
    uint32_t token, at;
};

#define UNIT_WHOLE UINT32_MAX

/* Zeroed, it is ready; units_release gives its memory back. */
struct units {
    size_t n;
    const struct span *tokens; /* of the run */
    uint32_t *readings;        /* of each, and of one behind them, which is nothing */
    struct unit_place *places; /* of each, if `is_cut`: some token is several units */
    bool is_cut;
    size_t readings_capacity, places_capacity;
};

/* The units of a run, which must stay, and what they are read as; those that were there
   are gone. */
void units_find(struct units *u, struct reader *r, const struct token_run *run);

void units_release(struct units *u);

/* The token that a unit is, or is of. */
static inline size_t units_token(const struct units *u, size_t unit)
{
    return u->is_cut ? u->places[unit].token : unit;
}

static inline struct span units_text(const struct units *u, size_t unit)
{
    struct unit_place place;
    const char *character;
    uint32_t code;

    if (!u->is_cut)
        return u->tokens[unit];
    place = u->places[unit];
    if (place.at == UNIT_WHOLE)
        return u->tokens[place.token];
    character = u->tokens[place.token].data + place.at;
    return (struct span){character, utf8_decode(character, &code)};
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
    size_t own = units_text(u, unit).len;

    return own > len ? own - len : len - own;
}

#endif
