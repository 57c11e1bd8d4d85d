#include "intern.h"

#include "mem.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

enum { FIRST_SLOTS = 256 };

struct intern_slot {
    uint32_t hash;   /* its low half, to pass over most strangers */
    uint32_t number; /* plus one; 0: empty */
};

uint64_t intern_hash(struct span key)
{
    return XXH3_64bits(key.data, key.len);
}

/* The slot that holds `key`, or the empty one where it belongs. */
static struct intern_slot *find_slot(const struct intern *in, struct span key,
                                     uint64_t hash)
{
    size_t mask = in->n_slots - 1;

    for (size_t i = (size_t)(hash >> 32) & mask;; i = (i + 1) & mask) {
        struct intern_slot *slot = &in->slots[i];

        if (!slot->number || (slot->hash == (uint32_t)hash &&
                              span_equal(in->keys[slot->number - 1], key)))
            return slot;
    }
}

/* Doubles the table, kept at most three quarters full. */
static void grow(struct intern *in)
{
    struct intern_slot *old = in->slots;

    in->n_slots = in->n_slots ? in->n_slots * 2 : FIRST_SLOTS;
    in->slots = mem_zfill(in->n_slots, sizeof(*in->slots));
    for (size_t i = 0; i < in->n; i++) {
        uint64_t hash = intern_hash(in->keys[i]);

        *find_slot(in, in->keys[i], hash) =
            (struct intern_slot){(uint32_t)hash, (uint32_t)i + 1};
    }
    free(old);
}

uint32_t intern_add(struct intern *in, struct span key)
{
    uint64_t hash = intern_hash(key);
    struct intern_slot *slot;

    if (in->n >= in->n_slots / 4 * 3)
        grow(in);
    slot = find_slot(in, key, hash);
    if (slot->number)
        return slot->number - 1;
    in->keys = mem_grow(in->keys, &in->capacity, in->n + 1, sizeof(*in->keys));
    in->keys[in->n++] = arena_copy(&in->bytes, key);
    *slot = (struct intern_slot){(uint32_t)hash, (uint32_t)in->n};
    return slot->number - 1;
}

uint32_t intern_find(const struct intern *in, struct span key)
{
    const struct intern_slot *slot;

    if (!in->n)
        return INTERN_NONE;
    slot = find_slot(in, key, intern_hash(key));
    return slot->number ? slot->number - 1 : INTERN_NONE;
}

void intern_release(struct intern *in)
{
    arena_release(&in->bytes);
    free(in->keys);
    free(in->slots);
    *in = (struct intern){0};
}
