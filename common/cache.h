/*
 * cache: numbers that were computed for tokens, for when the tokens come again.
 *
 * News repeats its words: a small table from the bytes of a token to a number saves
 * folding and looking up nearly all of them. The table grows with the tokens that come,
 * up to a limit, and is lossy: a new token may take the slot of another. Each token can
 * be in either of two slots: one that comes again moves to the first, and a new one
 * takes the second if both are taken. Tokens longer than CACHE_LONGEST bytes are never
 * kept. Those longer than CACHE_SHORT, which are few, are in a table of their own, so
 * that the slots of the others are small. Behind a token CACHE_LONGEST - 1 bytes must
 * be readable.
 */
#ifndef DATELINE_CACHE_H
#define DATELINE_CACHE_H

#include "span.h"

#include <stdint.h>

enum {
    CACHE_LONGEST = 24,
    CACHE_SHORT = 11,
    CACHE_FIRST_BITS = 10, /* slots, as a power of two */
    CACHE_MOST_BITS = 18,
    CACHE_MOST_LONGER_BITS = 17
};

/* A token of up to CACHE_SHORT bytes and its value; bytes are padded with NUL. */
struct cache_slot {
    uint64_t head; /* the first 8 bytes */
    uint32_t tail; /* 3 bytes more, and the length; 0: the slot is empty */
    uint32_t value;
};

/* A longer one. */
struct cache_longer {
    struct cache_slot slot;
    uint64_t rest[2]; /* the bytes behind the first 8 */
};

/* What the two tables have in common. */
struct cache_table {
    void *memory;   /* that the slots lie in */
    unsigned bits;  /* the number of slots, as a power of two */
    size_t n_added; /* tokens added since the table has this size */
};

struct cache {
    struct cache_slot *slots;
    struct cache_longer *longer;
    struct cache_table of_slots, of_longer;
};

/* Makes an empty cache; cache_release frees its tables. */
void cache_init(struct cache *c);

/* Forgets all tokens and keeps the tables as large as they are. */
void cache_clear(struct cache *c);
void cache_release(struct cache *c);

/* Double the table for short tokens, or for longer ones, up to its largest size. */
void cache_grow(struct cache *c);
void cache_grow_longer(struct cache *c);

/*
 * Grows a table once as many tokens were added as an eighth of its slots. Places that
 * were given before are no longer valid then.
 */
static inline void cache_settle(struct cache *c)
{
    if (c->of_slots.n_added >> (c->of_slots.bits - 3))
        cache_grow(c);
    if (c->of_longer.n_added >> (c->of_longer.bits - 3))
        cache_grow_longer(c);
}

/* By length of a token: masks of its bytes among the first 24, as three words. */
extern const uint64_t cache_masks[CACHE_LONGEST + 1][3];

/* Bytes 8 * i to 8 * i + 7 of a token at `p`; those from `len` on are taken as 0. */
static inline uint64_t cache_word(const char *p, size_t len, int i)
{
    uint64_t word;

    memcpy(&word, p + 8 * i, sizeof(word));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word & cache_masks[len][i];
}

/* ---- slots ---- */

static inline struct cache_slot cache_key(struct span token)
{
    const uint32_t three_bytes = 0xFFFFFF;

    return (struct cache_slot){
        .head = cache_word(token.data, token.len, 0),
        .tail = ((uint32_t)cache_word(token.data, token.len, 1) & three_bytes) |
                (uint32_t)token.len << 24};
}

static inline struct cache_longer cache_longer_key(struct span token)
{
    return (struct cache_longer){
        cache_key(token),
        {cache_word(token.data, token.len, 1), cache_word(token.data, token.len, 2)}};
}

static inline bool cache_slot_is(const struct cache_slot *a, const struct cache_slot *b)
{
    return ((a->head ^ b->head) | (a->tail ^ b->tail)) == 0;
}

static inline bool cache_longer_is(const struct cache_longer *a,
                                   const struct cache_longer *b)
{
    return cache_slot_is(&a->slot, &b->slot) && a->rest[0] == b->rest[0] &&
           a->rest[1] == b->rest[1];
}

/* The first of the two slots for a hash. */
static inline uint32_t cache_pair(const struct cache_table *t, uint64_t hash)
{
    return (uint32_t)(hash * UINT64_C(0x165667B19E3779F9) >> (65 - t->bits)) << 1;
}

static inline uint32_t cache_place_of(const struct cache *c,
                                      const struct cache_slot *key)
{
    return cache_pair(&c->of_slots,
                      key->head ^ key->tail * UINT64_C(0x9E3779B97F4A7C15));
}

static inline uint32_t cache_longer_place_of(const struct cache *c,
                                             const struct cache_longer *key)
{
    return cache_pair(&c->of_longer, key->slot.head ^
                                         key->rest[0] * UINT64_C(0x9E3779B97F4A7C15) ^
                                         key->rest[1] * UINT64_C(0xC2B2AE3D27D4EB4F));
}

/* cache_find_at for a token longer than CACHE_SHORT. */
struct cache_slot *cache_find_longer_at(struct cache *c, uint32_t place,
                                        struct span token, bool *found);

/* ---- looking up ---- */

/*
 * The place where a token of 1 to CACHE_LONGEST bytes is looked up. It is fetched into
 * the processor's cache, for callers that ask for many places before they use them.
 */
static inline uint32_t cache_place(const struct cache *c, struct span token)
{
    uint32_t place;

    if (token.len > CACHE_SHORT) {
        struct cache_longer key = cache_longer_key(token);

        place = cache_longer_place_of(c, &key);
        __builtin_prefetch(&c->longer[place]);
    } else {
        struct cache_slot key = cache_key(token);

        place = cache_place_of(c, &key);
        __builtin_prefetch(&c->slots[place]);
    }
    return place;
}

/* The slot of a token of up to CACHE_SHORT bytes, by its key; NULL: it is not kept. */
static inline struct cache_slot *cache_kept_key_at(struct cache *c, uint32_t place,
                                                   const struct cache_slot *key)
{
    struct cache_slot *slots = &c->slots[place], again;

    if (cache_slot_is(&slots[0], key))
        return &slots[0];
    if (!cache_slot_is(&slots[1], key))
        return NULL;
    again = slots[1];
    slots[1] = slots[0];
    slots[0] = again;
    return &slots[0];
}

/* cache_find_at for a token of up to CACHE_SHORT bytes, by its key. */
static inline struct cache_slot *cache_find_key_at(struct cache *c, uint32_t place,
                                                   const struct cache_slot *key,
                                                   bool *found)
{
    struct cache_slot *slots = &c->slots[place],
                      *kept = cache_kept_key_at(c, place, key), *to;

    *found = kept;
    if (kept)
        return kept;
    to = &slots[slots[0].tail > 0];
    c->of_slots.n_added++;
    *to = *key;
    return to;
}

/*
 * The slot of a token, by its place; it lasts until the next call. If `*found`, it has
 * the token's value; else it now has the token's key, and the caller must set the
 * value.
 */
static inline struct cache_slot *cache_find_at(struct cache *c, uint32_t place,
                                               struct span token, bool *found)
{
    struct cache_slot key;

    if (token.len > CACHE_SHORT)
        return cache_find_longer_at(c, place, token, found);
    key = cache_key(token);
    return cache_find_key_at(c, place, &key, found);
}

/* The same without a place. */
static inline struct cache_slot *cache_find(struct cache *c, struct span token,
                                            bool *found)
{
    cache_settle(c);
    return cache_find_at(c, cache_place(c, token), token, found);
}

enum { CACHE_MADE_AT_ONCE = 16 };

/* Computes the values of up to CACHE_MADE_AT_ONCE tokens. It may not use the cache. */
typedef void cache_maker(void *context, const struct span *tokens, size_t n,
                         uint32_t *values);

/* The values of `n` tokens of any length. `make` is called for those that are not kept,
   in their order; it may be asked for the same token twice. */
void cache_read(struct cache *c, const struct span *tokens, size_t n, cache_maker *make,
                void *context, uint32_t *values);

#endif
