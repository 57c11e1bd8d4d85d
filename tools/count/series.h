/*
 * series: for --over, the counts of a key in all values of the last group key.
 *
 * These values are the parts over which dispersion and trend are measured. Documents
 * without a value count, but are in no part; a value without tokens is no part. The
 * rows of a key are brought together in a table, so that memory is bounded.
 */
#ifndef DATELINE_COUNT_SERIES_H
#define DATELINE_COUNT_SERIES_H

#include "groups.h"
#include "measures.h"

/* Zeroed but for the first members, it is ready for series_begin. */
struct series {
    size_t n_keys;           /* of groups; the values of the last are the parts */
    enum calendar_unit unit; /* of these; CALENDAR_NONE: they are no periods */
    row_source *next;        /* rows of all groups, in order */
    void *context;
    row_source *next_total; /* their totals, in order */
    void *totals_context;
    size_t bytes; /* of memory */

    bool is_read;
    struct table table; /* by group and key, the parts */
    struct row row, total;
    bool has_row, has_total, has_name, in_group;
    struct corpus_part *parts; /* of the current group, without counts */
    size_t *ends;              /* of the value of each among `values` */
    size_t n, parts_capacity, ends_capacity;
    struct buf values; /* of parts, one behind the other */
    struct corpus_parts all;
    struct corpus_part *found; /* the parts of the current key */
    size_t n_found, found_capacity;
    struct buf group, name, period;
    uint64_t sums[TOTALS]; /* of the group */
    const char *problem;   /* NULL: none beside those of the table */
};

/* As the functions of side.h; groups are given without the last value. */
bool series_begin(struct series *s);
bool series_peek(struct series *s, struct row *row);
void series_take(struct series *s, struct evidence *e);
void series_miss(struct series *s, struct span group, struct evidence *e);

const char *series_problem(const struct series *s);
void series_release(struct series *s);

#endif
