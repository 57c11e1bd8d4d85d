#include "counter.h"

#include "mem.h"

#include <stdlib.h>

enum { DOCUMENTS, TOKENS, SENTENCES };

static uint32_t number_of_term(void *counter, struct span term)
{
    return table_key(&((struct counter *)counter)->table, term);
}

void counter_init(struct counter *c, enum unit unit, bool grouped, bool totals)
{
    *c = (struct counter){.unit = unit, .has_totals = totals || unit == UNIT_DOCUMENT};
    table_init(&c->table, TABLE_COLUMNS, grouped);
    table_init(&c->totals, PART_TOTALS, grouped);
    if (unit == UNIT_TERM) {
        terms_init(&c->terms, number_of_term, c);
        c->terms.ahead = &c->table.keys;
    }
}

void counter_release(struct counter *c)
{
    table_release(&c->table);
    table_release(&c->totals);
    terms_release(&c->terms);
    free(c->numbers);
    buf_release(&c->scratch);
}

/* ---- counting ---- */

static void note_terms(struct counter *c, const struct facts *f)
{
    size_t n = f->tokens.n;

    c->numbers = mem_grow(c->numbers, &c->numbers_capacity, n, sizeof(*c->numbers));
    terms_find(&c->terms, f->tokens.items, n, c->numbers);
    table_note_all(&c->table, c->numbers, n);
}

static void note_countries(struct counter *c, const struct facts *f)
{
    for (size_t i = 0; i < f->entities.n; i++)
        if (span_is(f->entities.items[i].type, "country"))
            table_note(&c->table, table_key(&c->table, f->entities.items[i].id), 1);
}

static void note_topics(struct counter *c, const struct facts *f)
{
    for (size_t i = 0; i < f->topics.n; i++) {
        const struct fact *topic = &f->topics.items[i];

        table_note(&c->table, table_key(&c->table, topic->id), topic->hits);
    }
}

/* The key is the type, a NUL and the id. */
static void note_entities(struct counter *c, const struct facts *f)
{
    for (size_t i = 0; i < f->entities.n; i++) {
        const struct fact *entity = &f->entities.items[i];

        buf_clear(&c->scratch);
        buf_add_span(&c->scratch, entity->type);
        buf_add_char(&c->scratch, '\0');
        buf_add_span(&c->scratch, entity->id);
        table_note(&c->table, table_key(&c->table, buf_span(&c->scratch)), 1);
    }
}

static void add_totals(struct table *totals, const struct facts *f,
                       const struct groups *g)
{
    for (size_t i = 0; i < g->n_current; i++) {
        uint64_t *columns = table_cell(totals, g->current[i], (struct span){"", 0});

        columns[DOCUMENTS]++;
        columns[TOKENS] += f->tokens.n;
        columns[SENTENCES] += f->sentences.n;
    }
}

void counter_add(struct counter *c, const struct facts *f, const struct groups *g)
{
    switch (c->unit) {
    case UNIT_TERM:
        note_terms(c, f);
        break;
    case UNIT_COUNTRY:
        note_countries(c, f);
        break;
    case UNIT_TOPIC:
        note_topics(c, f);
        break;
    case UNIT_ENTITY:
        note_entities(c, f);
        break;
    default:
        break;
    }
    if (c->has_totals)
        add_totals(&c->totals, f, g);
    table_end_document(&c->table, g->current, g->n_current);
}

size_t counter_bytes(const struct counter *c)
{
    size_t rows = table_bytes(&c->table), totals = table_bytes(&c->totals);

    return rows < SIZE_MAX - totals ? rows + totals : SIZE_MAX;
}

bool counter_spill(struct counter *c)
{
    if (table_bytes(&c->totals) > table_bytes(&c->table))
        return table_spill(&c->totals);
    if (c->unit == UNIT_TERM)
        terms_forget(&c->terms);
    return table_spill(&c->table);
}

const char *counter_problem(const struct counter *c)
{
    const char *problem = table_problem(&c->table);

    return problem ? problem : table_problem(&c->totals);
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

static void write_group(const struct report *r, struct span group, struct csv *csv)
{
    struct span rest = group.len ? group : SPAN(""), value;

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
    case UNIT_DOCUMENT:
        return;
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

static void write_row(const struct counter *c, const struct report *r,
                      const struct row *row, size_t n_columns, struct csv *csv)
{
    write_group(r, row->group, csv);
    write_key(c, r, row->key, csv);
    for (size_t i = 0; i < n_columns; i++)
        csv_add_uint(csv, row->columns[i]);
    csv_end_row(csv);
}

bool counter_write(struct counter *c, const struct report *r, struct csv *csv,
                   counter_flush *flush, void *context)
{
    struct table *table = c->unit == UNIT_DOCUMENT ? &c->totals : &c->table;
    struct row row;

    write_header(c, r, csv);
    if (!table_finish(table, &r->order))
        return false;
    while (table_next(table, &row)) {
        write_row(c, r, &row, table->n_columns, csv);
        if (!flush(context))
            break;
    }
    return !counter_problem(c);
}

/* ---- parts ---- */

struct span counter_columns(enum unit unit)
{
    return unit == UNIT_DOCUMENT ? SPAN("") : SPAN("count,documents");
}

/* Totals up to those of the row's group, or all of them. */
static bool add_totals_before(struct counter *c, struct row *total,
                              const struct row *row, struct part_writer *w)
{
    while (total->total && (!row || row_compare(total, row) < 0)) {
        if (!part_add(w, total))
            return false;
        total->total = table_next(&c->totals, total);
    }
    return true;
}

static bool add_rows(struct counter *c, struct part_writer *w)
{
    struct row total, row;
    bool good = true;

    total.total = table_next(&c->totals, &total);
    while (good && table_next(&c->table, &row))
        good = add_totals_before(c, &total, &row, w) && part_add(w, &row);
    return good && add_totals_before(c, &total, NULL, w);
}

bool counter_write_part(struct counter *c, const struct part_header *header,
                        struct output *out)
{
    static const struct table_order all;
    struct part_writer w = {0};
    bool good = table_finish(&c->table, &all) && table_finish(&c->totals, &all) &&
                part_begin(&w, out, header) && add_rows(c, &w) && part_end(&w);

    part_writer_release(&w);
    return good && !counter_problem(c);
}
