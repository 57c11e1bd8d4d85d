/*
 * units: the words of a text that forms are matched with: its tokens or, in scripts
 * without spaces, the characters of the tokens.
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

/* Where a unit is: a whole token (UNIT_WHOLE), or the character at byte `at` of one. */
struct unit_place {
    uint32_t token, at;
};

#define UNIT_WHOLE UINT32_MAX

/* Zeroed, it is ready; units_release gives its memory back. */
struct units {
    size_t n;
    const struct span *tokens; /* of the run */
    uint32_t *readings;        /* of each unit; one more behind the last, of no words */
    struct unit_place *places; /* of each unit, if `is_cut` */
    bool is_cut;               /* some token is several units */
    size_t readings_capacity, places_capacity;
};

/* Replaces the units by those of a run, which must stay, and reads them. */
void units_find(struct units *u, struct reader *r, const struct token_run *run);

void units_release(struct units *u);

/* The token that a unit is, or is a part of. */
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

/* The reading of a unit; the unit behind the last has one of no words. */
static inline const struct reading *units_reading(const struct units *u,
                                                  const struct reader *r, size_t unit)
{
    return reader_reading(r, u->readings[unit]);
}

/* By how many bytes a unit differs in length from a word of `len` bytes. */
static inline size_t units_difference(const struct units *u, size_t unit, uint32_t len)
{
    size_t own = units_text(u, unit).len;

    return own > len ? own - len : len - own;
}

#endif
