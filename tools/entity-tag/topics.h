/*
 * topics: what a document is about, by the topic terms in it.
 *
 * A term, one pattern of a dictionary, adds weight * log2(1 + c) to its topic. c is
 * how often it was found; behind the first hundred tokens, where news puts what
 * matters least, a hit counts 0.7. The logarithm keeps one word that is repeated
 * from deciding (sublinear term frequency: Manning, Raghavan and Schütze,
 * Introduction to Information Retrieval, 6.4.1). The prior of a topic is added as
 * it is. A reference adds its weight times the score of a built-in topic, if the text
 * is given that, with as many hits.
 *
 * The score is the sum, divided by the square root of the text's length in hundreds
 * of tokens, at least one: different words of a text grow about as that root does
 * (Heaps' law, exponents near 0.5), and a short text need not be sure by a word.
 *
 * Within each scheme, a topic with a hit of a term that speaks for it is given when
 * its score is at least 0.5 and at least a third of the scheme's best.
 */
#ifndef DATELINE_ENTITY_TAG_TOPICS_H
#define DATELINE_ENTITY_TAG_TOPICS_H

#include "entity-tag/document.h"

/* A term that the document has. */
struct topic_count {
    uint32_t entry;
    uint32_t hits;   /* a prior has none */
    uint32_t tenths; /* of the count of hits, by their place */
    double share;    /* what it adds to the sum */
};

struct topic {
    uint32_t id, scheme; /* symbols of the gazetteer */
    double score;
    uint64_t hits;
};

/* Zeroed but for the gazetteer, it is ready; topics_release frees. */
struct topics {
    const struct gazetteer *gazetteer;
    struct topic_count *terms; /* in the order of the text */
    size_t n_terms, terms_capacity;
    uint32_t *slots;                /* by entry, hashed: number + 1 of its term */
    size_t n_slots, slots_capacity; /* n_slots is a power of two */
    struct topic *items;
    size_t n, capacity;
    struct topic *referred; /* built-in ones, in order */
    size_t n_referred, referred_capacity;
    uint32_t *places;   /* by symbol: number + 1 of its item */
    double factors[64]; /* log2(1 + c) by the tenths of small c; 0: not known yet */
};

/*
 * Appends the array that is the record's `topics` member: those of the scheme
 * without a name, then of others by their names, each best first. With `explain`
 * a topic has its terms, too, those that count most first.
 */
void topics_write(struct topics *t, const struct document *d, bool explain,
                  struct buf *out);

void topics_release(struct topics *t);

#endif
