/*
 * search: finds the hits in a document. What is searched is one of
 *
 * - a term or phrase: words in a row, compared folded as count does. A `*` at the end
 *   of a word stands for any ending, a `*` alone for any word. Words of scripts without
 *   spaces are found anywhere in the text;
 * - a regular expression (PCRE2), matched on the text;
 * - the entities of some countries, or of an id, a type, or a type and an id;
 * - the terms of some of the topics that the record has.
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
 * Prepares to search `wanted`, which is valid UTF-8 and must outlive the search. False:
 * `fault->problem` says what is wrong with it. Call search_release in any case.
 */
bool search_begin(struct search *s, enum search_unit unit, struct span wanted,
                  struct pattern_fault *fault);

/*
 * Loads the dictionary for SEARCH_TOPIC. False: `fault` says why not; it has no place
 * if the fault is in the topics that are wanted.
 */
bool search_load_terms(struct search *s, const struct sources *sources,
                       struct gazetteer_fault *fault);

/*
 * Finds all hits, in order. They do not overlap, except for SEARCH_TOPIC, where each
 * hit that entity-tag counts is given. Returns what the document lacks, or NULL.
 */
const char *search_document(struct search *s, const struct document *d,
                            struct hits *hits);

void search_release(struct search *s);

#endif
