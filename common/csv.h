/*
 * csv: rows of fields, written and read as RFC 4180 has them.
 */
#ifndef DATELINE_CSV_H
#define DATELINE_CSV_H

#include "buf.h"

struct csv {
    struct buf *out;
    bool crlf; /* end rows with CR LF instead of LF */
    bool safe; /* guard fields that a spreadsheet would take for formulas */
    bool row_begun;
};

/*
 * A field that starts with '=', '+', '-', '@', a tab or a carriage return, which
 * with `safe` gets an apostrophe before it, as OWASP advises against CSV injection.
 */
bool csv_is_formula(struct span field);

/* Appends a field, quoted where it must be. */
void csv_add(struct csv *c, struct span field);
void csv_add_uint(struct csv *c, uint64_t number);
void csv_end_row(struct csv *c);

/* Zeroed but for `separator`, it is ready; csv_reader_release frees it. */
struct csv_reader {
    char separator;
    bool bare_returns;   /* lines end by a carriage return alone */
    struct span *fields; /* of the row last read; they point into it or `plain` */
    size_t n, capacity;
    struct buf plain; /* fields without their quotes */
    bool odd_quotes;  /* a quote stood where none belongs, or was not closed */
    bool wary;        /* such quotes were met before: none goes beyond its line */
};

/*
 * Sets by what the first row of `text` shows how lines end, and the separator: a comma,
 * semicolon, tab or bar; or the one that a line above it names, as Excel's "sep=;"
 * does. Returns the bytes of that line with its end, 0 if there is none.
 */
size_t csv_begin(struct csv_reader *r, struct span text);

/*
 * Reads the row at the start of `text`. `last` says that nothing follows the
 * text. Returns the bytes used, the end of line included; 0: the row does not
 * end in the text, more is needed. Inside of quotes a quote that neither is
 * doubled nor ends the field stands for itself; once a quote has not been
 * closed at all, which makes the reader wary, a row with such quotes ends with
 * its line.
 */
size_t csv_read_row(struct csv_reader *r, struct span text, bool last);

/* The same, but the row ends with its line, whatever quotes are open there. */
size_t csv_read_line(struct csv_reader *r, struct span text, bool last);

void csv_reader_release(struct csv_reader *r);

#endif
