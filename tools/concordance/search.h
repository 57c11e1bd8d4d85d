/*
 * search: where in a document what is looked for stands.
 *
 * - a term or phrase: words in a row, compared folded as count compares them. A `*`
 *   at a word's end stands for any ending, alone for any word. Words of scripts
 *   without spaces are looked for anywhere in the text.
 * - a regular expression (PCRE2), on the text.
 * - the entities of some countries, or of an id, a type, or a type and an id.
 * - the terms of topics that the record says it is about.
 */
#ifndef DATELINE_CONCORDANCE_SEARCH_H
#define DATELINE_CONCORDANCE_SEARCH_H

#include "concordance/document.h"
#include "concordance/phrase.h"
#include "concordance/terms.h"
#include "pattern.h"

enum search_unit {
    SEARCH_TERM,
    SEARCH_REGEX,
    SEARCH_COUNTRY,
    SEARCH_ENTITY,
    SEARCH_TOPIC
};
#define SEARCH_UNIT_CHOICES "term|regex|country|entity|topic"

/* A run of bytes of the text. */
struct hit {
    size_t start, end;
};

struct hits {
    struct hit *items;
    size_t n, capacity;
    bool given_up; /* a regular expression took too many steps */
};

struct search {
    enum search_unit unit;
    struct span wanted; /* as it was given */
    struct phrase phrase;
    struct patterns *patterns; /* one of them, or NULL */
    struct terms terms;        /* SEARCH_TOPIC */
};

/*
 * Prepares for `wanted`, valid UTF-8 that must stay. False: `fault->problem` says
 * what is wrong with it. search_release gives the memory back in any case.
 */
bool search_begin(struct search *s, enum search_unit unit, struct span wanted,
                  struct pattern_fault *fault);

/*
 * Loads the dictionary, for SEARCH_TOPIC. False: `fault` says why; it has no place
 * where the topics that are wanted are at fault.
 */
bool search_load_terms(struct search *s, const struct sources *sources,
                       struct gazetteer_fault *fault);

/*
 * Finds all places, in order, none overlapping the one before; but of topics each
 * hit that entity-tag counts. Returns what the document lacks, or NULL.
 */
const char *search_document(struct search *s, const struct document *d,
                            struct hits *hits);

void search_release(struct search *s);

#endif
