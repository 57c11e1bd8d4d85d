#include "entity-tag/resolve.h"

#include <stdlib.h>

enum { MOST_SUPPORT = 4 };
static const double BIAS = 3, FAR_LIKELIER = 5;

/* What else in the document speaks for an id; nothing, if it tells of another one. */
struct support {
    uint64_t document;
    size_t all, places, cues; /* mentions of any kind; of cities and regions; cues */
};

/* What the document tells of one meaning of a name that has several, likewise. */
struct meaning {
    uint64_t document;
    size_t counted; /* how often it was taken for sure, and counted as support */
    bool settled;   /* a region or city beside the name once said so */
};

/* The meanings of one run of tokens: found[first] up to found[end - 1]. */
struct group {
    size_t first, end;
};

static bool is_single(struct group g)
{
    return g.end == g.first + 1;
}

static bool next_group(const struct matches *found, struct group *g)
{
    const struct match *items = found->items;

    g->first = g->end;
    if (g->first == found->n)
        return false;
    while (g->end < found->n && items[g->end].start == items[g->first].start &&
           items[g->end].end == items[g->first].end)
        g->end++;
    return true;
}

/* Whether some name has several meanings. */
static bool has_choices(const struct matches *found)
{
    struct group g = {0, 0};

    while (next_group(found, &g))
        if (!is_single(g))
            return true;
    return false;
}

static bool is_place(struct span kind)
{
    return span_is(kind, "city") || span_is(kind, "region");
}

/* ---- support ---- */

static struct support *support_for(struct resolver *r, struct span id)
{
    size_t known = r->ids.n;
    uint32_t number = intern_add(&r->ids, id);
    struct support *s;

    r->support =
        mem_grow(r->support, &r->support_capacity, r->ids.n, sizeof(*r->support));
    s = &r->support[number];
    if (number == known || s->document != r->document)
        *s = (struct support){.document = r->document};
    return s;
}

static void add_support(struct resolver *r, struct span id, bool place)
{
    struct support *s = support_for(r, id);

    s->all++;
    s->places += place;
}

static struct meaning *meaning_for(struct resolver *r, uint32_t entry)
{
    size_t known = r->names.n;
    uint32_t number =
        intern_add(&r->names, (struct span){(const char *)&entry, sizeof(entry)});
    struct meaning *m;

    r->meanings =
        mem_grow(r->meanings, &r->meanings_capacity, r->names.n, sizeof(*r->meanings));
    m = &r->meanings[number];
    if (number == known || m->document != r->document)
        *m = (struct meaning){.document = r->document};
    return m;
}

/* Whether the first meaning, which weighs most, is far likelier than all others. */
static bool is_clear(const struct gazetteer *g, const struct matches *found,
                     struct group group, double weight)
{
    double others = 0;

    for (size_t i = group.first + 1; i < group.end; i++)
        others += (double)gazetteer_entry(g, found->items[i].entry).weight;
    return weight >= FAR_LIKELIER * others;
}

/* Names of one meaning or a clear one, datelines and cues support what they name. */
static void collect_support(struct resolver *r, const struct matcher *m,
                            const struct matches *found, const struct mentions *filed)
{
    const struct gazetteer *gazetteer = m->reader.gazetteer;
    struct group g = {0, 0};

    r->document++;
    while (next_group(found, &g)) {
        uint32_t entry = found->items[g.first].entry;
        struct gazetteer_entry e = gazetteer_entry(gazetteer, entry);
        bool several = !is_single(g);

        if (!e.id.len || (several && !is_clear(gazetteer, found, g, (double)e.weight)))
            continue;
        add_support(r, e.id, is_place(e.kind));
        if (several)
            meaning_for(r, entry)->counted++;
    }
    for (size_t i = 0; i < filed->n; i++)
        add_support(r, filed->items[i].id, true);
    for (size_t i = 0; i < m->cues.n; i++)
        support_for(r, gazetteer_entry(gazetteer, m->cues.items[i].entry).id)->cues++;
}

static bool lists(struct span codes, struct span id)
{
    struct span code;

    while (codes.len && span_split(&codes, ',', &code))
        if (span_equal(code, id))
            return true;
    return false;
}

/* Whether a country is to be preferred, by its own code or the one that it is given. */
static bool is_biased(const struct resolver *r, const struct gazetteer *g,
                      const struct gazetteer_entry *e)
{
    return r->bias.len &&
           (lists(r->bias, e->id) ||
            lists(r->bias, gazetteer_recoded(g, e->type, e->id, r->historic)));
}

static size_t at_most(size_t n, size_t most)
{
    return n < most ? n : most;
}

/* How much else speaks for a meaning: what it was counted for itself does not. */
static size_t support_beside(struct resolver *r, const struct gazetteer_entry *e,
                             const struct meaning *own)
{
    const struct support *s = support_for(r, e->id);
    size_t others = (is_place(e->kind) ? s->places : s->all) - own->counted;

    return at_most(others, MOST_SUPPORT) + at_most(s->cues, MOST_SUPPORT);
}

/* ---- choosing ---- */

struct resolution {
    struct resolver *resolver;
    const struct gazetteer *gazetteer;
    const struct matches *found;
    struct document *document;
};

static struct gazetteer_entry entry_of(const struct resolution *x, size_t i)
{
    return gazetteer_entry(x->gazetteer, x->found->items[i].entry);
}

/* Between a city and its region there is a comma and white space. */
static bool comma_between(const struct resolution *x, struct group a, struct group b)
{
    const struct document *d = x->document;
    size_t last = x->found->items[a.first].end - 1,
           next = x->found->items[b.first].start;
    const char *from, *to;

    if (!d->content.aligned || next != last + 1)
        return false;
    from = span_end(d->content.tokens.items[last]);
    to = d->content.tokens.items[next].data;
    if (from == to || *from != ',')
        return false;
    for (from++; from < to; from++)
        if (*from != ' ' && *from != '\n')
            return false;
    return true;
}

static bool has_id(const struct resolution *x, struct group g, struct span id,
                   size_t *which)
{
    for (size_t i = g.first; i < g.end; i++)
        if (span_equal(entry_of(x, i).id, id)) {
            *which = i;
            return true;
        }
    return false;
}

/* A choice: the entry, the country if it is another one, and why. */
struct choice {
    size_t which; /* in `found` */
    struct span id;
    struct span kind; /* empty: that of the entry */
    struct span rule;
    bool shares; /* there are other choices for the same tokens */
};

/* "Athens, Geneva" is a list. */
static bool holds_cities(struct span kind)
{
    return span_is(kind, "region") || span_is(kind, "name") || span_is(kind, "code");
}

/*
 * A region behind the name decides on its country; so does a country, if the name may
 * mean it. The city may be one that is not in the gazetteer. Countries and capitals
 * ("Mexico City, New York") are left to rules.
 */
static bool choose_by_region(const struct resolution *x, struct group g,
                             struct group next, struct choice *c)
{
    if (next.first == next.end || !comma_between(x, g, next) ||
        !entry_of(x, g.first).id.len)
        return false;
    for (size_t i = next.first; i < next.end; i++) {
        struct gazetteer_entry behind = entry_of(x, i);
        bool has = has_id(x, g, behind.id, &c->which);

        if (!(has ? holds_cities(behind.kind)
                  : span_is(behind.kind, "region") &&
                        is_place(entry_of(x, g.first).kind)))
            continue;
        if (!has) {
            c->which = g.first;
            c->kind = SPAN("city");
        }
        c->id = behind.id;
        c->rule = SPAN("region");
        return true;
    }
    return false;
}

/* A name is a region if a city of that region is before it. */
static bool choose_by_city(const struct resolution *x, struct group before,
                           struct group g, struct choice *c)
{
    if (before.first == before.end || !comma_between(x, before, g))
        return false;
    for (size_t i = g.first; i < g.end; i++) {
        struct gazetteer_entry e = entry_of(x, i);
        size_t which;

        if (span_is(e.kind, "region") && has_id(x, before, e.id, &which)) {
            *c = (struct choice){.which = i, .id = e.id, .rule = SPAN("city")};
            return true;
        }
    }
    return false;
}

/* A meaning that is settled weighs as much as the weightiest, the group's first. */
static double score(const struct resolution *x, struct group g, size_t i,
                    const struct gazetteer_entry *e)
{
    struct resolver *r = x->resolver;
    const struct meaning *m = meaning_for(r, x->found->items[i].entry);
    double weight = (double)(m->settled ? entry_of(x, g.first).weight : e->weight);

    return weight * (double)(1 + support_beside(r, e, m)) *
           (is_biased(r, x->gazetteer, e) ? BIAS : 1);
}

static struct choice choose_by_support(const struct resolution *x, struct group g)
{
    struct choice c = {
        .which = g.first, .id = entry_of(x, g.first).id, .rule = SPAN("only")};
    double best = -1;

    if (is_single(g))
        return c;
    c.rule = SPAN("support");
    for (size_t i = g.first; i < g.end; i++) {
        struct gazetteer_entry e = entry_of(x, i);
        double s = score(x, g, i, &e);

        if (s > best) {
            best = s;
            c.which = i;
            c.id = e.id;
        }
    }
    return c;
}

static void add_choice(const struct resolution *x, struct choice c)
{
    struct match match = x->found->items[c.which];
    struct gazetteer_entry e = entry_of(x, c.which);
    struct span id =
        gazetteer_recoded(x->gazetteer, e.type, c.id, x->resolver->historic);

    mentions_add(&x->document->mentions,
                 (struct mention){.start = match.start,
                                  .end = match.end,
                                  .type = e.type,
                                  .id = id,
                                  .kind = c.kind.len ? c.kind : e.kind,
                                  .weight = (double)e.weight,
                                  .form = e.form,
                                  .lang = e.lang,
                                  .rule = id.len ? c.rule : SPAN("block"),
                                  .shares = c.shares,
                                  .dropped = !id.len});
}

/* One form for two countries: both are meant. */
static bool is_pair(const struct resolution *x, struct group g)
{
    return !is_single(g) && span_is(entry_of(x, g.first).kind, "pair");
}

static void add_pair(const struct resolution *x, struct group g)
{
    for (size_t i = g.first; i < g.end; i++)
        add_choice(x, (struct choice){.which = i,
                                      .id = entry_of(x, i).id,
                                      .kind = SPAN("name"),
                                      .rule = SPAN("pair"),
                                      .shares = true});
}

/* A name with what stands before and behind it. */
struct neighbours {
    struct group before, own, next;
};

static bool next_neighbours(const struct matches *found, struct neighbours *n)
{
    n->before = n->own;
    if (!next_group(found, &n->own))
        return false;
    n->next = n->own;
    next_group(found, &n->next);
    return true;
}

static bool choose_by_place(const struct resolution *x, const struct neighbours *n,
                            struct choice *c)
{
    return choose_by_region(x, n->own, n->next, c) ||
           choose_by_city(x, n->before, n->own, c);
}

/* A name keeps through a document the meaning that a region or city once gave it. */
static void settle_meanings(const struct resolution *x)
{
    struct neighbours n = {0};
    struct choice c = {0};

    while (next_neighbours(x->found, &n))
        if (!is_single(n.own) && choose_by_place(x, &n, &c))
            meaning_for(x->resolver, x->found->items[c.which].entry)->settled = true;
}

void resolve(struct resolver *r, const struct matcher *m, const struct matches *found,
             struct document *d)
{
    struct resolution x = {r, m->reader.gazetteer, found, d};
    struct neighbours n = {0};

    if (has_choices(found)) {
        collect_support(r, m, found, &d->mentions);
        settle_meanings(&x);
    }
    while (next_neighbours(found, &n)) {
        struct choice c = {0};

        if (is_pair(&x, n.own)) {
            add_pair(&x, n.own);
            continue;
        }
        if (!choose_by_place(&x, &n, &c))
            c = choose_by_support(&x, n.own);
        add_choice(&x, c);
    }
}

void resolver_release(struct resolver *r)
{
    intern_release(&r->ids);
    intern_release(&r->names);
    free(r->support);
    free(r->meanings);
    r->support = NULL;
    r->meanings = NULL;
    r->support_capacity = r->meanings_capacity = 0;
}
