#include "matcher.h"

#include "mem.h"
#include "setting.h"

#include <stdlib.h>

enum { MOST_CANDIDATES = 16 };

/* ---- the walk ---- */

struct candidate {
    uint32_t entry, flags; /* number of the entry, and its flags */
    size_t cost;           /* bytes by which words of the text and the form differ */
};

struct walk {
    struct matcher *m;
    struct setting setting;
    size_t start; /* units */
    size_t end;   /* of the best entity so far; 0: none */
    struct candidate candidates[MOST_CANDIDATES];
    size_t n_candidates;
    size_t topics_end; /* of the topic terms so far */
    struct matches *topics;
    size_t topics_before; /* matches there when the walk began */
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

/* Keeps the candidate in order of weight; of two for one thing, the better known. */
static void keep_candidate(struct walk *w, struct candidate c)
{
    const struct image_entry *e = entry_at(w->m, c.entry);
    size_t place = w->n_candidates;

    for (size_t i = 0; i < w->n_candidates; i++)
        if (same_thing(e, entry_at(w->m, w->candidates[i].entry))) {
            if (is_better_known(e, entry_at(w->m, w->candidates[i].entry)))
                w->candidates[i] = c;
            return;
        }
    if (place == MOST_CANDIDATES)
        return;
    for (; place && e->weight > entry_at(w->m, w->candidates[place - 1].entry)->weight;
         place--)
        w->candidates[place] = w->candidates[place - 1];
    w->candidates[place] = c;
    w->n_candidates++;
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
    list->items =
        mem_grow(list->items, &list->capacity, list->n + 1, sizeof(*list->items));
    list->items[list->n++] = match;
}

static struct match match_of(const struct walk *w, size_t end, uint32_t entry)
{
    const struct unit *units = w->m->units.items;

    return (struct match){units[w->start].token, units[end - 1].token + 1, entry};
}

static void take_topic(struct walk *w, uint32_t entry, size_t end)
{
    if (end < w->topics_end)
        return;
    if (end > w->topics_end)
        w->topics->n = w->topics_before;
    w->topics_end = end;
    add_match(w->topics, match_of(w, end, entry));
}

static void vote(const struct matcher *m, uint32_t entry)
{
    if (m->votes)
        m->votes[entry_at(m, entry)->language]++;
}

/* The layers that are still free at the start of a walk. */
struct layers {
    bool entities, topics;
};

/* Takes an entry that applies, and whose form ends before unit `end`. */
static void take(struct walk *w, struct candidate c, size_t end, struct layers layers)
{
    bool topic = c.flags & ENTRY_TOPIC;

    if (!(topic ? layers.topics : layers.entities) ||
        !setting_allows(&w->setting, c.entry, c.flags, w->start, end))
        return;
    if (c.flags & ENTRY_CUE) {
        add_match(&w->m->cues, match_of(w, end, c.entry));
    } else if (topic) {
        take_topic(w, c.entry, end);
    } else {
        vote(w->m, c.entry);
        take_entity(w, c, end);
    }
}

/* The form that leads to node `n` ends before unit `end`. */
static void visit(struct walk *w, const struct image_node *n, size_t end, size_t cost,
                  struct layers layers)
{
    const uint32_t *postings = gazetteer_postings(w->m->reader.gazetteer, n);

    for (uint32_t i = 0; i < n->n_postings; i++) {
        const struct image_entry *e = entry_at(w->m, postings[i]);

        if (!(e->flags & ENTRY_CLASS) && reader_has(&w->m->reader, e->language))
            take(w, (struct candidate){postings[i], e->flags, cost}, end, layers);
    }
}

static uint32_t follow(const struct gazetteer *g, uint32_t node, uint32_t word)
{
    const struct image_edge *edges = gazetteer_section(g, g->header->edge_slots);
    uint64_t mask = g->header->edge_slots.count - 1;

    for (uint64_t i = image_edge_hash(node, word) & mask; edges[i].to;
         i = (i + 1) & mask)
        if (edges[i].from == node && edges[i].word == word)
            return edges[i].to;
    return 0;
}

/* How much a word of a form differs from the token that is read as it. */
static size_t difference(const struct walk *w, uint32_t word_len, size_t unit)
{
    size_t len = w->m->units.items[unit].text.len;

    return len > word_len ? len - word_len : word_len - len;
}

/* Whether a word of unit `i` may follow some that lead on by the words of `next`. */
static bool may_go_on(const struct matcher *m, uint64_t next, size_t i)
{
    return next && i < m->units.n && m->units.items[i].reading & READING_GOES_ON &&
           next & reader_reading(&m->reader, m->units.items[i].reading)->inner;
}

/*
 * Goes on from a node with unit `pos`. Recursion is as deep as the longest form has
 * words.
 */
static void walk_on(struct walk *w, uint32_t from, size_t pos, size_t cost,
                    struct layers layers)
{
    const struct gazetteer *g = w->m->reader.gazetteer;
    const struct image_node *nodes = gazetteer_section(g, g->header->nodes);
    const struct reading *reading;

    if (!may_go_on(w->m, nodes[from].next, pos))
        return;
    reading = reader_reading(&w->m->reader, w->m->units.items[pos].reading);
    for (uint32_t i = 0; i < reading->n; i++) {
        const struct read_word *word = &reading->words[i];
        uint32_t node = nodes[from].next & image_next_bit(word->word)
                            ? follow(g, from, word->word)
                            : 0;

        if (reader_goes_to(&w->m->reader, node)) {
            size_t new_cost = cost + difference(w, word->len, pos);

            visit(w, &nodes[node], pos + 1, new_cost, layers);
            walk_on(w, node, pos + 1, new_cost, layers);
        }
    }
}

/* First the forms that are one word, then those that go on. */
static void walk_at(struct walk *w, struct layers layers)
{
    const struct reader *r = &w->m->reader;
    const struct reading *reading =
        reader_reading(r, w->m->units.items[w->start].reading);
    const struct read_form *forms = r->forms + reading->first_form;

    w->end = w->topics_end = w->n_candidates = 0;
    w->topics_before = w->topics->n;
    for (uint32_t i = 0; i < reading->n_forms; i++)
        take(w,
             (struct candidate){forms[i].entry, forms[i].flags,
                                difference(w, forms[i].len, w->start)},
             w->start + 1, layers);
    if (!may_go_on(w->m, reading->next, w->start + 1))
        return;
    for (uint32_t i = 0; i < reading->n; i++)
        if (reading->words[i].node)
            walk_on(w, reading->words[i].node, w->start + 1,
                    difference(w, reading->words[i].len, w->start), layers);
}

/* Whether a form may begin with this unit: one that ends with it, or goes on. */
static bool may_start(const struct matcher *m, size_t i)
{
    uint32_t reading = m->units.items[i].reading;

    return reading & READING_STARTS &&
           (reading & READING_ENDS ||
            may_go_on(m, reader_reading(&m->reader, reading)->next, i + 1));
}

void matcher_run(struct matcher *m, const struct token_run *run,
                 struct matches *entities, struct matches *topics)
{
    struct walk w = {
        .m = m, .setting = {&m->reader, run, &m->units, -1}, .topics = topics};
    size_t entities_free = 0, topics_free = 0; /* the first unit not taken */

    m->cues.n = 0;
    units_find(&m->units, &m->reader, run);
    for (w.start = 0; w.start < m->units.n; w.start++) {
        if (!may_start(m, w.start))
            continue;
        walk_at(&w, (struct layers){w.start >= entities_free, w.start >= topics_free});
        for (size_t i = 0; i < w.n_candidates; i++)
            add_match(entities, match_of(&w, w.end, w.candidates[i].entry));
        if (w.end)
            entities_free = w.end;
        if (w.topics_end)
            topics_free = w.topics_end;
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
    free(m->votes);
    *m = (struct matcher){0};
}

/* ---- word classes ---- */

static bool node_has_class(const struct matcher *m, uint32_t number, struct span id)
{
    const struct gazetteer *g = m->reader.gazetteer;
    const struct image_node *node =
        (const struct image_node *)gazetteer_section(g, g->header->nodes) + number;
    const uint32_t *postings = gazetteer_postings(g, node);

    for (uint32_t i = 0; i < node->n_postings; i++) {
        const struct image_entry *e = entry_at(m, postings[i]);

        if (e->flags & ENTRY_CLASS && reader_has(&m->reader, e->language) &&
            span_equal(gazetteer_symbol(g, e->id), id))
            return true;
    }
    return false;
}

bool matcher_is_in_class(struct matcher *m, struct span word, struct span id)
{
    uint32_t read = reader_read(&m->reader, word);
    const struct reading *reading = reader_reading(&m->reader, read);

    for (uint32_t i = 0; i < reading->n; i++)
        if (reading->words[i].node && node_has_class(m, reading->words[i].node, id))
            return true;
    return false;
}
