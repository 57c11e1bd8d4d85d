/*
 * csv: rows of fields, written as RFC 4180 has them.
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
 * Appends a field, quoted where it must be. With `safe`, a field that starts
 * with '=', '+', '-', '@', a tab or a carriage return gets an apostrophe
 * before it, as OWASP advises against CSV injection.
 */
void csv_add(struct csv *c, struct span field);
void csv_add_uint(struct csv *c, uint64_t number);
void csv_end_row(struct csv *c);

#endif
