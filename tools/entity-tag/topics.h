/*
 * topics: what a document is about, by the topic terms in it.
 *
 * A term, which is one pattern of a dictionary, adds weight * log2(1 + c) to its topic.
 * c is how often it was found; a hit behind the first hundred tokens counts 0.7, since
 * news begins with what matters most. The logarithm keeps a repeated word from deciding
 * alone (sublinear term frequency: Manning, Raghavan and Schütze, Introduction
 * to Information Retrieval, 6.4.1). The prior of a topic is added as it is. A reference
 * to a built-in topic that the text is given adds its weight times the score of that,
 * and its hits.
 *
 * The score is this sum divided by the square root of the text's length in hundreds of
 * tokens, or by 1 in shorter texts. The number of different words in a text grows about
 * like that root (Heaps' law, exponents near 0.5), and one word should not decide on a
 * short text.
 *
 * Within each scheme, a topic is given if a term that speaks for it has a hit, and its
 * score is at least 0.5 and at least a third of the best in the scheme.
 */
#ifndef DATELINE_ENTITY_TAG_TOPICS_H
#define DATELINE_ENTITY_TAG_TOPICS_H

#include "entity-tag/document.h"

/* A term found in the document. */
struct topic_count {
    uint32_t entry;
    uint32_t hits;   /* a prior has none */
    uint32_t tenths; /* c, in tenths */
    double share;    /* what it adds to the sum */
};

struct topic {
    uint32_t id, scheme; /* symbols of the gazetteer */
    double score;
    uint64_t hits;
};

enum { TOPIC_FACTORS = 64 };

/* Zeroed but for the gazetteer, it is ready; topics_release frees. */
struct topics {
    const struct gazetteer *gazetteer;
    struct topic_count *terms; /* in the order of the text */
    size_t n_terms, terms_capacity;
    uint32_t *places_of_terms; /* by entry: where its term is, if it has one */
    struct topic *items;
    size_t n, capacity;
    struct topic *referred; /* built-in ones, in order */
    size_t n_referred, referred_capacity;
    uint32_t *places;              /* by symbol: where its item is, if it has one */
    double factors[TOPIC_FACTORS]; /* log2(1 + c) by the tenths of small c */
};

/*
 * Appends the array for the record's `topics` member: the topics of the scheme without
 * a name, then those of the others by name, each with the best first. With `explain` a
 * topic has its terms, too, those that add most first.
 */
void topics_write(struct topics *t, const struct document *d, bool explain,
                  struct buf *out);

void topics_release(struct topics *t);

#endif
