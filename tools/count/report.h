/*
 * report: writes rows into a sheet, with names for codes.
 */
#ifndef DATELINE_COUNT_REPORT_H
#define DATELINE_COUNT_REPORT_H

#include "groups.h"
#include "measures.h"
#include "names.h"
#include "pivot.h"
#include "sheet.h"
#include "units.h"

/* What the rows are, and how they are written. */
struct report {
    const struct groups *groups;
    size_t n_keys; /* keys of groups that are columns */
    const struct names *countries, *topics;
    const struct measures *measures;
    const struct pivot *pivot; /* whose columns are written instead; NULL: none */
    enum unit unit, with;      /* rows are of pairs, unless `with` is UNITS */
};

/* Names the columns and begins the sheet. */
void report_begin(const struct report *r, struct sheet *s);

/* A row: values of the group's keys, the key, its counts, its measures. */
void report_add(const struct report *r, const struct row *row, struct sheet *s);

#endif
