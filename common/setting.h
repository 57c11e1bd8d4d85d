/*
 * setting: whether a form may stand where its words were found: whether capitals, the
 * gaps between the words, and the letters around them allow it.
 */
#ifndef DATELINE_SETTING_H
#define DATELINE_SETTING_H

#include "units.h"

/* A run of tokens, its units, and the reader that read them. */
struct setting {
    const struct reader *reader;
    const struct token_run *run;
    const struct units *units;
    int has_capitals; /* the run has capital letters; -1: not known yet */
};

/* Whether an entry, by number and flags, may stand for units `start` up to `end`. */
bool setting_allows(struct setting *s, uint32_t entry, uint32_t flags, size_t start,
                    size_t end);

#endif
