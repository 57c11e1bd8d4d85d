#include "summary.h"

#include "mem.h"
#include "report/rows.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/* A period with fewer documents, by the median, is joined with others. */
static const uint64_t FEW_DOCUMENTS = 5;
static const size_t MOST_PERIODS = 400;

enum { NO_SLOT = -1 };

/* A table in hand. */
struct table_reader {
    struct summary *summary;
    struct rows rows;
    struct buf path;
    int period; /* its column, or ROWS_NO_COLUMN */
    enum status status;
};

/* ---- sums ---- */

static uint32_t sums_key(struct sums *s, struct span key)
{
    size_t before = s->keys.n;
    uint32_t number = intern_add(&s->keys, key);

    if (s->keys.n > before) {
        s->names = mem_grow(s->names, &s->names_capacity, s->keys.n, sizeof(*s->names));
        s->totals =
            mem_grow(s->totals, &s->totals_capacity, s->keys.n, sizeof(*s->totals));
        s->cells = mem_grow(s->cells, &s->cells_capacity, s->keys.n * s->slots,
                            sizeof(*s->cells));
        s->names[number] = s->keys.keys[number];
        s->totals[number] = (struct cell){0, 0};
        if (s->slots)
            memset(&s->cells[number * s->slots], 0, s->slots * sizeof(*s->cells));
    }
    return number;
}

static void sums_add(struct sums *s, uint32_t key, long slot, struct cell more)
{
    s->totals[key].count += more.count;
    s->totals[key].documents += more.documents;
    if (slot != NO_SLOT) {
        struct cell *cell = &s->cells[key * s->slots + (size_t)slot];

        cell->count += more.count;
        cell->documents += more.documents;
    }
}

static void sums_release(struct sums *s)
{
    intern_release(&s->keys);
    free(s->names);
    free(s->totals);
    free(s->cells);
}

static void pairs_add(struct pairs *p, struct span first, struct span second,
                      uint64_t documents, struct buf *scratch)
{
    size_t before = p->both.n;
    uint32_t number;

    buf_clear(scratch);
    buf_add_span(scratch, first);
    buf_add_char(scratch, '\0');
    buf_add_span(scratch, second);
    number = intern_add(&p->both, buf_span(scratch));
    if (p->both.n > before) {
        p->items = mem_grow(p->items, &p->capacity, p->both.n, sizeof(*p->items));
        p->items[number] = (struct pair){intern_add(&p->firsts, first),
                                         intern_add(&p->seconds, second), 0};
    }
    p->items[number].documents += documents;
}

static void pairs_release(struct pairs *p)
{
    intern_release(&p->firsts);
    intern_release(&p->seconds);
    intern_release(&p->both);
    free(p->items);
}

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

/* Columns by name; false, which is told, if one is missing. */
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
        diag_warning(&t->rows.place, "the row does not have the fields of its table; "
                                     "it is left out");
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

struct dated {
    long number;
    uint64_t documents;
};

struct periods {
    struct dated *items;
    size_t n, capacity;
};

static void periods_add(struct periods *p, long number, uint64_t documents)
{
    if (p->n && p->items[p->n - 1].number == number) {
        p->items[p->n - 1].documents += documents;
        return;
    }
    p->items = mem_grow(p->items, &p->capacity, p->n + 1, sizeof(*p->items));
    p->items[p->n++] = (struct dated){number, documents};
}

static int by_number(const void *a, const void *b)
{
    const struct dated *x = a, *y = b;

    return (x->number > y->number) - (x->number < y->number);
}

static int by_documents(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

/* In order, each once. */
static void periods_settle(struct periods *p)
{
    size_t n = p->n;

    if (n)
        qsort(p->items, n, sizeof(*p->items), by_number);
    p->n = 0;
    for (size_t i = 0; i < n; i++)
        periods_add(p, p->items[i].number, p->items[i].documents);
}

static uint64_t median_documents(const struct periods *p)
{
    uint64_t *documents = mem_alloc((p->n + 1) * sizeof(*documents)), median;

    for (size_t i = 0; i < p->n; i++)
        documents[i] = p->items[i].documents;
    qsort(documents, p->n, sizeof(*documents), by_documents);
    median = documents[p->n / 2];
    free(documents);
    return median;
}

/* Half of what is usual, but no more than is few. */
static uint64_t least_documents(const struct periods *p)
{
    uint64_t half = median_documents(p) / 2;

    return half < 1 ? 1 : half < FEW_DOCUMENTS ? half : FEW_DOCUMENTS;
}

static size_t periods_span(const struct periods *p)
{
    return (size_t)(p->items[p->n - 1].number - p->items[0].number) + 1;
}

/* Whether a corpus has so few documents in a period that longer ones tell more. */
static bool too_fine(const struct periods *p)
{
    return (median_documents(p) < FEW_DOCUMENTS && periods_span(p) > 12) ||
           periods_span(p) > MOST_PERIODS;
}

static enum calendar_unit coarser_than(enum calendar_unit unit)
{
    return unit == CALENDAR_DAY ? CALENDAR_MONTH : (enum calendar_unit)(unit + 1);
}

static void coarsen(struct summary *c, struct periods *p)
{
    enum calendar_unit coarser = coarser_than(c->unit);

    for (size_t i = 0; i < p->n; i++)
        p->items[i].number = calendar_coarsen(c->unit, p->items[i].number, coarser);
    c->unit = coarser;
    periods_settle(p);
}

static void set_periods(struct summary *c, struct periods *p)
{
    periods_settle(p);
    if (!p->n)
        return;
    c->given_first = p->items[0].number;
    c->given_last = p->items[p->n - 1].number;
    while (c->unit < CALENDAR_YEAR && too_fine(p))
        coarsen(c, p);
    c->least_documents = least_documents(p);
    c->first = p->items[0].number;
    c->n_periods = periods_span(p);
    c->period_documents = mem_zalloc(c->n_periods, sizeof(*c->period_documents));
    for (size_t i = 0; i < p->n; i++)
        c->period_documents[p->items[i].number - c->first] = p->items[i].documents;
}

/* ---- documents.csv ---- */

/* Under other keys than these a document may have several values. */
static void note_shared(struct summary *c, struct span key)
{
    if (calendar_unit_of(key) == CALENDAR_NONE && !span_is(key, "source") &&
        !span_is(key, "lang") && !c->shared.len)
        buf_add_span(&c->shared, key);
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
        for (int i = 0; i < counts[0]; i++)
            note_shared(c, rows_name(&t.rows, i));
        read_document_rows(&t, counts, &periods);
        set_periods(c, &periods);
    }
    free(periods.items);
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
        read_sum_rows(&t, s, columns,
                      kind->named ? rows_column(&t.rows, "name") : ROWS_NO_COLUMN);
    }
    return table_close(&t);
}

static bool is_country(struct span key)
{
    return key.len == 2 && key.data[0] >= 'A' && key.data[0] <= 'Z' &&
           key.data[1] >= 'A' && key.data[1] <= 'Z';
}

/* Countries come together in either order. */
static void add_pair(struct summary *c, struct span country, struct span with,
                     uint64_t documents, struct buf *scratch)
{
    if (!is_country(with))
        pairs_add(&c->subjects, country, with, documents, scratch);
    else if (span_compare(country, with) < 0)
        pairs_add(&c->together, country, with, documents, scratch);
    else
        pairs_add(&c->together, with, country, documents, scratch);
}

/* Pairs that count --cooccur wrote, or countries by topic. */
static enum status read_pairs(struct summary *c, const char *directory,
                              const char *file)
{
    const char *names[] = {"country", "with", "documents"};
    struct table_reader t;
    struct buf scratch = {0}, country = {0};
    int columns[3];
    uint64_t documents;
    bool open = table_open(&t, c, directory, file);

    if (open && rows_column(&t.rows, "with") == ROWS_NO_COLUMN)
        names[1] = "topic";
    if (open && find_columns(&t, names, columns, 3)) {
        while (next_row(&t, columns + 2, &documents, 1)) {
            buf_clear(&country);
            buf_add_span(&country, rows_text(&t.rows, columns[0]));
            if (country.len && t.rows.reader.fields[columns[1]].len)
                add_pair(c, buf_span(&country), rows_text(&t.rows, columns[1]),
                         documents, &scratch);
        }
    }
    buf_release(&scratch);
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

enum status summary_read(struct summary *c, const char *directory)
{
    enum status status = read_tables(c, directory);

    if (status != STATUS_ERROR && !c->files.len) {
        struct place place = {.file = directory};

        diag_error(&place, "there is none of the tables that count -d writes");
        return STATUS_ERROR;
    }
    return status;
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
}
