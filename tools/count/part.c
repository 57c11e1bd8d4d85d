#include "part.h"

#include "mem.h"
#include "number.h"
#include "window.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#define MAGIC "dateline-count\t1\t"

enum { PARTS_AT_ONCE = 16, MOST_FIELDS = 32, HASH_DIGITS = 32 };

size_t part_count_names(struct span list)
{
    size_t n = list.len > 0;

    for (size_t i = 0; i < list.len; i++)
        n += list.data[i] == ',';
    return n;
}

/* The labels of the fields of the first line, in order. */
static const char *const labels[] = {"unit=", "by=", "columns=", "options="};
enum { LABELS = sizeof(labels) / sizeof(labels[0]) };

/* ---- the checksum ---- */

static void *hash_new(void)
{
    XXH3_state_t *state = mem_made(XXH3_createState());

    XXH3_128bits_reset(state);
    return state;
}

static void hash_add(void *hash, struct span bytes)
{
    if (bytes.len)
        XXH3_128bits_update(hash, bytes.data, bytes.len);
}

static void write_hash(const void *hash, char digits[HASH_DIGITS + 1])
{
    XXH128_hash_t sum = XXH3_128bits_digest(hash);

    snprintf(digits, HASH_DIGITS + 1, "%016" PRIx64 "%016" PRIx64, (uint64_t)sum.high64,
             (uint64_t)sum.low64);
}

/* ---- writing ---- */

static const char escaped[] = {'\\', '\t', '\n', '\r', '\0'};
static const char escapes[] = {'\\', 't', 'n', 'r', '0'};

static void add_escaped(struct buf *b, struct span s)
{
    buf_reserve(b, s.len * 2);
    for (size_t i = 0; i < s.len; i++) {
        const char *found = memchr(escaped, s.data[i], sizeof(escaped));

        if (found)
            b->data[b->len++] = '\\';
        b->data[b->len++] = found ? escapes[found - escaped] : s.data[i];
    }
}

/* Each line is hashed before it may be written. */
static bool end_line(struct part_writer *w)
{
    struct buf *b = &w->out->buf;

    buf_add_char(b, '\n');
    hash_add(w->hash, (struct span){b->data + w->hashed, b->len - w->hashed});
    if (!output_flush_full(w->out))
        return false;
    w->hashed = b->len;
    return true;
}

bool part_begin(struct part_writer *w, struct output *out, const struct part_header *h)
{
    const struct span fields[LABELS] = {h->unit, h->by, h->columns, h->options};

    *w = (struct part_writer){.out = out,
                              .n_keys = part_count_names(h->by),
                              .n_columns = part_count_names(h->columns),
                              .hashed = out->buf.len,
                              .hash = hash_new()};
    buf_add_literal(&out->buf, MAGIC);
    for (size_t i = 0; i < LABELS; i++) {
        if (i)
            buf_add_char(&out->buf, '\t');
        buf_add_string(&out->buf, labels[i]);
        add_escaped(&out->buf, fields[i]);
    }
    return end_line(w);
}

bool part_add(struct part_writer *w, const struct row *row)
{
    struct buf *b = &w->out->buf;
    struct span rest = row->group.len ? row->group : SPAN(""), value;
    size_t n_columns = row->total ? TOTALS : w->n_columns;

    buf_add_char(b, row->total ? 'G' : 'K');
    for (size_t i = 0; i < w->n_keys && span_split(&rest, '\0', &value); i++) {
        buf_add_char(b, '\t');
        add_escaped(b, value);
    }
    if (!row->total) {
        buf_add_char(b, '\t');
        add_escaped(b, row->key);
    }
    for (size_t i = 0; i < n_columns; i++) {
        buf_add_char(b, '\t');
        buf_add_uint(b, row->columns[i]);
    }
    w->lines++;
    return end_line(w);
}

bool part_end(struct part_writer *w)
{
    char digits[HASH_DIGITS + 1];

    write_hash(w->hash, digits);
    buf_add_literal(&w->out->buf, "end\t");
    buf_add_uint(&w->out->buf, w->lines);
    buf_add_char(&w->out->buf, '\t');
    buf_add_string(&w->out->buf, digits);
    buf_add_char(&w->out->buf, '\n');
    return output_flush_full(w->out);
}

void part_writer_release(struct part_writer *w)
{
    XXH3_freeState(w->hash);
    w->hash = NULL;
}

/* ---- reading one ---- */

struct part {
    struct lines lines;
    size_t n_keys, n_columns;
    void *hash;
    uint64_t rows;
    bool has_row, ended;
    struct row row; /* the last */
    struct buf group, key, last_group, last_key;
    uint64_t columns[ROW_MOST_COLUMNS];
    const char *problem;
};

static bool refuse(struct part *p, const char *problem)
{
    if (!p->problem)
        p->problem = problem;
    return false;
}

static bool next_line(struct part *p, struct span *line)
{
    int got = lines_next(&p->lines, line);

    if (got < 0)
        return refuse(p, window_problem(&p->lines.window));
    return got > 0;
}

static void hash_line(struct part *p, struct span line)
{
    hash_add(p->hash, line);
    hash_add(p->hash, SPAN("\n"));
}

static bool unescape(struct span field, struct buf *out)
{
    if (!field.len || !memchr(field.data, '\\', field.len)) {
        buf_add_span(out, field);
        return true;
    }
    for (size_t i = 0; i < field.len; i++) {
        const char *found;

        if (field.data[i] != '\\') {
            buf_add_char(out, field.data[i]);
            continue;
        }
        found =
            ++i < field.len ? memchr(escapes, field.data[i], sizeof(escapes)) : NULL;
        if (!found)
            return false;
        buf_add_char(out, escaped[found - escapes]);
    }
    return true;
}

/* A value of the group. It holds no NUL, which stands between values. */
static bool read_value(struct part *p, struct span *rest)
{
    struct span field;
    size_t start = p->group.len, len;

    if (!span_split(rest, '\t', &field) || !unescape(field, &p->group))
        return false;
    len = p->group.len - start;
    return !len || !memchr(p->group.data + start, '\0', len);
}

/* The group's values and the key; the fields left are the columns. */
static bool read_names(struct part *p, struct span *rest, bool total)
{
    struct span field;

    buf_clear(&p->group);
    buf_clear(&p->key);
    for (size_t i = 0; i < p->n_keys; i++) {
        if (i)
            buf_add_char(&p->group, '\0');
        if (!read_value(p, rest))
            return false;
    }
    return total || (span_split(rest, '\t', &field) && unescape(field, &p->key));
}

static bool read_columns(struct part *p, struct span *rest, size_t n)
{
    struct span field;

    memset(p->columns, 0, sizeof(p->columns));
    for (size_t i = 0; i < n; i++)
        if (!span_split(rest, '\t', &field) || !number_read(field, &p->columns[i]))
            return false;
    return !rest->data;
}

static void swap(struct buf *a, struct buf *b)
{
    struct buf held = *a;

    *a = *b;
    *b = held;
}

static bool read_row(struct part *p, struct span line)
{
    struct span rest = line, kind = {"", 0};
    struct row last = p->row;
    bool total;

    swap(&p->group, &p->last_group);
    swap(&p->key, &p->last_key);
    span_split(&rest, '\t', &kind);
    total = span_is(kind, "G");
    if ((!total && (!span_is(kind, "K") || !p->n_columns)) ||
        !read_names(p, &rest, total) ||
        !read_columns(p, &rest, total ? TOTALS : p->n_columns))
        return refuse(p, "a line of it is damaged");
    p->row = (struct row){buf_span(&p->group), buf_span(&p->key), total, p->columns};
    if (p->has_row && row_compare(&last, &p->row) >= 0)
        return refuse(p, "its lines are not in order");
    p->has_row = true;
    p->rows++;
    return true;
}

/* Checks the last line, behind which nothing may come. */
static bool check_end(struct part *p, struct span line)
{
    char digits[HASH_DIGITS + 1];
    struct span rest = line, field;
    uint64_t rows;

    write_hash(p->hash, digits);
    span_split(&rest, '\t', &field);
    if (!span_split(&rest, '\t', &field) || !number_read(field, &rows) ||
        rows != p->rows || !rest.data ||
        (!span_is(rest, "-") && !span_is(rest, digits)))
        return refuse(p, "its checksum is not right; it was changed");
    if (next_line(p, &line))
        return refuse(p, "something follows its end");
    p->ended = true;
    return !p->problem;
}

static bool next_row(void *context, struct row *row)
{
    struct part *p = context;
    struct span line;

    if (p->ended || p->problem)
        return false;
    if (!next_line(p, &line))
        return refuse(p, "it is cut off");
    if (span_starts(line, SPAN("end\t"))) {
        check_end(p, line);
        return false;
    }
    hash_line(p, line);
    if (!read_row(p, line))
        return false;
    *row = p->row;
    return true;
}

static void close_part(struct part *p)
{
    if (!p)
        return;
    window_release(&p->lines.window);
    XXH3_freeState(p->hash);
    buf_release(&p->group);
    buf_release(&p->key);
    buf_release(&p->last_group);
    buf_release(&p->last_key);
    free(p);
}

/* Opens a part and reads its first line, which is valid until the next. */
static struct part *open_part(const char *path, struct span *line)
{
    struct part *p = mem_zalloc(1, sizeof(*p));

    p->hash = hash_new();
    *line = (struct span){"", 0};
    if (!lines_open(&p->lines, path))
        refuse(p, window_problem(&p->lines.window));
    else if (!next_line(p, line) || !span_starts(*line, SPAN(MAGIC)))
        refuse(p, "it is no part that 'count --partial' wrote");
    hash_line(p, *line);
    return p;
}

/* ---- reading all ---- */

static bool fail(struct parts *p, const struct part *part)
{
    p->failed = part->lines.window.name;
    snprintf(p->problem, sizeof(p->problem), "%s", part->problem);
    return false;
}

static bool read_header(struct parts *p, struct span line)
{
    struct span *const fields[LABELS] = {&p->header.unit, &p->header.by,
                                         &p->header.columns, &p->header.options};
    struct span rest = {line.data + strlen(MAGIC), line.len - strlen(MAGIC)}, field;

    buf_reserve(&p->fields, line.len); /* so that fields stay put */
    for (size_t i = 0; i < LABELS; i++) {
        size_t start = p->fields.len;
        struct span label = span_of(labels[i]);

        if (!span_split(&rest, '\t', &field) || !span_starts(field, label))
            return false;
        field = (struct span){field.data + label.len, field.len - label.len};
        if (!unescape(field, &p->fields))
            return false;
        *fields[i] = (struct span){p->fields.data + start, p->fields.len - start};
    }
    return !rest.data && part_count_names(p->header.columns) <= ROW_MOST_COLUMNS;
}

bool parts_open(struct parts *p, const struct option_list *paths)
{
    struct span line;

    p->paths = paths;
    p->first = open_part(paths->items[0], &line);
    if (!p->first->problem && !read_header(p, line))
        refuse(p->first, "its first line is damaged");
    buf_add_span(&p->first_line, line);
    return !p->first->problem || fail(p, p->first);
}

static struct part *open_next(struct parts *p, size_t i)
{
    struct part *part = p->first;
    struct span line;

    if (part)
        p->first = NULL;
    else {
        part = open_part(p->paths->items[i], &line);
        if (!part->problem && !span_equal(line, buf_span(&p->first_line)))
            refuse(part, "it counts something else than the part before, or in another "
                         "way; see its first line");
    }
    part->n_keys = part_count_names(p->header.by);
    part->n_columns = part_count_names(p->header.columns);
    return part;
}

static void note_group(struct parts *p, struct span values)
{
    struct span value;

    p->has_groups = true;
    for (unsigned i = 0; span_split(&values, '\0', &value); i++)
        p->met |= value.len ? 1u << i : 0;
}

/* Writes the rows that the merge gives as a run, and the totals as another. */
static bool write_runs(struct parts *p, struct merge *m, struct runs *totals,
                       struct runs *rows)
{
    bool good = runs_begin(totals) && (!rows || runs_begin(rows));
    struct row row;

    while (good && merge_next(m, &row)) {
        if (row.total)
            note_group(p, row.group);
        good = row.total ? runs_add(totals, &row) : rows && runs_add(rows, &row);
    }
    good = good && !m->too_large && runs_end(totals) && (!rows || runs_end(rows));
    if (!good)
        snprintf(p->problem, sizeof(p->problem), "%s",
                 m->too_large                  ? row_too_large
                 : totals->problem[0] || !rows ? totals->problem
                                               : rows->problem);
    return good;
}

/* Merges `n` parts from the one numbered `first` on. */
static bool merge_some(struct parts *p, size_t first, size_t n, struct runs *totals,
                       struct runs *rows)
{
    struct part *parts[PARTS_AT_ONCE];
    struct merge m;
    bool good = true;

    merge_init(&m, ROW_MOST_COLUMNS);
    for (size_t i = 0; i < n; i++) {
        parts[i] = open_next(p, first + i);
        merge_add(&m, next_row, parts[i]);
        if (good && parts[i]->problem)
            good = fail(p, parts[i]);
    }
    good = good && write_runs(p, &m, totals, rows);
    for (size_t i = 0; i < n; i++) {
        if (good && parts[i]->problem)
            good = fail(p, parts[i]);
        close_part(parts[i]);
    }
    merge_release(&m);
    return good;
}

bool parts_merge(struct parts *p, struct runs *totals, struct runs *rows)
{
    size_t n = p->paths->n;

    for (size_t i = 0; i < n; i += PARTS_AT_ONCE)
        if (!merge_some(p, i, n - i < PARTS_AT_ONCE ? n - i : PARTS_AT_ONCE, totals,
                        rows))
            return false;
    return true;
}

void parts_release(struct parts *p)
{
    close_part(p->first);
    buf_release(&p->first_line);
    buf_release(&p->fields);
}
