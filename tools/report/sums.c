#include "sums.h"

#include "mem.h"

#include <stdlib.h>

uint32_t sums_key(struct sums *s, struct span key)
{
    size_t before = s->keys.n;
    uint32_t number = intern_add(&s->keys, key);

    if (s->keys.n > before) {
        s->names = mem_grow(s->names, &s->names_capacity, s->keys.n, sizeof(*s->names));
        s->totals =
            mem_grow(s->totals, &s->totals_capacity, s->keys.n, sizeof(*s->totals));
        s->cells = mem_grow(s->cells, &s->cells_capacity, s->keys.n * s->slots,
                            sizeof(*s->cells));
        s->names[number] = s->keys.keys[number];
        s->totals[number] = (struct cell){0, 0};
        if (s->slots)
            memset(&s->cells[number * s->slots], 0, s->slots * sizeof(*s->cells));
    }
    return number;
}

void sums_add(struct sums *s, uint32_t key, long slot, struct cell more)
{
    s->totals[key].count += more.count;
    s->totals[key].documents += more.documents;
    if (slot != NO_SLOT) {
        struct cell *cell = &s->cells[key * s->slots + (size_t)slot];

        cell->count += more.count;
        cell->documents += more.documents;
    }
}

struct span sums_name(const struct sums *s, struct span key)
{
    uint32_t number = intern_find(&s->keys, key);

    return number == INTERN_NONE ? key : s->names[number];
}

void sums_release(struct sums *s)
{
    intern_release(&s->keys);
    free(s->names);
    free(s->totals);
    free(s->cells);
}

/* Both, with a NUL between. */
static void join(struct span first, struct span second, struct buf *both)
{
    buf_add_span(both, first);
    buf_add_char(both, '\0');
    buf_add_span(both, second);
}

void pairs_add(struct pairs *p, struct span first, struct span second,
               uint64_t documents)
{
    size_t before = p->both.n;
    struct buf both = {0};
    uint32_t number;

    join(first, second, &both);
    number = intern_add(&p->both, buf_span(&both));
    buf_release(&both);
    if (p->both.n > before) {
        p->items = mem_grow(p->items, &p->capacity, p->both.n, sizeof(*p->items));
        p->items[number] = (struct pair){intern_add(&p->firsts, first),
                                         intern_add(&p->seconds, second), 0};
    }
    p->items[number].documents += documents;
}

uint64_t pairs_documents(const struct pairs *p, struct span first, struct span second)
{
    struct buf both = {0};
    uint32_t number;

    join(first, second, &both);
    number = intern_find(&p->both, buf_span(&both));
    buf_release(&both);
    return number == INTERN_NONE ? 0 : p->items[number].documents;
}

void pairs_release(struct pairs *p)
{
    intern_release(&p->firsts);
    intern_release(&p->seconds);
    intern_release(&p->both);
    free(p->items);
}
