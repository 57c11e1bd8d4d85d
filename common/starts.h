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

/* Stands for a unit behind the last one. */
#define STARTS_NONE UINT32_MAX

/* Where a word of a unit and a word of the next unit lead to. */
struct step {
    uint32_t unit;
    uint32_t node;
    uint32_t cost; /* bytes by which words of the text and the form differ */
};

/* A word of a unit and one of the next, with which forms may begin. */
struct start_pair {
    uint32_t unit;
    uint32_t first, second; /* in the leading and the inner words of the reader */
};

/* Zeroed, it is ready; starts_release gives its memory back. */
struct starts {
    uint32_t *alone;    /* units that are a form alone, in order; then STARTS_NONE */
    struct step *steps; /* in order of their units; then one of STARTS_NONE */
    size_t steps_capacity;
    uint32_t *leading; /* while steps are looked up: the units that may lead on */
    size_t n_leading;
    size_t units_capacity;    /* of `alone` and `leading` */
    struct start_pair *pairs; /* and their pairs of words */
    size_t n_pairs, pairs_capacity;
};

/* Replaces the starts by those among the units. */
void starts_find(struct starts *s, const struct units *u, const struct reader *r);

/* The unit of the next start: of the units that are alone from `alone` on, and those of
   the steps from `step` on. STARTS_NONE: there is no more. */
static inline uint32_t starts_next(const struct starts *s, size_t alone, size_t step)
{
    uint32_t a = s->alone[alone], b = s->steps[step].unit;

    return a < b ? a : b;
}

/* Behind the last step of a unit, of which the first is at `step`, if it has one. */
static inline size_t starts_steps_end(const struct starts *s, size_t step,
                                      uint32_t unit)
{
    while (s->steps[step].unit == unit)
        step++;
    return step;
}

void starts_release(struct starts *s);

#endif
