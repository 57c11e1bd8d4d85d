/*
 * setting: whether a form may stand where its words are found: in this case, with
 * these gaps between, cut from these letters.
 */
#ifndef DATELINE_SETTING_H
#define DATELINE_SETTING_H

#include "units.h"

/* A run, its units, and who read them. */
struct setting {
    const struct reader *reader;
    const struct token_run *run;
    const struct units *units;
    int has_capitals; /* the run has some; -1: not known yet */
};

/* Whether an entry (its number and flags) may stand for units `start` up to `end`. */
bool setting_allows(struct setting *s, uint32_t entry, uint32_t flags, size_t start,
                    size_t end);

#endif
