#include "rows.h"

#include "number.h"
#include "utf8.h"

/* Reads a row into the reader's fields. */
static int read_row(struct rows *r)
{
    struct span view;
    size_t used;

    for (;;) {
        view = window_span(&r->window);
        if (view.len == 0 && r->window.at_end)
            return r->window.failed ? -1 : 0;
        used = view.len ? csv_read_row(&r->reader, view, r->window.at_end) : 0;
        if (used)
            break;
        if (window_more(&r->window) < 0)
            return -1;
    }
    r->place.line = r->next_line;
    r->place.offset = r->window.offset + r->window.start;
    for (size_t i = 0; i < used; i++)
        r->next_line += view.data[i] == '\n';
    r->window.start += used;
    return 1;
}

static void skip_byte_order_mark(struct span *field)
{
    if (span_starts(*field, SPAN("\xEF\xBB\xBF")))
        *field = (struct span){field->data + 3, field->len - 3};
}

int rows_open(struct rows *r, const char *path)
{
    int got;

    r->reader.separator = ',';
    r->place.file = path;
    r->next_line = 1;
    if (!window_open(&r->window, path))
        return -1;
    got = read_row(r);
    if (got != 1)
        return got;
    skip_byte_order_mark(&r->reader.fields[0]);
    r->n_columns = r->reader.n;
    for (size_t i = 0; i < r->n_columns; i++) {
        buf_add_span(&r->names, r->reader.fields[i]);
        buf_add_char(&r->names, '\0');
    }
    return 1;
}

void rows_close(struct rows *r)
{
    window_release(&r->window);
    csv_reader_release(&r->reader);
    buf_release(&r->names);
    buf_release(&r->scratch);
    *r = (struct rows){0};
}

int rows_next(struct rows *r)
{
    int got;

    do
        got = read_row(r);
    while (got == 1 && r->reader.n == 1 && r->reader.fields[0].len == 0);
    return got;
}

struct span rows_name(const struct rows *r, int column)
{
    struct span rest = buf_span(&r->names), name = {"", 0};

    for (int i = 0; i <= column; i++)
        span_split(&rest, '\0', &name);
    return name;
}

int rows_column(const struct rows *r, const char *name)
{
    int column = (int)r->n_columns - 1;

    while (column >= 0 && !span_is(rows_name(r, column), name))
        column--;
    return column;
}

struct span rows_text(struct rows *r, int column)
{
    struct span field = r->reader.fields[column];
    size_t replaced = 0;

    if (utf8_valid(field.data, field.len) == field.len)
        return field;
    buf_clear(&r->scratch);
    buf_reserve(&r->scratch, 3 * field.len);
    r->scratch.len = utf8_repair(r->scratch.data, field.data, field.len, &replaced);
    return buf_span(&r->scratch);
}

bool rows_uint(const struct rows *r, int column, uint64_t *value)
{
    struct span field = r->reader.fields[column];

    return number_read(field, value) && field.len < 19; /* sums of many fit, too */
}
