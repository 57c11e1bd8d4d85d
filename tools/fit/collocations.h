/*
 * collocations: pairs of words that stand together far more often than by chance.
 *
 * A pair is one if its normalized pointwise mutual information (Bouma 2009) is at
 * least 0.6. The documents are seen three times: the first time pairs are counted
 * in buckets by hash, which bounds each from above (Park, Chen and Yu 1995); then
 * those that may be collocations are counted one by one; then they are joined.
 * Of a language with more than 2^22 words, every second, third … document is looked
 * at, chosen by its hash; how often words come there is taken from all documents.
 */
#ifndef DATELINE_FIT_COLLOCATIONS_H
#define DATELINE_FIT_COLLOCATIONS_H

#include "fit/pairs.h"
#include "fit/terms.h"

struct collocations {
    const struct terms *terms;
    size_t n_words;
    uint64_t least;  /* documents of a collocation */
    float *logs;     /* by number of a word: of how often it comes; NAN: it is too rare,
                        or a gap, which is the last */
    float *few;      /* logarithms of small numbers */
    float *bars;     /* by language, see bar_of */
    uint32_t *every; /* by language: one document of so many is looked at */
    unsigned buckets_log;
    uint8_t *buckets; /* by hash of pairs: how often they come, up to 255 */
    struct pairs pairs;
    uint32_t n_documents;
    uint64_t *seconds;     /* by number of a word: bits of those that it is joined to */
    struct numbers joined; /* two terms to the term that they make together */
};

/* Collocations are to be in `least` documents, one at least. */
void collocations_init(struct collocations *c, const struct terms *terms,
                       uint64_t least);
void collocations_release(struct collocations *c);

/* Each takes a document, whose terms are numbers of terms or TERM_GAP. */
void collocations_note(struct collocations *c, const struct sample *sample);
void collocations_count(struct collocations *c, const struct sample *sample);

/* Makes the collocations terms. */
void collocations_choose(struct collocations *c, struct terms *terms);

/*
 * Puts joined terms in place of their words, from left to right, as entity-tag
 * takes the longest pattern at the leftmost place; gaps go. Says which terms are in
 * the lead.
 */
void collocations_join(const struct collocations *c, struct sample *sample);

#endif
