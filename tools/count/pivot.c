#include "pivot.h"

#include "mem.h"
#include "number.h"
#include "order.h"
#include "split.h"

#include <math.h>
#include <stdlib.h>

enum { COUNT, VALUE, PRESENT, COLUMNS };

static uint64_t value_of(const struct pivot *p, const struct row *row)
{
    return p->measures->n ? row->columns[TABLE_COLUMNS] : row->columns[p->column];
}

static bool add_row(struct pivot *p, const struct row *row)
{
    struct span others, value;
    uint64_t *cell;

    split_last(row->group, p->n_keys, &others, &value);
    split_join(&p->name, others, p->n_keys - 1, row->key);
    buf_clear(&p->value);
    buf_add_span(&p->value, value);
    buf_reserve(&p->value, 1);
    vocabulary_add(&p->names, buf_span(&p->value));
    cell = table_cell(&p->table, buf_span(&p->name), buf_span(&p->value));
    cell[COUNT] = row->columns[TABLE_COUNT];
    cell[VALUE] = value_of(p, row);
    cell[PRESENT] = 1;
    return table_bound(&p->table, p->bytes);
}

bool pivot_begin(struct pivot *p)
{
    static const struct table_order all;
    struct row row;
    bool good = true;

    table_init(&p->table, COLUMNS, true);
    while (good && p->next(p->context, &row))
        good = add_row(p, &row);
    if (!good || !table_finish(&p->table, &all))
        return false;
    p->order = order_strings(&p->names);
    p->has_row = table_next(&p->table, &p->row);
    return true;
}

/* The measure of a row of 0 in a group with these totals. */
static double zero_of(const struct pivot *p, const uint64_t *totals)
{
    static const uint64_t none[TABLE_COLUMNS];
    uint64_t columns[ROW_MOST_COLUMNS];
    struct evidence e = evidence_of(none, totals);

    measures_fill(p->measures, &e, columns);
    return measures_value(columns[TABLE_COLUMNS]);
}

void pivot_use_totals(struct pivot *p, row_source *next, void *context)
{
    p->next_total = next;
    p->totals_context = context;
    p->zeros = mem_zalloc(p->names.n, sizeof(*p->zeros));
    p->has_total = next(context, &p->total);
}

struct span pivot_name(const struct pivot *p, size_t column)
{
    return vocabulary_string(&p->names, p->order[column]);
}

/* Notes the measure of a row of 0 in a group, if it is that of a column from `column`
   on; returns where to look for the next. */
static size_t note_zero(struct pivot *p, size_t column, struct span value)
{
    int order = -1;

    while (column < p->names.n &&
           (order = span_compare(pivot_name(p, column), value)) < 0)
        column++;
    if (column < p->names.n && order == 0)
        p->zeros[column] = zero_of(p, p->total.columns);
    return column;
}

/* Finds the measures of rows of 0 in the groups of the current row. */
static void find_zeros(struct pivot *p)
{
    size_t column = 0;

    for (size_t i = 0; i < p->names.n; i++)
        p->zeros[i] = NAN;
    while (p->has_total) {
        struct span others, value;
        int order;

        split_last(p->total.group, p->n_keys, &others, &value);
        order = span_compare(others, buf_span(&p->others));
        if (order > 0)
            break;
        if (order == 0)
            column = note_zero(p, column, value);
        p->has_total = p->next_total(p->totals_context, &p->total);
    }
}

static void use_others(struct pivot *p, struct span others)
{
    if (!p->next_total || (p->in_others && span_equal(others, buf_span(&p->others))))
        return;
    p->in_others = true;
    buf_clear(&p->others);
    buf_add_span(&p->others, others);
    find_zeros(p);
}

static double measure_in(const struct pivot *p, size_t column, const uint64_t *cell)
{
    if (cell)
        return measures_value(cell[VALUE]);
    return p->zeros ? p->zeros[column] : NAN;
}

static void add_cell(struct pivot *p, size_t column, const uint64_t *cell)
{
    if (p->measures->n)
        number_add(&p->key, measure_in(p, column, cell));
    else
        buf_add_uint(&p->key, cell ? cell[VALUE] : 0);
}

static void add_cells(struct pivot *p)
{
    for (size_t i = 0; i < p->names.n; i++) {
        bool here = p->has_row && span_equal(p->row.group, buf_span(&p->name)) &&
                    span_equal(p->row.key, pivot_name(p, i));

        buf_add_char(&p->key, i ? '\t' : '\0');
        add_cell(p, i, here ? p->row.columns : NULL);
        if (!here)
            continue;
        if (!row_add(&p->columns[TABLE_COUNT], &p->row.columns[COUNT], 1))
            p->problem = row_too_large;
        p->has_row = table_next(&p->table, &p->row);
    }
}

bool pivot_next(void *pivot, struct row *row)
{
    struct pivot *p = pivot;
    struct span group, key;

    if (!p->has_row || p->problem)
        return false;
    buf_clear(&p->name);
    buf_add_span(&p->name, p->row.group);
    split_first(buf_span(&p->name), p->n_keys - 1, &group, &key);
    use_others(p, group);
    buf_clear(&p->key);
    buf_add_span(&p->key, key);
    memset(p->columns, 0, sizeof(p->columns));
    add_cells(p);
    *row = (struct row){group, buf_span(&p->key), false, p->columns};
    return true;
}

struct span pivot_cells(struct span *key)
{
    struct span cells;

    split_last(*key, 2, key, &cells);
    return cells;
}

const char *pivot_problem(const struct pivot *p)
{
    return p->problem ? p->problem : table_problem(&p->table);
}

void pivot_release(struct pivot *p)
{
    vocabulary_release(&p->names);
    free(p->zeros);
    free(p->order);
    if (p->table.n_columns)
        table_release(&p->table);
    buf_release(&p->others);
    buf_release(&p->name);
    buf_release(&p->value);
    buf_release(&p->key);
}
