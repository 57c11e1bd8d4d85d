/*
 * count: records in, CSV out.
 *
 * Counts terms, countries, topics, entities or documents, in the whole corpus
 * or by groups such as month and source; with -d, everything in one pass.
 */
#include "count/labels.h"
#include "count/signature.h"
#include "count/tables.h"
#include "filter.h"
#include "fold.h"
#include "unpack.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* Enough to sort rows in; the rows come from sorted parts. */
#define MERGE_MEMORY ((uint64_t)64 << 20)

static struct common_options common;
static int unit_option = -1, with_option = -1, format;
static const char *by_option, *over, *directory, *measure_option, *against,
    *sort_option, *names, *window_option;
static struct signature how = {.with = UNITS};
static uint64_t top, least, memory;
static bool crlf, bom, spreadsheet_safe, partial, merge, fill, pivot;

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
    {0, "ngrams", "N[,N...]", "count runs of N words as terms", OPTION_TEXT,
     &how.ngrams, NULL},
    {0, "stopwords", "LANG|FILE|auto", "leave out stop words of a language or file",
     OPTION_TEXT, &how.stopwords, NULL},
    {0, "stem", "LANG|auto", "count words by their stems", OPTION_TEXT, &how.stem,
     NULL},
    {0, "min-length", "N", "leave out words of fewer than N characters", OPTION_NUMBER,
     &how.min_length, NULL},
    {0, "no-fold", NULL, "tell words apart by case", OPTION_FLAG, &how.no_fold, NULL},
    {0, "type", "TYPE", "count entities of one type", OPTION_TEXT, &how.type, NULL},
    {0, "focus", NULL, "count the countries that documents are about", OPTION_FLAG,
     &how.focus, NULL},
    {0, "roll-up", "region|subregion|groups|FILE",
     "add countries up to regions or groups", OPTION_TEXT, &how.rollup, NULL},
    {0, "names", "LANG", "name countries and topics in a language", OPTION_TEXT, &names,
     NULL},
    {0, "cooccur", "UNIT", "count pairs with a UNIT that come together", OPTION_CHOICE,
     &with_option, "term|country|topic|entity"},
    {'w', "window", "N|sentence|document", "where pairs come together", OPTION_TEXT,
     &window_option, NULL},
    {0, "measure", "LIST", "add columns with measures", OPTION_TEXT, &measure_option,
     NULL},
    {0, "against", "FILE|GROUP", "compare with a part, or with one of the groups",
     OPTION_TEXT, &against, NULL},
    {0, "over", "KEY", "measure dispersion and trend over the values of a key",
     OPTION_TEXT, &over, NULL},
    {0, "sort", "MEASURE", "rows with most of a measure come first", OPTION_TEXT,
     &sort_option, NULL},
    {'n', "top", "N", "write no more than N rows of a group", OPTION_NUMBER, &top,
     NULL},
    {0, "min", "N", "leave out rows with a count below N", OPTION_NUMBER, &least, NULL},
    {0, "fill", NULL, "write rows of 0, so that no period is left out", OPTION_FLAG,
     &fill, NULL},
    {0, "pivot", NULL, "make columns of the values of the last key", OPTION_FLAG,
     &pivot, NULL},
    {'f', "format", "FORMAT", "how tables are written", OPTION_CHOICE, &format,
     SHEET_FORMAT_WORDS},
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
    struct words words;
    struct rollup rollup;
    struct counting counting;
    struct counter counters[UNITS + 1];
    size_t n_counters;
    bool told_no_entities, told_no_topics;
    struct labels labels;
    struct parts parts;
    struct measures measures;
    struct reference reference;
    struct buf by; /* the keys of groups, the one of --over last */
    struct buf signature, pairs_signature; /* of tables of units, and of pairs */
    bool has_rollup;
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
        problem = how.focus ? "the record has no \"focus\"; run entity-tag before count"
                            : "the record has no \"entities\"; run entity-tag before "
                              "count";
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

static const char *find_any_lack(struct count *c)
{
    const char *problem = NULL;

    for (size_t i = 0; i < c->n_counters && !problem; i++) {
        problem = find_lack(c, c->counters[i].unit);
        if (!problem && c->counters[i].with < UNITS)
            problem = find_lack(c, c->counters[i].with);
    }
    return problem;
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
    r->json.problem = find_any_lack(c);
    if (r->json.problem)
        return false;
    if (words_use(&c->words, facts_lang(&c->facts)))
        for (size_t i = 0; i < c->n_counters; i++)
            counter_forget_words(&c->counters[i]);
    groups_find(&c->groups, &c->facts);
    for (size_t i = 0; i < c->n_counters; i++)
        counter_add(&c->counters[i], &c->facts, &c->groups);
    bound_tables(c, f);
    return true;
}

/* ---- tables ---- */

static bool file_failed(const char *path, const char *problem)
{
    diag_error(path ? &(struct place){.file = path} : NULL, "%s", problem);
    return false;
}

static struct tables tables_of(struct count *c, const struct wanted *wanted)
{
    return (struct tables){.counters = c->counters,
                           .n = c->n_counters,
                           .wanted = wanted,
                           .sort = span_of(sort_option),
                           .reference = against ? &c->reference : NULL,
                           .countries = &c->labels.countries,
                           .topics = &c->labels.topics,
                           .partial = partial,
                           .by = buf_span(&c->by),
                           .options = buf_span(&c->signature),
                           .pairs_options = buf_span(&c->pairs_signature),
                           .format = (enum sheet_format)format,
                           .crlf = crlf,
                           .bom = bom,
                           .safe = spreadsheet_safe};
}

/* A folder may be called like a group. */
static bool is_file(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && !S_ISDIR(status.st_mode);
}

/* A file that is there is a part of the one table; else it is a group of each. */
static bool read_reference(struct count *c, const struct tables *t, struct wanted *w)
{
    struct part_header header;

    if (!against || partial)
        return true;
    if (directory || !is_file(against)) {
        w->reference = span_of(against);
        return true;
    }
    header = tables_header(t, &c->counters[0]);
    return reference_read(&c->reference, against, &header) ||
           file_failed(c->reference.failed, c->reference.problem);
}

static bool write_tables(struct count *c)
{
    struct wanted wanted = {.groups = &c->groups,
                            .measures = &c->measures,
                            .over = how.over,
                            .fill = fill,
                            .pivot = pivot,
                            .against = against,
                            .least = least,
                            .top = top,
                            .bytes = memory};
    struct tables tables = tables_of(c, &wanted);
    bool good;

    if (!labels_open(&c->labels, span_of(names), c->has_rollup))
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

/* ---- what cannot be ---- */

/* What measures are without, of what they need; NULL: nothing. */
static const char *find_unmade(const struct measures *m, unsigned given)
{
    unsigned missing = m->needs & ~given;

    if (missing && !given)
        return "there are no measures of -u document";
    if (missing & NEEDS_SERIES)
        return "dp, dp-norm, juilland, slope, change and z want --over";
    if (missing & NEEDS_PAIR)
        return "pmi, npmi and log-dice want --cooccur";
    if (missing)
        return "g2, chi2, p, bonferroni, bic, log-ratio and percent-diff want --against "
               "or --cooccur";
    return NULL;
}

/* What is asked of tables that cannot be had; NULL: nothing. */
static const char *find_conflict(const struct count *c)
{
    const struct counter *first = &c->counters[0];
    bool pairs = how.with < UNITS;
    const struct wanted wanted = {.against = against, .over = how.over};
    const char *unmade =
        directory ? NULL : find_unmade(&c->measures, tables_given(&wanted, first));

    if (unmade)
        return unmade;
    if (how.over + pairs + (against != NULL) > 1 || (fill && (how.over || pairs)))
        return "of --over, --cooccur and --against one can be used, and --fill with "
               "none but the last";
    if (fill && groups_period(&c->groups) == c->groups.n_keys)
        return "--fill wants one period among the keys of -b";
    if (pivot &&
        (!c->groups.n_keys || how.over || c->measures.n > 1 || sort_option))
        return "--pivot wants -b, no more than one measure, and neither --over nor "
               "--sort";
    if (against && !partial && !c->groups.n_keys &&
        (directory || !is_file(against)))
        return "--against: there is no such file, and no groups without -b";
    if (sort_option && measures_column(&c->measures, span_of(sort_option)) < 0)
        return "--sort wants a measure of --measure, or count or documents";
    return NULL;
}

/* ---- parts ---- */

static bool part_failed(const struct parts *p)
{
    return file_failed(p->failed, p->problem);
}

static void add_counter(struct count *c, enum unit unit, enum unit with)
{
    counter_init(&c->counters[c->n_counters++], &c->counting, unit, with);
}

/* Sets up the counter that the parts are of. */
static bool use_header(struct count *c)
{
    const struct part_header *h = &c->parts.header;
    const char *problem = NULL;
    enum unit unit = unit_of(h->unit);

    signature_read(&how, &c->has_rollup, h->options);
    buf_add_span(&c->signature, h->options);
    buf_add_span(&c->pairs_signature, h->options);
    buf_add_span(&c->by, h->by);
    if (unit == UNITS || !span_equal(h->columns, counter_columns(unit)))
        problem = "it has counts that this version does not know";
    else if (h->by.len)
        groups_set_keys(&c->groups, buf_span(&c->by), &c->facts, &problem);
    if (problem)
        return file_failed(c->parts.paths->items[0], problem);
    c->counting.grouped = h->by.len;
    add_counter(c, unit, how.with);
    problem = find_conflict(c);
    return !problem || file_failed(NULL, problem);
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

static bool is_told_how(void)
{
    return by_option || over || unit_option >= 0 || with_option >= 0 || window_option ||
           how.ngrams || how.stopwords || how.stem || how.min_length || how.no_fold ||
           how.type || how.rollup || how.focus;
}

static void check_usage(void)
{
    if (directory && common.output)
        options_usage_error(&program, "-d writes files of its own; -o goes without it");
    if (merge && (directory || is_told_how()))
        options_usage_error(&program, "--merge counts what its parts count; -b, -d, -u "
                                      "and what else says what is counted go without "
                                      "it");
    if (partial && (top || least || crlf || bom || spreadsheet_safe || measure_option ||
                    against || sort_option || fill || pivot || format || names))
        options_usage_error(&program,
                            "--partial writes all counts; what says how tables are "
                            "written goes with --merge");
}

static void set_up_words(struct count *c)
{
    struct words *w = &c->words;

    w->no_fold = how.no_fold;
    w->least = how.min_length;
    if (how.ngrams && !words_set_ngrams(w, span_of(how.ngrams)))
        options_usage_error(&program, "--ngrams '%s': lengths are from 1 to 9",
                            how.ngrams);
    if (how.stopwords && !stopwords_set(&w->stopwords, span_of(how.stopwords)))
        options_usage_error(&program, "--stopwords: %s", w->stopwords.problem);
    if (how.stem && !stem_set(&w->stem, span_of(how.stem)))
        options_usage_error(&program, "--stem: there is no stemmer for '%s'", how.stem);
    if (w->stopwords.automatic || w->stem.automatic)
        facts_want_lang(&c->facts);
}

static void set_up_pairs(void)
{
    bool topics = with_option == UNIT_TOPIC || unit_option == UNIT_TOPIC;

    if (with_option < 0)
        return;
    how.with = (enum unit)with_option;
    how.window = topics || how.focus ? WINDOW_DOCUMENT : WINDOW_SENTENCE;
    if (window_option && !signature_window(span_of(window_option), &how.window))
        options_usage_error(&program,
                            "--window '%s' is no number of words, 'sentence' "
                            "or 'document'",
                            window_option);
    if ((topics || how.focus) && how.window != WINDOW_DOCUMENT)
        options_usage_error(&program,
                            "topics and --focus are of documents; there is no "
                            "other --window for them");
    if (unit_option == UNIT_DOCUMENT)
        options_usage_error(&program, "--cooccur is for what is in documents");
}

static void set_up_groups(struct count *c)
{
    const char *problem = NULL;

    if (by_option)
        buf_add_string(&c->by, by_option);
    if (over) {
        if (by_option)
            buf_add_char(&c->by, ',');
        buf_add_string(&c->by, over);
    }
    how.over = over;
    c->counting.grouped = c->by.len;
    if (c->by.len &&
        !groups_set_keys(&c->groups, buf_span(&c->by), &c->facts, &problem))
        options_usage_error(&program, "--by '%s': %s", buf_terminate(&c->by), problem);
}

/* Units that are counted, and countries where they are groups. */
static unsigned units_used(const struct count *c)
{
    unsigned units = directory ? (1u << UNITS) - 1 : 1u << unit_option;

    if (how.with < UNITS)
        units |= 1u << how.with;
    for (size_t i = 0; i < c->groups.n_keys && how.focus; i++)
        if (c->groups.keys[i].kind == KEY_COUNTRY)
            units |= 1u << UNIT_COUNTRY;
    return units;
}

static void check_how(const struct count *c)
{
    const char *problem = signature_idle(&how, units_used(c));

    if (window_option && with_option < 0)
        problem = "--window is for --cooccur";
    if (how.ngrams && with_option >= 0 && !directory)
        problem = "--cooccur is of single words; --ngrams goes without it";
    if (problem)
        options_usage_error(&program, "%s", problem);
}

static void set_up_measures(struct count *c)
{
    const char *list = measure_option;
    char problem[400];

    if (!list && against)
        list = "g2,p,log-ratio";
    if (list && !measures_set(&c->measures, span_of(list), problem, sizeof(problem)))
        options_usage_error(&program, "--measure: %s", problem);
}

static void set_up_counting(struct count *c)
{
    if (how.rollup && !rollup_open(&c->rollup, how.rollup))
        options_usage_error(&program, "--roll-up: %s", c->rollup.problem);
    if (how.rollup)
        facts_want_date(&c->facts);
    if (how.focus)
        facts_want_focus(&c->facts);
    c->has_rollup = how.rollup;
    c->counting.totals =
        partial || merge || c->measures.n || how.over || fill || against;
    c->counting.words = &c->words;
    c->counting.rollup = how.rollup ? &c->rollup : NULL;
    c->counting.type = span_of(how.type);
    c->counting.window = how.window;
}

static void add_counters(struct count *c)
{
    for (int unit = 0; unit < UNITS; unit++)
        if (directory || (unit == unit_option && with_option < 0))
            add_counter(c, (enum unit)unit, UNITS);
    if (with_option >= 0)
        add_counter(c, (enum unit)unit_option, how.with);
}

/* With -d, pairs are a table beside those of units, which know nothing of them. */
static void sign(struct count *c)
{
    struct signature plain = how;

    plain.with = UNITS;
    signature_write(&plain, &c->signature);
    signature_write(&how, &c->pairs_signature);
}

static void set_up(struct count *c)
{
    const char *problem = NULL;

    check_usage();
    if (!memory)
        memory = merge ? MERGE_MEMORY : options_memory() / 4;
    facts_init(&c->facts);
    set_up_measures(c);
    if (!merge && unit_option < 0)
        unit_option = UNIT_TERM;
    set_up_pairs();
    set_up_groups(c);
    set_up_words(c);
    set_up_counting(c);
    if (merge)
        return;
    check_how(c);
    sign(c);
    add_counters(c);
    problem = find_conflict(c);
    if (problem)
        options_usage_error(&program, "%s", problem);
}

static void release(struct count *c)
{
    for (size_t i = 0; i < c->n_counters; i++)
        counter_release(&c->counters[i]);
    facts_release(&c->facts);
    groups_release(&c->groups);
    labels_release(&c->labels);
    parts_release(&c->parts);
    words_release(&c->words);
    rollup_release(&c->rollup);
    reference_release(&c->reference);
    buf_release(&c->by);
    buf_release(&c->signature);
    buf_release(&c->pairs_signature);
}

/* A key may be a slip of the pen, as any name is one of a member. */
static void tell_unmet(const struct count *c)
{
    const struct span *key = groups_unmet(&c->groups);

    if (key && c->filter.documents && !partial)
        diag_warning(NULL, "no record has a value for the key '%.*s'", (int)key->len,
                     key->data);
}

/* Counts, and writes what was counted; false if there is nothing to be seen. */
static bool count_all(struct count *c, const struct option_list *operands)
{
    struct record record = {.wanted = c->facts.wanted};

    filter_confine(&c->filter, operands, directory);
    if (merge)
        return merge_parts(c, operands) && write_tables(c);
    filter_run(&c->filter, operands, &record, count_record, c);
    record_release(&record);
    tell_unmet(c);
    return !c->filter.stopped && write_tables(c);
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
