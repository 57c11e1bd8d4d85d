#include "request.h"

#include "cooccur.h"
#include "fold.h"
#include "sheet.h"
#include "unpack.h"

#include <stdio.h>
#include <sys/stat.h>

/* Enough to sort rows in; the rows come from sorted parts. */
#define MERGE_MEMORY ((uint64_t)64 << 20)

static struct request asked; /* there is one command line */

static const struct option_spec options[] = {
    {'u', "unit", "UNIT", "what to count", OPTION_CHOICE, &asked.unit, UNIT_WORDS},
    {'b', "by", "KEY[,KEY...]",
     "count by day, week, month, quarter, year, source, lang, author, category, tag, "
     "country, topic or any other member",
     OPTION_TEXT, &asked.by, NULL},
    {'d', "directory", "DIR",
     "write terms.csv, countries.csv, topics.csv, entities.csv and documents.csv to "
     "DIR",
     OPTION_TEXT, &asked.directory, NULL},
    {0, "ngrams", "N[,N...]", "count runs of N words as terms", OPTION_TEXT,
     &asked.how.ngrams, NULL},
    {0, "stopwords", "LANG|FILE|auto", "leave out stop words of a language or file",
     OPTION_TEXT, &asked.how.stopwords, NULL},
    {0, "stem", "LANG|auto", "count words by their stems", OPTION_TEXT, &asked.how.stem,
     NULL},
    {0, "min-length", "N", "leave out words of fewer than N characters", OPTION_NUMBER,
     &asked.how.min_length, NULL},
    {0, "no-fold", NULL, "tell words apart by case", OPTION_FLAG, &asked.how.no_fold,
     NULL},
    {0, "type", "TYPE", "count entities of one type", OPTION_TEXT, &asked.how.type,
     NULL},
    {0, "focus", NULL, "count the countries that documents are about", OPTION_FLAG,
     &asked.how.focus, NULL},
    {0, "roll-up", "region|subregion|groups|FILE",
     "add countries up to regions or groups", OPTION_TEXT, &asked.how.rollup, NULL},
    {0, "names", "LANG", "name countries and topics in a language", OPTION_TEXT,
     &asked.names, NULL},
    {0, "cooccur", "UNIT", "count pairs with a UNIT that come together", OPTION_CHOICE,
     &asked.with, "term|country|topic|entity"},
    {'w', "window", "N|sentence|document", "where pairs come together", OPTION_TEXT,
     &asked.window, NULL},
    {0, "measure", "LIST", "add columns with measures", OPTION_TEXT, &asked.measures,
     NULL},
    {0, "against", "FILE|GROUP", "compare with a part, or with one of the groups",
     OPTION_TEXT, &asked.against, NULL},
    {0, "over", "KEY", "measure dispersion and trend over the values of a key",
     OPTION_TEXT, &asked.over, NULL},
    {0, "sort", "MEASURE", "rows with most of a measure come first", OPTION_TEXT,
     &asked.sort, NULL},
    {'n', "top", "N", "write no more than N rows of a group", OPTION_NUMBER, &asked.top,
     NULL},
    {0, "min", "N", "leave out rows with a count below N", OPTION_NUMBER, &asked.least,
     NULL},
    {0, "fill", NULL, "write rows of 0, so that no period is left out", OPTION_FLAG,
     &asked.fill, NULL},
    {0, "pivot", NULL, "make columns of the values of the last key", OPTION_FLAG,
     &asked.pivot, NULL},
    {'f', "format", "FORMAT", "how tables are written", OPTION_CHOICE, &asked.format,
     SHEET_FORMAT_WORDS},
    {'S', "buffer-size", "SIZE",
     "keep tables of SIZE in memory, a quarter of it by default; the rest goes to "
     "temporary files",
     OPTION_SIZE, &asked.memory, NULL},
    {0, "partial", NULL, "write counts that can be merged with others", OPTION_FLAG,
     &asked.partial, NULL},
    {0, "merge", NULL, "read what --partial wrote instead of records", OPTION_FLAG,
     &asked.merge, NULL},
    {0, "crlf", NULL, "end lines with CR LF", OPTION_FLAG, &asked.crlf, NULL},
    {0, "bom", NULL, "start with a byte order mark, for spreadsheets", OPTION_FLAG,
     &asked.bom, NULL},
    {0, "spreadsheet-safe", NULL,
     "put ' before fields that a spreadsheet would compute", OPTION_FLAG, &asked.safe,
     NULL},
};

static void print_versions(void)
{
    printf("%s\n%s\n", fold_version(), unpack_version());
}

const struct program request_program = {
    .name = "count",
    .synopsis = "[OPTION ...] [FILE ...]",
    .purpose = "Count terms, countries, topics, entities or documents in records",
    .options = options,
    .n_options = sizeof(options) / sizeof(options[0]),
    .common = &asked.common,
    .print_versions = print_versions,
};

struct request *request_unasked(void)
{
    asked = (struct request){.unit = -1, .with = -1, .how = {.with = UNITS}};
    return &asked;
}

struct request *request_parse(int argc, char **argv, struct option_list *operands)
{
    request_unasked();
    *operands = options_parse(&request_program, argc, argv);
    return &asked;
}

/* ---- what cannot be ---- */

static bool refuse(struct request *r, const char *problem)
{
    snprintf(r->problem, sizeof(r->problem), "%s", problem);
    return false;
}

static bool says_how_to_count(const struct request *r)
{
    const struct signature *how = &r->how;

    return r->by || r->over || r->unit >= 0 || r->with >= 0 || r->window ||
           how->ngrams || how->stopwords || how->stem || how->min_length ||
           how->no_fold || how->type || how->rollup || how->focus;
}

static bool says_how_to_write(const struct request *r)
{
    return r->top || r->least || r->crlf || r->bom || r->safe || r->measures ||
           r->against || r->sort || r->fill || r->pivot || r->format || r->names;
}

static bool check_parts(struct request *r)
{
    if (r->directory && r->common.output)
        return refuse(r, "-d writes files of its own; -o goes without it");
    if (r->merge && says_how_to_count(r))
        return refuse(r, "--merge counts what its parts count; -b, -u and what else "
                         "says what is counted go without it");
    if (r->partial && says_how_to_write(r))
        return refuse(r, "--partial writes all counts; what says how tables are "
                         "written goes with --merge");
    return true;
}

/* ---- pairs ---- */

static bool read_window(struct request *r)
{
    if (signature_window(span_of(r->window), &r->how.window))
        return true;
    snprintf(r->problem, sizeof(r->problem),
             "--window '%.60s' is no number of words, 'sentence' or 'document'",
             r->window);
    return false;
}

static bool settle_pairs(struct request *r)
{
    bool of_documents = r->with == UNIT_TOPIC || r->unit == UNIT_TOPIC || r->how.focus;

    if (r->with < 0)
        return !r->window || refuse(r, "--window is for --cooccur");
    r->how.with = (enum unit)r->with;
    r->how.window = of_documents ? WINDOW_DOCUMENT : WINDOW_SENTENCE;
    if (r->window && !read_window(r))
        return false;
    if (of_documents && r->how.window != WINDOW_DOCUMENT)
        return refuse(r, "topics and --focus are of documents; there is no other "
                         "--window for them");
    if (r->unit == UNIT_DOCUMENT)
        return refuse(r, "--cooccur is for what is in documents");
    if (r->how.ngrams && !r->directory)
        return refuse(r, "--cooccur is of single words; --ngrams goes without it");
    return true;
}

bool request_settle(struct request *r)
{
    if (!check_parts(r))
        return false;
    if (!r->memory)
        r->memory = r->merge ? MERGE_MEMORY : options_memory() / 4;
    if (r->merge)
        return true;
    if (r->unit < 0)
        r->unit = UNIT_TERM;
    r->how.over = r->over;
    return settle_pairs(r);
}

bool request_has_unit(const struct request *r, enum unit unit)
{
    return r->directory || (unit == (enum unit)r->unit && r->with < 0);
}

/* A folder may be called like a group. */
bool request_has_part(const struct request *r)
{
    struct stat status;

    return r->against && !r->directory && stat(r->against, &status) == 0 &&
           !S_ISDIR(status.st_mode);
}
