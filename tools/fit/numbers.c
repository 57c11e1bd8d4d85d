#include "fit/numbers.h"

#include "mem.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 1024 };

static struct number_slot *find_slot(const struct numbers *n, uint64_t key)
{
    uint64_t hash = key * UINT64_C(0x9E3779B97F4A7C15);
    size_t mask = n->n_slots - 1;
    size_t i = (size_t)(hash ^ hash >> 32) & mask;

    while (n->slots[i].used && n->slots[i].key != key)
        i = (i + 1) & mask;
    return &n->slots[i];
}

static void grow(struct numbers *n)
{
    struct numbers old = *n;

    n->n_slots = old.n_slots ? old.n_slots * 2 : FIRST_SLOTS;
    n->slots = mem_zfill(n->n_slots, sizeof(*n->slots));
    for (size_t i = 0; i < old.n_slots; i++)
        if (old.slots[i].used)
            *find_slot(n, old.slots[i].key) = old.slots[i];
    free(old.slots);
}

uint32_t *numbers_add(struct numbers *n, uint64_t key)
{
    struct number_slot *slot;

    if (n->n >= n->n_slots / 2)
        grow(n);
    slot = find_slot(n, key);
    if (!slot->used) {
        *slot = (struct number_slot){.key = key, .used = true};
        n->n++;
    }
    return &slot->value;
}

const uint32_t *numbers_find(const struct numbers *n, uint64_t key)
{
    const struct number_slot *slot = n->n ? find_slot(n, key) : NULL;

    return slot && slot->used ? &slot->value : NULL;
}

void numbers_release(struct numbers *n)
{
    free(n->slots);
    *n = (struct numbers){0};
}
