/*
 * tables: writes what was counted, to an output or to the files of a directory.
 */
#ifndef DATELINE_COUNT_TABLES_H
#define DATELINE_COUNT_TABLES_H

#include "io.h"
#include "naming.h"
#include "results.h"

struct tables {
    struct counter *counters;
    size_t n;
    const struct wanted *wanted; /* for all; a table takes the measures that it can */
    struct span sort;            /* the name of a column; empty: the count */
    struct reference *reference; /* NULL: none */
    const struct names *countries, *topics;

    bool partial; /* parts are written: */
    struct span by, options, pairs_options;

    enum sheet_format format;
    bool crlf, bom, safe;

    struct buf failed; /* the file with a problem; empty: none of them */
    char problem[256]; /* empty: none, or the output that was given has one */
};

/* What the measures of a counter may be computed from: bits of enum measure_needs. */
unsigned tables_given(const struct wanted *w, const struct counter *c);

/* The header of a counter's parts. */
struct part_header tables_header(const struct tables *t, const struct counter *c);

/* Writes the first table to `out`. False: `problem`, or the output failed. */
bool tables_write(struct tables *t, struct output *out);

/*
 * Writes a file for each table. When all are complete they take their names together
 * (together.h). False: `problem` says why, and which files are new nevertheless, if
 * any.
 */
bool tables_write_directory(struct tables *t, const char *directory);

void tables_release(struct tables *t);

#endif
