#include "cache.h"

#include "mem.h"

#include <stdlib.h>

void cache_init(struct cache *c)
{
    c->slots = mem_zalloc(CACHE_SLOTS, sizeof(*c->slots));
}

void cache_release(struct cache *c)
{
    free(c->slots);
    c->slots = NULL;
}
