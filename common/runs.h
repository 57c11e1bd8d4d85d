/*
 * runs: an external sort and sum of rows that do not fit in memory.
 *
 * A row has sums for a group and a key. Rows are written in runs, each sorted by
 * row_compare. Then all runs are merged into one sequence in that order, in which rows
 * of the same group and key are added up. Runs are temporary files in $TMPDIR, or /tmp,
 * and have no name, so that none is left however the program ends. They are merged in
 * several passes if there are many, so that few files are open at a time.
 */
#ifndef DATELINE_RUNS_H
#define DATELINE_RUNS_H

#include "io.h"

enum { ROW_MOST_COLUMNS = 24 };

struct row {
    struct span group, key; /* any bytes */
    bool total;             /* a row for the group as a whole, without a key */
    const uint64_t *columns;
};

/* By the bytes of the group; then totals first; then by the bytes of the key. */
int row_compare(const struct row *a, const struct row *b);

/* Adds `n` columns to sums. False: a sum would exceed 64 bits. */
bool row_add(uint64_t *sums, const uint64_t *columns, size_t n);

extern const char row_too_large[]; /* the message for that */

/*
 * Gives the next row in order, which lasts until the next call. False at the end, or
 * after an error, which the context knows.
 */
typedef bool row_source(void *context, struct row *row);

/*
 * Merges the rows of several sources, each in order, into one. After merge_init and
 * merge_add for each source, merge_next gives the rows, which last until the next call.
 * They end early if a sum exceeds 64 bits. merge_release leaves the sources alone.
 */
struct merge {
    size_t n_columns; /* that are summed, the same in all rows */
    struct merge_input *inputs;
    size_t n, capacity;
    struct merge_input **heap;
    size_t in_heap, given; /* inputs; `given` are those that have the row given last */
    uint64_t sums[ROW_MOST_COLUMNS];
    bool too_large; /* a sum exceeds 64 bits */
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
    struct merge merge; /* while they are read */
    char problem[160];  /* empty: none */
};

void runs_init(struct runs *r, size_t n_columns);
void runs_release(struct runs *r);

/*
 * To write a run, call runs_begin, runs_add for each row in order (but no totals), and
 * runs_end. False: a temporary file cannot be written, `problem` says why.
 */
bool runs_begin(struct runs *r);
bool runs_add(struct runs *r, const struct row *row);
bool runs_end(struct runs *r);

/* Starts to read all runs; may be called again to start over. */
bool runs_open(struct runs *r);

/* The next row; false at the end, or with a `problem`. */
bool runs_next(struct runs *r, struct row *row);

#endif
