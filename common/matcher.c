#include "matcher.h"

#include "mem.h"
#include "setting.h"

#include <stdlib.h>

enum { MOST_CANDIDATES = 16, NAME_VOTES = 4 };

/* ---- the walk ---- */

struct candidate {
    uint32_t entry, flags; /* number of the entry, and its flags */
    size_t cost;           /* bytes by which words of the text and the form differ */
};

/* Topics of different schemes do not compete for words. */
struct topic_layer {
    size_t free; /* the first unit not taken */
    size_t end;  /* of the best term so far; 0: none */
};

struct walk {
    struct matcher *m;
    struct setting setting;
    size_t start; /* units */
    size_t end;   /* of the best entity so far; 0: none */
    struct candidate candidates[MOST_CANDIDATES];
    size_t n_candidates;
    struct topic_layer schemes[SCHEMES_MOST];
};

static const struct image_entry *entry_at(const struct matcher *m, uint32_t number)
{
    const struct gazetteer *g = m->reader.gazetteer;

    return (const struct image_entry *)gazetteer_section(g, g->header->entries) +
           number;
}

/* ---- what is found ---- */

/* Below zero if `a` is the better of two entries for the same words. */
static int compare(const struct walk *w, const struct candidate *a,
                   const struct candidate *b)
{
    const struct image_entry *x = entry_at(w->m, a->entry),
                             *y = entry_at(w->m, b->entry);

    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    return x->rank > y->rank ? -1 : x->rank < y->rank;
}

static bool same_thing(const struct image_entry *a, const struct image_entry *b)
{
    return a->id == b->id && a->type == b->type;
}

/* Of two entries for one thing: a name or capital rather than a mere place. */
static bool is_better_known(const struct image_entry *a, const struct image_entry *b)
{
    if ((a->flags ^ b->flags) & ENTRY_PLACE)
        return b->flags & ENTRY_PLACE;
    return a->weight > b->weight;
}

/* The candidates behind it move up. */
static void drop_candidate(struct walk *w, size_t place)
{
    w->n_candidates--;
    for (size_t i = place; i < w->n_candidates; i++)
        w->candidates[i] = w->candidates[i + 1];
}

/* Keeps the candidate in order of weight; of two for one thing, the better known. */
static void keep_candidate(struct walk *w, struct candidate c)
{
    const struct image_entry *e = entry_at(w->m, c.entry);
    size_t same = 0, place;

    while (same < w->n_candidates &&
           !same_thing(e, entry_at(w->m, w->candidates[same].entry)))
        same++;
    if (same < w->n_candidates) {
        if (!is_better_known(e, entry_at(w->m, w->candidates[same].entry)))
            return;
        drop_candidate(w, same);
    }
    if (w->n_candidates == MOST_CANDIDATES)
        return;
    for (place = w->n_candidates++;
         place && e->weight > entry_at(w->m, w->candidates[place - 1].entry)->weight;
         place--)
        w->candidates[place] = w->candidates[place - 1];
    w->candidates[place] = c;
}

static void take_entity(struct walk *w, struct candidate c, size_t end)
{
    int order = end > w->end   ? -1
                : end < w->end ? 1
                               : compare(w, &c, &w->candidates[0]);

    if (order > 0)
        return;
    if (order < 0)
        w->n_candidates = 0;
    w->end = end;
    keep_candidate(w, c);
}

static void add_match(struct matches *list, struct match match)
{
    if (list->n == list->capacity)
        list->items =
            mem_grow(list->items, &list->capacity, list->n + 1, sizeof(*list->items));
    list->items[list->n++] = match;
}

static struct match match_of(const struct walk *w, size_t end, uint32_t entry)
{
    const struct units *units = &w->m->units;

    return (struct match){units_token(units, w->start), units_token(units, end - 1) + 1,
                          entry};
}

/* A name tells as much of the language as some topic terms. */
static void vote(const struct matcher *m, uint32_t entry)
{
    const struct image_entry *e = entry_at(m, entry);

    if (m->votes)
        m->votes[e->language] += e->flags & ENTRY_TOPIC ? 1 : NAME_VOTES;
}

/* ---- topic terms ---- */

static unsigned scheme_of(uint32_t flags)
{
    return flags >> ENTRY_SCHEME;
}

/* Forgets the terms of a scheme. */
static void drop_terms(struct matcher *m, unsigned scheme)
{
    size_t kept = 0;

    for (size_t i = 0; i < m->n_terms; i++)
        if (scheme_of(m->terms[i].flags) != scheme)
            m->terms[kept++] = m->terms[i];
    m->n_terms = kept;
}

/* The one that differs least, then from the latest file, then the weightiest. */
static bool is_better_term(const struct matcher *m, const struct topic_term *a,
                           const struct topic_term *b)
{
    const struct image_entry *x = entry_at(m, a->entry), *y = entry_at(m, b->entry);

    if (a->cost != b->cost)
        return a->cost < b->cost;
    return x->rank != y->rank ? x->rank > y->rank : x->weight > y->weight;
}

/* Of several terms of a topic it keeps the better one. */
static void keep_term(struct matcher *m, struct topic_term term)
{
    for (size_t i = 0; i < m->n_terms; i++)
        if (entry_at(m, m->terms[i].entry)->id == entry_at(m, term.entry)->id) {
            if (is_better_term(m, &term, &m->terms[i]))
                m->terms[i] = term;
            return;
        }
    if (m->n_terms == m->terms_capacity)
        m->terms = mem_grow(m->terms, &m->terms_capacity, m->n_terms + 1, sizeof(term));
    m->terms[m->n_terms++] = term;
}

/* Topic terms have no case: a word by itself may stand anywhere. */
static void take_topic(struct walk *w, struct candidate c, size_t end)
{
    struct topic_layer *layer = &w->schemes[scheme_of(c.flags)];
    bool is_word =
        end == w->start + 1 && !(w->m->units.readings[w->start] & READING_DENSE);

    if (w->start < layer->free || end < layer->end ||
        !(is_word || setting_allows(&w->setting, c.entry, c.flags, w->start, end)))
        return;
    vote(w->m, c.entry);
    if (end > layer->end && layer->end)
        drop_terms(w->m, scheme_of(c.flags));
    layer->end = end;
    keep_term(w->m, (struct topic_term){c.entry, c.flags, c.cost, end});
}

/* Adds the terms of the walk, whose units are taken then. */
static void settle_topics(struct walk *w, struct matches *topics)
{
    struct matcher *m = w->m;

    for (size_t i = 0; i < m->n_terms; i++) {
        const struct topic_term *t = &m->terms[i];

        add_match(topics, match_of(w, t->end, t->entry));
        w->schemes[scheme_of(t->flags)] = (struct topic_layer){.free = t->end};
    }
    m->n_terms = 0;
}

static void add_priors(const struct matcher *m, struct matches *topics)
{
    const struct gazetteer *g = m->reader.gazetteer;
    const uint32_t *priors = gazetteer_section(g, g->header->priors);

    for (uint64_t i = 0; i < g->header->priors.count; i++)
        if (reader_has(&m->reader, entry_at(m, priors[i])->language))
            add_match(topics, (struct match){0, 0, priors[i]});
}

/* ---- the way through the forms ---- */

/* Takes an entry that applies, and whose form ends before unit `end`. */
static void take(struct walk *w, struct candidate c, size_t end, bool entities)
{
    if (c.flags & ENTRY_TOPIC) {
        take_topic(w, c, end);
        return;
    }
    if (!entities || !setting_allows(&w->setting, c.entry, c.flags, w->start, end))
        return;
    if (c.flags & ENTRY_CUE) {
        add_match(&w->m->cues, match_of(w, end, c.entry));
    } else {
        vote(w->m, c.entry);
        take_entity(w, c, end);
    }
}

/* The form that leads to node `n` ends before unit `end`. */
static void visit(struct walk *w, const struct image_node *n, size_t end, size_t cost,
                  bool entities)
{
    const struct image_posting *postings =
        gazetteer_postings(w->m->reader.gazetteer, n);

    for (uint32_t i = 0; i < n->n_postings; i++) {
        struct image_posting p = postings[i];

        if (!(p.flags & ENTRY_CLASS) && reader_has(&w->m->reader, p.language))
            take(w, (struct candidate){p.entry, p.flags, cost}, end, entities);
    }
}

/* Goes on from a node before unit `end`. It recurs as often as forms have words. */
static void walk_on(struct walk *w, uint32_t number, size_t end, size_t cost,
                    bool entities)
{
    const struct reader *r = &w->m->reader;
    const struct image_node *node = (const struct image_node *)gazetteer_section(
                                        r->gazetteer, r->gazetteer->header->nodes) +
                                    number;
    uint32_t read = w->m->units.readings[end];
    const struct reading *reading = reader_reading(r, read);
    const struct read_inner *words = r->inner + reading->first_inner;

    if (!reader_goes_to(r, number))
        return;
    visit(w, node, end, cost, entities);
    if (!(node->edges.words & reader_links(r, read)->inner))
        return;
    for (uint32_t i = 0; i < reading->n_inner; i++) {
        uint32_t next =
            node->edges.words & image_word_bit(words[i].number)
                ? gazetteer_follow(r->gazetteer, &node->edges, words[i].number)
                : 0;

        if (next)
            walk_on(w, next, end + 1,
                    cost + units_difference(&w->m->units, end, words[i].len), entities);
    }
}

/* First the forms that are one word, then those that go on by `steps`. */
static void walk_at(struct walk *w, const struct step *steps, size_t n_steps,
                    bool entities)
{
    const struct reading *reading =
        units_reading(&w->m->units, &w->m->reader, w->start);
    const struct read_form *forms = w->m->reader.forms + reading->first_form;

    w->end = w->n_candidates = 0;
    for (uint32_t i = 0; i < reading->n_forms; i++)
        take(w,
             (struct candidate){forms[i].entry, forms[i].flags,
                                units_difference(&w->m->units, w->start, forms[i].len)},
             w->start + 1, entities);
    for (size_t i = 0; i < n_steps; i++)
        walk_on(w, steps[i].node, w->start + 2, steps[i].cost, entities);
}

/* Whether the unit is a topic term and nothing else, the usual case. */
static bool is_lone_topic(const struct units *units, size_t unit)
{
    return (units->readings[unit] & (READING_TOPIC | READING_DENSE)) == READING_TOPIC;
}

/* What walk_at comes to then. */
static void take_lone_topic(struct walk *w, struct matches *topics)
{
    const struct reader *r = &w->m->reader;
    const struct read_topic *topic =
        &r->topics[w->m->units.readings[w->start] & READING_NUMBER];
    struct topic_layer *layer = &w->schemes[scheme_of(topic->flags)];

    if (w->start < layer->free)
        return;
    vote(w->m, topic->entry);
    add_match(topics, match_of(w, w->start + 1, topic->entry));
    layer->free = w->start + 1;
}

/* ---- the whole ---- */

/* `free` is the first unit that no entity has taken. */
static void add_entities(struct walk *w, size_t *free, struct matches *entities)
{
    for (size_t k = 0; k < w->n_candidates; k++)
        add_match(entities, match_of(w, w->end, w->candidates[k].entry));
    if (w->end)
        *free = w->end;
}

void matcher_run(struct matcher *m, const struct token_run *run,
                 struct matches *entities, struct matches *topics)
{
    struct walk w = {.m = m, .setting = {&m->reader, run, &m->units, -1}};
    const struct starts *starts = &m->starts;
    size_t entities_free = 0, alone = 0, step = 0, end;
    uint32_t unit;

    m->cues.n = 0;
    add_priors(m, topics);
    units_find(&m->units, &m->reader, run);
    starts_find(&m->starts, &m->units, &m->reader);
    while ((unit = starts_next(starts, alone, step)) != STARTS_NONE) {
        w.start = unit;
        end = starts_steps_end(starts, step, unit);
        alone += starts->alone[alone] == unit;
        if (end == step && is_lone_topic(&m->units, unit)) {
            take_lone_topic(&w, topics);
            continue;
        }
        walk_at(&w, m->starts.steps + step, end - step, w.start >= entities_free);
        step = end;
        add_entities(&w, &entities_free, entities);
        if (m->n_terms)
            settle_topics(&w, topics);
    }
}

void matcher_init(struct matcher *m, const struct gazetteer *g, struct span lang)
{
    *m = (struct matcher){0};
    reader_init(&m->reader, g, lang);
}

void matcher_release(struct matcher *m)
{
    reader_release(&m->reader);
    units_release(&m->units);
    free(m->cues.items);
    free(m->terms);
    starts_release(&m->starts);
    free(m->votes);
    *m = (struct matcher){0};
}

/* ---- word classes ---- */

static bool node_has_class(const struct matcher *m, const struct image_node *node,
                           struct span id)
{
    const struct gazetteer *g = m->reader.gazetteer;
    const struct image_posting *postings = gazetteer_postings(g, node);

    for (uint32_t i = 0; i < node->n_postings; i++)
        if (postings[i].flags & ENTRY_CLASS &&
            reader_has(&m->reader, postings[i].language) &&
            span_equal(gazetteer_symbol(g, entry_at(m, postings[i].entry)->id), id))
            return true;
    return false;
}

bool matcher_is_in_class(struct matcher *m, struct span word, struct span id)
{
    uint32_t read;
    size_t n;

    reader_read_all(&m->reader, &word, 1, &read);
    n = reader_reading(&m->reader, read)->has_class ? reader_n_words(&m->reader, read)
                                                    : 0;
    for (size_t i = 0; i < n; i++) {
        const struct image_node *node =
            reader_node(&m->reader, reader_word(&m->reader, read, i));

        if (node && node_has_class(m, node, id))
            return true;
    }
    return false;
}
