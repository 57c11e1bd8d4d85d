/*
 * pattern_parts: parses an expression (PCRE2, UTF-8) into a tree.
 *
 * The nodes are alternatives, sequences, and what matches one character, each with how
 * often it is repeated. What matches no characters, such as anchors and lookarounds, is
 * left out.
 */
#ifndef DATELINE_PATTERN_PARTS_H
#define DATELINE_PATTERN_PARTS_H

#include "span.h"

#include <stdint.h>

enum pattern_kind {
    PATTERN_BYTE,      /* one byte out of a set */
    PATTERN_CHARACTER, /* one of a set of ASCII characters, or any that is not ASCII */
    PATTERN_ALTERNATIVES, /* one of some sequences */
    PATTERN_SEQUENCE
};

struct pattern_part {
    enum pattern_kind kind;
    uint64_t bytes[4];       /* of a byte or character: the set, a bit each */
    size_t size;             /* of a byte or character: bytes at most */
    uint32_t first, last;    /* the parts inside it: number + 1; 0: none */
    uint32_t before, behind; /* the parts beside it, likewise */
    size_t least, most;      /* repetitions; PATTERN_ENDLESS: without limit */
};

#define PATTERN_ENDLESS SIZE_MAX

struct pattern_parts {
    struct pattern_part *items; /* the caller frees them */
    uint32_t all; /* number + 1 of the root; 0: the expression has something that is not
                     analysed, such as back references and quotations */
};

/* The parts of an expression that compiles. */
struct pattern_parts pattern_parse(struct span source);

/* The length of a class with a name, such as [:alpha:], at the start of `s`, which is
   within a set of characters; 0: there is none. */
size_t pattern_named_class(struct span s);

#endif
