/*
 * count: records in, CSV out.
 *
 * Counts terms, countries, topics, entities or documents, in the whole corpus
 * or by groups such as month and source; with -d, everything in one pass.
 */
#include "count/conflict.h"
#include "count/labels.h"
#include "count/merging.h"
#include "count/tables.h"

#include <stdlib.h>

struct count {
    const struct request *request;
    struct filter filter;
    struct census census;
    struct merging merging;
    struct labels labels;
    struct reference reference;
};

static bool file_failed(const char *path, const char *problem)
{
    diag_error(path ? &(struct place){.file = path} : NULL, "%s", problem);
    return false;
}

/* ---- tables ---- */

static struct wanted wanted_of(const struct count *c)
{
    const struct request *r = c->request;

    return (struct wanted){.groups = &c->census.groups,
                           .measures = &c->census.measures,
                           .over = c->census.how.over,
                           .fill = r->fill,
                           .pivot = r->pivot,
                           .against = r->against,
                           .no_file = r->directory,
                           .least = r->least,
                           .top = r->top,
                           .bytes = (size_t)r->memory};
}

static struct tables tables_of(struct count *c, const struct wanted *wanted)
{
    const struct request *r = c->request;

    return (struct tables){.counters = c->census.counters,
                           .n = c->census.n_counters,
                           .wanted = wanted,
                           .sort = span_of(r->sort),
                           .reference = r->against ? &c->reference : NULL,
                           .countries = &c->labels.countries,
                           .topics = &c->labels.topics,
                           .partial = r->partial,
                           .by = buf_span(&c->census.by),
                           .options = buf_span(&c->census.signature),
                           .pairs_options = buf_span(&c->census.pairs_signature),
                           .format = (enum sheet_format)r->format,
                           .crlf = r->crlf,
                           .bom = r->bom,
                           .safe = r->safe};
}

static bool read_reference(struct count *c, const struct tables *t, struct wanted *w)
{
    const char *against = c->request->against;
    struct part_header header;

    if (!against || c->request->partial)
        return true;
    if (!request_has_part(c->request)) {
        w->reference = span_of(against);
        return true;
    }
    header = tables_header(t, &c->census.counters[0]);
    if (!reference_read(&c->reference, against, &header))
        return file_failed(c->reference.failed, c->reference.problem);
    return c->reference.side.over ||
           !(c->census.measures.needs & NEEDS_REFERENCE_SERIES) ||
           file_failed(against, "it was counted without --over, of which reference-dp "
                                "and the like are made");
}

static bool write_tables(struct count *c)
{
    const char *directory = c->request->directory;
    struct wanted wanted = wanted_of(c);
    struct tables tables = tables_of(c, &wanted);
    bool good;

    if (!labels_open(&c->labels, span_of(c->request->names), c->census.has_rollup))
        return file_failed(c->labels.failed, c->labels.problem);
    if (!read_reference(c, &tables, &wanted))
        return false;
    good = directory ? tables_write_directory(&tables, directory)
                     : tables_write(&tables, &c->filter.out);
    if (tables.problem[0])
        file_failed(tables.failed.len ? tables.failed.data : NULL, tables.problem);
    tables_release(&tables);
    return good;
}

/* ---- the program ---- */

static void set_up(struct count *c, struct request *r)
{
    const char *problem;

    if (!request_settle(r))
        options_usage_error(&request_program, "%s", r->problem);
    c->request = r;
    if (!census_set_up(&c->census, r))
        options_usage_error(&request_program, "%s", c->census.problem);
    problem = r->merge ? NULL : conflict_find(&c->census);
    if (problem)
        options_usage_error(&request_program, "%s", problem);
}

static bool merge_parts(struct count *c, const struct option_list *operands)
{
    return merging_run(&c->merging, &c->census, operands) ||
           file_failed(c->merging.failed, c->merging.problem);
}

/* Warns of a key without values: since any name may be that of a member, it may be a
   misspelling. */
static void tell_unmet(const struct count *c)
{
    const struct group_key *key = groups_unmet(&c->census.groups);
    bool any = c->filter.documents || c->merging.parts.has_groups;
    const char *meant;

    if (!key || !any || c->request->partial)
        return;
    meant = groups_meant(key);
    diag_warning(NULL, "no record has a value for the key '%.*s'%s%s%s",
                 (int)key->name.len, key->name.data,
                 key->kind == KEY_PERIOD ? ": a \"date\" such as 2024-05-31" : "",
                 meant ? "; there is a key " : "", meant ? meant : "");
}

/* Warns of groups that no country is in: a file may have names in place of codes. */
static void tell_no_members(const struct count *c)
{
    const char *option = c->census.how.rollup;

    if (option && c->filter.documents && !c->census.rollup.met && !c->request->partial)
        diag_warning(NULL,
                     "--roll-up %s: no country of the records is in a group; countries "
                     "go by codes of ISO 3166-1, such as GB",
                     option);
}

/* Counts, and writes the tables. False: nothing was written. */
static bool count_all(struct count *c, const struct option_list *operands)
{
    struct record record = {.wanted = c->census.facts.wanted};
    bool good;

    filter_confine(&c->filter, operands, c->request->directory);
    if (c->request->merge) {
        good = merge_parts(c, operands);
    } else {
        filter_run(&c->filter, operands, &record, census_record, &c->census);
        good = !c->filter.stopped;
    }
    record_release(&record);
    if (!good)
        return false;
    tell_unmet(c);
    tell_no_members(c);
    return write_tables(c);
}

static enum status run(struct count *c, const struct option_list *operands)
{
    struct filter *f = &c->filter;

    if (filter_begin(f, &c->request->common) && !count_all(c, operands)) {
        if (!f->stopped)
            f->status = STATUS_ERROR;
        output_discard(&f->out);
    }
    return filter_end(f);
}

static void release(struct count *c)
{
    census_release(&c->census);
    merging_release(&c->merging);
    labels_release(&c->labels);
    reference_release(&c->reference);
}

int main(int argc, char **argv)
{
    struct option_list operands;
    struct count c = {0};
    enum status status;

    set_up(&c, request_parse(argc, argv, &operands));
    status = run(&c, &operands);
    release(&c);
    free(operands.items);
    return (int)status;
}
