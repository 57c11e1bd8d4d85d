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

static struct common_options common;
static int unit_option = UNIT_TERM;
static const char *by_option, *directory;
static uint64_t top, least, memory;
static bool crlf, bom, spreadsheet_safe;

static const struct option_spec options[] = {
    {'u', "unit", "UNIT", "what to count", OPTION_CHOICE, &unit_option,
     "term|country|topic|entity|document"},
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

static bool flush_output(void *context)
{
    return output_flush_full(context);
}

static bool write_counter(struct counter *counter, const struct report *report,
                          struct output *out)
{
    struct csv csv = {.out = &out->buf, .crlf = crlf, .safe = spreadsheet_safe};

    if (counter_write(counter, report, &csv, flush_output, out))
        return true;
    diag_error(NULL, "%s", counter_problem(counter));
    return false;
}

static bool write_file(struct counter *counter, const struct report *report)
{
    static const char *const names[UNITS] = {"terms", "countries", "topics", "entities",
                                             "documents"};
    struct output out = {0};
    struct buf path = {0};
    bool good;

    buf_add_string(&path, directory);
    buf_add_char(&path, '/');
    buf_add_string(&path, names[counter->unit]);
    buf_add_literal(&path, ".csv");
    good = output_open(&out, buf_terminate(&path));
    if (good && !write_counter(counter, report, &out)) {
        output_discard(&out);
        buf_release(&path);
        return false;
    }
    good = good && output_close(&out);
    if (!good)
        diag_error(&(struct place){.file = path.data}, "%s", output_problem(&out));
    buf_release(&path);
    return good;
}

static enum status write_directory(struct count *c, const struct report *report)
{
    if (mkdir(directory, 0777) != 0 && errno != EEXIST) {
        diag_error(&(struct place){.file = directory}, "%s", strerror(errno));
        return STATUS_ERROR;
    }
    for (size_t i = 0; i < c->n_counters; i++)
        if (!write_file(&c->counters[i], report))
            return STATUS_ERROR;
    return STATUS_OK;
}

static enum status write_report(struct count *c)
{
    struct report report = {.groups = &c->groups,
                            .countries = &c->countries,
                            .topics = &c->topics,
                            .order = {true, least, top, memory},
                            .bom = bom};

    if (!load_names(&c->countries, "countries.tsv", 1) ||
        !load_names(&c->topics, "topics.tsv", 2))
        return STATUS_ERROR;
    if (directory)
        return write_directory(c, &report);
    return write_counter(&c->counters[0], &report, &c->filter.out) ? STATUS_OK
                                                                   : STATUS_ERROR;
}

/* ---- the program ---- */

static void set_up(struct count *c)
{
    const char *problem = NULL;

    facts_init(&c->facts);
    if (!memory)
        memory = options_memory() / 4;
    if (directory && common.output)
        options_usage_error(&program, "-d writes files of its own; -o goes without it");
    if (by_option &&
        !groups_set_keys(&c->groups, span_of(by_option), &c->facts, &problem))
        options_usage_error(&program, "--by '%s': %s", by_option, problem);
    for (int unit = 0; unit < UNITS; unit++)
        if (directory || unit == unit_option)
            counter_init(&c->counters[c->n_counters++], (enum unit)unit, by_option);
}

static void release(struct count *c)
{
    for (size_t i = 0; i < c->n_counters; i++)
        counter_release(&c->counters[i]);
    facts_release(&c->facts);
    groups_release(&c->groups);
    names_release(&c->countries);
    names_release(&c->topics);
}

static enum status run(struct count *c, const struct option_list *operands)
{
    struct record record = {.wanted = c->facts.wanted};
    enum status status;

    if (filter_begin(&c->filter, &common)) {
        filter_run(&c->filter, operands, &record, count_record, c);
        if (!c->filter.stopped)
            c->filter.status = status_worse(c->filter.status, write_report(c));
    }
    status = filter_end(&c->filter);
    record_release(&record);
    return status;
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
