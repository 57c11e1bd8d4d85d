/*
 * tables: where and how what was counted is written.
 */
#ifndef DATELINE_COUNT_TABLES_H
#define DATELINE_COUNT_TABLES_H

#include "io.h"
#include "report.h"
#include "results.h"

struct tables {
    struct counter *counters;
    size_t n;
    const struct wanted *wanted; /* of all; each table has the measures that it can */
    struct span sort;            /* the name of a column; empty: the count */
    struct reference *reference; /* NULL: none */
    const struct names *countries, *topics;

    bool partial; /* parts are written: */
    struct span by, options;

    enum sheet_format format;
    bool crlf, bom, safe;
};

/* What a counter's measures may be made from: bits of enum measure_needs. */
unsigned tables_given(const struct wanted *w, const struct counter *c);

/* What a counter's parts say of it. */
struct part_header tables_header(const struct tables *t, const struct counter *c);

/*
 * Writes the first table to `out`. False after a message, but what is wrong with the
 * output is found by its end.
 */
bool tables_write(const struct tables *t, struct output *out);

/* Writes a file for each table; all are complete before the first has its name. */
bool tables_write_directory(const struct tables *t, const char *directory);

#endif
