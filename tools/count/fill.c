#include "fill.h"

#include "order.h"

#include <limits.h>
#include <stdlib.h>

static const struct table_order all;

/* ---- groups ---- */

/* The group without its period, or with another one in its place. */
static void replace_period(const struct fill *f, struct span group, struct span period,
                           struct buf *out)
{
    struct span value;

    buf_clear(out);
    for (size_t i = 0; span_split(&group, '\0', &value); i++) {
        if (i)
            buf_add_char(out, '\0');
        buf_add_span(out, i == f->period ? period : value);
    }
    buf_reserve(out, 1);
}

static struct span period_of(const struct fill *f, struct span group)
{
    struct span value = {"", 0};

    for (size_t i = 0; i <= f->period; i++)
        span_split(&group, '\0', &value);
    return value;
}

/* Notes the values of a group; one without a period is given as it is. */
static void note_group(struct fill *f, struct span group)
{
    struct span rest = group.len ? group : SPAN(""), period = period_of(f, rest);

    buf_clear(&f->name);
    buf_add_span(&f->name, period);
    buf_reserve(&f->name, 1);
    if (period.len)
        vocabulary_add(&f->periods, buf_span(&f->name));
    replace_period(f, rest, (struct span){"", 0}, &f->name);
    vocabulary_add(period.len ? &f->others : &f->filled, buf_span(&f->name));
}

/* Adds the periods between the first and the last. */
static void fill_periods(struct fill *f)
{
    const enum calendar_unit unit = f->groups->keys[f->period].unit;
    struct buf period = {0};
    long first = LONG_MAX, last = 0, number;

    for (uint32_t i = 0; i < f->periods.n; i++)
        if (calendar_parse(unit, vocabulary_string(&f->periods, i), &number)) {
            first = number < first ? number : first;
            last = number > last ? number : last;
        }
    for (number = first; number <= last; number++) {
        buf_clear(&period);
        calendar_write(unit, number, &period);
        vocabulary_add(&f->periods, buf_span(&period));
    }
    buf_release(&period);
}

static void combine(struct fill *f)
{
    struct buf period = {0};

    for (uint32_t i = 0; i < f->others.n; i++)
        for (uint32_t j = 0; j < f->periods.n; j++) {
            replace_period(f, vocabulary_string(&f->others, i),
                           vocabulary_string(&f->periods, j), &period);
            vocabulary_add(&f->filled, buf_span(&period));
        }
    buf_release(&period);
}

/* ---- keys ---- */

static bool note_key(struct fill *f, struct span key)
{
    buf_clear(&f->name);
    buf_add_span(&f->name, key);
    buf_reserve(&f->name, 1);
    *table_cell(&f->keys, (struct span){"", 0}, buf_span(&f->name)) = 1;
    return table_bound(&f->keys, f->bytes);
}

void fill_read_groups(struct fill *f, row_source *totals, void *context)
{
    struct row row;

    while (totals(context, &row))
        note_group(f, row.group);
    fill_periods(f);
    combine(f);
    f->order = order_strings(&f->filled);
}

bool fill_read_keys(struct fill *f)
{
    struct row row;
    bool good = true;

    table_init(&f->keys, 1, false);
    while (good && f->next(f->context, &row))
        good = note_key(f, row.key);
    return good;
}

void fill_start(struct fill *f)
{
    f->group = 0;
    f->is_open = false;
    f->has_row = f->next(f->context, &f->row);
}

/* ---- rows ---- */

/* The next key of the next group; false at the end of all groups. */
static bool next_key(struct fill *f)
{
    while (f->group < f->filled.n) {
        if (!f->is_open && !table_finish(&f->keys, &all))
            return false;
        f->is_open = true;
        if (table_next(&f->keys, &f->key))
            return true;
        f->is_open = false;
        f->group++;
    }
    return false;
}

bool fill_next(void *fill, struct row *row)
{
    struct fill *f = fill;
    struct span group;

    if (!next_key(f))
        return false;
    group = vocabulary_string(&f->filled, f->order[f->group]);
    memset(f->columns, 0, sizeof(f->columns));
    if (f->has_row && span_equal(f->row.group, group) &&
        span_equal(f->row.key, f->key.key)) {
        memcpy(f->columns, f->row.columns, f->n_columns * sizeof(*f->columns));
        f->has_row = f->next(f->context, &f->row);
    }
    *row = (struct row){group, f->key.key, false, f->columns};
    return true;
}

const char *fill_problem(const struct fill *f)
{
    return table_problem(&f->keys);
}

void fill_release(struct fill *f)
{
    vocabulary_release(&f->others);
    vocabulary_release(&f->periods);
    vocabulary_release(&f->filled);
    free(f->order);
    if (f->keys.n_columns)
        table_release(&f->keys);
    buf_release(&f->name);
}
