#include "pattern_gate.h"

#include "pattern_parts.h"

#include <stdlib.h>

/* Distances from the place are sets of bits; larger ones than these are left out. */
enum { DISTANCES = (1 << PATTERN_GATE_BYTES) - 1, MOST_STEPS = 100000 };

struct walk {
    const struct pattern_part *parts;
    struct pattern_gate *gate;
    bool backwards;
    size_t steps; /* taken so far: nested repetitions could take forever */
};

static void note(const struct walk *w, unsigned from, const uint64_t *bytes)
{
    for (int i = 0; i < PATTERN_GATE_BYTES; i++)
        for (int k = 0; from >> i & 1 && k < 4; k++)
            w->gate->bytes[i][k] |= bytes[k];
}

/* A character of two to four bytes, none of which is ASCII. */
static unsigned walk_others(const struct walk *w, unsigned from)
{
    static const uint64_t others[4] = {0, 0, UINT64_MAX, UINT64_MAX};

    note(w, from | from << 1 | from << 2 | from << 3, others);
    return from << 2 | from << 3 | from << 4;
}

static unsigned walk_part(struct walk *w, uint32_t number, unsigned from);

static unsigned walk_sequence(struct walk *w, const struct pattern_part *sequence,
                              unsigned from)
{
    uint32_t i = w->backwards ? sequence->last : sequence->first;

    while (i && from) {
        from = walk_part(w, i, from);
        i = w->backwards ? w->parts[i - 1].before : w->parts[i - 1].behind;
    }
    return from;
}

static unsigned walk_once(struct walk *w, const struct pattern_part *part,
                          unsigned from)
{
    unsigned to = 0;

    if (part->kind == PATTERN_SEQUENCE)
        return walk_sequence(w, part, from);
    if (part->kind == PATTERN_ALTERNATIVES) {
        for (uint32_t i = part->first; i; i = w->parts[i - 1].behind)
            to |= walk_part(w, i, from);
        return to;
    }
    if (part->kind == PATTERN_CHARACTER)
        to = walk_others(w, from);
    note(w, from, part->bytes);
    return (to | from << 1) & DISTANCES;
}

/* The distances at which a part may end if it begins at one of `from`. */
static unsigned walk_part(struct walk *w, uint32_t number, unsigned from)
{
    const struct pattern_part *part = &w->parts[number - 1];
    unsigned to = part->least ? 0 : from;

    for (size_t i = 1; from && i <= part->most && i <= PATTERN_GATE_BYTES; i++) {
        if (w->steps++ > MOST_STEPS)
            return 0;
        from = walk_once(w, part, from);
        if (i >= part->least || i == PATTERN_GATE_BYTES)
            to |= from;
    }
    return to;
}

struct pattern_gate pattern_gate_find(struct span source, bool backwards)
{
    struct pattern_parts parts = pattern_parse(source);
    struct pattern_gate gate = {0};
    struct walk w = {parts.items, &gate, backwards, 0};

    if (parts.all) {
        unsigned ends = walk_part(&w, parts.all, 1);

        /* Behind the first place where it may end, any byte may follow. */
        while (w.steps <= MOST_STEPS && gate.n < PATTERN_GATE_BYTES &&
               !(ends >> gate.n & 1))
            gate.n++;
    }
    free(parts.items);
    return gate;
}
