#include "results.h"

#include "split.h"

static const struct table_order all;

/* ---- what was counted ---- */

static struct table *table_of(const struct results *r)
{
    struct counter *c = r->counter;

    return c->unit == UNIT_DOCUMENT ? &c->totals : &c->table;
}

static bool next_of_table(void *table, struct row *row)
{
    return table_next(table, row);
}

/* Starts rows and totals anew. */
static bool start_tables(struct results *r)
{
    struct counter *c = r->counter;

    r->totals = (struct totals){.next = next_of_table, .context = &c->totals};
    return table_finish(&c->table, &all) && table_finish(&c->totals, &all);
}

static void use(struct results *r, row_source *next, void *context)
{
    r->next = next;
    r->context = context;
}

/* ---- rows of 0 ---- */

static bool read_fill(struct results *r)
{
    r->fill = (struct fill){.groups = r->wanted->groups,
                            .period = groups_period(r->wanted->groups),
                            .n_columns = table_of(r)->n_columns,
                            .next = next_of_table,
                            .context = table_of(r),
                            .bytes = r->wanted->bytes};
    r->filled = true;
    if (!start_tables(r))
        return false;
    fill_read_groups(&r->fill, next_of_table, &r->counter->totals);
    return start_tables(r) && fill_read_keys(&r->fill);
}

static bool start_rows(struct results *r)
{
    if (!start_tables(r))
        return false;
    use(r, next_of_table, table_of(r));
    if (!r->filled)
        return true;
    fill_start(&r->fill);
    use(r, fill_next, &r->fill);
    return true;
}

/* ---- measures ---- */

static bool next_measured(void *results, struct row *row)
{
    struct results *r = results;
    row_source *next = r->filled ? fill_next : next_of_table;
    struct evidence e;

    if (!next(r->filled ? (void *)&r->fill : table_of(r), row))
        return false;
    e = evidence_of(row, totals_find(&r->totals, row->group));
    measures_fill(r->wanted->measures, &e, r->columns);
    row->columns = r->columns;
    return true;
}

static bool start_keyness(struct results *r, struct totals *tests)
{
    keyness_release(&r->keyness);
    r->keyness = (struct keyness){.measures = r->wanted->measures,
                                  .reference = r->reference,
                                  .next = r->next,
                                  .context = r->context,
                                  .tests = tests,
                                  .totals = r->totals};
    use(r, keyness_next, &r->keyness);
    return true;
}

/* Of pairs; what is counted of either alone is passed over. */
static bool next_pair(void *table, struct row *row)
{
    struct span first, second;

    while (table_next(table, row)) {
        split_first(row->key, 1, &first, &second);
        if (first.len && second.len)
            return true;
    }
    return false;
}

static bool start_series(struct results *r)
{
    if (r->counter->with < UNITS)
        use(r, next_pair, &r->counter->table);
    series_release(&r->series);
    r->series = (struct series){.measures = r->wanted->measures,
                                .groups = r->wanted->groups,
                                .n_columns = table_of(r)->n_columns,
                                .next = r->next,
                                .context = r->context,
                                .next_total = next_of_table,
                                .totals_context = &r->counter->totals,
                                .bytes = r->wanted->bytes};
    use(r, series_next, &r->series);
    return series_begin(&r->series);
}

static bool start_association(struct results *r, struct totals *tests)
{
    association_release(&r->association);
    r->association = (struct association_rows){.measures = r->wanted->measures,
                                               .next = r->next,
                                               .context = r->context,
                                               .tests = tests,
                                               .bytes = r->wanted->bytes,
                                               .totals = r->totals};
    use(r, association_next, &r->association);
    return association_begin(&r->association);
}

static bool start_measures(struct results *r, struct totals *tests)
{
    if (!start_rows(r))
        return false;
    if (r->wanted->over)
        return start_series(r);
    if (r->counter->with < UNITS)
        return start_association(r, tests);
    if (r->reference)
        return start_keyness(r, tests);
    if (r->counter->unit != UNIT_DOCUMENT)
        use(r, next_measured, r);
    return true;
}

/* Counts the rows of each group, and starts anew. */
static bool count_tests(struct results *r)
{
    struct row row;
    bool good = start_measures(r, NULL);

    table_init(&r->tests, 1, true);
    while (good && r->next(r->context, &row)) {
        buf_clear(&r->counter->scratch);
        buf_add_span(&r->counter->scratch, row.group);
        buf_reserve(&r->counter->scratch, 1);
        ++*table_cell(&r->tests, buf_span(&r->counter->scratch), (struct span){"", 0});
        good = table_bound(&r->tests, r->wanted->bytes);
    }
    r->n_tests = (struct totals){.next = next_of_table, .context = &r->tests};
    return good && table_finish(&r->tests, &all);
}

static bool take_reference(struct results *r)
{
    return start_tables(r) &&
           reference_take(r->reference, r->wanted->reference, next_of_table,
                          &r->counter->table, next_of_table, &r->counter->totals);
}

/* ---- the order ---- */

static uint64_t weigh(const void *results, const struct row *row)
{
    const struct results *r = results;

    return measures_weight(r->wanted->measures, r->wanted->sort, row->columns);
}

static bool next_frequent(void *results, struct row *row)
{
    struct results *r = results;

    while (r->next(r->context, row))
        if (row->columns[TABLE_COUNT] >= r->wanted->least)
            return true;
    return false;
}

static bool start_pivot(struct results *r)
{
    r->pivot = (struct pivot){.measures = r->wanted->measures,
                              .n_keys = r->wanted->groups->n_keys,
                              .next = r->next,
                              .context = r->context,
                              .bytes = r->wanted->bytes};
    use(r, pivot_next, &r->pivot);
    r->n_columns = TABLE_COLUMNS;
    return pivot_begin(&r->pivot);
}

static void start_ranking(struct results *r)
{
    r->ranking = (struct ranking){.n_columns = r->n_columns,
                                  .next = next_frequent,
                                  .context = r,
                                  .weight = weigh,
                                  .weight_context = r,
                                  .top = r->wanted->top,
                                  .bytes = r->wanted->bytes};
}

static bool begin_stages(struct results *r)
{
    const struct wanted *w = r->wanted;
    bool tests = w->measures->needs & NEEDS_TESTS;

    r->n_columns = r->counter->unit == UNIT_DOCUMENT ? (size_t)TOTALS
                                                     : TABLE_COLUMNS + w->measures->n;
    if ((w->fill && !read_fill(r)) ||
        (r->reference && w->reference.data && !take_reference(r)) ||
        (tests && !count_tests(r)) || !start_measures(r, tests ? &r->n_tests : NULL) ||
        (w->pivot && !start_pivot(r)))
        return false;
    start_ranking(r);
    return true;
}

/* ---- rows ---- */

bool results_begin(struct results *r)
{
    const struct wanted *w = r->wanted;
    const struct table_order order = {true, w->least, w->top, w->bytes};

    r->is_plain = !w->measures->n && !w->over && !w->fill && !w->pivot &&
                  w->sort == TABLE_COUNT && !r->reference && r->counter->with == UNITS;
    return r->is_plain ? table_finish(table_of(r), &order) : begin_stages(r);
}

bool results_next(struct results *r, struct row *row)
{
    return r->is_plain ? table_next(table_of(r), row) : ranking_next(&r->ranking, row);
}

static const char *reference_problem(const struct results *r)
{
    const struct reference *reference = r->reference;

    if (!reference)
        return NULL;
    if (reference->problem[0])
        return reference->problem;
    if (reference->rows.problem[0])
        return reference->rows.problem;
    return reference->totals.problem[0] ? reference->totals.problem : NULL;
}

const char *results_problem(const struct results *r)
{
    const char *const problems[] = {counter_problem(r->counter),
                                    fill_problem(&r->fill),
                                    reference_problem(r),
                                    series_problem(&r->series),
                                    association_problem(&r->association),
                                    pivot_problem(&r->pivot),
                                    table_problem(&r->tests),
                                    r->ranking.runs.problem};

    for (size_t i = 0; i < sizeof(problems) / sizeof(problems[0]); i++)
        if (problems[i] && problems[i][0])
            return problems[i];
    return NULL;
}

void results_release(struct results *r)
{
    fill_release(&r->fill);
    keyness_release(&r->keyness);
    series_release(&r->series);
    association_release(&r->association);
    pivot_release(&r->pivot);
    if (r->tests.n_columns)
        table_release(&r->tests);
    ranking_release(&r->ranking);
}
