/*
 * count: records in, CSV out.
 *
 * Counts terms, countries, topics, entities or documents, in the whole corpus
 * or by groups such as month and source; with -d, everything in one pass.
 */
#include "count/counter.h"
#include "filter.h"
#include "fold.h"
#include "unpack.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Enough to sort rows in; the rows come from sorted parts. */
#define MERGE_MEMORY ((uint64_t)64 << 20)

static struct common_options common;
static int unit_option = -1;
static const char *by_option, *directory;
static struct span by; /* the keys to group by */
static uint64_t top, least, memory;
static bool crlf, bom, spreadsheet_safe, partial, merge;

static const struct option_spec options[] = {
    {'u', "unit", "UNIT", "what to count", OPTION_CHOICE, &unit_option, UNIT_WORDS},
    {'b', "by", "KEY[,KEY...]",
     "count by day, week, month, quarter, year, source, lang, author, category, tag, "
     "country, topic or any other member",
     OPTION_TEXT, &by_option, NULL},
    {'d', "directory", "DIR",
     "write terms.csv, countries.csv, topics.csv, entities.csv and documents.csv to "
     "DIR",
     OPTION_TEXT, &directory, NULL},
    {'n', "top", "N", "write no more than N rows of a group", OPTION_NUMBER, &top,
     NULL},
    {0, "min", "N", "leave out rows with a count below N", OPTION_NUMBER, &least, NULL},
    {'S', "buffer-size", "SIZE",
     "keep tables of SIZE in memory, a quarter of it by default; the rest goes to "
     "temporary files",
     OPTION_SIZE, &memory, NULL},
    {0, "partial", NULL, "write counts that can be merged with others", OPTION_FLAG,
     &partial, NULL},
    {0, "merge", NULL, "read what --partial wrote instead of records", OPTION_FLAG,
     &merge, NULL},
    {0, "crlf", NULL, "end lines with CR LF", OPTION_FLAG, &crlf, NULL},
    {0, "bom", NULL, "start with a byte order mark, for spreadsheets", OPTION_FLAG,
     &bom, NULL},
    {0, "spreadsheet-safe", NULL,
     "put ' before fields that a spreadsheet would compute", OPTION_FLAG,
     &spreadsheet_safe, NULL},
};

static void print_versions(void)
{
    printf("%s\n%s\n", fold_version(), unpack_version());
}

static const struct program program = {
    .name = "count",
    .synopsis = "[OPTION ...] [FILE ...]",
    .purpose = "Count terms, countries, topics, entities or documents in records",
    .options = options,
    .n_options = sizeof(options) / sizeof(options[0]),
    .common = &common,
    .print_versions = print_versions,
};

struct count {
    struct filter filter;
    struct facts facts;
    struct groups groups;
    struct counter counters[UNITS];
    size_t n_counters;
    bool told_no_entities, told_no_topics;
    struct names countries, topics;
    struct parts parts;
};

/* ---- records ---- */

/* With -d, a record may lack what a later program adds; it is told once. */
static const char *find_lack(struct count *c, enum unit unit)
{
    const struct facts *f = &c->facts;
    bool *told = NULL;
    const char *problem = NULL;

    if (unit == UNIT_TERM && !f->has_tokens)
        return "the record has no \"tokens\"; run tokenize before count";
    if ((unit == UNIT_COUNTRY || unit == UNIT_ENTITY) && !f->entities.present) {
        told = &c->told_no_entities;
        problem = "the record has no \"entities\"; run entity-tag before count";
    } else if (unit == UNIT_TOPIC && !f->topics.present) {
        told = &c->told_no_topics;
        problem = "the record has no \"topics\"; run entity-tag before count";
    }
    if (!problem || !directory)
        return problem;
    if (!*told)
        diag_warning(NULL, "%s", problem);
    *told = true;
    return NULL;
}

/* Counting cannot go on. */
static void fail(struct filter *f, const char *problem)
{
    diag_error(NULL, "%s", problem);
    f->status = STATUS_ERROR;
    f->stopped = true;
}

/* When the tables are too large together, the largest goes to a file. */
static void bound_tables(struct count *c, struct filter *f)
{
    size_t total = 0, most = 0;
    struct counter *largest = c->counters;

    for (size_t i = 0; i < c->n_counters; i++) {
        size_t bytes = counter_bytes(&c->counters[i]);

        total = bytes < SIZE_MAX - total ? total + bytes : SIZE_MAX;
        if (bytes > most) {
            most = bytes;
            largest = &c->counters[i];
        }
    }
    if (total > memory && !counter_spill(largest))
        fail(f, counter_problem(largest));
}

static bool count_record(void *context, struct filter *f, struct record *r)
{
    struct count *c = context;

    if (!facts_read(&c->facts, r))
        return false;
    for (size_t i = 0; i < c->n_counters; i++) {
        r->json.problem = find_lack(c, c->counters[i].unit);
        if (r->json.problem)
            return false;
    }
    groups_find(&c->groups, &c->facts);
    for (size_t i = 0; i < c->n_counters; i++)
        counter_add(&c->counters[i], &c->facts, &c->groups);
    bound_tables(c, f);
    return true;
}

/* ---- the report ---- */

static bool load_names(struct names *names, const char *file, size_t column)
{
    if (names_open(names, file, column))
        return true;
    diag_error(&(struct place){.file = names->path.data}, "%s", names->file.problem);
    return false;
}

static struct span unit_name(enum unit unit)
{
    struct span rest = SPAN(UNIT_WORDS), word = {"", 0};

    for (int i = 0; i <= (int)unit; i++)
        span_split(&rest, '|', &word);
    return word;
}

static bool flush_output(void *context)
{
    return output_flush_full(context);
}

/* False after a message, but what is wrong with the output is found by its end. */
static bool write_counter(struct counter *counter, const struct report *report,
                          struct output *out)
{
    struct csv csv = {.out = &out->buf, .crlf = crlf, .safe = spreadsheet_safe};
    const struct part_header header = {.unit = unit_name(counter->unit),
                                       .by = by,
                                       .columns = counter_columns(counter->unit)};

    if (partial)
        counter_write_part(counter, &header, out);
    else
        counter_write(counter, report, &csv, flush_output, out);
    if (!counter_problem(counter))
        return true;
    diag_error(NULL, "%s", counter_problem(counter));
    return false;
}

/* ---- a directory ---- */

static bool complete_file(struct counter *counter, const struct report *report,
                          const char *path, struct output *out)
{
    bool good = output_open(out, path) && write_counter(counter, report, out) &&
                output_complete(out);

    if (!good && out->error)
        diag_error(&(struct place){.file = path}, "%s", output_problem(out));
    return good;
}

static bool name_file(const char *path, struct output *out)
{
    if (output_close(out))
        return true;
    diag_error(&(struct place){.file = path}, "%s", output_problem(out));
    return false;
}

static char *path_in_directory(enum unit unit)
{
    static const char *const names[UNITS] = {"terms", "countries", "topics", "entities",
                                             "documents"};
    struct buf path = {0};

    buf_add_string(&path, directory);
    buf_add_char(&path, '/');
    buf_add_string(&path, names[unit]);
    buf_add_string(&path, partial ? ".part" : ".csv");
    return buf_terminate(&path);
}

/* All files are complete before the first has its name. */
static bool write_files(struct count *c, const struct report *report)
{
    struct output outs[UNITS] = {0};
    char *paths[UNITS];
    bool good = true;

    for (size_t i = 0; i < c->n_counters; i++) {
        outs[i].fd = -1;
        paths[i] = path_in_directory(c->counters[i].unit);
        good = good && complete_file(&c->counters[i], report, paths[i], &outs[i]);
    }
    for (size_t i = 0; i < c->n_counters; i++) {
        good = good && name_file(paths[i], &outs[i]);
        output_discard(&outs[i]);
        free(paths[i]);
    }
    return good;
}

static bool write_directory(struct count *c, const struct report *report)
{
    bool made = mkdir(directory, 0777) == 0;

    if (!made && errno != EEXIST) {
        diag_error(&(struct place){.file = directory}, "%s", strerror(errno));
        return false;
    }
    if (write_files(c, report))
        return true;
    if (made)
        rmdir(directory);
    return false;
}

static bool write_report(struct count *c)
{
    struct report report = {.groups = &c->groups,
                            .countries = &c->countries,
                            .topics = &c->topics,
                            .order = {true, least, top, memory},
                            .bom = bom};

    if (!load_names(&c->countries, "countries.tsv", 1) ||
        !load_names(&c->topics, "topics.tsv", 2))
        return false;
    return directory ? write_directory(c, &report)
                     : write_counter(&c->counters[0], &report, &c->filter.out);
}

/* ---- parts ---- */

static bool part_failed(const struct parts *p)
{
    diag_error(p->failed ? &(struct place){.file = p->failed} : NULL, "%s", p->problem);
    return false;
}

/* Sets up the counter that the parts are of. */
static bool use_header(struct count *c)
{
    const struct parts *p = &c->parts;
    const char *problem = NULL;
    int unit = 0;

    while (unit < UNITS && !span_equal(p->header.unit, unit_name((enum unit)unit)))
        unit++;
    if (unit == UNITS ||
        !span_equal(p->header.columns, counter_columns((enum unit)unit)))
        problem = "it has counts that this version does not know";
    else if (p->header.by.len)
        groups_set_keys(&c->groups, p->header.by, &c->facts, &problem);
    if (problem) {
        diag_error(&(struct place){.file = c->parts.paths->items[0]}, "%s", problem);
        return false;
    }
    by = p->header.by;
    counter_init(&c->counters[c->n_counters++], (enum unit)unit, by.len, true);
    return true;
}

static bool merge_parts(struct count *c, const struct option_list *operands)
{
    struct counter *counter = c->counters;

    if (!parts_open(&c->parts, operands))
        return part_failed(&c->parts);
    if (!use_header(c))
        return false;
    return parts_merge(&c->parts, &counter->totals.runs,
                       counter->unit == UNIT_DOCUMENT ? NULL : &counter->table.runs) ||
           part_failed(&c->parts);
}

/* ---- the program ---- */

static void check_usage(void)
{
    if (directory && common.output)
        options_usage_error(&program, "-d writes files of its own; -o goes without it");
    if (merge && (directory || by_option || unit_option >= 0))
        options_usage_error(&program, "--merge counts what its parts count; -b, -d and "
                                      "-u go without it");
    if (partial && (top || least || crlf || bom || spreadsheet_safe))
        options_usage_error(&program,
                            "--partial writes all counts; -n, --min, --crlf, --bom and "
                            "--spreadsheet-safe go with --merge");
}

static void set_up(struct count *c)
{
    const char *problem = NULL;

    check_usage();
    if (!memory)
        memory = merge ? MERGE_MEMORY : options_memory() / 4;
    facts_init(&c->facts);
    by = span_of(by_option);
    if (by_option && !groups_set_keys(&c->groups, by, &c->facts, &problem))
        options_usage_error(&program, "--by '%s': %s", by_option, problem);
    if (unit_option < 0)
        unit_option = UNIT_TERM;
    for (int unit = 0; unit < UNITS && !merge; unit++)
        if (directory || unit == unit_option)
            counter_init(&c->counters[c->n_counters++], (enum unit)unit, by.len,
                         partial);
}

static void release(struct count *c)
{
    for (size_t i = 0; i < c->n_counters; i++)
        counter_release(&c->counters[i]);
    facts_release(&c->facts);
    groups_release(&c->groups);
    names_release(&c->countries);
    names_release(&c->topics);
    parts_release(&c->parts);
}

/* Counts, and writes what was counted; false if there is nothing to be seen. */
static bool count_all(struct count *c, const struct option_list *operands)
{
    struct record record = {.wanted = c->facts.wanted};

    if (merge)
        return merge_parts(c, operands) && write_report(c);
    filter_run(&c->filter, operands, &record, count_record, c);
    record_release(&record);
    return !c->filter.stopped && write_report(c);
}

static enum status run(struct count *c, const struct option_list *operands)
{
    struct filter *f = &c->filter;

    if (filter_begin(f, &common) && !count_all(c, operands)) {
        if (!f->stopped)
            f->status = STATUS_ERROR;
        output_discard(&f->out);
    }
    return filter_end(f);
}

int main(int argc, char **argv)
{
    struct option_list operands = options_parse(&program, argc, argv);
    struct count c = {0};
    enum status status;

    set_up(&c);
    status = run(&c, &operands);
    release(&c);
    free(operands.items);
    return (int)status;
}
