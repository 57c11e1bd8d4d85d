/*
 * pattern_gate: rules out, by a few bytes, places where an expression cannot match.
 *
 * An expression that must match at a place matches at few places. Nearly all others are
 * ruled out by the bytes with which a match can begin or end. These are derived from
 * the source of the expression, so that one that never fits is never compiled.
 */
#ifndef DATELINE_PATTERN_GATE_H
#define DATELINE_PATTERN_GATE_H

#include "span.h"

#include <stdint.h>

enum { PATTERN_GATE_BYTES = 8 };

struct pattern_gate {
    unsigned n;                            /* bytes that are checked */
    uint64_t bytes[PATTERN_GATE_BYTES][4]; /* the values that each may have, a bit each;
                                              the byte nearest to the place is first */
};

/*
 * The gate of an expression (PCRE2, UTF-8) that must begin at a place or, if
 * `backwards`, end there. If the expression has something that is not analysed, such as
 * back references and quotations, the gate checks no bytes.
 */
struct pattern_gate pattern_gate_find(struct span source, bool backwards);

static inline bool pattern_gate_has(const uint64_t *bits, char byte)
{
    return bits[(unsigned char)byte / 64] >> (unsigned char)byte % 64 & 1;
}

/* Whether the expression may match at byte `at` of the text. */
static inline bool pattern_gate_lets_behind(const struct pattern_gate *gate,
                                            struct span text, size_t at)
{
    for (size_t i = 0; i < gate->n && at + i < text.len; i++)
        if (!pattern_gate_has(gate->bytes[i], text.data[at + i]))
            return false;
    return true;
}

/* Whether it may match so that the match ends there. */
static inline bool pattern_gate_lets_before(const struct pattern_gate *gate,
                                            struct span text, size_t at)
{
    for (size_t i = 0; i < gate->n && i < at; i++)
        if (!pattern_gate_has(gate->bytes[i], text.data[at - 1 - i]))
            return false;
    return true;
}

#endif
