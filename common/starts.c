#include "starts.h"

#include "mem.h"

#include <stdlib.h>

/* What the rounds look at. */
struct search {
    struct starts *found;
    const struct units *units;
    const struct reader *reader;
};

static const struct reading *reading_at(const struct search *s, size_t unit)
{
    return units_reading(s->units, s->reader, unit);
}

/* ---- single units ---- */

/* The units that bits of the readings tell of. No branches: nothing foretells them. */
static void find_candidates(const struct search *s)
{
    const struct unit *units = s->units->items;
    struct starts *f = s->found;

    f->items = mem_grow(f->items, &f->capacity, s->units->n + 1, sizeof(*f->items));
    f->n = 0;
    for (size_t i = 0; i < s->units->n; i++) {
        bool starts = units[i].reading & READING_STARTS,
             ends = units[i].reading & READING_ENDS,
             goes_on = units[i + 1].reading & READING_GOES_ON;

        __builtin_prefetch(reading_at(s, i));
        f->items[f->n].unit = (uint32_t)i;
        f->n += starts & (ends | goes_on);
    }
}

/* Keeps those with a form that ends, or one that may go on with the next unit. */
static void sift_candidates(const struct search *s)
{
    struct starts *f = s->found;
    size_t kept = 0;

    for (size_t i = 0; i < f->n; i++) {
        struct start start = f->items[i];
        const struct reading *from = reading_at(s, start.unit),
                             *to = reading_at(s, start.unit + 1);
        bool ends = from->n_forms, goes_on = from->next & to->inner;

        __builtin_prefetch(&s->reader->words[from->first_word]);
        f->items[kept] = start;
        kept += ends | goes_on;
    }
    f->n = kept;
}

/* ---- pairs of units ---- */

/* A word that unit `unit` may be, and one of the next unit that may follow it. */
struct pair {
    uint32_t unit;
    const struct read_word *a, *b;
};

typedef void for_pair(const struct search *s, const struct pair *p);

static inline void each_pair(const struct search *s, uint32_t unit, for_pair *call)
{
    const struct reading *from = reading_at(s, unit), *to = reading_at(s, unit + 1);
    const struct read_word *a = s->reader->words + from->first_word,
                           *b = s->reader->words + to->first_word;

    if (!(from->next & to->inner))
        return;
    for (uint32_t i = 0; i < from->n_words; i++)
        for (uint32_t k = 0; k < to->n_words; k++)
            if (a[i].edges.words & b[k].inner)
                call(s, &(struct pair){unit, &a[i], &b[k]});
}

static void fetch_edge(const struct search *s, const struct pair *p)
{
    __builtin_prefetch(
        gazetteer_edge(s->reader->gazetteer, &p->a->edges, p->b->number));
}

static void fetch_edges(const struct search *s)
{
    for (size_t i = 0; i < s->found->n; i++) {
        uint32_t unit = s->found->items[i].unit;

        __builtin_prefetch(&s->reader->forms[reading_at(s, unit)->first_form]);
        each_pair(s, unit, fetch_edge);
    }
}

static void add_step(const struct search *s, const struct pair *p)
{
    const struct gazetteer *g = s->reader->gazetteer;
    const struct image_node *nodes = gazetteer_section(g, g->header->nodes);
    uint32_t node = gazetteer_follow(g, &p->a->edges, p->b->number);
    size_t cost = units_difference(s->units, p->unit, p->a->len) +
                  units_difference(s->units, p->unit + 1, p->b->len);
    struct starts *f = s->found;

    if (!node)
        return;
    __builtin_prefetch(&nodes[node]);
    if (f->n_steps == f->steps_capacity)
        f->steps =
            mem_grow(f->steps, &f->steps_capacity, f->n_steps + 1, sizeof(*f->steps));
    f->steps[f->n_steps++] = (struct step){node, (uint32_t)cost};
}

/* Keeps the starts with a form that ends or goes on. */
static void find_steps(const struct search *s)
{
    struct starts *f = s->found;
    size_t kept = 0;

    f->n_steps = 0;
    for (size_t i = 0; i < f->n; i++) {
        uint32_t unit = f->items[i].unit;
        size_t before = f->n_steps;

        each_pair(s, unit, add_step);
        f->items[kept] = (struct start){unit, (uint32_t)f->n_steps};
        kept += f->n_steps > before || reading_at(s, unit)->n_forms;
    }
    f->n = kept;
}

void starts_find(struct starts *found, const struct units *u, const struct reader *r)
{
    struct search s = {found, u, r};

    find_candidates(&s);
    sift_candidates(&s);
    fetch_edges(&s);
    find_steps(&s);
}

void starts_release(struct starts *s)
{
    free(s->items);
    free(s->steps);
    *s = (struct starts){0};
}
