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

/* Finds the units that may be starts by the bits of their readings. It has no branches,
   which would be unpredictable. */
static void find_candidates(const struct search *s)
{
    const uint32_t *readings = s->units->readings;
    struct starts *f = s->found;
    size_t n = 0;

    f->items = mem_grow(f->items, &f->capacity, s->units->n + 1, sizeof(*f->items));
    for (size_t i = 0; i < s->units->n; i++) {
        uint32_t may_lead = readings[i + 1] << 1 & READING_LEADS; /* it goes on */

        __builtin_prefetch(reading_at(s, i));
        f->items[n].unit = (uint32_t)i;
        n += (readings[i] & (may_lead | READING_ENDS)) != 0;
    }
    f->n = n;
}

/* Keeps the units that are a form alone, and those of which a form may go on with the
   next unit, which are leading. */
static void sift_candidates(const struct search *s)
{
    struct starts *f = s->found;
    size_t kept = 0;

    f->leading =
        mem_grow(f->leading, &f->leading_capacity, f->n + 1, sizeof(*f->leading));
    f->n_leading = 0;
    for (size_t i = 0; i < f->n; i++) {
        uint32_t unit = f->items[i].unit;
        const struct reading *from = reading_at(s, unit), *to = reading_at(s, unit + 1);
        bool ends = s->units->readings[unit] & READING_ENDS,
             goes_on = from->next & to->inner;

        __builtin_prefetch(&s->reader->words[from->first_word]);
        __builtin_prefetch(&s->reader->forms[from->first_form]);
        f->leading[f->n_leading] = (uint32_t)kept;
        f->n_leading += goes_on;
        f->items[kept] = (struct start){unit, 0};
        kept += ends | goes_on;
    }
    f->n = kept;
}

/* ---- pairs of units ---- */

static void add_pair(const struct search *s, struct start_pair pair)
{
    const struct read_word *words = s->reader->words;
    struct starts *f = s->found;

    __builtin_prefetch(gazetteer_pair(
        s->reader->gazetteer,
        image_pair_hash(words[pair.first].number, words[pair.second].number)));
    if (f->n_pairs == f->pairs_capacity)
        f->pairs =
            mem_grow(f->pairs, &f->pairs_capacity, f->n_pairs + 1, sizeof(*f->pairs));
    f->pairs[f->n_pairs++] = pair;
}

/* By what the words themselves tell. */
static void add_pairs(const struct search *s, uint32_t start)
{
    uint32_t unit = s->found->items[start].unit;
    const struct reading *from = reading_at(s, unit), *to = reading_at(s, unit + 1);
    const struct read_word *words = s->reader->words;

    for (uint32_t a = from->first_word; a < from->first_word + from->n_words; a++)
        for (uint32_t b = to->first_word; b < to->first_word + to->n_words; b++)
            if (words[a].edges.words & words[b].inner)
                add_pair(s, (struct start_pair){start, a, b});
}

static void find_pairs(const struct search *s)
{
    struct starts *f = s->found;

    f->n_pairs = 0;
    for (size_t i = 0; i < f->n_leading; i++)
        add_pairs(s, f->leading[i]);
}

/* Keeps those that the gazetteer's filter does not exclude. */
static void sift_pairs(const struct search *s)
{
    const struct gazetteer *g = s->reader->gazetteer;
    struct starts *f = s->found;
    size_t kept = 0;

    for (size_t i = 0; i < f->n_pairs; i++) {
        struct start_pair p = f->pairs[i];
        const struct read_word *first = &s->reader->words[p.first];
        uint32_t second = s->reader->words[p.second].number;

        f->pairs[kept] = p;
        if (gazetteer_may_begin(g, first->number, second)) {
            __builtin_prefetch(gazetteer_edge(g, &first->edges, second));
            kept++;
        }
    }
    f->n_pairs = kept;
}

static void add_step(const struct search *s, const struct start_pair *p)
{
    const struct gazetteer *g = s->reader->gazetteer;
    const struct image_node *nodes = gazetteer_section(g, g->header->nodes);
    const struct read_word *first = &s->reader->words[p->first],
                           *second = &s->reader->words[p->second];
    uint32_t node = gazetteer_follow(g, &first->edges, second->number);
    struct starts *f = s->found;
    uint32_t unit = f->items[p->start].unit;
    size_t cost = units_difference(s->units, unit, first->len) +
                  units_difference(s->units, unit + 1, second->len);

    if (!node)
        return;
    __builtin_prefetch(&nodes[node]);
    if (f->n_steps == f->steps_capacity)
        f->steps =
            mem_grow(f->steps, &f->steps_capacity, f->n_steps + 1, sizeof(*f->steps));
    f->steps[f->n_steps++] = (struct step){node, (uint32_t)cost};
    f->items[p->start].steps = (uint32_t)f->n_steps;
}

static void find_steps(const struct search *s)
{
    struct starts *f = s->found;

    f->n_steps = 0;
    for (size_t i = 0; i < f->n_pairs; i++)
        add_step(s, &f->pairs[i]);
}

/* Keeps those with a form that ends or goes on. */
static void sift_starts(const struct search *s)
{
    struct starts *f = s->found;
    uint32_t steps = 0;
    size_t kept = 0;

    for (size_t i = 0; i < f->n; i++) {
        struct start start = f->items[i];
        bool ends = s->units->readings[start.unit] & READING_ENDS,
             leads = start.steps > steps;

        steps = leads ? start.steps : steps;
        f->items[kept] = (struct start){start.unit, steps};
        kept += ends | leads;
    }
    f->n = kept;
}

void starts_find(struct starts *found, const struct units *u, const struct reader *r)
{
    struct search s = {found, u, r};

    find_candidates(&s);
    sift_candidates(&s);
    find_pairs(&s);
    sift_pairs(&s);
    find_steps(&s);
    sift_starts(&s);
}

void starts_release(struct starts *s)
{
    free(s->items);
    free(s->steps);
    free(s->leading);
    free(s->pairs);
    *s = (struct starts){0};
}
