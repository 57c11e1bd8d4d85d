/*
 * frame: the data of a figure, as a table.
 *
 * One frame is drawn, written into the table below the drawing, and given as CSV and to
 * Vega-Lite.
 */
#ifndef DATELINE_REPORT_FRAME_H
#define DATELINE_REPORT_FRAME_H

#include "arena.h"

enum column_kind { COLUMN_TEXT, COLUMN_COUNT, COLUMN_PERCENT, COLUMN_SCORE };

struct column {
    const char *name;    /* in CSV and Vega-Lite */
    const char *heading; /* for readers */
    enum column_kind kind;
};

struct value {
    struct span text;
    double number; /* NAN: there is none */
};

/* Zeroed but for the columns, it is ready; frame_release frees it. */
struct frame {
    const struct column *columns;
    size_t n_columns;
    struct value *values; /* row by row */
    size_t n, capacity;   /* values */
    struct arena text;
};

/* Append the next value of the current row; texts are copied. */
void frame_text(struct frame *f, struct span text);
void frame_number(struct frame *f, double number);

static inline size_t frame_rows(const struct frame *f)
{
    return f->n / f->n_columns;
}

static inline const struct value *frame_at(const struct frame *f, size_t row,
                                           size_t column)
{
    return &f->values[row * f->n_columns + column];
}

/* Appends a value for readers: "1,234", "12.5%", or an en dash if it is missing. */
void frame_show(const struct frame *f, size_t row, size_t column, struct buf *out);

/* A number for readers: with commas between thousands; `decimals` 0 or 1. */
void frame_show_number(double number, int decimals, struct buf *out);

/* "1 document", "1,234 documents". */
void frame_show_count(double number, const char *noun, struct buf *out);

/* Appends all as CSV, safe for spreadsheets, or as a JSON array of objects. */
void frame_write_csv(const struct frame *f, struct buf *out);
void frame_write_json(const struct frame *f, struct buf *out);

void frame_release(struct frame *f);

#endif
