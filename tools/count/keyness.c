#include "keyness.h"

#include <stdio.h>

static bool fail(struct reference *r, const char *problem)
{
    snprintf(r->problem, sizeof(r->problem), "%s", problem);
    return false;
}

static void begin_reference(struct reference *r, size_t n_columns)
{
    runs_init(&r->rows, n_columns);
    runs_init(&r->totals, TOTALS);
}

void reference_release(struct reference *r)
{
    if (r->rows.n_columns) {
        runs_release(&r->rows);
        runs_release(&r->totals);
    }
    buf_release(&r->group);
    *r = (struct reference){0};
}

/* ---- a part ---- */

static const char *find_difference(const struct part_header *a,
                                   const struct part_header *b)
{
    if (!span_equal(a->unit, b->unit) || !span_equal(a->columns, b->columns) ||
        !span_equal(a->options, b->options))
        return "it counts something else, or in another way; see its first line";
    if (a->by.len && !span_equal(a->by, b->by))
        return "it is by other groups; see its first line";
    return NULL;
}

bool reference_read(struct reference *r, const char *path,
                    const struct part_header *header)
{
    const struct option_list paths = {&path, 1, 1};
    struct parts parts = {0};
    const char *difference = NULL;
    bool good = parts_open(&parts, &paths);

    if (good)
        difference = find_difference(&parts.header, header);
    r->by_group = parts.header.by.len > 0;
    begin_reference(r, TABLE_COLUMNS);
    good = good && !difference && parts_merge(&parts, &r->totals, &r->rows);
    if (!good) {
        r->failed = path;
        fail(r, difference ? difference : parts.problem);
    }
    parts_release(&parts);
    return good;
}

/* ---- a group ---- */

/* Whether a group's values, with commas between, are the name; they may have more. */
static bool is_named(struct span group, struct span name)
{
    if (group.len != name.len)
        return false;
    for (size_t i = 0; i < name.len; i++)
        if ((group.data[i] ? group.data[i] : ',') != name.data[i])
            return false;
    return true;
}

/* Keeps the first total whose group has that name; false: there is none. */
static bool take_total(struct reference *r, struct span name, row_source *next,
                       void *context)
{
    struct row row;
    bool found = false, good = runs_begin(&r->totals);

    while (good && !found && next(context, &row))
        if (is_named(row.group, name)) {
            found = true;
            buf_add_span(&r->group, row.group);
            good = runs_add(&r->totals, &row);
        }
    if (!good || !runs_end(&r->totals))
        fail(r, r->totals.problem);
    return found;
}

static void take_rows(struct reference *r, row_source *next, void *context)
{
    struct row row;
    bool good = runs_begin(&r->rows);

    while (good && next(context, &row))
        if (span_equal(row.group, buf_span(&r->group)))
            good = runs_add(&r->rows, &row);
    if (!good || !runs_end(&r->rows))
        fail(r, r->rows.problem);
}

bool reference_take(struct reference *r, struct span name, row_source *rows,
                    void *rows_context, row_source *totals, void *totals_context)
{
    reference_release(r);
    r->is_group = true;
    begin_reference(r, TABLE_COLUMNS);
    if (take_total(r, name, totals, totals_context))
        take_rows(r, rows, rows_context);
    else if (!r->problem[0])
        snprintf(r->problem, sizeof(r->problem),
                 "--against '%.*s': there is no such file, and no such group",
                 (int)name.len, name.data);
    return !r->problem[0];
}

/* ---- side by side ---- */

static bool next_total(void *runs, struct row *row)
{
    return runs_next(runs, row);
}

static void next_target(struct keyness *k)
{
    const struct reference *r = k->reference;

    do
        k->has_target = k->next(k->context, &k->target);
    while (k->has_target && r->is_group &&
           span_equal(k->target.group, buf_span(&r->group)));
}

static void next_other(struct keyness *k)
{
    k->has_other = runs_next(&k->reference->rows, &k->other);
}

/* The reference has one group: its total. */
static uint64_t only_total(struct reference *r)
{
    struct row row;

    return runs_open(&r->totals) && runs_next(&r->totals, &row)
               ? row.columns[TOTAL_UNITS]
               : 0;
}

static void start(struct keyness *k)
{
    struct reference *r = k->reference;

    k->started = true;
    next_target(k);
    if (!r->by_group) {
        k->other_total = only_total(r);
        return;
    }
    runs_open(&r->totals);
    k->other_totals = (struct totals){.next = next_total, .context = &r->totals};
    runs_open(&r->rows);
    next_other(k);
}

/* Goes to the reference's rows for the group of the target. */
static void begin_group(struct keyness *k)
{
    struct reference *r = k->reference;

    k->in_group = true;
    buf_clear(&k->group);
    buf_add_span(&k->group, k->target.group);
    if (!r->by_group) {
        runs_open(&r->rows);
        next_other(k);
        return;
    }
    k->other_total = totals_find(&k->other_totals, buf_span(&k->group))[TOTAL_UNITS];
    while (k->has_other && span_compare(k->other.group, buf_span(&k->group)) < 0)
        next_other(k);
}

static bool target_is_here(const struct keyness *k)
{
    return k->has_target && span_equal(k->target.group, buf_span(&k->group));
}

static bool other_is_here(const struct keyness *k)
{
    return k->has_other &&
           (!k->reference->by_group || span_equal(k->other.group, buf_span(&k->group)));
}

/* Which side has the next key: below 0 the target, above 0 the reference, 0 both. */
static int next_side(const struct keyness *k)
{
    if (!other_is_here(k))
        return -1;
    return target_is_here(k) ? span_compare(k->target.key, k->other.key) : 1;
}

static void give(struct keyness *k, struct row *row)
{
    static const uint64_t zeros[TABLE_COLUMNS];
    int side = next_side(k);
    const struct row counts = {.columns = side <= 0 ? k->target.columns : zeros};
    const uint64_t *totals = totals_find(&k->totals, buf_span(&k->group));
    struct evidence e = evidence_of(&counts, totals);

    buf_clear(&k->key);
    buf_add_span(&k->key, side <= 0 ? k->target.key : k->other.key);
    if (k->tests)
        e.tests = totals_find(k->tests, buf_span(&k->group))[0];
    e.contrast = (struct contrast){
        e.count, e.all, side >= 0 ? k->other.columns[TABLE_COUNT] : 0, k->other_total};
    measures_fill(k->measures, &e, k->columns);
    *row = (struct row){buf_span(&k->group), buf_span(&k->key), false, k->columns};
    if (side <= 0)
        next_target(k);
    if (side >= 0)
        next_other(k);
}

bool keyness_next(void *keyness, struct row *row)
{
    struct keyness *k = keyness;

    if (!k->started)
        start(k);
    while (!k->in_group || (!target_is_here(k) && !other_is_here(k))) {
        if (!k->has_target)
            return false;
        begin_group(k);
    }
    give(k, row);
    return true;
}

void keyness_release(struct keyness *k)
{
    buf_release(&k->group);
    buf_release(&k->key);
}
