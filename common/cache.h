/*
 * cache: what was found out about a token, for the next time it comes.
 *
 * News repeats its words: a small table that maps the bytes of a token to a
 * number saves folding and look-up for nearly all of them. The table forgets: it
 * grows with the tokens that come, up to CACHE_MOST_BITS. Tokens longer than
 * CACHE_LONGEST bytes are never in it. Each token has two slots: in the first is
 * one that came again, and new tokens take the second where both are taken. Behind a
 * token CACHE_LONGEST - 1 bytes must be readable.
 */
#ifndef DATELINE_CACHE_H
#define DATELINE_CACHE_H

#include "span.h"

#include <stdint.h>

enum {
    CACHE_LONGEST = 24,
    CACHE_FIRST_BITS = 13, /* slots, as a power of two */
    CACHE_MOST_BITS = 17
};

struct cache_slot {
    uint64_t key[3]; /* the bytes, padded with NUL */
    uint32_t len;    /* 0: empty */
    uint32_t value;
};

struct cache {
    struct cache_slot *slots;
    void *memory;   /* they lie in */
    unsigned bits;  /* there are 2 to the power of it */
    size_t n_added; /* tokens, since it has this size */
};

void cache_init(struct cache *c);
void cache_clear(struct cache *c);
void cache_release(struct cache *c);

/* Doubles the table, if it may be larger. */
void cache_grow(struct cache *c);

/* Grows the table if many tokens were added. Places that were asked for are void. */
static inline void cache_settle(struct cache *c)
{
    if (c->n_added >> c->bits)
        cache_grow(c);
}

/* Masks of the bytes that count, of the first 24; by length. */
extern const uint64_t cache_masks[CACHE_LONGEST + 1][3];

/* Bytes 8 * i to 8 * i + 7 at `p`, of which those count that are before `len`. */
static inline uint64_t cache_word(const char *p, size_t len, int i)
{
    uint64_t word;

    memcpy(&word, p + 8 * i, sizeof(word));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word & cache_masks[len][i];
}

/* Whether two runs of `len` bytes are equal; 23 bytes behind them must be readable. */
static inline bool cache_same(const char *a, const char *b, size_t len)
{
    if (len > CACHE_LONGEST)
        return memcmp(a, b, len) == 0;
    return ((cache_word(a, len, 0) ^ cache_word(b, len, 0)) |
            (cache_word(a, len, 1) ^ cache_word(b, len, 1)) |
            (cache_word(a, len, 2) ^ cache_word(b, len, 2))) == 0;
}

static inline bool cache_slot_is(const struct cache_slot *slot,
                                 const struct cache_slot *sought)
{
    return (((slot->key[0] ^ sought->key[0]) | (slot->key[1] ^ sought->key[1]) |
             (slot->key[2] ^ sought->key[2])) |
            (slot->len ^ sought->len)) == 0;
}

static inline struct cache_slot cache_key(struct span token)
{
    return (struct cache_slot){{cache_word(token.data, token.len, 0),
                                cache_word(token.data, token.len, 1),
                                cache_word(token.data, token.len, 2)},
                               (uint32_t)token.len,
                               0};
}

static inline uint32_t cache_place_of(const struct cache *c,
                                      const struct cache_slot *sought)
{
    uint64_t hash = (sought->key[0] ^ sought->key[1] * UINT64_C(0x9E3779B97F4A7C15) ^
                     sought->key[2] * UINT64_C(0xC2B2AE3D27D4EB4F)) *
                    UINT64_C(0x165667B19E3779F9);

    return (uint32_t)(hash >> (65 - c->bits)) << 1;
}

/*
 * Where a token of 1 to CACHE_LONGEST bytes is looked for. It is fetched into the
 * processor's cache, for whom asks for the places of many tokens first.
 */
static inline uint32_t cache_place(const struct cache *c, struct span token)
{
    struct cache_slot sought = cache_key(token);
    uint32_t place = cache_place_of(c, &sought);

    __builtin_prefetch(&c->slots[place]);
    return place;
}

/*
 * The slot of a token, whose place is given, until the next call. If `*found`, its
 * value is that of the token; else it now has the token's key, and the caller must
 * set the value.
 */
static inline struct cache_slot *cache_find_at(struct cache *c, uint32_t place,
                                               struct span token, bool *found)
{
    struct cache_slot sought = cache_key(token), *slots = &c->slots[place];

    *found = true;
    if (cache_slot_is(&slots[0], &sought))
        return &slots[0];
    *found = cache_slot_is(&slots[1], &sought);
    if (!*found) {
        struct cache_slot *to = &slots[slots[0].len > 0];

        c->n_added++;
        *to = sought;
        return to;
    }
    sought = slots[1];
    slots[1] = slots[0];
    slots[0] = sought;
    return &slots[0];
}

/* The same, where the place was not asked for. */
static inline struct cache_slot *cache_find(struct cache *c, struct span token,
                                            bool *found)
{
    cache_settle(c);
    return cache_find_at(c, cache_place(c, token), token, found);
}

#endif
