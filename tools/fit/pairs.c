#include "fit/pairs.h"

#include "mem.h"

#include <stdlib.h>

enum { FIRST_LOG = 10 }; /* of the number of slots */

static size_t place_of(const struct pairs *p, uint32_t first, uint32_t second)
{
    uint64_t pair = (uint64_t)first << 32 | second;

    return (size_t)(pair * UINT64_C(0x9E3779B97F4A7C15) >> p->shift);
}

/* The slot of a pair, or the empty one where it belongs. */
static struct pair_count *find_slot(const struct pairs *p, uint32_t first,
                                    uint32_t second)
{
    for (size_t i = place_of(p, first, second);; i = (i + 1) & (p->n_slots - 1)) {
        struct pair_count *slot = &p->slots[i];

        if (!slot->count || (slot->first == first && slot->second == second))
            return slot;
    }
}

static void grow(struct pairs *p)
{
    struct pairs old = *p;

    p->shift = old.n_slots ? old.shift - 1 : 64 - FIRST_LOG;
    p->n_slots = (size_t)1 << (64 - p->shift);
    p->slots = mem_zfill(p->n_slots, sizeof(*p->slots));
    for (size_t i = 0; i < old.n_slots; i++)
        if (old.slots[i].count)
            *find_slot(p, old.slots[i].first, old.slots[i].second) = old.slots[i];
    free(old.slots);
}

void pairs_add(struct pairs *p, uint32_t first, uint32_t second, uint32_t document)
{
    struct pair_count *slot;

    if (p->n >= p->n_slots / 2)
        grow(p);
    slot = find_slot(p, first, second);
    if (!slot->count) {
        *slot = (struct pair_count){.first = first, .second = second};
        p->n++;
    }
    slot->count++;
    slot->documents += slot->last_document != document;
    slot->last_document = document;
}

void pairs_fetch(const struct pairs *p, uint32_t first, uint32_t second)
{
    if (p->n_slots)
        __builtin_prefetch(&p->slots[place_of(p, first, second)], 1);
}

void pairs_release(struct pairs *p)
{
    free(p->slots);
    *p = (struct pairs){0};
}
