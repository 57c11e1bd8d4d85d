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

static void reserve_units(struct starts *f, size_t n)
{
    size_t capacity = f->units_capacity;

    f->alone = mem_grow(f->alone, &f->units_capacity, n + 1, sizeof(*f->alone));
    f->leading = mem_grow(f->leading, &capacity, n + 1, sizeof(*f->leading));
}

/* Finds the units that are a form alone, and those that may lead on, by the bits of
   their readings. It has no branches, which would be unpredictable. */
static void find_units(const struct search *s)
{
    const uint32_t *readings = s->units->readings;
    struct starts *f = s->found;
    size_t alone = 0, leading = 0;

    reserve_units(f, s->units->n);
    for (size_t i = 0; i < s->units->n; i++) {
        uint32_t goes_on = readings[i + 1] << 1; /* where a reading LEADS */

        f->alone[alone] = f->leading[leading] = (uint32_t)i;
        alone += (readings[i] & READING_ENDS) != 0;
        leading += (readings[i] & goes_on & READING_LEADS) != 0;
    }
    f->alone[alone] = STARTS_NONE;
    f->n_leading = leading;
}

/* Fetches what is known of the units that are a form alone. */
static void fetch_alone(const struct search *s)
{
    const uint32_t *readings = s->units->readings;
    const struct starts *f = s->found;

    for (size_t i = 0; f->alone[i] != STARTS_NONE; i++) {
        uint32_t number = readings[f->alone[i]] & READING_NUMBER;

        __builtin_prefetch(&s->reader->topics[number]);
        __builtin_prefetch(&s->reader->readings[number]);
    }
}

/* Keeps the leading units of which a form may go on with the next unit, again without
   branches. */
static void sift_leading(const struct search *s)
{
    const uint32_t *readings = s->units->readings;
    struct starts *f = s->found;
    size_t kept = 0;

    for (size_t i = 0; i < f->n_leading; i++) {
        uint32_t unit = f->leading[i];

        f->leading[kept] = unit;
        kept += reader_may_link(s->reader, readings[unit], readings[unit + 1]);
    }
    f->n_leading = kept;
}

/* Makes room for the pairs of words of the leading units, and fetches the words. */
static void fetch_words(const struct search *s)
{
    const struct reader *r = s->reader;
    struct starts *f = s->found;
    size_t most = 0;

    for (size_t i = 0; i < f->n_leading; i++) {
        const struct reading *from = reading_at(s, f->leading[i]),
                             *to = reading_at(s, f->leading[i] + 1);

        __builtin_prefetch(&r->leading[from->first_leading]);
        __builtin_prefetch(&r->inner[to->first_inner]);
        most += (size_t)from->n_leading * to->n_inner;
    }
    f->pairs = mem_grow(f->pairs, &f->pairs_capacity, most + 1, sizeof(*f->pairs));
}

/* ---- pairs of units ---- */

/* There is room for it. Its place in the gazetteer's filter is fetched. */
static void add_pair(const struct search *s, struct start_pair pair)
{
    uint64_t hash = image_pair_hash(s->reader->leading[pair.first].number,
                                    s->reader->inner[pair.second].number);

    __builtin_prefetch(gazetteer_pair(s->reader->gazetteer, hash));
    s->found->pairs[s->found->n_pairs++] = pair;
}

static void add_pairs(const struct search *s, uint32_t unit)
{
    const struct reading *from = reading_at(s, unit), *to = reading_at(s, unit + 1);
    const struct read_leading *leading = s->reader->leading;
    const struct read_inner *inner = s->reader->inner;
    uint32_t a = from->first_leading, b = to->first_inner;

    for (uint32_t i = 0; i < from->n_leading; i++)
        for (uint32_t k = 0; k < to->n_inner; k++)
            if (leading[a + i].next & image_word_bit(inner[b + k].number))
                add_pair(s, (struct start_pair){unit, a + i, b + k});
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
    const struct reader *r = s->reader;
    struct starts *f = s->found;
    size_t kept = 0;

    for (size_t i = 0; i < f->n_pairs; i++) {
        struct start_pair p = f->pairs[i];

        f->pairs[kept] = p;
        kept += gazetteer_may_begin(r->gazetteer, r->leading[p.first].number,
                                    r->inner[p.second].number);
    }
    f->n_pairs = kept;
}

/* Fetches the edges from the first words to the second. This is not done where pairs
   are kept: that would take a branch, and be slower. */
static void fetch_edges(const struct search *s)
{
    const struct reader *r = s->reader;
    const struct starts *f = s->found;

    for (size_t i = 0; i < f->n_pairs; i++)
        __builtin_prefetch(gazetteer_edge(r->gazetteer, &r->edges[f->pairs[i].first],
                                          r->inner[f->pairs[i].second].number));
}

/* A step without a node if no form goes on so. */
static struct step step_of(const struct search *s, const struct start_pair *p)
{
    const struct reader *r = s->reader;
    const struct read_leading *first = &r->leading[p->first];
    const struct read_inner *second = &r->inner[p->second];

    return (struct step){
        p->unit, gazetteer_follow(r->gazetteer, &r->edges[p->first], second->number),
        (uint32_t)(units_difference(s->units, p->unit, first->len) +
                   units_difference(s->units, p->unit + 1, second->len))};
}

static void find_steps(const struct search *s)
{
    const struct gazetteer *g = s->reader->gazetteer;
    const struct image_node *nodes = gazetteer_section(g, g->header->nodes);
    struct starts *f = s->found;
    size_t n = 0;

    f->steps =
        mem_grow(f->steps, &f->steps_capacity, f->n_pairs + 1, sizeof(*f->steps));
    for (size_t i = 0; i < f->n_pairs; i++) {
        f->steps[n] = step_of(s, &f->pairs[i]);
        __builtin_prefetch(&nodes[f->steps[n].node]);
        n += f->steps[n].node != 0;
    }
    f->steps[n].unit = STARTS_NONE;
}

void starts_find(struct starts *found, const struct units *u, const struct reader *r)
{
    struct search s = {found, u, r};

    find_units(&s);
    sift_leading(&s);
    fetch_words(&s);
    find_pairs(&s);
    sift_pairs(&s);
    fetch_edges(&s);
    find_steps(&s);
    fetch_alone(&s);
}

void starts_release(struct starts *s)
{
    free(s->alone);
    free(s->steps);
    free(s->leading);
    free(s->pairs);
    *s = (struct starts){0};
}
