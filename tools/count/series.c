#include "series.h"

#include "mem.h"
#include "period.h"
#include "split.h"
#include "table.h"

#include <math.h>
#include <stdlib.h>

struct series_part {
    size_t end; /* of its value among `values` */
    uint64_t tokens;
    size_t step; /* its place among rates */
};

/* ---- the rows of a key come together ---- */

static bool add_row(struct series *s, const struct row *row)
{
    struct span others, value;
    uint64_t *cell;

    split_last(row->group, s->groups->n_keys, &others, &value);
    split_join(&s->name, others, s->groups->n_keys - 1, row->key);
    buf_clear(&s->period);
    buf_add_span(&s->period, value);
    cell = table_cell(&s->table, buf_span(&s->name), buf_span(&s->period));
    for (size_t i = 0; i < s->n_columns; i++)
        cell[i] += row->columns[i];
    return table_bound(&s->table, s->bytes);
}

bool series_begin(struct series *s)
{
    static const struct table_order all;
    struct row row;
    bool good = true;

    table_init(&s->table, s->n_columns, true);
    while (good && s->next(s->context, &row))
        good = add_row(s, &row);
    if (!good || !table_finish(&s->table, &all))
        return false;
    s->has_total = s->next_total(s->totals_context, &s->total);
    s->has_row = table_next(&s->table, &s->row);
    return true;
}

/* ---- parts ---- */

static struct span value_of(const struct series *s, size_t part)
{
    size_t start = part ? s->parts[part - 1].end : 0;

    return (struct span){s->values.data + start, s->parts[part].end - start};
}

static void add_part(struct series *s, struct span value, const uint64_t *totals)
{
    for (size_t i = 0; i < TOTALS; i++)
        s->sums[i] += totals[i];
    if (!value.len || !totals[TOTAL_TOKENS])
        return;
    s->parts = mem_grow(s->parts, &s->parts_capacity, s->n + 1, sizeof(*s->parts));
    buf_add_span(&s->values, value);
    s->parts[s->n++] =
        (struct series_part){s->values.len, totals[TOTAL_TOKENS], s->n_rates++};
}

/* Gives each part its place in time, places without a part between. */
static void leave_holes(struct series *s, enum key_kind kind)
{
    size_t step = 0;

    buf_clear(&s->period);
    for (size_t i = 0; i < s->n; i++, step++) {
        while (i && period_next(kind, &s->period) &&
               span_compare(buf_span(&s->period), value_of(s, i)) < 0)
            step++;
        buf_clear(&s->period);
        buf_add_span(&s->period, value_of(s, i));
        s->parts[i].step = step;
    }
    s->n_rates = step;
}

static void make_room(struct series *s)
{
    s->counts = mem_grow(s->counts, &s->counts_capacity, s->n, sizeof(*s->counts));
    s->sizes = mem_grow(s->sizes, &s->sizes_capacity, s->n, sizeof(*s->sizes));
    s->rates = mem_grow(s->rates, &s->rates_capacity, s->n_rates, sizeof(*s->rates));
    for (size_t i = 0; i < s->n; i++)
        s->sizes[i] = s->parts[i].tokens;
}

static void begin_group(struct series *s, struct span group)
{
    const struct group_key *last = &s->groups->keys[s->groups->n_keys - 1];
    struct span others, value;

    s->in_group = true;
    buf_clear(&s->group);
    buf_add_span(&s->group, group);
    buf_clear(&s->values);
    s->n = s->n_rates = 0;
    memset(s->sums, 0, sizeof(s->sums));
    while (s->has_total) {
        int order;

        split_last(s->total.group, s->groups->n_keys, &others, &value);
        order = span_compare(others, group);
        if (order > 0)
            break;
        if (order == 0)
            add_part(s, value, s->total.columns);
        s->has_total = s->next_total(s->totals_context, &s->total);
    }
    if (period_is(last->kind))
        leave_holes(s, last->kind);
    make_room(s);
}

/* ---- rows ---- */

static void clear_parts(struct series *s)
{
    for (size_t i = 0; i < s->n; i++)
        s->counts[i] = 0;
    for (size_t i = 0; i < s->n_rates; i++)
        s->rates[i] = NAN;
}

/* The rows of the key in hand are those of its parts, in the order of the parts. */
static void gather(struct series *s, uint64_t *sums)
{
    size_t part = 0;

    while (s->has_row && span_equal(s->row.group, buf_span(&s->name))) {
        while (part < s->n && span_compare(value_of(s, part), s->row.key) < 0)
            part++;
        if (part < s->n && span_equal(value_of(s, part), s->row.key))
            s->counts[part] = s->row.columns[TABLE_COUNT];
        for (size_t i = 0; i < s->n_columns; i++)
            sums[i] += s->row.columns[i];
        s->has_row = table_next(&s->table, &s->row);
    }
    for (size_t i = 0; i < s->n; i++)
        s->rates[s->parts[i].step] = (double)s->counts[i] * 1e6 / (double)s->sizes[i];
}

bool series_next(void *series, struct row *row)
{
    struct series *s = series;
    uint64_t sums[ROW_MOST_COLUMNS] = {0};
    struct span group, key;
    struct evidence e;

    if (!s->has_row)
        return false;
    buf_clear(&s->name);
    buf_add_span(&s->name, s->row.group);
    split_first(buf_span(&s->name), s->groups->n_keys - 1, &group, &key);
    if (!s->in_group || !span_equal(group, buf_span(&s->group)))
        begin_group(s, group);
    clear_parts(s);
    gather(s, sums);
    e = evidence_of(&(struct row){.columns = sums}, s->sums);
    e.counts = s->counts;
    e.sizes = s->sizes;
    e.n_parts = s->n;
    e.rates = s->rates;
    e.n_rates = s->n_rates;
    memcpy(s->columns, sums, s->n_columns * sizeof(*sums));
    measures_fill(s->measures, &e, s->columns);
    *row = (struct row){group, key, false, s->columns};
    return true;
}

const char *series_problem(const struct series *s)
{
    return table_problem(&s->table);
}

void series_release(struct series *s)
{
    if (s->table.n_columns)
        table_release(&s->table);
    free(s->parts);
    free(s->counts);
    free(s->sizes);
    free(s->rates);
    buf_release(&s->values);
    buf_release(&s->group);
    buf_release(&s->name);
    buf_release(&s->period);
}
