/*
 * jsonrepair: repairs damaged JSON.
 *
 * Reads an object in any state and writes a valid one that says the same, as far as
 * that can be known: raw control characters in strings are escaped, what is cut off is
 * closed, missing commas, colons and brackets are added and stray ones dropped, and
 * words that are no JSON become strings or null.
 */
#ifndef DATELINE_EXTRACT_JSONREPAIR_H
#define DATELINE_EXTRACT_JSONREPAIR_H

#include "buf.h"

/* Kinds of damage, and how often and where each was first met. */
enum damage {
    DAMAGE_CONTROL,   /* a raw control character in a string */
    DAMAGE_ESCAPE,    /* an escape that does not exist, or is cut off */
    DAMAGE_SURROGATE, /* half of a surrogate pair alone */
    DAMAGE_CUT,       /* the end came too early */
    DAMAGE_BRACKET,   /* a bracket that closes something else, or nothing */
    DAMAGE_COMMA,     /* a comma or colon that is missing or stray */
    DAMAGE_WORD,      /* a value that is no JSON */
    DAMAGE_COMMENT,
    DAMAGE_KINDS
};

struct repair {
    size_t count[DAMAGE_KINDS];
    size_t first[DAMAGE_KINDS]; /* bytes from the start */
    char cut_in[16];            /* what was cut off: "a string" */
    char control[16];           /* the first control character: "newline" */
};

/*
 * Appends the repaired form of `json` to `out`, ended by a NUL that is not counted.
 * `json` starts with '{' and has a NUL and BUF_PADDING readable bytes behind it. Notes
 * the damage in `r`, which must be zeroed.
 */
void json_repair(struct span json, struct buf *out, struct repair *r);

/* Writes into `out` what damage of a kind there was, and how it was repaired. */
void json_damage_describe(const struct repair *r, enum damage kind, char *out,
                          size_t size);

#endif
