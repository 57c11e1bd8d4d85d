#include "reference.h"

#include "signature.h"
#include "split.h"

#include <stdio.h>

static bool fail(struct reference *r, const char *problem)
{
    snprintf(r->problem, sizeof(r->problem), "%s", problem);
    return false;
}

static void init(struct reference *r, size_t n_keys, bool over)
{
    runs_init(&r->rows, TABLE_COLUMNS);
    runs_init(&r->totals, TOTALS);
    r->side.n_keys = n_keys;
    r->side.over = over;
}

void reference_release(struct reference *r)
{
    if (r->rows.n_columns) {
        runs_release(&r->rows);
        runs_release(&r->totals);
    }
    buf_release(&r->group);
    side_release(&r->side);
    *r = (struct reference){0};
}

/* ---- a part ---- */

/* Names of keys with commas between: of those for groups, and that of --over. */
struct keys {
    struct span groups, parts;
};

static struct keys keys_of(const struct part_header *h)
{
    struct keys keys = {h->by, SPAN("")};
    size_t at = h->by.len;

    if (!signature_has_over(h->options))
        return keys;
    while (at && h->by.data[at - 1] != ',')
        at--;
    keys.groups.len = at ? at - 1 : 0;
    keys.parts = (struct span){h->by.data + at, h->by.len - at};
    return keys;
}

static const char *find_difference(const struct part_header *part,
                                   const struct part_header *own)
{
    const struct keys theirs = keys_of(part), ours = keys_of(own);

    if (signature_has_over(part->options) && !theirs.parts.len)
        return "it has no key for --over; see its first line";
    if (!span_equal(part->unit, own->unit) ||
        !span_equal(part->columns, own->columns) ||
        !span_equal(signature_without_over(part->options),
                    signature_without_over(own->options)))
        return "it counts something else, or in another way; see its first line";
    if (theirs.groups.len && !span_equal(theirs.groups, ours.groups))
        return "it is by other groups; see its first line";
    if (theirs.parts.len && !span_equal(theirs.parts, ours.parts))
        return "it was counted with another --over; see its first line";
    return NULL;
}

bool reference_read(struct reference *r, const char *path,
                    const struct part_header *own)
{
    const struct option_list paths = {&path, 1, 1};
    struct parts parts = {0};
    const char *difference = NULL;
    bool good = parts_open(&parts, &paths);

    if (good)
        difference = find_difference(&parts.header, own);
    r->by_group = keys_of(&parts.header).groups.len > 0;
    init(r, part_count_names(parts.header.by),
         signature_has_over(parts.header.options));
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

static struct span without_parts(struct span group, const struct reference_source *from)
{
    struct span others, part;

    if (!from->over)
        return group;
    split_last(group, from->n_keys, &others, &part);
    return others;
}

/*
 * Keeps the totals of the first group that has the name. False: there is none, but
 * there are others.
 */
static bool take_totals(struct reference *r, struct span name,
                        const struct reference_source *from)
{
    struct row row;
    bool found = false, others = false, good = runs_begin(&r->totals);

    while (good && from->totals(from->totals_context, &row)) {
        struct span group = without_parts(row.group, from);

        others = true;
        if (!found && is_named(group, name)) {
            found = true;
            buf_add_span(&r->group, group);
        }
        if (found && span_equal(group, buf_span(&r->group)))
            good = runs_add(&r->totals, &row);
    }
    if (!good || !runs_end(&r->totals))
        fail(r, r->totals.problem);
    return found || !others;
}

static void take_rows(struct reference *r, const struct reference_source *from)
{
    struct row row;
    bool good = runs_begin(&r->rows);

    while (good && from->rows(from->rows_context, &row))
        if (span_equal(without_parts(row.group, from), buf_span(&r->group)))
            good = runs_add(&r->rows, &row);
    if (!good || !runs_end(&r->rows))
        fail(r, r->rows.problem);
}

bool reference_take(struct reference *r, struct span name,
                    const struct reference_source *from)
{
    reference_release(r);
    r->is_group = true;
    init(r, from->n_keys, from->over);
    if (take_totals(r, name, from))
        take_rows(r, from);
    else if (!r->problem[0])
        snprintf(r->problem, sizeof(r->problem),
                 from->no_file
                     ? "--against '%.*s': there is no such group, and with -d "
                       "it is no file; compare with a file one -u at a time"
                     : "--against '%.*s': there is no such file, and no such "
                       "group",
                 (int)name.len, name.data);
    return !r->problem[0];
}

/* ---- its rows ---- */

static bool next_of_runs(void *runs, struct row *row)
{
    return runs_next(runs, row);
}

bool reference_begin(struct reference *r, const struct side *other)
{
    struct side *s = &r->side;

    s->next = s->next_total = next_of_runs;
    s->context = &r->rows;
    s->totals_context = &r->totals;
    s->pairs = other->pairs;
    s->unit = other->unit;
    s->bytes = other->bytes;
    return runs_open(&r->totals) && runs_open(&r->rows) && side_begin(s);
}

const char *reference_problem(const struct reference *r)
{
    if (r->problem[0])
        return r->problem;
    if (r->rows.problem[0])
        return r->rows.problem;
    return r->totals.problem[0] ? r->totals.problem : side_problem(&r->side);
}
