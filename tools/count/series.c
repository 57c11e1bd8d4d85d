#include "series.h"

#include "mem.h"
#include "split.h"
#include "table.h"

#include <stdlib.h>

/* ---- the rows of a key come together ---- */

static bool add_row(struct series *s, const struct row *row)
{
    struct span others, value;
    uint64_t *cell;

    split_last(row->group, s->n_keys, &others, &value);
    split_join(&s->name, others, s->n_keys - 1, row->key);
    buf_clear(&s->period);
    buf_add_span(&s->period, value);
    cell = table_cell(&s->table, buf_span(&s->name), buf_span(&s->period));
    memcpy(cell, row->columns, TABLE_COLUMNS * sizeof(*cell));
    return table_bound(&s->table, s->bytes);
}

static bool read_rows(struct series *s)
{
    struct row row;
    bool good = true;

    table_init(&s->table, TABLE_COLUMNS, true);
    s->is_read = true;
    while (good && s->next(s->context, &row))
        good = add_row(s, &row);
    return good;
}

bool series_begin(struct series *s)
{
    static const struct table_order all;

    if ((!s->is_read && !read_rows(s)) || !table_finish(&s->table, &all))
        return false;
    s->in_group = s->has_name = false;
    s->has_total = s->next_total(s->totals_context, &s->total);
    s->has_row = table_next(&s->table, &s->row);
    return true;
}

/* ---- parts ---- */

static struct span value_of(const struct series *s, size_t part)
{
    size_t start = part ? s->ends[part - 1] : 0;

    return (struct span){s->values.data + start, s->ends[part] - start};
}

static void add_part(struct series *s, struct span value, const uint64_t *totals)
{
    if (!row_add(s->sums, totals, TOTALS))
        s->problem = row_too_large;
    if (!value.len || !totals[TOTAL_TOKENS])
        return;
    s->parts = mem_grow(s->parts, &s->parts_capacity, s->n + 1, sizeof(*s->parts));
    s->ends = mem_grow(s->ends, &s->ends_capacity, s->n + 1, sizeof(*s->ends));
    buf_add_span(&s->values, value);
    s->ends[s->n] = s->values.len;
    s->parts[s->n] = (struct corpus_part){0, totals[TOTAL_TOKENS], s->n};
    s->n++;
}

/* Gives each part its place in time, so that periods without a part have one, too. */
static void leave_holes(struct series *s)
{
    uint64_t step = 0;
    long number = 0;
    bool known = false;

    for (size_t i = 0; i < s->n; i++) {
        long before = number;
        bool was_known = known;

        known = calendar_parse(s->unit, value_of(s, i), &number);
        if (i)
            step += known && was_known ? (uint64_t)(number - before) : 1;
        s->parts[i].step = step;
    }
}

/* Reads the parts of a group, unless it is the current one. */
static void use_group(struct series *s, struct span group)
{
    struct span others, value;

    if (s->in_group && span_equal(group, buf_span(&s->group)))
        return;
    s->in_group = true;
    buf_clear(&s->group);
    buf_add_span(&s->group, group);
    buf_clear(&s->values);
    s->n = 0;
    memset(s->sums, 0, sizeof(s->sums));
    while (s->has_total) {
        int order;

        split_last(s->total.group, s->n_keys, &others, &value);
        order = span_compare(others, group);
        if (order > 0)
            break;
        if (order == 0)
            add_part(s, value, s->total.columns);
        s->has_total = s->next_total(s->totals_context, &s->total);
    }
    if (s->unit != CALENDAR_NONE)
        leave_holes(s);
    s->all = statistics_parts(s->parts, s->n);
}

/* ---- rows ---- */

/* The first part from `part` on whose value is no less. */
static size_t find_part(const struct series *s, size_t part, struct span value)
{
    size_t end = s->n;

    while (part < end) {
        size_t middle = part + (end - part) / 2;

        if (span_compare(value_of(s, middle), value) < 0)
            part = middle + 1;
        else
            end = middle;
    }
    return part;
}

static void add_found(struct series *s, size_t part, uint64_t count)
{
    s->found =
        mem_grow(s->found, &s->found_capacity, s->n_found + 1, sizeof(*s->found));
    s->found[s->n_found] = s->parts[part];
    s->found[s->n_found++].count = count;
}

/* Gathers the rows of the current key, one for each of its parts, in their order. */
static void gather(struct series *s, uint64_t *sums)
{
    size_t part = 0;

    while (s->has_row && span_equal(s->row.group, buf_span(&s->name))) {
        part = find_part(s, part, s->row.key);
        if (part < s->n && span_equal(value_of(s, part), s->row.key))
            add_found(s, part, s->row.columns[TABLE_COUNT]);
        if (!row_add(sums, s->row.columns, TABLE_COLUMNS))
            s->problem = row_too_large;
        s->has_row = table_next(&s->table, &s->row);
    }
}

static struct evidence make_evidence(struct series *s, const uint64_t *sums)
{
    struct evidence e = evidence_of(sums, s->sums);

    e.spread = (struct spread){&s->all, s->found, s->n_found};
    return e;
}

static void split_name(const struct series *s, struct span *group, struct span *key)
{
    split_first(buf_span(&s->name), s->n_keys - 1, group, key);
}

bool series_peek(struct series *s, struct row *row)
{
    if (!s->has_name && (!s->has_row || s->problem))
        return false;
    if (!s->has_name) {
        buf_clear(&s->name);
        buf_add_span(&s->name, s->row.group);
        s->has_name = true;
    }
    *row = (struct row){.columns = NULL};
    split_name(s, &row->group, &row->key);
    return true;
}

void series_take(struct series *s, struct evidence *e)
{
    uint64_t sums[TABLE_COLUMNS] = {0};
    struct span group, key;

    split_name(s, &group, &key);
    use_group(s, group);
    s->n_found = 0;
    gather(s, sums);
    s->has_name = false;
    *e = make_evidence(s, sums);
}

void series_miss(struct series *s, struct span group, struct evidence *e)
{
    static const uint64_t none[TABLE_COLUMNS];

    use_group(s, group);
    s->n_found = 0;
    *e = make_evidence(s, none);
}

const char *series_problem(const struct series *s)
{
    return s->problem ? s->problem : table_problem(&s->table);
}

void series_release(struct series *s)
{
    if (s->table.n_columns)
        table_release(&s->table);
    free(s->parts);
    free(s->ends);
    free(s->found);
    buf_release(&s->values);
    buf_release(&s->group);
    buf_release(&s->name);
    buf_release(&s->period);
}
