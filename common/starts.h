/*
 * starts: where in a text forms may begin.
 *
 * A form may begin at a unit that is a form alone, or that leads on to the next unit.
 * Looking these up is bound by memory latency. So all units of a text are looked up in
 * rounds, and each round prefetches what the next one needs.
 */
#ifndef DATELINE_STARTS_H
#define DATELINE_STARTS_H

#include "units.h"

/* A unit that a form may begin with. */
struct start {
    uint32_t unit;
    uint32_t steps; /* the end of its steps, which begin at the end of those before */
};

/* Where a word of a unit and a word of the next unit lead to. */
struct step {
    uint32_t node;
    uint32_t cost; /* bytes by which words of the text and the form differ */
};

/* A word of a unit and one of the next, with which forms may begin. */
struct start_pair {
    uint32_t start;         /* which of the starts */
    uint32_t first, second; /* in the words of the reader */
};

/* Zeroed, it is ready; starts_release gives its memory back. */
struct starts {
    struct start *items;
    size_t n, capacity;
    struct step *steps;
    size_t n_steps, steps_capacity;
    uint32_t *leading; /* while steps are looked up: the starts that may lead on */
    size_t n_leading, leading_capacity;
    struct start_pair *pairs; /* and their pairs of words */
    size_t n_pairs, pairs_capacity;
};

/* Replaces the starts by those among the units. */
void starts_find(struct starts *s, const struct units *u, const struct reader *r);

void starts_release(struct starts *s);

#endif
