#include "association.h"

#include "split.h"

/* The columns of the table. PRESENT is 1, since a row of zeros would not be given. */
enum { FIRST = TABLE_COLUMNS, SECOND, PRESENT, COLUMNS };

/* ---- the second before the first ---- */

static uint64_t *cell_of(struct association_rows *a, const struct row *row,
                         struct span first, struct span second)
{
    split_join(&a->key, second, 1, first);
    buf_clear(&a->group);
    buf_add_span(&a->group, row->group);
    return table_cell(&a->table, buf_span(&a->group), buf_span(&a->key));
}

/* `*alone` is the count of the first, whose row came before those of its pairs. */
static bool add_row(struct association_rows *a, const struct row *row, uint64_t *alone)
{
    struct span first, second;
    uint64_t *cell;

    split_first(row->key, 1, &first, &second);
    if (!second.len) {
        *alone = row->columns[TABLE_COUNT];
        return true;
    }
    cell = cell_of(a, row, first, second);
    cell[PRESENT] = 1;
    if (first.len) {
        cell[TABLE_COUNT] = row->columns[TABLE_COUNT];
        cell[TABLE_DOCUMENTS] = row->columns[TABLE_DOCUMENTS];
        cell[FIRST] = *alone;
    } else {
        cell[SECOND] = row->columns[TABLE_COUNT];
    }
    return table_bound(&a->table, a->bytes);
}

bool association_begin(struct association_rows *a)
{
    static const struct table_order all;
    struct row row;
    uint64_t alone = 0;
    bool good = true;

    table_init(&a->table, COLUMNS, true);
    while (good && a->next(a->context, &row))
        good = add_row(a, &row, &alone);
    return good && table_finish(&a->table, &all);
}

/* ---- pairs ---- */

bool association_next(void *association, struct row *row)
{
    struct association_rows *a = association;
    struct span first, second;
    struct evidence e;

    while (table_next(&a->table, row)) {
        split_first(row->key, 1, &second, &first);
        if (!first.len) {
            a->second = row->columns[SECOND];
            continue;
        }
        e = evidence_of(row->columns, totals_find(&a->totals, row->group));
        if (a->tests)
            e.tests = totals_find(a->tests, row->group)[0];
        e.association =
            (struct association){e.count, row->columns[FIRST], a->second, e.all};
        e.contrast =
            (struct contrast){e.count, row->columns[FIRST], a->second - e.count,
                              e.all - row->columns[FIRST]};
        measures_fill(a->measures, &e, a->columns);
        split_join(&a->key, first, 1, second);
        row->key = buf_span(&a->key);
        row->columns = a->columns;
        return true;
    }
    return false;
}

const char *association_problem(const struct association_rows *a)
{
    return table_problem(&a->table);
}

void association_release(struct association_rows *a)
{
    if (a->table.n_columns)
        table_release(&a->table);
    buf_release(&a->group);
    buf_release(&a->key);
}
