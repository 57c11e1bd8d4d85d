/*
 * terms: maps tokens to the numbers of their terms.
 *
 * The term of a token is its folded form. A small cache saves nearly all look-ups.
 * Short tokens are looked up in it in lower case, made in registers, so that they have
 * one slot whatever their case.
 */
#ifndef DATELINE_COUNT_TERMS_H
#define DATELINE_COUNT_TERMS_H

#include "buf.h"
#include "cache.h"
#include "vocabulary.h"

/* Gives the number of a term, which is folded; behind it BUF_PADDING bytes are
 * readable. */
typedef uint32_t terms_number(void *context, struct span term);

struct terms {
    struct terms_bucket *buckets; /* for short tokens */
    void *memory;                 /* that the buckets are in, aligned to cache lines */
    struct cache longer;          /* for longer tokens */
    terms_number *number;
    void *context;
    const struct vocabulary *ahead; /* that `number` looks in, to prefetch; or NULL */
    struct buf folded;
};

void terms_init(struct terms *t, terms_number *number, void *context);

/*
 * The numbers of the terms of `n` tokens. Behind a token 23 bytes must be
 * readable.
 */
void terms_find(struct terms *t, const struct span *tokens, size_t n,
                uint32_t *numbers);

/* Forgets all numbers; to be called when they change. */
void terms_forget(struct terms *t);

void terms_release(struct terms *t);

#endif
