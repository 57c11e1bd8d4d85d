/*
 * caseless: numbers of tokens, the same whatever the case of their letters.
 *
 * A small cache saves nearly all look-ups. Short tokens are looked up in it in lower
 * case, made in registers, so that they have one slot whatever their case.
 */
#ifndef DATELINE_CASELESS_H
#define DATELINE_CASELESS_H

#include "cache.h"
#include "vocabulary.h"

/* Gives the number of a token, which its letters of ASCII have in either case; not
   UINT32_MAX, which cannot be kept. */
typedef uint32_t caseless_number(void *context, struct span token);

struct caseless {
    struct caseless_bucket *buckets; /* for short tokens */
    void *memory;        /* that the buckets are in, aligned to cache lines */
    struct cache longer; /* for longer tokens */
    caseless_number *number;
    void *context;
    const struct vocabulary *ahead; /* of tokens in lower case, that `number` looks in,
                                       to prefetch; or NULL */
};

/* `context` is for `number`. caseless_release frees the tables. */
void caseless_init(struct caseless *c, caseless_number *number, void *context);

/* The numbers of `n` tokens. Behind each, CACHE_LONGEST - 1 bytes must be
   readable. */
void caseless_find(struct caseless *c, const struct span *tokens, size_t n,
                   uint32_t *numbers);

/* Forgets all numbers; to be called when they change. */
void caseless_forget(struct caseless *c);

void caseless_release(struct caseless *c);

#endif
