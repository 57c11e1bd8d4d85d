#include "cache.h"

#include "mem.h"

#include <stdlib.h>

#define ALL UINT64_MAX
#define FIRST(n) ((UINT64_C(1) << 8 * (n)) - 1)

const uint64_t cache_masks[CACHE_LONGEST + 1][3] = {
    {0},
    {FIRST(1)},
    {FIRST(2)},
    {FIRST(3)},
    {FIRST(4)},
    {FIRST(5)},
    {FIRST(6)},
    {FIRST(7)},
    {ALL},
    {ALL, FIRST(1)},
    {ALL, FIRST(2)},
    {ALL, FIRST(3)},
    {ALL, FIRST(4)},
    {ALL, FIRST(5)},
    {ALL, FIRST(6)},
    {ALL, FIRST(7)},
    {ALL, ALL},
    {ALL, ALL, FIRST(1)},
    {ALL, ALL, FIRST(2)},
    {ALL, ALL, FIRST(3)},
    {ALL, ALL, FIRST(4)},
    {ALL, ALL, FIRST(5)},
    {ALL, ALL, FIRST(6)},
    {ALL, ALL, FIRST(7)},
    {ALL, ALL, ALL},
};

static size_t size_of(const struct cache *c)
{
    return (size_t)1 << c->bits;
}

/* Two slots lie in one line of the processor's cache. */
static void allocate(struct cache *c)
{
    enum { LINE = 2 * sizeof(*c->slots) };

    c->memory = mem_zalloc(size_of(c) + 2, sizeof(*c->slots));
    c->slots = (void *)(((uintptr_t)c->memory + LINE - 1) / LINE * LINE);
}

void cache_init(struct cache *c)
{
    *c = (struct cache){.bits = CACHE_FIRST_BITS};
    allocate(c);
}

void cache_clear(struct cache *c)
{
    memset(c->slots, 0, size_of(c) * sizeof(*c->slots));
    c->n_added = 0;
}

/* The slots of one place part to two, so that there is always room. */
static void move(struct cache *c, const struct cache_slot *slot)
{
    struct cache_slot *to = &c->slots[cache_place_of(c, slot)];

    if (slot->len)
        to[to->len > 0] = *slot;
}

void cache_grow(struct cache *c)
{
    struct cache old = *c;

    c->n_added = 0;
    if (c->bits == CACHE_MOST_BITS)
        return;
    c->bits++;
    allocate(c);
    for (size_t i = 0; i < size_of(&old); i++)
        move(c, &old.slots[i]);
    free(old.memory);
}

void cache_release(struct cache *c)
{
    free(c->memory);
    *c = (struct cache){0};
}
