#include "sheet.h"

#include "json.h"
#include "mem.h"
#include "number.h"

#include <math.h>
#include <stdlib.h>

void sheet_name(struct sheet *s, struct span name)
{
    s->ends = mem_grow(s->ends, &s->capacity, s->n + 1, sizeof(*s->ends));
    buf_add_span(&s->names, name);
    s->ends[s->n++] = s->names.len;
}

static struct span name_of(const struct sheet *s, size_t column)
{
    size_t start = column ? s->ends[column - 1] : 0;

    return (struct span){s->names.data + start, s->ends[column] - start};
}

void sheet_begin(struct sheet *s)
{
    if (s->format == SHEET_JSONL)
        return;
    if (s->bom)
        buf_add_literal(s->csv.out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < s->n; i++)
        sheet_text(s, name_of(s, i));
    sheet_end_row(s);
}

/* Writes what comes before the value of a field. */
static void begin_field(struct sheet *s)
{
    struct buf *out = s->csv.out;

    if (s->format != SHEET_JSONL) {
        if (s->column++)
            buf_add_char(out, s->format == SHEET_CSV ? ',' : '\t');
        s->csv.row_begun = true;
        return;
    }
    buf_add_char(out, s->column ? ',' : '{');
    json_write(out, name_of(s, s->column++));
    buf_add_char(out, ':');
}

static void add_flat(struct sheet *s, struct span text)
{
    buf_clear(&s->scratch);
    buf_add_span(&s->scratch, text);
    for (size_t i = 0; i < s->scratch.len; i++)
        if (s->scratch.data[i] == '\r')
            s->scratch.data[i] = ' ';
    buf_flatten(&s->scratch);
    if (s->csv.safe && csv_is_formula(text))
        buf_add_char(s->csv.out, '\'');
    buf_add_span(s->csv.out, buf_span(&s->scratch));
}

void sheet_text(struct sheet *s, struct span text)
{
    if (s->format == SHEET_CSV) {
        s->column++;
        csv_add(&s->csv, text);
        return;
    }
    begin_field(s);
    if (s->format == SHEET_TSV)
        add_flat(s, text);
    else
        json_write(s->csv.out, text);
}

void sheet_uint(struct sheet *s, uint64_t number)
{
    begin_field(s);
    buf_add_uint(s->csv.out, number);
}

void sheet_number(struct sheet *s, double number)
{
    begin_field(s);
    if (s->format == SHEET_JSONL && !isfinite(number))
        buf_add_literal(s->csv.out, "null");
    else
        number_add(s->csv.out, number);
}

void sheet_digits(struct sheet *s, struct span number)
{
    begin_field(s);
    if (s->format == SHEET_JSONL && !number.len)
        buf_add_literal(s->csv.out, "null");
    else
        buf_add_span(s->csv.out, number);
}

void sheet_end_row(struct sheet *s)
{
    s->column = 0;
    if (s->format == SHEET_JSONL)
        buf_add_char(s->csv.out, '}');
    csv_end_row(&s->csv);
}

void sheet_release(struct sheet *s)
{
    buf_release(&s->names);
    buf_release(&s->scratch);
    free(s->ends);
    *s = (struct sheet){0};
}
