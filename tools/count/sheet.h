/*
 * sheet: writes rows with named columns as CSV, TSV or JSON Lines.
 */
#ifndef DATELINE_COUNT_SHEET_H
#define DATELINE_COUNT_SHEET_H

#include "csv.h"

/* In the order of the words that -f takes. */
enum sheet_format { SHEET_CSV, SHEET_TSV, SHEET_JSONL };

#define SHEET_FORMAT_WORDS "csv|tsv|jsonl"

/* Zeroed but for the format and `csv`, it is ready for sheet_name. */
struct sheet {
    enum sheet_format format;
    struct csv csv; /* where and how rows are written; `safe` is for CSV and TSV */
    bool bom;

    struct buf names; /* of the columns, one behind the other */
    size_t *ends;     /* of each, in bytes */
    size_t n, capacity;
    size_t column; /* the next one of the current row */
    struct buf scratch;
};

/* Adds a column. To be called for each, from the left, before sheet_begin. */
void sheet_name(struct sheet *s, struct span name);

/* Writes the names of the columns, if the format has them in a row of their own. */
void sheet_begin(struct sheet *s);

/*
 * Append the next field of the current row: a text, a whole number, or a number as
 * number_add writes it. NAN is an empty field, or null in JSON. In TSV, tabs and line
 * ends in a text become spaces.
 */
void sheet_text(struct sheet *s, struct span text);
void sheet_uint(struct sheet *s, uint64_t number);
void sheet_number(struct sheet *s, double number);
void sheet_digits(struct sheet *s, struct span number); /* written out; empty: none */
void sheet_end_row(struct sheet *s);

void sheet_release(struct sheet *s);

#endif
