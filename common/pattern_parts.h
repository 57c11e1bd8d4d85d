/*
 * pattern_parts: what an expression (PCRE2, UTF-8) consists of.
 *
 * A tree of alternatives, of sequences, and of what matches one character, with how
 * often each comes. What takes nothing, such as anchors and what looks around, is not
 * in it.
 */
#ifndef DATELINE_PATTERN_PARTS_H
#define DATELINE_PATTERN_PARTS_H

#include "span.h"

#include <stdint.h>

enum pattern_kind {
    PATTERN_BYTE,         /* one of some bytes */
    PATTERN_CHARACTER,    /* one of some bytes of ASCII, or any other character */
    PATTERN_ALTERNATIVES, /* sequences, of which one */
    PATTERN_SEQUENCE
};

struct pattern_part {
    enum pattern_kind kind;
    uint64_t bytes[4];       /* of bytes and characters, a bit for each that may be */
    size_t size;             /* of bytes and characters: bytes at most */
    uint32_t first, last;    /* of the parts inside; these are numbers plus one, or 0 */
    uint32_t before, behind; /* beside it */
    size_t least, most;      /* how often it comes; PATTERN_ENDLESS: without limit */
};

#define PATTERN_ENDLESS SIZE_MAX

struct pattern_parts {
    struct pattern_part *items; /* the caller's to free */
    uint32_t all; /* the number plus one of the whole; 0: it holds something that is not
                     looked into, such as back references and quotations */
};

/* The parts of an expression that compiles. */
struct pattern_parts pattern_parse(struct span source);

#endif
