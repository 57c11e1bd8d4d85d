/*
 * extract: documents of many formats in, records out.
 *
 * Inputs are read one after another, each as a stream of documents in the format that
 * is detected from its bytes (extract/input.h). A reader fills in a struct document, of
 * which the writer makes a record (extract/writer.h).
 */
#include "encoding.h"
#include "extract/feeditem.h"
#include "extract/input.h"
#include "extract/walk.h"
#include "files.h"
#include "foreign.h"
#include "lang.h"
#include "langid.h"
#include "number.h"
#include "unpack.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static struct common_options common;
static int format_option, dates_option, split_option, lines_option, dedup_option;
static const char *encoding_option, *lang_option, *part_option, *since_option,
    *until_option, *threshold_option, *element_option, *files_from,
    *label = "(standard input)", *position_option;
static struct option_list maps, statuses, term_files;

static const struct option_spec options[] = {
    {'f', "format", "FORMAT", "the format, if its bytes do not show it", OPTION_CHOICE,
     &format_option, FORMAT_CHOICES},
    {0, "map", "MEMBER=PATH,...",
     "take a member (id, source, url, date, lang, title, author, categories, tags, "
     "excerpt, text) from this member of JSON, column of a table or element of XML",
     OPTION_LIST, &maps, NULL},
    {0, "element", "NAME", "the element of XML that is a document", OPTION_TEXT,
     &element_option, NULL},
    {'e', "encoding", "ENCODING", "the encoding, whatever the input says of it",
     OPTION_TEXT, &encoding_option, NULL},
    {0, "dates", "ORDER",
     "whether in 03/04/2021 the day is first, or the month; without it, such are no "
     "dates",
     OPTION_CHOICE, &dates_option, "unknown|dmy|mdy"},
    {'L', "lang", "LANG",
     "the language of documents that name none (BCP 47); auto: identify it, whatever "
     "they name",
     OPTION_TEXT, &lang_option, NULL},
    {0, "part", "PART,...", "what makes up the text: title, excerpt, content",
     OPTION_TEXT, &part_option, NULL},
    {0, "split", "WHERE", "cut plain text into documents at blank lines or lines",
     OPTION_CHOICE, &split_option, "none|blank|line"},
    {0, "lines", "HOW",
     "keep the lines of plain text; without it, those broken to fit a width are joined",
     OPTION_CHOICE, &lines_option, "auto|keep"},
    {0, "since", "DATE", "leave out what is older than this day, month or year",
     OPTION_TEXT, &since_option, NULL},
    {0, "until", "DATE", "leave out what is newer than this day, month or year",
     OPTION_TEXT, &until_option, NULL},
    {0, "dedup", "HOW",
     "leave out documents with the same text as one before, or nearly the same",
     OPTION_CHOICE, &dedup_option, "none|exact|near"},
    {0, "threshold", "S", "how alike near duplicates are, from 0 to 1; usually 0.8",
     OPTION_TEXT, &threshold_option, NULL},
    {0, "status", "STATUS,...",
     "take posts of an export with this status, not those published; any: all",
     OPTION_LIST, &statuses, NULL},
    {0, "terms", "FILE",
     "take the names of categories and tags from this list of terms", OPTION_LIST,
     &term_files, NULL},
    {0, "files-from", "FILE",
     "read the names of inputs from FILE, a line each or ended by NUL", OPTION_TEXT,
     &files_from, NULL},
    {0, "label", "NAME", "the name of standard input, as a file's", OPTION_TEXT, &label,
     NULL},
    {0, "position", "BYTE,LINE,DOCUMENT",
     "where standard input begins in the file that --label names, if not at 0,1,1",
     OPTION_TEXT, &position_option, NULL},
};

static void print_versions(void)
{
    printf("%s\n%s\n%s\n%s\n", foreign_version(), feed_item_version(),
           lang_identifier_version(), unpack_version());
}

static const struct program program = {
    .name = "extract",
    .synopsis = "[OPTION ...] [FILE|DIRECTORY ...]",
    .purpose = "Turn posts, pages, feeds and tables into records of plain text",
    .options = options,
    .n_options = sizeof(options) / sizeof(options[0]),
    .common = &common,
    .print_versions = print_versions,
};

/* Where the input begins: standard input may be a block of a file (--position). */
struct position {
    uint64_t byte;           /* from 0 */
    uint64_t line, document; /* from 1 */
};

struct extract {
    struct filter filter;
    struct writer writer;
    struct plan plan;
    struct terms terms;
    struct settings settings;
    struct source source;
    struct noticed noticed;
    struct buf lang, since, until;
    struct position position; /* of standard input */
    enum format last_format;  /* of the files read so far, but for prose */
    uint64_t prose_among;     /* files of prose behind those of another format */
};

/* ---- one file ---- */

/* Warns if the format changes between files: a server's "not found" page among posts
   would pass for a document. */
static void tell_change(struct extract *e, enum format format)
{
    struct place where = {.file = e->source.window.name};
    bool is_prose = format == FORMAT_TEXT || format == FORMAT_HTML;

    if (!is_prose && format != FORMAT_BINARY)
        e->last_format = format;
    else if (is_prose && e->last_format != FORMAT_AUTO &&
             diag_is_of_first(DIAG_FEW, &e->prose_among))
        diag_warning(&where,
                     "read as %s, though the files before were %s; "
                     "-f says what all of them are",
                     format_name(format), format_name(e->last_format));
}

/* Reports the numbers of what was reported only for the first few files. */
static void tell_numbers(const struct extract *e)
{
    if (e->prose_among > DIAG_FEW)
        diag_summary("%" PRIu64 " files in all read as plain text or web pages, though "
                     "others before them were not",
                     e->prose_among);
    if (e->noticed.tables_as_text > DIAG_FEW)
        diag_summary("%" PRIu64
                     " files in all look like tables, but were read as plain "
                     "text",
                     e->noticed.tables_as_text);
    if (e->noticed.mail_as_text > DIAG_FEW)
        diag_summary("%" PRIu64 " files in all look like mail, but were read as plain "
                     "text",
                     e->noticed.mail_as_text);
    if (e->noticed.xml_as_page > DIAG_FEW)
        diag_summary("%" PRIu64 " files in all are XML in which no documents are known",
                     e->noticed.xml_as_page);
    if (e->noticed.front_matter_as_text > DIAG_FEW)
        diag_summary("%" PRIu64 " files in all begin with front matter, which was read "
                     "as plain text",
                     e->noticed.front_matter_as_text);
    if (e->noticed.no_utf8 && !encoding_option)
        diag_summary("bytes that are no UTF-8 may be text in another encoding; -e says "
                     "in which, as -e windows-1252, that of spreadsheets in the West");
}

/* Warns of paths of --map where nothing was, unless another had what they name, and of
   an --element that was nowhere. */
static void tell_unmatched(const struct extract *e)
{
    if (element_option && !e->noticed.found_element)
        diag_warning(NULL, "--element %s: there was none in XML", element_option);
    for (size_t i = 0; i < e->plan.n_mapped; i++) {
        const struct rule *rule = &e->plan.rules[i];

        if (!(e->noticed.roles >> rule->role & 1))
            diag_warning(NULL, "--map %s=%s: nothing was found there",
                         role_name(rule->role), rule->path);
    }
}

static void read_opened(struct extract *e, const struct position *position)
{
    struct source *s = &e->source;
    enum format format;

    s->window.offset = position->byte;
    s->first_line = position->line;
    source_begin(s, position->document - 1);
    format = input_prepare(s, (enum format)format_option);
    if (format_option == FORMAT_AUTO)
        tell_change(e, format);
    diag_note(&(struct place){.file = s->window.name}, "read as %s",
              format_name(format));
    input_read(s, format);
}

static void read_window(struct extract *e, const struct position *position)
{
    const struct window *w = &e->source.window;
    struct place where = {.file = w->name};

    if (w->at_end && w->end == 0)
        filter_reject(&e->filter, &where, SPAN(""), "the file is empty");
    else
        read_opened(e, position);
}

static bool is_standard_input(const char *path)
{
    return strcmp(path, "-") == 0;
}

static const char *name_of(const char *path)
{
    return is_standard_input(path) ? label : path;
}

static bool extract_file(void *context, const char *path)
{
    static const struct position beginning = {0, 1, 1};
    struct extract *e = context;
    struct window *w = &e->source.window;

    if (window_open(w, path)) {
        w->name = name_of(path);
        read_window(e, is_standard_input(path) ? &e->position : &beginning);
    } else {
        filter_unreadable(&e->filter, name_of(path), window_problem(w));
    }
    window_close(w);
    return !e->filter.stopped;
}

static void tell_unwalkable(void *context, const char *path, const char *problem)
{
    struct extract *e = context;

    filter_unreadable(&e->filter, path, problem);
}

/* ---- the program ---- */

static void read_terms(struct extract *e)
{
    char problem[160];

    for (size_t i = 0; i < term_files.n; i++)
        if (!terms_read(&e->terms, term_files.items[i], problem, sizeof(problem))) {
            struct place where = {.file = term_files.items[i]};

            diag_error(&where, "%s", problem);
            exit(STATUS_ERROR);
        }
}

static struct span read_limit(const char *option, const char *value, struct buf *out)
{
    struct date date;

    if (!value)
        return (struct span){"", 0};
    if (!date_parse(span_of(value), DATE_ORDER_UNKNOWN, &date))
        options_usage_error(&program, "--%s needs a date such as 2024-03-01, not '%s'",
                            option, value);
    date_write(&date, out);
    return buf_span(out);
}

static double read_threshold(void)
{
    double threshold = DEDUP_THRESHOLD;
    char *end;

    if (!threshold_option)
        return threshold;
    threshold = strtod(threshold_option, &end);
    if (end == threshold_option || *end || !(threshold > 0 && threshold <= 1))
        options_usage_error(&program,
                            "--threshold is a number above 0 and up to 1, not '%s'",
                            threshold_option);
    return threshold;
}

static bool read_number(struct span digits, uint64_t least, uint64_t *n)
{
    return number_read(digits, n) && *n >= least && *n <= INT64_MAX;
}

static struct position read_position(void)
{
    struct position p = {0, 1, 1};
    struct span rest = span_of(position_option), byte, line = {"", 0};

    if (position_option &&
        !(span_split(&rest, ',', &byte) && span_split(&rest, ',', &line) && rest.data &&
          read_number(byte, 0, &p.byte) && read_number(line, 1, &p.line) &&
          read_number(rest, 1, &p.document)))
        options_usage_error(&program, "--position is BYTE,LINE,DOCUMENT, not '%s'",
                            position_option);
    return p;
}

/* Lets the parts of the program point to each other. */
static void connect_parts(struct extract *e)
{
    e->settings = (struct settings){.plan = &e->plan,
                                    .terms = &e->terms,
                                    .statuses = &statuses,
                                    .dates = (enum date_order)dates_option,
                                    .split = split_option,
                                    .encoding = span_of(encoding_option)};
    e->writer.filter = &e->filter;
    e->source.settings = &e->settings;
    e->source.noticed = &e->noticed;
    e->source.writer = &e->writer;
    e->source.filter = &e->filter;
}

static void read_language(struct extract *e)
{
    e->writer.always_identify = lang_option && strcmp(lang_option, "auto") == 0;
    if (lang_option && !e->writer.always_identify &&
        !lang_tag(span_of(lang_option), &e->lang))
        options_usage_error(&program, "'%s' is no language tag of BCP 47, such as de",
                            lang_option);
    e->writer.lang = buf_span(&e->lang);
}

static void read_settings(struct extract *e)
{
    const char *bad;

    if (!plan_init(&e->plan, maps.items, maps.n, &bad))
        options_usage_error(
            &program, "--map needs MEMBER=PATH with a member such as text, not '%s'",
            bad);
    e->plan.element = span_of(element_option);
    if (part_option && !writer_parse_parts(span_of(part_option), &e->writer.parts))
        options_usage_error(&program,
                            "--part is a list of title, excerpt and content, not '%s'",
                            part_option);
    if (encoding_option && !encoding_is_known(span_of(encoding_option)))
        options_usage_error(&program, "the encoding '%s' is not known",
                            encoding_option);
    e->position = read_position();
    dedup_init(&e->writer.dedup, (enum dedup_mode)dedup_option, read_threshold());
    e->writer.since = read_limit("since", since_option, &e->since);
    e->writer.until = read_limit("until", until_option, &e->until);
    if (writer_wants_no_date(&e->writer))
        options_usage_error(&program, "--since %s is later than --until %s",
                            since_option, until_option);
    e->writer.keeps_lines = lines_option != 0;
    read_language(e);
    read_terms(e);
}

static uint64_t seen_so_far(const struct extract *e)
{
    return e->filter.documents + e->filter.rejected + e->writer.outside +
           e->writer.undated + e->writer.duplicates;
}

static void extract_operand(struct extract *e, const char *operand)
{
    uint64_t before = seen_so_far(e);
    struct place where = {.file = name_of(operand)};

    walk(operand, extract_file, tell_unwalkable, e);
    if (seen_so_far(e) > before || e->filter.stopped ||
        e->filter.status == STATUS_ERROR)
        return;
    diag_warning(&where, "no documents found");
    e->filter.status = STATUS_REJECTED;
}

/* Whether lines end with CR LF, as the first of them does. */
static bool has_returns(struct span text)
{
    struct span line;

    return span_split(&text, '\n', &line) && text.data && line.len &&
           line.data[line.len - 1] == '\r';
}

/*
 * Names in a list: ended by NUL if there is one in it, else lines. They are in
 * `text`, which must outlive `inputs`.
 */
static void read_listed(struct extract *e, struct buf *text, struct option_list *inputs)
{
    struct span rest, name;
    char problem[160], separator;
    bool returns;

    if (!files_read(files_from, text, problem, sizeof(problem))) {
        filter_unreadable(&e->filter, files_from, problem);
        return;
    }
    separator = text->len && memchr(text->data, '\0', text->len) ? '\0' : '\n';
    buf_terminate(text);
    rest = buf_span(text);
    returns = separator == '\n' && has_returns(rest);
    while (span_split(&rest, separator, &name)) {
        if (returns && name.len && name.data[name.len - 1] == '\r')
            name.len--;
        text->data[name.data + name.len - text->data] = '\0';
        if (name.len)
            option_list_add(inputs, name.data);
    }
}

/* All inputs: those listed, then the operands. */
static void extract_all(struct extract *e, const struct option_list *operands)
{
    bool only_standard = operands->n == 1 && strcmp(operands->items[0], "-") == 0;
    struct option_list inputs = {0};
    struct buf text = {0};

    if (files_from)
        read_listed(e, &text, &inputs);
    for (size_t i = 0; i < operands->n; i++)
        if (!files_from || !only_standard)
            option_list_add(&inputs, operands->items[i]);
    filter_confine(&e->filter, &inputs, NULL);
    for (size_t i = 0; i < inputs.n && !e->filter.stopped; i++)
        extract_operand(e, inputs.items[i]);
    free(inputs.items);
    buf_release(&text);
}

static void release(struct extract *e)
{
    source_release(&e->source);
    writer_release(&e->writer);
    plan_release(&e->plan);
    terms_release(&e->terms);
    buf_release(&e->lang);
    buf_release(&e->since);
    buf_release(&e->until);
}

int main(int argc, char **argv)
{
    struct option_list operands = options_parse(&program, argc, argv);
    struct extract e = {0};
    enum status status;

    connect_parts(&e);
    read_settings(&e);
    if (filter_begin(&e.filter, &common))
        extract_all(&e, &operands);
    writer_end(&e.writer);
    tell_numbers(&e);
    if (!e.filter.stopped && e.filter.status != STATUS_ERROR)
        tell_unmatched(&e);
    status = filter_end(&e.filter);
    release(&e);
    free(operands.items);
    free(maps.items);
    free(statuses.items);
    free(term_files.items);
    return (int)status;
}
