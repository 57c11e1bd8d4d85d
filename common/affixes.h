/*
 * affixes: what the words of a language may have before and behind them.
 */
#ifndef DATELINE_AFFIXES_H
#define DATELINE_AFFIXES_H

#include "gazetteer.h"

/* What may stand before a word, and what stands there in the form, if it is not
   nothing: "p" or "p=q". The texts are the gazetteer's. */
struct proclitic {
    struct span before, instead;
};

struct proclitics {
    struct proclitic *items;
    size_t n, capacity;
};

/* Adds those of a language. proclitics_release frees. */
void proclitics_add(struct proclitics *p, const struct gazetteer_language *l);

void proclitics_release(struct proclitics *p);

/*
 * Whether `s` may follow the stem of a word: what words of the language drop, or
 * nothing, and an ending, or nothing.
 */
bool affixes_is_ending(const struct gazetteer_language *l, struct span s);

/* The most bytes that such an ending has. */
size_t affixes_longest_ending(const struct gazetteer_language *l);

#endif
