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

/* Starts rows and totals, or starts them over. */
static bool start_tables(struct results *r)
{
    struct counter *c = r->counter;

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

/* ---- documents of all parts of a group ---- */

static bool next_whole(void *results, struct row *row)
{
    struct results *r = results;
    const size_t n_keys = r->wanted->groups->n_keys;
    struct span group, part;

    if (!r->has_total)
        return false;
    split_last(r->total.group, n_keys, &group, &part);
    buf_clear(&r->group);
    buf_add_span(&r->group, group);
    memset(r->columns, 0, sizeof(r->columns));
    while (r->has_total && span_equal(group, buf_span(&r->group))) {
        if (!row_add(r->columns, r->total.columns, TOTALS))
            r->problem = row_too_large;
        r->has_total = table_next(&r->counter->totals, &r->total);
        if (r->has_total)
            split_last(r->total.group, n_keys, &group, &part);
    }
    *row = (struct row){.group = buf_span(&r->group), .columns = r->columns};
    return !r->problem;
}

static void start_whole(struct results *r)
{
    r->has_total = table_next(&r->counter->totals, &r->total);
    use(r, next_whole, r);
}

/* ---- measures ---- */

static void set_target(struct results *r)
{
    const struct groups *groups = r->wanted->groups;

    side_release(&r->target);
    r->target = (struct side){.next = r->next,
                              .context = r->context,
                              .next_total = next_of_table,
                              .totals_context = &r->counter->totals,
                              .pairs = r->counter->with < UNITS,
                              .over = r->wanted->over,
                              .n_keys = groups->n_keys,
                              .bytes = r->wanted->bytes};
    if (r->wanted->over)
        r->target.unit = groups->keys[groups->n_keys - 1].unit;
}

static bool next_measured(void *results, struct row *row)
{
    struct results *r = results;
    struct evidence e;

    if (!side_peek(&r->target, row))
        return false;
    side_take(&r->target, &e);
    measures_fill(r->wanted->measures, &e, r->columns);
    row->columns = r->columns;
    return true;
}

static bool start_keyness(struct results *r, struct totals *tests)
{
    keyness_release(&r->keyness);
    r->keyness = (struct keyness){.measures = r->wanted->measures,
                                  .target = &r->target,
                                  .reference = r->reference,
                                  .tests = tests};
    use(r, keyness_next, &r->keyness);
    return keyness_begin(&r->keyness);
}

static bool start_association(struct results *r, struct totals *tests)
{
    association_release(&r->association);
    r->association = (struct association_rows){
        .measures = r->wanted->measures,
        .next = r->next,
        .context = r->context,
        .tests = tests,
        .bytes = r->wanted->bytes,
        .totals = {.next = next_of_table, .context = &r->counter->totals}};
    use(r, association_next, &r->association);
    return association_begin(&r->association);
}

static bool start_measures(struct results *r, struct totals *tests)
{
    if (!start_rows(r))
        return false;
    if (r->counter->unit == UNIT_DOCUMENT) {
        if (r->wanted->over)
            start_whole(r);
        return true;
    }
    if (r->counter->with < UNITS && !r->wanted->over && !r->reference)
        return start_association(r, tests);
    set_target(r);
    use(r, next_measured, r);
    return side_begin(&r->target) && (!r->reference || start_keyness(r, tests));
}

/* Counts the rows of each group, which measures of significance need. */
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
    const struct reference_source from = {.rows = next_of_table,
                                          .rows_context = &r->counter->table,
                                          .totals = next_of_table,
                                          .totals_context = &r->counter->totals,
                                          .n_keys = r->wanted->groups->n_keys,
                                          .over = r->wanted->over,
                                          .no_file = r->wanted->no_file};

    return start_tables(r) && reference_take(r->reference, r->wanted->reference, &from);
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

/* The column of counts that cells have. */
static int counts_of_cells(const struct results *r)
{
    bool documents = r->wanted->measures->counts >> TABLE_DOCUMENTS & 1;

    return documents && r->counter->unit != UNIT_DOCUMENT ? TABLE_DOCUMENTS
                                                          : TABLE_COUNT;
}

/* What a row of 0 has is known of measures that need no more than the group. */
static bool use_totals(struct results *r)
{
    struct table *totals = &r->counter->totals;

    if (r->wanted->measures->needs != NEEDS_TOTALS)
        return true;
    if (!table_finish(totals, &all))
        return false;
    pivot_use_totals(&r->pivot, next_of_table, totals);
    return true;
}

static bool start_pivot(struct results *r)
{
    r->pivot = (struct pivot){.measures = r->wanted->measures,
                              .column = counts_of_cells(r),
                              .n_keys = r->wanted->groups->n_keys,
                              .next = r->next,
                              .context = r->context,
                              .bytes = r->wanted->bytes};
    use(r, pivot_next, &r->pivot);
    r->n_columns = TABLE_COLUMNS;
    return pivot_begin(&r->pivot) && use_totals(r);
}

static void start_ranking(struct results *r)
{
    r->ranking = (struct ranking){.n_columns = r->n_columns,
                                  .next = next_frequent,
                                  .context = r,
                                  .weigh = weigh,
                                  .weigh_context = r,
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

const char *results_problem(const struct results *r)
{
    const char *const problems[] = {r->problem,
                                    counter_problem(r->counter),
                                    fill_problem(&r->fill),
                                    r->reference ? reference_problem(r->reference)
                                                 : NULL,
                                    side_problem(&r->target),
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
    side_release(&r->target);
    buf_release(&r->group);
    association_release(&r->association);
    pivot_release(&r->pivot);
    if (r->tests.n_columns)
        table_release(&r->tests);
    ranking_release(&r->ranking);
}
