/*
 * concordance: records in, key word in context out.
 *
 * Quotes each hit of a term, a regular expression, a country, another entity or a topic
 * with its context: aligned on a terminal, else as CSV.
 */
#include "concordance/quotes.h"
#include "filter.h"
#include "fold.h"
#include "unpack.h"
#include "utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { USUAL_COLUMNS = 80 };

static struct common_options common;
static int unit_option, format_option, colour_option;
static const char *window_option;
static struct sources sources;
static uint64_t most, max_steps = PATTERN_STEPS;
static bool crlf, bom, spreadsheet_safe;

enum { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

static const struct option_spec options[] = {
    {'u', "unit", "UNIT", "what the pattern is", OPTION_CHOICE, &unit_option,
     SEARCH_UNIT_CHOICES},
    {'T', "topics", "[NAME=|+]FILE",
     "the topic dictionaries that entity-tag was given, for -u topic", OPTION_LIST,
     &sources.topics, NULL},
    {'w', "window", "N|sentence",
     "quote N words on each side, 10 if not given, or the sentence", OPTION_TEXT,
     &window_option, NULL},
    {'f', "format", "FORMAT", "aligned text for a terminal, or a table", OPTION_CHOICE,
     &format_option, QUOTES_FORMAT_CHOICES},
    {'n', "top", "N", "write no more than N lines", OPTION_NUMBER, &most, NULL},
    {0, "max-steps", "N",
     "give up a regular expression after N steps, a million if not given; 0: never",
     OPTION_NUMBER, &max_steps, NULL},
    {0, "color", "WHEN", "show what was found in colour", OPTION_CHOICE, &colour_option,
     "auto|always|never"},
    {0, "crlf", NULL, "end lines of CSV with CR LF", OPTION_FLAG, &crlf, NULL},
    {0, "bom", NULL, "start CSV with a byte order mark, for spreadsheets", OPTION_FLAG,
     &bom, NULL},
    {0, "spreadsheet-safe", NULL,
     "put ' before fields that a spreadsheet would compute", OPTION_FLAG,
     &spreadsheet_safe, NULL},
};

static void print_versions(void)
{
    printf("%s, %s\n%s\n", fold_version(), pattern_version(), unpack_version());
}

static const struct program program = {
    .name = "concordance",
    .synopsis = "[OPTION ...] PATTERN [FILE ...]",
    .purpose =
        "Quote where a term, expression, country or topic stands in tokenized records",
    .options = options,
    .n_options = sizeof(options) / sizeof(options[0]),
    .common = &common,
    .print_versions = print_versions,
};

/* ---- records ---- */

struct concordance {
    struct document document;
    struct search search;
    struct hits hits;
    struct quotes quotes;
    uint64_t n;        /* lines so far */
    uint64_t given_up; /* records in which the expression took too many steps */
    struct buf number;
};

static void tell_given_up(const struct document *d)
{
    diag_warning(NULL,
                 "record %.*s: the expression takes more than %u steps, the most by "
                 "--max-steps; left at that",
                 (int)d->id.len, d->id.data, patterns_most_steps());
}

static void tell_all_given_up(const struct concordance *c)
{
    if (c->given_up > DIAG_FEW)
        diag_summary("%" PRIu64
                     " records in all in which the expression takes more than "
                     "%u steps",
                     c->given_up, patterns_most_steps());
}

/* A record without an id is known by its number. */
static void number(struct concordance *c, uint64_t n)
{
    if (c->document.id.len)
        return;
    buf_clear(&c->number);
    buf_add_uint(&c->number, n);
    c->document.id = buf_span(&c->number);
}

static bool quote(void *context, struct filter *f, struct record *r)
{
    struct concordance *c = context;

    if (!document_read(&c->document, r))
        return false;
    number(c, f->documents + 1);
    if (!record_refuse_unready(r, search_document(&c->search, &c->document, &c->hits)))
        return false;
    if (c->hits.given_up && diag_is_of_first(DIAG_FEW, &c->given_up))
        tell_given_up(&c->document);
    for (size_t i = 0; i < c->hits.n && (!most || c->n < most); i++, c->n++)
        quotes_add(&c->quotes, &c->document, c->hits.items[i], &f->out.buf);
    if (most && c->n == most)
        f->stopped = true;
    return true;
}

/* ---- the program ---- */

static bool on_terminal(void)
{
    return (!common.output || strcmp(common.output, "-") == 0) && isatty(STDOUT_FILENO);
}

static size_t terminal_columns(void)
{
    struct winsize size;

    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col
                                                                       : USUAL_COLUMNS;
}

/* 0 stands for the sentence. */
static size_t read_window(const char *text)
{
    char *end;
    unsigned long n;

    if (!text)
        return 10;
    if (strcmp(text, "sentence") == 0)
        return 0;
    n = strtoul(text, &end, 10);
    if (end == text || *end || *text == '-' || n < 1 || n > 1000000)
        options_usage_error(&program,
                            "--window '%s' is neither 'sentence' nor a number of "
                            "words from 1 to 1000000",
                            text);
    return n;
}

static void set_up_quotes(struct quotes *l)
{
    l->format = (enum quotes_format)format_option;
    if (l->format == QUOTES_AUTO)
        l->format = on_terminal() ? QUOTES_TEXT : QUOTES_CSV;
    l->window = read_window(window_option);
    l->columns = terminal_columns();
    l->colour = colour_option == COLOUR_ALWAYS ||
                (colour_option == COLOUR_AUTO && on_terminal() && !getenv("NO_COLOR"));
    l->csv = (struct csv){.crlf = crlf, .safe = spreadsheet_safe};
}

static void set_up_terms(struct search *s)
{
    struct gazetteer_fault fault;

    if (s->unit != SEARCH_TOPIC) {
        if (sources.topics.n)
            options_usage_error(&program, "-T goes with -u topic alone");
        return;
    }
    if (search_load_terms(s, &sources, &fault))
        return;
    if (!fault.place.file)
        options_usage_error(&program, "%s", fault.problem);
    diag_error(&fault.place, "%s", fault.problem);
    exit(STATUS_ERROR);
}

static void set_up(struct concordance *c, struct span wanted)
{
    struct pattern_fault fault;

    if (!wanted.len || utf8_valid(wanted.data, wanted.len) < wanted.len)
        options_usage_error(&program, "the pattern is empty or no UTF-8");
    if (!search_begin(&c->search, (enum search_unit)unit_option, wanted, &fault))
        options_usage_error(&program, "the pattern '%s': %s", wanted.data,
                            fault.problem);
    set_up_terms(&c->search);
    set_up_quotes(&c->quotes);
}

/* Warns of a pattern that was probably left out, so that a file is taken for it. */
static void tell_file_as_pattern(const char *pattern)
{
    struct stat status;

    if (stat(pattern, &status) == 0 && S_ISREG(status.st_mode))
        diag_warning(NULL,
                     "'%s', taken as the pattern, is a file; the pattern stands "
                     "before the files",
                     pattern);
}

/* The operands behind the pattern. */
static struct option_list files_of(const struct option_list *operands)
{
    static const char *standard_input = "-";

    return operands->n > 1
               ? (struct option_list){operands->items + 1, operands->n - 1, 0}
               : (struct option_list){&standard_input, 1, 0};
}

/* Warns if a country or entity was not found, which may be misspelt. */
static void tell_unmet(const struct concordance *c, const struct filter *f)
{
    const struct search *s = &c->search;

    if (c->n || !f->documents)
        return;
    if (s->unit == SEARCH_COUNTRY)
        diag_warning(
            NULL,
            "no record names '%.*s'; countries go by codes of ISO 3166-1, such "
            "as GB",
            (int)s->wanted.len, s->wanted.data);
    if (s->unit == SEARCH_ENTITY)
        diag_warning(NULL,
                     "no record has the entity '%.*s'; 'count -u entity' lists types "
                     "and ids",
                     (int)s->wanted.len, s->wanted.data);
}

static enum status run(struct concordance *c, const struct option_list *files)
{
    struct record record = {.wanted = document_members};
    struct filter filter;

    if (filter_begin(&filter, &common)) {
        if (bom && c->quotes.format == QUOTES_CSV)
            buf_add_literal(&filter.out.buf, "\xEF\xBB\xBF");
        quotes_begin(&c->quotes, &filter.out.buf);
        filter_confine(&filter, files, NULL);
        filter_run(&filter, files, &record, quote, c);
        tell_unmet(c, &filter);
        tell_all_given_up(c);
    }
    record_release(&record);
    return filter_end(&filter);
}

static void release(struct concordance *c)
{
    document_release(&c->document);
    search_release(&c->search);
    quotes_release(&c->quotes);
    buf_release(&c->number);
    free(c->hits.items);
}

int main(int argc, char **argv)
{
    struct option_list operands = options_parse(&program, argc, argv), files;
    struct concordance c = {0};
    enum status status;

    if (operands.n == 1 && strcmp(operands.items[0], "-") == 0)
        options_usage_error(&program, "a pattern is needed");
    patterns_set_most_steps(max_steps);
    set_up(&c, span_of(operands.items[0]));
    tell_file_as_pattern(operands.items[0]);
    files = files_of(&operands);
    status = run(&c, &files);
    release(&c);
    free(operands.items);
    free(sources.topics.items);
    return (int)status;
}
