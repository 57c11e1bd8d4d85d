#include "naming.h"

#include "cooccur.h"
#include "split.h"

/* ---- columns ---- */

static void name_columns(struct span names, struct sheet *s)
{
    struct span name;

    while (span_split(&names, ',', &name))
        sheet_name(s, name);
}

/* "with" for the name of the unit, and before whatever tells more of it. */
static void name_second(enum unit unit, struct sheet *s)
{
    struct buf name = {0};
    struct span names = unit_key_columns(unit), rest;

    while (span_split(&names, ',', &rest)) {
        if (span_equal(rest, unit_name(unit))) {
            sheet_name(s, SPAN("with"));
            continue;
        }
        buf_clear(&name);
        buf_add_literal(&name, "with_");
        buf_add_span(&name, rest);
        sheet_name(s, buf_span(&name));
    }
    buf_release(&name);
}

static void name_keys(const struct naming *n, struct sheet *s)
{
    for (size_t i = 0; i < n->n_keys; i++)
        sheet_name(s, n->groups->keys[i].name);
    name_columns(unit_key_columns(n->unit), s);
    if (n->with < UNITS)
        name_second(n->with, s);
}

static void name_counts(const struct naming *n, struct sheet *s)
{
    name_columns(
        n->with < UNITS ? SPAN("count,documents") : unit_count_columns(n->unit), s);
    for (size_t i = 0; i < n->measures->n; i++)
        sheet_name(s, measures_name(n->measures, i));
}

void naming_begin(const struct naming *n, struct sheet *s)
{
    name_keys(n, s);
    if (!n->pivot)
        name_counts(n, s);
    for (size_t i = 0; n->pivot && i < n->pivot->names.n; i++)
        sheet_name(s, pivot_name(n->pivot, i));
    sheet_begin(s);
}

/* ---- rows ---- */

static void add_group(const struct naming *n, struct span group, struct sheet *s)
{
    struct span rest = group.len ? group : SPAN(""), value;

    for (size_t i = 0; i < n->n_keys; i++)
        if (span_split(&rest, '\0', &value))
            sheet_text(s, value);
}

static struct span name_of(const struct naming *n, struct span type, struct span id)
{
    if (span_is(type, "country"))
        return names_find(n->countries, id);
    return span_is(type, "topic") ? names_find(n->topics, id) : id;
}

static void add_named(const struct naming *n, struct span type, struct span id,
                      struct sheet *s)
{
    sheet_text(s, id);
    sheet_text(s, name_of(n, type, id));
}

static void add_key(const struct naming *n, enum unit unit, struct span key,
                    struct sheet *s)
{
    struct span type, id = key;

    switch (unit) {
    case UNIT_TERM:
        sheet_text(s, key);
        break;
    case UNIT_COUNTRY:
    case UNIT_TOPIC:
        add_named(n, unit_name(unit), key, s);
        break;
    case UNIT_ENTITY:
        span_split(&id, n->with < UNITS ? COOCCUR_SEPARATOR : '\0', &type);
        sheet_text(s, type);
        add_named(n, type, id, s);
        break;
    default:
        break;
    }
}

static void add_keys(const struct naming *n, struct span key, struct sheet *s)
{
    struct span first, second;

    if (n->with == UNITS) {
        add_key(n, n->unit, key, s);
        return;
    }
    split_first(key, 1, &first, &second);
    add_key(n, n->unit, first, s);
    add_key(n, n->with, second, s);
}

static void add_cells(struct span cells, struct sheet *s)
{
    struct span cell;

    while (span_split(&cells, '\t', &cell))
        sheet_digits(s, cell);
}

static void add_counts(const struct naming *n, const struct row *row, struct sheet *s)
{
    size_t counts = unit_counts(n->unit);

    for (size_t i = 0; i < counts; i++)
        sheet_uint(s, row->columns[i]);
    for (size_t i = 0; i < n->measures->n; i++)
        sheet_number(s, measures_value(row->columns[counts + i]));
}

void naming_add(const struct naming *n, const struct row *row, struct sheet *s)
{
    struct span key = row->key, cells = {NULL, 0};

    if (n->pivot)
        cells = pivot_cells(&key);
    add_group(n, row->group, s);
    add_keys(n, key, s);
    if (n->pivot)
        add_cells(cells, s);
    else
        add_counts(n, row, s);
    sheet_end_row(s);
}
