#include "summary.h"

#include "mem.h"
#include "report/periods.h"
#include "report/rows.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A table that is being read. */
struct table_reader {
    struct summary *summary;
    struct rows rows;
    struct buf path;
    int period; /* its column, or ROWS_NO_COLUMN */
    enum status status;
};

/* ---- tables ---- */

static bool table_open(struct table_reader *t, struct summary *c, const char *directory,
                       const char *name)
{
    int opened;

    *t = (struct table_reader){.summary = c, .period = ROWS_NO_COLUMN};
    buf_add_string(&t->path, directory);
    buf_add_char(&t->path, '/');
    buf_add_string(&t->path, name);
    buf_add_char(&t->path, '\0');
    if (access(t->path.data, F_OK) != 0 && errno == ENOENT)
        return false;
    opened = rows_open(&t->rows, t->path.data);
    if (opened != 1) {
        t->status = opened < 0 ? STATUS_ERROR : STATUS_REJECTED;
        if (opened < 0)
            diag_error(&t->rows.place, "%s", window_problem(&t->rows.window));
        else
            diag_warning(&t->rows.place, "the file is empty; it is left out");
        return false;
    }
    buf_add_string(&c->files, name);
    buf_add_char(&c->files, '\0');
    return true;
}

static enum status table_close(struct table_reader *t)
{
    rows_close(&t->rows);
    buf_release(&t->path);
    return t->status;
}

/* Finds columns by name. False, after a message: one is missing. */
static bool find_columns(struct table_reader *t, const char *const *names, int *columns,
                         size_t n)
{
    struct place place = {.file = t->path.data, .line = 1};

    for (size_t i = 0; i < n; i++) {
        columns[i] = rows_column(&t->rows, names[i]);
        if (columns[i] == ROWS_NO_COLUMN) {
            diag_warning(&place, "there is no column '%s'; the table is left out",
                         names[i]);
            t->status = STATUS_REJECTED;
            return false;
        }
    }
    return true;
}

/* The next row that has all fields and whole numbers in the columns of counts. */
static bool next_row(struct table_reader *t, const int *counts, uint64_t *values,
                     size_t n)
{
    int got;

    while ((got = rows_next(&t->rows)) == 1) {
        bool good = t->rows.reader.n == t->rows.n_columns;

        for (size_t i = 0; good && i < n; i++)
            good = rows_uint(&t->rows, counts[i], &values[i]);
        if (good)
            return true;
        diag_warning(&t->rows.place,
                     "the row does not have the fields of its table, or "
                     "no whole number where one is due; it is left out");
        t->status = STATUS_REJECTED;
    }
    if (got < 0) {
        diag_error(&t->rows.place, "%s", window_problem(&t->rows.window));
        t->status = STATUS_ERROR;
    }
    return false;
}

/* ---- periods ---- */

/* The column among the first `n` that is a period, the last if there are several. */
static int period_column(const struct rows *r, int n)
{
    for (int i = n - 1; i >= 0; i--)
        if (calendar_unit_of(rows_name(r, i)) != CALENDAR_NONE)
            return i;
    return ROWS_NO_COLUMN;
}

/* The slot of a row's period, or NO_SLOT. */
static long slot_of(struct table_reader *t)
{
    const struct summary *c = t->summary;
    enum calendar_unit unit;
    long number;

    if (t->period == ROWS_NO_COLUMN || !c->n_periods)
        return NO_SLOT;
    unit = calendar_unit_of(rows_name(&t->rows, t->period));
    if (!calendar_parse(unit, rows_text(&t->rows, t->period), &number) ||
        unit > c->unit)
        return NO_SLOT;
    number = calendar_coarsen(unit, number, c->unit) - c->first;
    return number >= 0 && (size_t)number < c->n_periods ? number : NO_SLOT;
}

static void set_periods(struct summary *c, struct periods *p)
{
    periods_order(p);
    if (!p->n)
        return;
    c->given_first = p->items[0].number;
    c->given_last = p->items[p->n - 1].number;
    c->unit = periods_join(p, c->given);
    c->sparse = p->sparse;
    c->least_documents = periods_least(p);
    c->first = p->items[0].number;
    c->n_periods = periods_span(p);
    c->period_documents = mem_zalloc(c->n_periods, sizeof(*c->period_documents));
    for (size_t i = 0; i < p->n; i++)
        c->period_documents[p->items[i].number - c->first] = p->items[i].documents;
}

/* ---- documents.csv ---- */

/* Notes a key by which a document may have several values, as by all but these. */
static void note_shared(struct summary *c, struct span key)
{
    if (calendar_unit_of(key) == CALENDAR_NONE && !span_is(key, "source") &&
        !span_is(key, "lang") && !c->shared.len)
        buf_add_span(&c->shared, key);
}

/* Notes such a key among the first `n` columns. */
static void note_shared_keys(struct table_reader *t, int n)
{
    for (int i = 0; i < n; i++)
        note_shared(t->summary, rows_name(&t->rows, i));
}

static void add_value(struct table_reader *t, int column, struct intern *values)
{
    if (column != ROWS_NO_COLUMN && rows_text(&t->rows, column).len)
        intern_add(values, rows_text(&t->rows, column));
}

static void read_document_rows(struct table_reader *t, const int *counts,
                               struct periods *periods)
{
    struct summary *c = t->summary;
    int source = rows_column(&t->rows, "source"), lang = rows_column(&t->rows, "lang");
    uint64_t values[2];
    long number;

    c->has_sources = source != ROWS_NO_COLUMN;
    c->has_languages = lang != ROWS_NO_COLUMN;
    while (next_row(t, counts, values, 2)) {
        c->documents += values[0];
        c->tokens += values[1];
        add_value(t, source, &c->sources);
        add_value(t, lang, &c->languages);
        if (t->period != ROWS_NO_COLUMN && values[0] &&
            calendar_parse(c->given, rows_text(&t->rows, t->period), &number))
            periods_add(periods, number, values[0]);
    }
}

static enum status read_documents(struct summary *c, const char *directory)
{
    static const char *const names[] = {"documents", "tokens"};
    struct table_reader t;
    struct periods periods = {0};
    int counts[2];

    c->given = c->unit = CALENDAR_NONE;
    if (table_open(&t, c, directory, "documents.csv") &&
        find_columns(&t, names, counts, 2)) {
        t.period = period_column(&t.rows, counts[0]);
        if (t.period != ROWS_NO_COLUMN)
            c->given = c->unit = calendar_unit_of(rows_name(&t.rows, t.period));
        note_shared_keys(&t, counts[0]);
        read_document_rows(&t, counts, &periods);
        set_periods(c, &periods);
    }
    periods_release(&periods);
    return table_close(&t);
}

/* ---- the other tables ---- */

/* What a table counts, and the column of its counts. */
struct kind {
    const char *file, *key, *count;
    bool named;
};

static long slot_in(struct table_reader *t, const struct sums *s)
{
    long slot = slot_of(t);

    if (slot == NO_SLOT || s != &t->summary->terms)
        return slot;
    return (size_t)slot + 1 == t->summary->n_periods ? SLOT_LATEST : SLOT_BEFORE;
}

static void read_sum_rows(struct table_reader *t, struct sums *s, const int *columns,
                          int name)
{
    uint64_t values[2];

    while (next_row(t, columns + 1, values, 2)) {
        size_t before = s->keys.n;
        uint32_t key;

        if (!t->rows.reader.fields[columns[0]].len)
            continue;
        key = sums_key(s, rows_text(&t->rows, columns[0]));
        if (s->keys.n > before && name != ROWS_NO_COLUMN)
            s->names[key] = arena_copy(&t->summary->text, rows_text(&t->rows, name));
        sums_add(s, key, slot_in(t, s), (struct cell){values[0], values[1]});
    }
}

static enum status read_sums(struct summary *c, const char *directory,
                             const struct kind *kind, struct sums *s)
{
    const char *const names[] = {kind->key, kind->count, "documents"};
    struct table_reader t;
    int columns[3];

    if (table_open(&t, c, directory, kind->file) &&
        find_columns(&t, names, columns, 3)) {
        t.period = period_column(&t.rows, columns[0]);
        note_shared_keys(&t, columns[0]);
        read_sum_rows(&t, s, columns,
                      kind->named ? rows_column(&t.rows, "name") : ROWS_NO_COLUMN);
    }
    return table_close(&t);
}

bool summary_is_country(struct span key)
{
    return key.len == 2 && key.data[0] >= 'A' && key.data[0] <= 'Z' &&
           key.data[1] >= 'A' && key.data[1] <= 'Z';
}

/* Countries come together in either order. Topics are left out if they are known. */
static void add_pair(struct summary *c, struct span country, struct span with,
                     uint64_t documents, bool topics_known)
{
    if (!country.len || !with.len)
        return;
    if (!summary_is_country(with)) {
        if (!topics_known)
            pairs_add(&c->subjects, country, with, documents);
    } else if (span_compare(country, with) < 0) {
        pairs_add(&c->together, country, with, documents);
    } else {
        pairs_add(&c->together, with, country, documents);
    }
}

/* Finds the columns of pairs; only those of countries and topics are used. */
static bool find_pair_columns(struct table_reader *t, int *columns)
{
    static const char *const names[][3] = {{"country", "with", "documents"},
                                           {"country", "topic", "documents"},
                                           {"with", "topic", "documents"}};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (rows_column(&t->rows, names[i][0]) != ROWS_NO_COLUMN &&
            rows_column(&t->rows, names[i][1]) != ROWS_NO_COLUMN)
            return find_columns(t, names[i], columns, 3);
    return false;
}

/* Pairs that count --cooccur wrote, or countries by topic, of which the first file that
   has them is taken: others have the same documents. */
static enum status read_pairs(struct summary *c, const char *directory,
                              const char *file)
{
    const bool topics_known = c->subjects.both.n > 0;
    struct table_reader t;
    struct buf country = {0};
    int columns[3];
    uint64_t documents;

    if (table_open(&t, c, directory, file) && find_pair_columns(&t, columns)) {
        while (next_row(&t, columns + 2, &documents, 1)) {
            buf_clear(&country);
            buf_add_span(&country, rows_text(&t.rows, columns[0]));
            if (summary_is_country(buf_span(&country)))
                add_pair(c, buf_span(&country), rows_text(&t.rows, columns[1]),
                         documents, topics_known);
        }
    }
    buf_release(&country);
    return table_close(&t);
}

static enum status read_tables(struct summary *c, const char *directory)
{
    static const struct kind countries = {"countries.csv", "country", "mentions", true};
    static const struct kind topics = {"topics.csv", "topic", "hits", true};
    static const struct kind terms = {"terms.csv", "term", "count", false};
    enum status status = read_documents(c, directory);

    c->countries.slots = c->topics.slots = c->n_periods;
    c->terms.slots = TERM_SLOTS;
    status = status_worse(status, read_sums(c, directory, &countries, &c->countries));
    status = status_worse(status, read_sums(c, directory, &topics, &c->topics));
    status = status_worse(status, read_sums(c, directory, &terms, &c->terms));
    status = status_worse(status, read_pairs(c, directory, "cooccurrence.csv"));
    return status_worse(status, read_pairs(c, directory, "countries-by-topic.csv"));
}

/* What is wrong with it as a place of tables, or NULL. */
static const char *directory_problem(const char *directory)
{
    struct stat found;

    if (stat(directory, &found) != 0)
        return strerror(errno);
    if (!S_ISDIR(found.st_mode))
        return "no directory; report reads the tables in one, which count -d writes";
    return NULL;
}

enum status summary_read(struct summary *c, const char *directory)
{
    const char *problem = directory_problem(directory);
    enum status status = problem ? STATUS_ERROR : read_tables(c, directory);

    if (status != STATUS_ERROR && !c->files.len)
        problem = "there is none of the tables that count -d writes as CSV: "
                  "documents.csv, countries.csv, topics.csv, terms.csv";
    if (!problem)
        return status;
    diag_error(&(struct place){.file = directory}, "%s", problem);
    return STATUS_ERROR;
}

void summary_release(struct summary *c)
{
    intern_release(&c->sources);
    intern_release(&c->languages);
    buf_release(&c->shared);
    free(c->period_documents);
    sums_release(&c->countries);
    sums_release(&c->topics);
    sums_release(&c->terms);
    pairs_release(&c->together);
    pairs_release(&c->subjects);
    buf_release(&c->files);
    arena_release(&c->text);
    stopwords_release(&c->stopwords);
}
