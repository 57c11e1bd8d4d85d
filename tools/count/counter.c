#include "counter.h"

#include "fold.h"
#include "mem.h"

#include <stdlib.h>

void counter_init(struct counter *c, enum unit unit)
{
    *c = (struct counter){.unit = unit};
    if (unit == UNIT_TERM)
        cache_init(&c->cache);
}

void counter_release(struct counter *c)
{
    table_release(&c->table);
    free(c->totals);
    cache_release(&c->cache);
    buf_release(&c->scratch);
}

/* ---- counting ---- */

static void add(struct counter *c, const struct groups *g, uint32_t key, uint64_t n,
                uint64_t document)
{
    for (size_t i = 0; i < g->n_current; i++)
        table_add(&c->table, g->current[i], key, n, document);
}

static uint32_t look_up_term(struct counter *c, struct span token)
{
    buf_clear(&c->scratch);
    fold(token, &c->scratch);
    return table_key(&c->table, buf_span(&c->scratch));
}

static uint32_t term_of(struct counter *c, struct span token)
{
    struct cache_slot *slot;
    bool found;

    if (!token.len || token.len > CACHE_LONGEST)
        return look_up_term(c, token);
    slot = cache_find(&c->cache, token, &found);
    if (!found)
        slot->value = look_up_term(c, token);
    return slot->value;
}

static void add_terms(struct counter *c, const struct facts *f, const struct groups *g,
                      uint64_t document)
{
    for (size_t i = 0; i < f->tokens.n; i++)
        add(c, g, term_of(c, f->tokens.items[i]), 1, document);
}

static void add_countries(struct counter *c, const struct facts *f,
                          const struct groups *g, uint64_t document)
{
    for (size_t i = 0; i < f->entities.n; i++)
        if (span_is(f->entities.items[i].type, "country"))
            add(c, g, table_key(&c->table, f->entities.items[i].id), 1, document);
}

static void add_topics(struct counter *c, const struct facts *f, const struct groups *g,
                       uint64_t document)
{
    for (size_t i = 0; i < f->topics.n; i++) {
        const struct fact *topic = &f->topics.items[i];

        add(c, g, table_key(&c->table, topic->id), topic->hits, document);
    }
}

/* The key is the type, a NUL and the id. */
static void add_entities(struct counter *c, const struct facts *f,
                         const struct groups *g, uint64_t document)
{
    for (size_t i = 0; i < f->entities.n; i++) {
        const struct fact *entity = &f->entities.items[i];

        buf_clear(&c->scratch);
        buf_add_span(&c->scratch, entity->type);
        buf_add_char(&c->scratch, '\0');
        buf_add_span(&c->scratch, entity->id);
        add(c, g, table_key(&c->table, buf_span(&c->scratch)), 1, document);
    }
}

static void add_document(struct counter *c, const struct facts *f,
                         const struct groups *g)
{
    for (size_t i = 0; i < g->n_current; i++) {
        uint32_t group = g->current[i];

        c->totals =
            mem_grow(c->totals, &c->totals_capacity, group + 1, sizeof(*c->totals));
        while (c->n_totals <= group)
            c->totals[c->n_totals++] = (struct totals){0};
        c->totals[group].documents++;
        c->totals[group].tokens += f->tokens.n;
        c->totals[group].sentences += f->sentences.n;
    }
}

void counter_add(struct counter *c, struct facts *f, const struct groups *g,
                 uint64_t document)
{
    switch (c->unit) {
    case UNIT_TERM:
        add_terms(c, f, g, document);
        break;
    case UNIT_COUNTRY:
        add_countries(c, f, g, document);
        break;
    case UNIT_TOPIC:
        add_topics(c, f, g, document);
        break;
    case UNIT_ENTITY:
        add_entities(c, f, g, document);
        break;
    default:
        add_document(c, f, g);
    }
}

/* ---- rows ---- */

static void write_header(const struct counter *c, const struct report *r,
                         struct csv *csv)
{
    static const char *const columns[UNITS] = {
        "term,count,documents", "country,name,mentions,documents",
        "topic,name,hits,documents", "type,id,name,mentions,documents",
        "documents,tokens,sentences"};
    struct span rest = span_of(columns[c->unit]), name;

    if (r->bom)
        buf_add_literal(csv->out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < r->groups->n_keys; i++)
        csv_add(csv, r->groups->keys[i].name);
    while (span_split(&rest, ',', &name))
        csv_add(csv, name);
    csv_end_row(csv);
}

static void write_group(const struct report *r, uint32_t group, struct csv *csv)
{
    struct span rest = groups_values(r->groups, group), value;

    for (size_t i = 0; i < r->groups->n_keys; i++)
        if (span_split(&rest, '\0', &value))
            csv_add(csv, value);
}

static struct span name_of(const struct report *r, struct span type, struct span id)
{
    if (span_is(type, "country"))
        return names_find(r->countries, id);
    return span_is(type, "topic") ? names_find(r->topics, id) : id;
}

static void write_key(const struct counter *c, const struct report *r, struct span key,
                      struct csv *csv)
{
    struct span type, id = key;

    switch (c->unit) {
    case UNIT_TERM:
        csv_add(csv, key);
        return;
    case UNIT_COUNTRY:
        type = SPAN("country");
        break;
    case UNIT_TOPIC:
        type = SPAN("topic");
        break;
    default:
        span_split(&id, '\0', &type);
        csv_add(csv, type);
    }
    csv_add(csv, id);
    csv_add(csv, name_of(r, type, id));
}

static void write_cells(struct counter *c, const struct report *r, struct csv *csv,
                        counter_flush *flush, void *context)
{
    uint64_t in_group = 0;

    table_sort(&c->table, r->ranks);
    for (size_t i = 0; i < c->table.n; i++) {
        const struct cell *cell = &c->table.cells[i];

        if (i && cell->group != cell[-1].group)
            in_group = 0;
        if (cell->count < r->least || (r->top && in_group == r->top))
            continue;
        in_group++;
        write_group(r, cell->group, csv);
        write_key(c, r, c->table.keys.keys[cell->key], csv);
        csv_add_uint(csv, cell->count);
        csv_add_uint(csv, cell->documents);
        csv_end_row(csv);
        if (!flush(context))
            return;
    }
}

static void write_totals(const struct counter *c, const struct report *r,
                         struct csv *csv, counter_flush *flush, void *context)
{
    uint32_t *by_rank = mem_zalloc(c->n_totals, sizeof(*by_rank));

    for (uint32_t i = 0; i < c->n_totals; i++)
        by_rank[r->ranks[i]] = i;
    for (uint32_t i = 0; i < c->n_totals; i++) {
        const struct totals *t = &c->totals[by_rank[i]];

        if (t->documents < r->least)
            continue;
        write_group(r, by_rank[i], csv);
        csv_add_uint(csv, t->documents);
        csv_add_uint(csv, t->tokens);
        csv_add_uint(csv, t->sentences);
        csv_end_row(csv);
        if (!flush(context))
            break;
    }
    free(by_rank);
}

void counter_write(struct counter *c, const struct report *r, struct csv *csv,
                   counter_flush *flush, void *context)
{
    write_header(c, r, csv);
    if (c->unit == UNIT_DOCUMENT)
        write_totals(c, r, csv, flush, context);
    else
        write_cells(c, r, csv, flush, context);
}
