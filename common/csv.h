/*
 * csv: writes and reads rows of fields (RFC 4180).
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
 * Whether a field starts with '=', '+', '-', '@', a tab or a carriage return. With
 * `safe` an apostrophe is put before it, as OWASP advises against CSV injection.
 */
bool csv_is_formula(struct span field);

/* Appends a field, quoted where it must be. */
void csv_add(struct csv *c, struct span field);
void csv_add_uint(struct csv *c, uint64_t number);
void csv_end_row(struct csv *c);

/* Zeroed but for `separator`, it is ready; csv_reader_release frees it. */
struct csv_reader {
    char separator;
    bool bare_returns;   /* lines end with a carriage return alone */
    struct span *fields; /* of the row last read; they point into it or `plain` */
    size_t n, capacity;
    struct buf plain; /* fields without their quotes */
    bool odd_quotes;  /* the row had a misplaced quote, or one that was not closed */
    bool wary; /* a quote was not closed before: rows with odd quotes are lines */
};

/*
 * Finds out from the first row of `text` how lines end, and the separator: a comma,
 * semicolon, tab or bar, or the one that a line above the row names, as Excel's "sep=;"
 * does. Returns the length of that line in bytes, its end included; 0: there is none.
 */
size_t csv_begin(struct csv_reader *r, struct span text);

/*
 * Reads the row at the start of `text`. `last` says that nothing follows the text.
 * Returns the bytes used, the end of the line included; 0: more text is needed to find
 * the end of the row. In a quoted field, a quote that is neither doubled nor ends the
 * field stands for itself. Once a quote was not closed at all, the reader is wary: a
 * row with such quotes ends with its line.
 */
size_t csv_read_row(struct csv_reader *r, struct span text, bool last);

/* The same, but the row ends with its line, even within quotes. */
size_t csv_read_line(struct csv_reader *r, struct span text, bool last);

void csv_reader_release(struct csv_reader *r);

#endif
