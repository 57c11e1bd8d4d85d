/*
 * affixes: what the words of a language may have before and behind them.
 */
#ifndef DATELINE_AFFIXES_H
#define DATELINE_AFFIXES_H

#include "gazetteer.h"
#include "intern.h"

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

/* What may stand behind the stems of words: what these drop, or nothing, and a suffix,
   or nothing. */
struct endings {
    struct intern suffixes;
    struct span *drops; /* the gazetteer's */
    size_t n_drops, capacity;
    bool takes_any; /* the suffix may be anything of up to four characters */
    size_t longest; /* bytes that an ending may have */
};

/* Finds those of a language; endings_release frees. */
void endings_find(struct endings *e, const struct gazetteer_language *l);

void endings_release(struct endings *e);

/* Whether `s` is one. */
bool endings_has(const struct endings *e, struct span s);

#endif
