#include "csv.h"

#include "mem.h"

#include <stdlib.h>
#include <strings.h>

/* ---- writing ---- */

static bool needs_quotes(struct span field)
{
    for (size_t i = 0; i < field.len; i++)
        if (field.data[i] == '"' || field.data[i] == ',' || field.data[i] == '\n' ||
            field.data[i] == '\r')
            return true;
    return false;
}

bool csv_is_formula(struct span field)
{
    return field.len && field.data[0] != '\0' && strchr("=+-@\t\r", field.data[0]);
}

static void begin_field(struct csv *c)
{
    if (c->row_begun)
        buf_add_char(c->out, ',');
    c->row_begun = true;
}

void csv_add(struct csv *c, struct span field)
{
    bool quotes = needs_quotes(field);

    begin_field(c);
    if (quotes)
        buf_add_char(c->out, '"');
    if (c->safe && csv_is_formula(field))
        buf_add_char(c->out, '\'');
    for (size_t i = 0; i < field.len; i++) {
        if (field.data[i] == '"')
            buf_add_char(c->out, '"');
        buf_add_char(c->out, field.data[i]);
    }
    if (quotes)
        buf_add_char(c->out, '"');
}

void csv_add_uint(struct csv *c, uint64_t number)
{
    begin_field(c);
    buf_add_uint(c->out, number);
}

void csv_end_row(struct csv *c)
{
    if (c->crlf)
        buf_add_char(c->out, '\r');
    buf_add_char(c->out, '\n');
    c->row_begun = false;
}

/* ---- reading ---- */

/* The first row, up to its end. */
static struct span first_row(struct span text)
{
    bool quoted = false;

    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '"')
            quoted = !quoted;
        else if (!quoted && (text.data[i] == '\n' || text.data[i] == '\r'))
            return (struct span){text.data, i};
    }
    return text;
}

static char guess_separator(struct span text)
{
    static const char separators[] = ",;\t|";
    size_t counts[sizeof(separators) - 1] = {0}, best = 0;
    bool quoted = false;

    for (size_t i = 0; i < text.len; i++) {
        const char *found = text.data[i] ? strchr(separators, text.data[i]) : NULL;

        if (text.data[i] == '"')
            quoted = !quoted;
        else if (found && !quoted)
            counts[found - separators]++;
    }
    for (size_t i = 1; i < sizeof(separators) - 1; i++)
        if (counts[i] > counts[best])
            best = i;
    return separators[best];
}

/* Over the end of the line at `p`. */
static const char *skip_line_end(const struct csv_reader *r, const char *p,
                                 const char *end)
{
    if (p < end && *p == '\r' && !r->bare_returns)
        p++;
    return p < end ? p + 1 : end;
}

/* Whether the row at the head of a text is ended by a carriage return alone. */
static bool has_bare_return(struct span text, struct span row)
{
    return row.len + 1 < text.len && row.data[row.len] == '\r' &&
           row.data[row.len + 1] != '\n';
}

/* A bare return ends the first row only if the next row ends with one, too; else it is
   in a cell. */
static bool has_bare_returns(struct span text, struct span row)
{
    struct span rest, next;

    if (!has_bare_return(text, row))
        return false;
    rest = (struct span){row.data + row.len + 1, text.len - row.len - 1};
    next = first_row(rest);
    return !next.len || next.len == rest.len || has_bare_return(rest, next);
}

size_t csv_begin(struct csv_reader *r, struct span text)
{
    static const char name[] = "sep=";
    const char *end = text.data + text.len;
    struct span row = first_row(text), line = span_trim(row, "\"");

    r->bare_returns = has_bare_returns(text, row);
    if (line.len == sizeof(name) &&
        strncasecmp(line.data, name, sizeof(name) - 1) == 0) {
        r->separator = line.data[line.len - 1];
        return (size_t)(skip_line_end(r, row.data + row.len, end) - text.data);
    }
    r->separator = guess_separator(row);
    return 0;
}

/* True where a field ends: a separator, a line's end, the end of all. */
static bool ends_field(const struct csv_reader *r, const char *p, const char *end)
{
    return p == end || *p == r->separator || *p == '\n' ||
           (*p == '\r' && (r->bare_returns || p + 1 == end || p[1] == '\n'));
}

static void add_field(struct csv_reader *r, struct span field)
{
    r->fields = mem_grow(r->fields, &r->capacity, r->n + 1, sizeof(*r->fields));
    r->fields[r->n++] = field;
}

static const char *read_plain(struct csv_reader *r, const char *p, const char *end)
{
    const char *start = p;

    while (!ends_field(r, p, end))
        p++;
    add_field(r, span_between(start, p));
    return p;
}

/*
 * The quote that closes a field whose opening quote is before `p`, or NULL. Odd
 * quotes are passed over, unless `strict`.
 */
static const char *closing_quote(struct csv_reader *r, const char *p, const char *end,
                                 bool strict)
{
    while (p < end && (p = memchr(p, '"', (size_t)(end - p))) != NULL) {
        bool doubled = p + 1 < end && p[1] == '"';

        if (ends_field(r, p + 1, end))
            return p;
        r->odd_quotes |= !doubled;
        if (!doubled && strict)
            return NULL;
        p += doubled ? 2 : 1;
    }
    return NULL;
}

/* Behind an opening quote; NULL if it is not closed. */
static const char *read_quoted(struct csv_reader *r, const char *p, const char *end,
                               bool strict)
{
    const char *close = closing_quote(r, p, end, strict);
    size_t start = r->plain.len;

    if (!close)
        return NULL;
    for (; p < close; p++) {
        buf_add_char(&r->plain, *p);
        p += *p == '"' && p[1] == '"' && p + 1 < close;
    }
    add_field(r, (struct span){r->plain.data + start, r->plain.len - start});
    return close + 1;
}

/* Reads fields up to the end of the row; NULL if a quote is not closed. */
static const char *read_fields(struct csv_reader *r, const char *p, const char *end,
                               bool strict)
{
    r->n = 0;
    r->odd_quotes = false;
    buf_clear(&r->plain);
    buf_reserve(&r->plain, (size_t)(end - p)); /* so that no field moves */
    for (;; p++) {
        p = p < end && *p == '"' ? read_quoted(r, p + 1, end, strict)
                                 : read_plain(r, p, end);
        if (!p || p == end || *p != r->separator)
            return p;
    }
}

size_t csv_read_row(struct csv_reader *r, struct span text, bool last)
{
    const char *end = text.data + text.len;
    const char *p = read_fields(r, text.data, end, r->wary);

    if (!p && (last || (r->wary && r->odd_quotes))) {
        r->wary = true;
        return csv_read_line(r, text, last);
    }
    /* a carriage return may have its newline in what follows */
    if (!p || (!last && (p == end || (*p == '\r' && p + 1 == end))))
        return 0;
    return (size_t)(skip_line_end(r, p, end) - text.data);
}

static const char *find(struct span text, char c)
{
    return text.len ? memchr(text.data, c, text.len) : NULL;
}

/* The byte that ends the first line, or NULL. */
static const char *find_line_end(const struct csv_reader *r, struct span text)
{
    const char *bare = r->bare_returns ? find(text, '\r') : NULL;
    const char *newline = find(bare ? span_between(text.data, bare) : text, '\n');

    return newline ? newline : bare;
}

size_t csv_read_line(struct csv_reader *r, struct span text, bool last)
{
    const char *end = find_line_end(r, text);
    const char *line_end = end ? end : text.data + text.len, *p = text.data;

    if (!end && !last)
        return 0;
    if (line_end > p && line_end[-1] == '\r')
        line_end--;
    if (!read_fields(r, p, line_end, false)) {
        r->n = 0;
        for (;; p++) {
            p = read_plain(r, p, line_end);
            if (p == line_end || *p != r->separator)
                break;
        }
        r->odd_quotes = true;
    }
    return end ? (size_t)(end + 1 - text.data) : text.len;
}

void csv_reader_release(struct csv_reader *r)
{
    free(r->fields);
    buf_release(&r->plain);
    *r = (struct csv_reader){.separator = r->separator};
}
