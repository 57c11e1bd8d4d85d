#include "merging.h"

#include "conflict.h"

static bool fail(struct merging *m, const char *path, const char *problem)
{
    m->failed = path;
    m->problem = problem;
    return false;
}

static bool set_keys(struct census *s, struct span by, const char **problem)
{
    buf_add_span(&s->by, by);
    s->counting.grouped = by.len;
    return !by.len || groups_set_keys(&s->groups, buf_span(&s->by), &s->facts, problem);
}

/* Whether a part counts what can be counted; documents make no pairs. */
static bool is_known(const struct part_header *h, enum unit unit, enum unit with)
{
    bool pairs_of_documents =
        with < UNITS && (unit == UNIT_DOCUMENT || with == UNIT_DOCUMENT);

    return unit < UNITS && span_equal(h->columns, counter_columns(unit)) &&
           !pairs_of_documents;
}

/* Sets up the counter that the parts are of. */
static bool use_header(struct merging *m, struct census *s)
{
    const struct part_header *h = &m->parts.header;
    const char *path = m->parts.paths->items[0], *problem = NULL;
    enum unit unit = unit_of(h->unit);

    signature_read(&s->how, &s->has_rollup, h->options);
    buf_add_span(&s->signature, h->options);
    buf_add_span(&s->pairs_signature, h->options);
    if (!is_known(h, unit, s->how.with))
        return fail(m, path, "it has counts that this version does not know");
    if (!set_keys(s, h->by, &problem))
        return fail(m, path, problem);
    if (s->how.over && !s->groups.n_keys)
        return fail(m, path, "it has no key for --over; see its first line");
    census_add_counter(s, unit, s->how.with);
    problem = conflict_find(s);
    return !problem || fail(m, NULL, problem);
}

/* What groups_find would have seen of the records. */
static void note_found(const struct parts *parts, struct groups *g)
{
    for (size_t i = 0; i < g->n_keys; i++)
        g->keys[i].found = parts->met >> i & 1;
}

bool merging_run(struct merging *m, struct census *s, const struct option_list *paths)
{
    struct parts *parts = &m->parts;
    struct counter *counter = s->counters;

    if (!parts_open(parts, paths))
        return fail(m, parts->failed, parts->problem);
    if (!use_header(m, s))
        return false;
    if (!parts_merge(parts, &counter->totals.runs,
                     counter->unit == UNIT_DOCUMENT ? NULL : &counter->table.runs))
        return fail(m, parts->failed, parts->problem);
    note_found(parts, &s->groups);
    return true;
}

void merging_release(struct merging *m)
{
    parts_release(&m->parts);
}
