/*
 * rows: a CSV file with named columns, a row at a time.
 */
#ifndef DATELINE_REPORT_ROWS_H
#define DATELINE_REPORT_ROWS_H

#include "csv.h"
#include "window.h"

/* Zeroed, it is ready to be opened; rows_close frees it. */
struct rows {
    struct window window;
    struct csv_reader reader; /* its fields are the row in hand */
    struct place place;       /* of that row */
    uint64_t next_line;
    struct buf names; /* of the columns, each ended by NUL */
    size_t n_columns;
    struct buf scratch;
};

enum { ROWS_NO_COLUMN = -1 };

/*
 * Opens a file, packed or not, and reads the names of its columns. `path` must stay.
 * 1: it did, 0: the file is empty, -1: window_problem says why it cannot be read.
 */
int rows_open(struct rows *r, const char *path);
void rows_close(struct rows *r);

/*
 * The next row: 1, at the end: 0, -1: a read error. Rows may have too few fields or
 * too many, which `reader.n` tells.
 */
int rows_next(struct rows *r);

/* The last column of that name, or ROWS_NO_COLUMN. */
int rows_column(const struct rows *r, const char *name);

/* The name of a column. */
struct span rows_name(const struct rows *r, int column);

/* A field of the row in hand, as valid UTF-8; it lasts until the next call. */
struct span rows_text(struct rows *r, int column);

/* The same as a whole number; false if it is none. */
bool rows_uint(const struct rows *r, int column, uint64_t *value);

#endif
