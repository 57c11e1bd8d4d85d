/*
 * rows: reads a CSV file with named columns, one row at a time.
 */
#ifndef DATELINE_REPORT_ROWS_H
#define DATELINE_REPORT_ROWS_H

#include "csv.h"
#include "window.h"

/* Zeroed, it is ready to be opened; rows_close frees it. */
struct rows {
    struct window window;
    struct csv_reader reader; /* its fields are the current row */
    struct place place;       /* of that row */
    uint64_t next_line;
    struct buf names; /* of the columns, each ended by NUL */
    size_t n_columns;
    struct buf scratch;
};

enum { ROWS_NO_COLUMN = -1 };

/*
 * Opens a file, compressed or not, and reads the names of its columns. `path` must
 * outlive the rows. 1: it did; 0: the file is empty; -1: window_problem says why not.
 */
int rows_open(struct rows *r, const char *path);
void rows_close(struct rows *r);

/*
 * Reads the next row. 1: it did; 0: the end; -1: a read error. A row may have too few
 * fields or too many: `reader.n`.
 */
int rows_next(struct rows *r);

/* The last column of that name, or ROWS_NO_COLUMN. */
int rows_column(const struct rows *r, const char *name);

/* The name of a column. */
struct span rows_name(const struct rows *r, int column);

/* A field of the current row, as valid UTF-8; it lasts until the next call. */
struct span rows_text(struct rows *r, int column);

/* The same as a whole number; false if it is none. */
bool rows_uint(const struct rows *r, int column, uint64_t *value);

#endif
