/*
 * affixes: the proclitics and endings that words of a language may have.
 */
#ifndef DATELINE_AFFIXES_H
#define DATELINE_AFFIXES_H

#include "gazetteer.h"
#include "intern.h"

/* What may stand before a word, "p"; or in place of what a form begins with, "p=q". */
struct proclitic {
    struct span before, instead; /* p and q, of the gazetteer; q may be empty */
};

struct proclitics {
    struct proclitic *items;
    size_t n, capacity;
};

/* Adds the proclitics of a language. proclitics_release frees the list. */
void proclitics_add(struct proclitics *p, const struct gazetteer_language *l);

void proclitics_release(struct proclitics *p);

/* What may stand behind the stem of a word: the end that the stem lacks, or nothing;
   and behind that a suffix, or nothing. */
struct endings {
    struct intern suffixes;
    struct span *drops; /* ends that stems lack, of the gazetteer */
    size_t n_drops, capacity;
    bool takes_any; /* the suffix may be anything of up to four characters */
    size_t longest; /* bytes that an ending may have */
};

/* Sets the endings to those of a language; endings_release frees them. */
void endings_find(struct endings *e, const struct gazetteer_language *l);

void endings_release(struct endings *e);

/* Whether `s` is an ending. */
bool endings_has(const struct endings *e, struct span s);

#endif
