#include "table.h"

#include "mem.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 1024 };

void table_release(struct table *t)
{
    intern_release(&t->keys);
    free(t->cells);
    free(t->slots);
    free(t->recent);
    *t = (struct table){0};
}

uint32_t table_key(struct table *t, struct span key)
{
    size_t before = t->keys.n;
    uint32_t number = intern_add(&t->keys, key);

    if (number == before) {
        t->recent =
            mem_grow(t->recent, &t->recent_capacity, t->keys.n, sizeof(*t->recent));
        t->recent[number] = 0;
    }
    return number;
}

static size_t hash(uint32_t group, uint32_t key)
{
    uint64_t pair = (uint64_t)group << 32 | key;

    return (size_t)(pair * UINT64_C(0x9E3779B97F4A7C15) >> 24);
}

static uint32_t *find_slot(const struct table *t, uint32_t group, uint32_t key)
{
    size_t mask = t->n_slots - 1;

    for (size_t i = hash(group, key) & mask;; i = (i + 1) & mask) {
        uint32_t number = t->slots[i];

        if (!number ||
            (t->cells[number - 1].group == group && t->cells[number - 1].key == key))
            return &t->slots[i];
    }
}

static void grow_slots(struct table *t)
{
    free(t->slots);
    t->n_slots = t->n_slots ? t->n_slots * 2 : FIRST_SLOTS;
    t->slots = mem_zalloc(t->n_slots, sizeof(*t->slots));
    for (size_t i = 0; i < t->n; i++)
        *find_slot(t, t->cells[i].group, t->cells[i].key) = (uint32_t)i + 1;
}

/* The cell of a key in a group, made if it is new. */
static struct cell *find_cell(struct table *t, uint32_t group, uint32_t key)
{
    uint32_t *slot;

    if (t->n >= t->n_slots / 4 * 3)
        grow_slots(t);
    slot = find_slot(t, group, key);
    if (!*slot) {
        t->cells = mem_grow(t->cells, &t->capacity, t->n + 1, sizeof(*t->cells));
        t->cells[t->n++] = (struct cell){.group = group, .key = key};
        *slot = (uint32_t)t->n;
    }
    t->recent[key] = *slot;
    return &t->cells[*slot - 1];
}

void table_add(struct table *t, uint32_t group, uint32_t key, uint64_t n,
               uint64_t document)
{
    uint32_t recent = t->recent[key];
    struct cell *cell;

    if (recent && t->cells[recent - 1].group == group)
        cell = &t->cells[recent - 1];
    else
        cell = find_cell(t, group, key);
    cell->count += n;
    cell->documents += cell->last_document != document;
    cell->last_document = document;
}

/* What the comparison needs, since qsort passes nothing on. */
static const struct table *sorted;
static const uint32_t *ranks;

static int by_rank(const void *a, const void *b)
{
    const struct cell *x = a, *y = b;

    if (ranks[x->group] != ranks[y->group])
        return ranks[x->group] < ranks[y->group] ? -1 : 1;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return span_compare(sorted->keys.keys[x->key], sorted->keys.keys[y->key]);
}

void table_sort(struct table *t, const uint32_t *group_ranks)
{
    sorted = t;
    ranks = group_ranks;
    if (t->n)
        qsort(t->cells, t->n, sizeof(*t->cells), by_rank);
}
