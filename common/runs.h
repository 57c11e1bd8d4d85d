/*
 * runs: rows that do not fit in memory, sorted, in temporary files.
 *
 * A row is sums under a group and a key. Rows are written in runs, each in the
 * order of row_compare; when all are there they are read as one row of rows,
 * in that order, those of one group and key summed up. Files are in $TMPDIR, or
 * /tmp, and have no name: whatever ends the program, none is left. So many
 * runs are merged at a time that few files are open, however many there are.
 */
#ifndef DATELINE_RUNS_H
#define DATELINE_RUNS_H

#include "io.h"

enum { ROW_MOST_COLUMNS = 24 };

struct row {
    struct span group, key; /* any bytes */
    bool total;             /* of the group as a whole; it has no key */
    const uint64_t *columns;
};

/* By the bytes of the group, then totals first, then by the bytes of the key. */
int row_compare(const struct row *a, const struct row *b);

/* Adds `n` columns to sums. False: one of them would be beyond 64 bits. */
bool row_add(uint64_t *sums, const uint64_t *columns, size_t n);

extern const char row_too_large[]; /* what is wrong then, in words */

/*
 * Gives the next row in order, which lasts until the next call; false at the end
 * or when something went wrong, which the context knows.
 */
typedef bool row_source(void *context, struct row *row);

/*
 * Rows of several sources as one; the struct is ready after merge_init. A sum beyond 64
 * bits ends them.
 */
struct merge {
    size_t n_columns; /* that are summed, the same in all rows */
    struct merge_input *inputs;
    size_t n, capacity;
    struct merge_input **heap;
    size_t in_heap, given; /* the latter hold the row given last */
    uint64_t sums[ROW_MOST_COLUMNS];
    bool too_large; /* a sum is */
};

void merge_init(struct merge *m, size_t n_columns);
void merge_add(struct merge *m, row_source *next, void *context);
bool merge_next(struct merge *m, struct row *row);
void merge_release(struct merge *m);

struct runs {
    size_t n_columns;
    struct run *items;
    size_t n, capacity;
    struct output out; /* the run being written */
    struct buf last_group;
    bool has_group;
    struct merge merge; /* while all are read */
    char problem[160];  /* empty: none */
};

void runs_init(struct runs *r, size_t n_columns);
void runs_release(struct runs *r);

/*
 * A run is written by runs_begin, runs_add for each row in order, without total
 * rows, and runs_end. False when a temporary file cannot be written: `problem`
 * says why.
 */
bool runs_begin(struct runs *r);
bool runs_add(struct runs *r, const struct row *row);
bool runs_end(struct runs *r);

/* Starts to read all runs; may be called again to start anew. */
bool runs_open(struct runs *r);

/* The next row; false at the end, or with a `problem`. */
bool runs_next(struct runs *r, struct row *row);

#endif
