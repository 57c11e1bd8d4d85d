#include "frame.h"

#include "csv.h"
#include "json.h"
#include "mem.h"
#include "number.h"

#include <math.h>
#include <stdlib.h>

static void add(struct frame *f, struct value value)
{
    f->values = mem_grow(f->values, &f->capacity, f->n + 1, sizeof(*f->values));
    f->values[f->n++] = value;
}

void frame_text(struct frame *f, struct span text)
{
    add(f, (struct value){arena_copy(&f->text, text), NAN});
}

void frame_number(struct frame *f, double number)
{
    add(f, (struct value){{"", 0}, number});
}

/* ---- for readers ---- */

static void add_thousands(struct buf *out, uint64_t n)
{
    if (n >= 1000) {
        add_thousands(out, n / 1000);
        buf_add_char(out, ',');
        for (uint64_t place = 100; place; place /= 10)
            buf_add_char(out, (char)('0' + n / place % 10));
    } else {
        buf_add_uint(out, n);
    }
}

void frame_show_number(double number, int decimals, struct buf *out)
{
    double units = decimals ? 10 : 1;
    uint64_t n = (uint64_t)llround(fabs(number) * units);

    if (number < 0 && n)
        buf_add_literal(out, "\xE2\x88\x92");
    add_thousands(out, n / (uint64_t)units);
    if (decimals) {
        buf_add_char(out, '.');
        buf_add_char(out, (char)('0' + n % 10));
    }
}

void frame_show_count(double number, const char *noun, struct buf *out)
{
    frame_show_number(number, 0, out);
    buf_add_char(out, ' ');
    buf_add_string(out, noun);
    if (number != 1)
        buf_add_char(out, 's');
}

void frame_show(const struct frame *f, size_t row, size_t column, struct buf *out)
{
    const struct value *value = frame_at(f, row, column);
    enum column_kind kind = f->columns[column].kind;

    if (kind == COLUMN_TEXT) {
        buf_add_span(out, value->text);
    } else if (isnan(value->number)) {
        buf_add_literal(out, "\xE2\x80\x93");
    } else {
        frame_show_number(value->number, kind != COLUMN_COUNT, out);
        if (kind == COLUMN_PERCENT)
            buf_add_char(out, '%');
    }
}

/* ---- for programs ---- */

static void add_number(struct buf *out, double number)
{
    number_add(out, number_rounded(number));
}

void frame_write_csv(const struct frame *f, struct buf *out)
{
    struct csv csv = {.out = out, .safe = true};
    struct buf number = {0};

    for (size_t i = 0; i < f->n_columns; i++)
        csv_add(&csv, span_of(f->columns[i].name));
    csv_end_row(&csv);
    for (size_t i = 0; i < f->n; i++) {
        bool text = f->columns[i % f->n_columns].kind == COLUMN_TEXT;

        buf_clear(&number);
        csv.safe = text;
        if (!text)
            add_number(&number, f->values[i].number);
        csv_add(&csv, text ? f->values[i].text : buf_span(&number));
        if ((i + 1) % f->n_columns == 0)
            csv_end_row(&csv);
    }
    buf_release(&number);
}

static void write_json_value(const struct frame *f, size_t i, struct buf *out)
{
    const struct column *column = &f->columns[i % f->n_columns];

    json_write(out, span_of(column->name));
    buf_add_char(out, ':');
    if (column->kind == COLUMN_TEXT)
        json_write(out, f->values[i].text);
    else if (isnan(f->values[i].number))
        buf_add_literal(out, "null");
    else
        add_number(out, f->values[i].number);
}

void frame_write_json(const struct frame *f, struct buf *out)
{
    buf_add_char(out, '[');
    for (size_t i = 0; i < f->n; i++) {
        bool first = i % f->n_columns == 0;

        buf_add_string(out, !first ? ", " : i ? ",\n      {" : "\n      {");
        write_json_value(f, i, out);
        if ((i + 1) % f->n_columns == 0)
            buf_add_char(out, '}');
    }
    buf_add_literal(out, "\n    ]");
}

void frame_release(struct frame *f)
{
    free(f->values);
    arena_release(&f->text);
}
