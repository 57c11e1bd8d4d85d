/*
 * terms: tokens to the numbers of their terms.
 *
 * A token's term is its folded form. A small cache of what was found out before
 * saves look-ups; short tokens are put in lower case in registers, and meet there
 * whatever their case.
 */
#ifndef DATELINE_COUNT_TERMS_H
#define DATELINE_COUNT_TERMS_H

#include "buf.h"
#include "cache.h"
#include "vocabulary.h"

/* The number of a term, which is folded; behind it BUF_PADDING bytes are readable. */
typedef uint32_t terms_number(void *context, struct span term);

struct terms {
    struct terms_bucket *buckets; /* for short tokens */
    void *memory;                 /* where they are, from the start of a line on */
    struct cache longer;          /* for the others */
    terms_number *number;
    void *context;
    const struct vocabulary *ahead; /* where `number` looks, to be fetched; or NULL */
    struct buf folded;
};

void terms_init(struct terms *t, terms_number *number, void *context);

/*
 * The numbers of the terms of `n` tokens. Behind a token 23 bytes must be
 * readable.
 */
void terms_find(struct terms *t, const struct span *tokens, size_t n,
                uint32_t *numbers);

/* Forgets the numbers, which are others from now on. */
void terms_forget(struct terms *t);

void terms_release(struct terms *t);

#endif
