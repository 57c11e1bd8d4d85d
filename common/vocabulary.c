#include "vocabulary.h"

#include "cache.h"
#include "mem.h"
#include "scan.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

/* A table with more must be spilled; what is left up to 2^32 is room for a document. */
#define MOST_BYTES ((size_t)2 << 30)

enum { FIRST_SLOTS_LOG = 12 };

struct vocabulary_slot {
    uint32_t hash;   /* its low half, to pass over most strangers */
    uint32_t number; /* plus one; 0: empty */
};

/* Short strings are hashed in registers. */
static uint64_t hash_of(struct span s)
{
    uint64_t hash;

    if (s.len > CACHE_LONGEST)
        return XXH3_64bits(s.data, s.len);
    hash = cache_word(s.data, s.len, 0) ^
           cache_word(s.data, s.len, 1) * UINT64_C(0x9E3779B97F4A7C15) ^
           cache_word(s.data, s.len, 2) * UINT64_C(0xC2B2AE3D27D4EB4F);
    hash *= UINT64_C(0x165667B19E3779F9);
    return (hash ^ hash >> 32) * UINT64_C(0x9E3779B97F4A7C15);
}

/* The slot that holds the string, or the empty one where it belongs. */
static struct vocabulary_slot *find_slot(const struct vocabulary *v, struct span string,
                                         uint64_t hash)
{
    for (size_t i = (size_t)(hash >> v->shift);; i = (i + 1) & (v->n_slots - 1)) {
        struct vocabulary_slot *slot = &v->slots[i];
        struct span other;

        if (!slot->number)
            return slot;
        if (slot->hash != (uint32_t)hash)
            continue;
        other = vocabulary_string(v, slot->number - 1);
        if (other.len == string.len &&
            scan_is_same(other.data, string.data, string.len))
            return slot;
    }
}

/* The string must not be among those in the slots. */
static void fill_slot(struct vocabulary *v, uint32_t number)
{
    uint64_t hash = hash_of(vocabulary_string(v, number));
    size_t i = (size_t)(hash >> v->shift);

    while (v->slots[i].number)
        i = (i + 1) & (v->n_slots - 1);
    v->slots[i] = (struct vocabulary_slot){(uint32_t)hash, number + 1};
}

/* The old slots go first, so that never both are in memory. */
static void grow(struct vocabulary *v)
{
    free(v->slots);
    v->n_slots = v->n_slots ? v->n_slots * 2 : (size_t)1 << FIRST_SLOTS_LOG;
    v->shift = v->shift ? v->shift - 1 : 64 - FIRST_SLOTS_LOG;
    v->slots = mem_zfill(v->n_slots, sizeof(*v->slots));
    buf_reserve(&v->bytes, 1); /* so that the empty string has a place */
    for (size_t i = 0; i < v->n; i++)
        fill_slot(v, (uint32_t)i);
}

uint32_t vocabulary_add(struct vocabulary *v, struct span string)
{
    static const char nothing[BUF_PADDING];
    struct vocabulary_slot *slot;
    uint64_t hash;

    if (!string.len)
        string.data = nothing;
    if (v->n >= v->n_slots / 5 * 4)
        grow(v);
    hash = hash_of(string);
    slot = find_slot(v, string, hash);
    if (slot->number)
        return slot->number - 1;
    buf_add_span(&v->bytes, string);
    v->ends = mem_grow(v->ends, &v->capacity, v->n + 1, sizeof(*v->ends));
    v->ends[v->n++] = (uint32_t)v->bytes.len;
    *slot = (struct vocabulary_slot){(uint32_t)hash, (uint32_t)v->n};
    return slot->number - 1;
}

void vocabulary_fetch_slot(const struct vocabulary *v, struct span string)
{
    if (v->n_slots)
        __builtin_prefetch(&v->slots[hash_of(string) >> v->shift]);
}

void vocabulary_fetch_string(const struct vocabulary *v, struct span string)
{
    uint32_t number = v->n_slots ? v->slots[hash_of(string) >> v->shift].number : 0;

    if (number)
        __builtin_prefetch(&v->ends[number - 1]);
}

size_t vocabulary_bytes(const struct vocabulary *v)
{
    if (v->bytes.len >= MOST_BYTES || v->n >= MOST_BYTES)
        return SIZE_MAX;
    return v->bytes.len + v->n * sizeof(*v->ends) + v->n_slots * sizeof(*v->slots);
}

void vocabulary_clear(struct vocabulary *v)
{
    buf_clear(&v->bytes);
    v->n = 0;
    if (v->slots)
        memset(v->slots, 0, v->n_slots * sizeof(*v->slots));
}

void vocabulary_seal(struct vocabulary *v)
{
    free(v->slots);
    v->slots = NULL;
    v->n_slots = 0;
    v->shift = 0;
}

void vocabulary_release(struct vocabulary *v)
{
    buf_release(&v->bytes);
    free(v->ends);
    free(v->slots);
    *v = (struct vocabulary){0};
}
