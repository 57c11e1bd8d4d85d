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

static size_t size_of(const struct cache_table *t)
{
    return (size_t)1 << t->bits;
}

/* Memory for slots, aligned so that the two of a place are in one line of the
   processor's cache. */
static void *allocate(struct cache_table *t, unsigned bits, size_t size)
{
    *t = (struct cache_table){mem_zalloc(((size_t)1 << bits) + 2, size), bits, 0};
    return (void *)(((uintptr_t)t->memory + 2 * size - 1) / (2 * size) * (2 * size));
}

void cache_init(struct cache *c)
{
    c->slots = allocate(&c->of_slots, CACHE_FIRST_BITS, sizeof(*c->slots));
    c->longer = allocate(&c->of_longer, CACHE_FIRST_BITS, sizeof(*c->longer));
}

void cache_clear(struct cache *c)
{
    memset(c->slots, 0, size_of(&c->of_slots) * sizeof(*c->slots));
    memset(c->longer, 0, size_of(&c->of_longer) * sizeof(*c->longer));
    c->of_slots.n_added = c->of_longer.n_added = 0;
}

void cache_release(struct cache *c)
{
    free(c->of_slots.memory);
    free(c->of_longer.memory);
    *c = (struct cache){0};
}

/* ---- growing: each place becomes two, so that its slots always have room ---- */

static bool grows(struct cache_table *t, unsigned most)
{
    t->n_added = 0;
    return t->bits < most;
}

void cache_grow(struct cache *c)
{
    struct cache old = *c;

    if (!grows(&c->of_slots, CACHE_MOST_BITS))
        return;
    c->slots = allocate(&c->of_slots, old.of_slots.bits + 1, sizeof(*c->slots));
    for (size_t i = 0; i < size_of(&old.of_slots); i++) {
        const struct cache_slot *slot = &old.slots[i];
        struct cache_slot *to = &c->slots[cache_place_of(c, slot)];

        if (slot->tail)
            to[to->tail > 0] = *slot;
    }
    free(old.of_slots.memory);
}

void cache_grow_longer(struct cache *c)
{
    struct cache old = *c;

    if (!grows(&c->of_longer, CACHE_MOST_LONGER_BITS))
        return;
    c->longer = allocate(&c->of_longer, old.of_longer.bits + 1, sizeof(*c->longer));
    for (size_t i = 0; i < size_of(&old.of_longer); i++) {
        const struct cache_longer *slot = &old.longer[i];
        struct cache_longer *to = &c->longer[cache_longer_place_of(c, slot)];

        if (slot->slot.tail)
            to[to->slot.tail > 0] = *slot;
    }
    free(old.of_longer.memory);
}

/* ---- longer tokens ---- */

static struct cache_slot *longer_kept_at(struct cache *c, uint32_t place,
                                         const struct cache_longer *key)
{
    struct cache_longer *slots = &c->longer[place], again;

    if (cache_longer_is(&slots[0], key))
        return &slots[0].slot;
    if (!cache_longer_is(&slots[1], key))
        return NULL;
    again = slots[1];
    slots[1] = slots[0];
    slots[0] = again;
    return &slots[0].slot;
}

struct cache_slot *cache_find_longer_at(struct cache *c, uint32_t place,
                                        struct span token, bool *found)
{
    struct cache_longer key = cache_longer_key(token), *slots = &c->longer[place], *to;
    struct cache_slot *kept = longer_kept_at(c, place, &key);

    *found = kept;
    if (kept)
        return kept;
    to = &slots[slots[0].slot.tail > 0];
    c->of_longer.n_added++;
    *to = key;
    return &to->slot;
}

/* ---- many tokens ---- */

enum { AT_ONCE = 128 };

/* Tokens that are not kept, whose values are still to be computed. */
struct missing {
    struct span tokens[CACHE_MADE_AT_ONCE];
    uint32_t *values[CACHE_MADE_AT_ONCE]; /* they hold the places until then */
    size_t n;
};

struct asked {
    struct cache *cache;
    cache_maker *make;
    void *context;
    struct missing missing;
};

static bool is_short(struct span token)
{
    return token.len - 1 < CACHE_SHORT;
}

static void make_missing(struct asked *a)
{
    struct missing *m = &a->missing;
    uint32_t made[CACHE_MADE_AT_ONCE];
    bool found;

    a->make(a->context, m->tokens, m->n, made);
    for (size_t i = 0; i < m->n; i++) {
        if (m->tokens[i].len - 1 < CACHE_LONGEST)
            cache_find_at(a->cache, *m->values[i], m->tokens[i], &found)->value =
                made[i];
        *m->values[i] = made[i];
    }
    m->n = 0;
}

/* The slot of a token that is not in the first slot of its place; NULL: none has it. */
static const struct cache_slot *find_kept(struct cache *c, uint32_t place,
                                          struct span token)
{
    if (is_short(token)) {
        struct cache_slot key = cache_key(token);

        return cache_kept_key_at(c, place, &key);
    }
    if (token.len - 1 < CACHE_LONGEST) {
        struct cache_longer key = cache_longer_key(token);

        return longer_kept_at(c, place, &key);
    }
    return NULL;
}

static void read_other(struct asked *a, struct span token, uint32_t *value)
{
    const struct cache_slot *kept = find_kept(a->cache, *value, token);
    struct missing *m = &a->missing;

    if (kept) {
        *value = kept->value;
        return;
    }
    m->tokens[m->n] = token;
    m->values[m->n++] = value;
    if (m->n == CACHE_MADE_AT_ONCE)
        make_missing(a);
}

/* Fetches the slots of all tokens before it looks at the first; until then `values`
   holds their places. Most tokens are in the first slot of their place. */
static void read_some(struct asked *a, const struct span *tokens, size_t n,
                      uint32_t *values)
{
    struct cache_slot keys[AT_ONCE];
    const struct cache c = *a->cache; /* a copy, which nothing changes meanwhile */

    for (size_t i = 0; i < n; i++)
        if (is_short(tokens[i])) {
            keys[i] = cache_key(tokens[i]);
            values[i] = cache_place_of(&c, &keys[i]);
            __builtin_prefetch(&c.slots[values[i]]);
        } else if (tokens[i].len - 1 < CACHE_LONGEST) {
            values[i] = cache_place(&c, tokens[i]);
        }
    for (size_t i = 0; i < n; i++)
        if (is_short(tokens[i]) && cache_slot_is(&c.slots[values[i]], &keys[i]))
            values[i] = c.slots[values[i]].value;
        else
            read_other(a, tokens[i], &values[i]);
    if (a->missing.n)
        make_missing(a);
}

void cache_read(struct cache *c, const struct span *tokens, size_t n, cache_maker *make,
                void *context, uint32_t *values)
{
    struct asked a;

    a.cache = c;
    a.make = make;
    a.context = context;
    a.missing.n = 0; /* no more of it needs to be set */
    for (size_t done = 0; done < n; done += AT_ONCE) {
        cache_settle(c);
        read_some(&a, tokens + done, n - done < AT_ONCE ? n - done : AT_ONCE,
                  values + done);
    }
}
