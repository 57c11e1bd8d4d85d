/*
 * pattern_gate: where an expression cannot match, told by two bytes.
 *
 * Most places are none for an expression that must match there. The bytes that a
 * match can begin with are found out once, so that these places need no matching.
 */
#ifndef DATELINE_PATTERN_GATE_H
#define DATELINE_PATTERN_GATE_H

#include "span.h"

#include <stdint.h>

struct pcre2_real_code_8; /* an expression compiled by PCRE2 */

struct pattern_gate {
    bool known;                   /* false: any bytes will do */
    uint64_t first[4], second[4]; /* a bit a byte */
};

/* The gate of an anchored expression; `source` is what it was compiled from. */
struct pattern_gate pattern_gate_find(const struct pcre2_real_code_8 *code,
                                      struct span source);

static inline bool pattern_gate_has(const uint64_t *bits, char byte)
{
    return bits[(unsigned char)byte / 64] >> (unsigned char)byte % 64 & 1;
}

/* Whether the expression may match at byte `at` of the text. */
static inline bool pattern_gate_lets(const struct pattern_gate *gate, struct span text,
                                     size_t at)
{
    return !gate->known || at == 0 ||
           (at < text.len && pattern_gate_has(gate->first, text.data[at]) &&
            (at + 1 == text.len || pattern_gate_has(gate->second, text.data[at + 1])));
}

#endif
