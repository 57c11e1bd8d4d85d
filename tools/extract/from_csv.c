/*
 * from_csv: tables with a header, comma, semicolon, tab or bar separated
 * (RFC 4180), a document a row.
 */
#include "csv.h"
#include "formats.h"

#include <stdio.h>

/* A row longer than this has a quote that was not closed. */
#define LONGEST_ROW ((size_t)16 << 20)

struct table_reader {
    struct source *source;
    struct csv_reader row;
    const struct rule **rules; /* by column; NULL: the column is not used */
    size_t columns;
    struct arena names; /* holds the rules, and: */
    struct span header; /* the row of the names of columns */
    struct place place;
    struct span bytes; /* of the row, as they came */
    bool repaired;
};

/* Moves the window over bytes that have been read. */
static void pass(struct table_reader *t, size_t used)
{
    struct window *w = &t->source->window;

    t->place = place_behind(t->place, window_span(w), used);
    w->start += used;
}

/* Bytes of the next row; 0 at the end. */
static size_t read_row(struct table_reader *t)
{
    struct window *w = &t->source->window;
    size_t used = 0, seen = 0;

    while (!used) {
        struct span view = window_span(w);

        if (view.len && (w->at_end || view.len >= 2 * seen)) {
            used = csv_read_row(&t->row, view, w->at_end);
            seen = view.len;
        }
        if (used || w->at_end)
            break;
        if (view.len > LONGEST_ROW) {
            t->row.wary = true;
            used = csv_read_line(&t->row, view, true);
        } else {
            window_more(w);
        }
    }
    t->bytes = (struct span){window_span(w).data, used};
    return used;
}

static bool is_blank_row(const struct table_reader *t)
{
    return t->row.n == 1 && !t->row.fields[0].len;
}

/* The row as it came, without a byte order mark and the end of the line. */
static struct span bare_row(const struct table_reader *t)
{
    struct span row = t->bytes;

    if (span_starts(row, SPAN("\xEF\xBB\xBF")))
        row = (struct span){row.data + 3, row.len - 3};
    return span_trim(row, "\r\n");
}

/* ---- the header ---- */

static void read_header(struct table_reader *t)
{
    const struct plan *plan = t->source->settings->plan;

    t->columns = t->row.n;
    t->header = arena_copy(&t->names, bare_row(t));
    t->rules = arena_alloc(&t->names, t->columns * sizeof(const struct rule *));
    for (size_t i = 0; i < t->columns; i++) {
        t->rules[i] = plan_column(plan, t->row.fields[i]);
        if (t->rules[i])
            t->source->noticed->roles |= 1U << t->rules[i]->role;
    }
}

static bool has_prose(const struct table_reader *t)
{
    for (size_t i = 0; i < t->columns; i++)
        if (t->rules[i] &&
            (t->rules[i]->role == ROLE_TEXT || t->rules[i]->role == ROLE_TITLE ||
             t->rules[i]->role == ROLE_EXCERPT))
            return true;
    return false;
}

/* For -v: which columns became which members. */
static void tell_columns(const struct table_reader *t)
{
    struct buf list = {0};

    for (size_t i = 0; i < t->columns; i++)
        if (t->rules[i] && t->rules[i]->role < MAPPED_ROLES) {
            buf_add_char(&list, ' ');
            buf_add_string(&list, role_name(t->rules[i]->role));
            buf_add_char(&list, '=');
            buf_add_span(&list, t->row.fields[i]);
        }
    diag_note(&(struct place){.file = t->place.file}, "columns taken:%s",
              buf_terminate(&list));
    buf_release(&list);
}

/* ---- rows ---- */

/* The filled field of the column that fits a role best. */
static struct span field_of(const struct table_reader *t, enum role role,
                            const struct rule **rule)
{
    struct span best = {"", 0};

    *rule = NULL;
    for (size_t i = 0; i < t->columns && i < t->row.n; i++) {
        const struct rule *r = t->rules[i];

        if (!r || r->role != role || !t->row.fields[i].len || (*rule && *rule <= r))
            continue;
        *rule = r;
        best = t->row.fields[i];
    }
    return best;
}

static struct span text_of(const struct table_reader *t, enum role role)
{
    const struct rule *rule;

    return field_of(t, role, &rule);
}

static struct prose prose_of(const struct table_reader *t, enum role role)
{
    const struct rule *rule;
    struct span text = field_of(t, role, &rule);

    return source_prose(rule, text);
}

static void set_date(const struct table_reader *t, struct document *d)
{
    const struct rule *best = NULL;

    for (size_t i = 0; i < t->columns && i < t->row.n; i++) {
        const struct rule *r = t->rules[i];
        struct date date;

        if (!r || r->role != ROLE_DATE || (best && best <= r) ||
            !document_read_date(d, t->row.fields[i], t->source->settings->dates, &date))
            continue;
        date.is_utc |= r->is_utc && date.has_time;
        d->date = date;
        best = r;
    }
}

static void fill_document(struct table_reader *t)
{
    struct document *d = source_new_document(t->source);
    struct span id = text_of(t, ROLE_ID);

    if (id.len)
        d->id = id;
    d->source = text_of(t, ROLE_SOURCE);
    d->url = text_of(t, ROLE_URL);
    d->lang = text_of(t, ROLE_LANG);
    set_date(t, d);
    d->title = prose_of(t, ROLE_TITLE);
    d->author = prose_of(t, ROLE_AUTHOR);
    d->excerpt = prose_of(t, ROLE_EXCERPT);
    d->content = prose_of(t, ROLE_TEXT);
    document_add_names(d, &d->categories, text_of(t, ROLE_CATEGORIES));
    document_add_names(d, &d->tags, text_of(t, ROLE_TAGS));
}

/* Fields beyond the columns matter only if there is something in them. */
static bool has_surplus(const struct table_reader *t)
{
    for (size_t i = t->columns; i < t->row.n; i++)
        if (t->row.fields[i].len)
            return true;
    return false;
}

/*
 * A quote that was not closed swallows further rows. If the first line of the row has
 * the right number of fields, it is taken as the row.
 */
static size_t reread_line(struct table_reader *t, size_t used)
{
    struct span view = window_span(&t->source->window);
    size_t line = csv_read_line(&t->row, view, true);

    if (line < used && t->row.n == t->columns) {
        t->row.wary = true;
        t->bytes.len = line;
        return line;
    }
    return csv_read_row(&t->row, t->bytes, true);
}

static void tell_row(struct table_reader *t, const char *what)
{
    filter_repair(t->source->filter, &t->place, what);
    t->repaired = true;
}

/* Repairs the UTF-8 of the row; if it had damage, reads the row again. */
static void make_valid(struct table_reader *t)
{
    struct span valid = source_valid(t->source, t->bytes, &t->place, &t->repaired);

    if (valid.data != t->bytes.data)
        csv_read_row(&t->row, valid, true);
}

static void use_row(struct table_reader *t, size_t *used)
{
    char what[120];

    t->repaired = false;
    if (t->row.odd_quotes || t->row.n != t->columns)
        *used = reread_line(t, *used);
    if (t->row.odd_quotes)
        tell_row(t, "a quote that is not closed or not doubled; taken as it stands");
    make_valid(t);
    if (t->source->filter->stopped)
        return;
    if (has_surplus(t)) {
        snprintf(what, sizeof(what), "a row of %zu fields under %zu columns", t->row.n,
                 t->columns);
        source_reject(t->source, &t->place, t->bytes, what);
        return;
    }
    if (t->row.n < t->columns) {
        snprintf(what, sizeof(what),
                 "a row of %zu fields under %zu columns; the "
                 "others taken as empty",
                 t->row.n, t->columns);
        tell_row(t, what);
    }
    if (t->source->filter->stopped)
        return;
    fill_document(t);
    source_add(t->source, &t->place, t->repaired);
}

/* Tables were put behind one another, each with its header. */
static bool is_header(const struct table_reader *t)
{
    return t->columns > 1 && span_equal(bare_row(t), t->header);
}

static void read_rows(struct table_reader *t)
{
    size_t used;

    while (source_goes_on(t->source) && (used = read_row(t)) > 0) {
        if (!is_blank_row(t) && !is_header(t))
            use_row(t, &used);
        pass(t, used);
    }
}

void from_csv(struct source *s)
{
    struct table_reader t = {.source = s, .place = source_place(s)};
    size_t used = 0;

    do {
        pass(&t, used);
        pass(&t, csv_begin(&t.row, window_span(&s->window)));
        used = read_row(&t);
    } while (used && is_blank_row(&t));
    if (used) {
        read_header(&t);
        tell_columns(&t);
        if (has_prose(&t)) {
            pass(&t, used);
            read_rows(&t);
        } else {
            source_reject(s, &t.place, t.bytes,
                          "no column for a title or text; --map names them");
        }
    }
    csv_reader_release(&t.row);
    arena_release(&t.names);
}
