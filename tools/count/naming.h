/*
 * naming: writes rows into a sheet, with names for codes.
 */
#ifndef DATELINE_COUNT_NAMING_H
#define DATELINE_COUNT_NAMING_H

#include "groups.h"
#include "measures.h"
#include "names.h"
#include "pivot.h"
#include "sheet.h"
#include "units.h"

/* What the rows are, and how they are written. */
struct naming {
    const struct groups *groups;
    size_t n_keys; /* keys of groups that are columns */
    const struct names *countries, *topics;
    const struct measures *measures;
    const struct pivot *pivot; /* whose columns are written instead; NULL: none */
    enum unit unit, with;      /* rows are of pairs, unless `with` is UNITS */
};

/* Names the columns and begins the sheet. */
void naming_begin(const struct naming *n, struct sheet *s);

/* A row: values of the group's keys, the key, its counts, its measures. */
void naming_add(const struct naming *n, const struct row *row, struct sheet *s);

#endif
