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

void cache_init(struct cache *c)
{
    c->slots = mem_zalloc(CACHE_SLOTS, sizeof(*c->slots));
}

void cache_release(struct cache *c)
{
    free(c->slots);
    c->slots = NULL;
}
