/*
 * starts: where in a text forms may begin.
 *
 * A form begins with a unit that is one by itself, or leads on by the next unit. All
 * that a text asks the gazetteer for first is asked for in rounds, since memory is far:
 * what a round needs is fetched in the one before.
 */
#ifndef DATELINE_STARTS_H
#define DATELINE_STARTS_H

#include "units.h"

/* A unit that a form may begin with. */
struct start {
    uint32_t unit;
    uint32_t steps; /* the end of its steps, which begin where those before end */
};

/* What a word of a unit and one of the next lead to. */
struct step {
    uint32_t node;
    uint32_t cost; /* bytes by which words of the text and the form differ */
};

/* What a unit and the next may be, and forms may begin with. */
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
    uint32_t *leading; /* while steps are looked for: which of the starts go on … */
    size_t n_leading, leading_capacity;
    struct start_pair *pairs; /* … and by what */
    size_t n_pairs, pairs_capacity;
};

/* Finds the starts among units, in place of those that were there. */
void starts_find(struct starts *s, const struct units *u, const struct reader *r);

void starts_release(struct starts *s);

#endif
