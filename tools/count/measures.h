/*
 * measures: the measures that rows may have beside counts, by name.
 *
 * The formulas and their sources are in statistics.h; here each has its name, and what
 * it is computed from. With "reference-" before its name, a measure of one corpus is
 * computed from the reference.
 */
#ifndef DATELINE_COUNT_MEASURES_H
#define DATELINE_COUNT_MEASURES_H

#include "statistics.h"
#include "totals.h"

enum { MOST_MEASURES = ROW_MOST_COLUMNS - 4 };

/* What a measure is computed from, beside the row's own counts; bits. */
enum measure_needs {
    NEEDS_NOTHING = 0,
    NEEDS_TOTALS = 1,   /* of the row's group */
    NEEDS_CONTRAST = 2, /* a reference, or a pair */
    NEEDS_TESTS = 4,    /* the number of rows of the group */
    NEEDS_PAIR = 8,
    NEEDS_SERIES = 16,
    NEEDS_REFERENCE = 32,       /* another corpus */
    NEEDS_REFERENCE_SERIES = 64 /* a series of the other corpus */
};

/* All that the measures of a row may be computed from. */
struct evidence {
    uint64_t count, documents;           /* of the row */
    uint64_t all_documents, tokens, all; /* of its group; `all` is the sum of counts */
    uint64_t tests;                      /* rows of its group */
    struct contrast contrast;            /* NEEDS_CONTRAST */
    struct association association;      /* NEEDS_PAIR */
    struct spread spread;                /* NEEDS_SERIES */
    const struct evidence *reference;    /* NEEDS_REFERENCE: of the same key there */
};

/* Evidence with the two counts of a row and the totals of its group. */
struct evidence evidence_of(const uint64_t *counts, const uint64_t *totals);

struct measures_item {
    int measure;
    bool of_reference;
    struct span name;
};

struct measures {
    struct measures_item items[MOST_MEASURES];
    size_t n;
    unsigned needs;  /* of all of them: bits of enum measure_needs */
    unsigned counts; /* bits: which columns of counts are in the list, too */
};

/*
 * Adds the measures of a list with commas, which must outlive them; `count` and
 * `documents`, which every row has, may be in it. False: `problem`, which has room for
 * `size` bytes, says what is wrong.
 */
bool measures_set(struct measures *m, struct span list, char *problem, size_t size);

/* The measures that can be computed from what is given: bits of enum measure_needs. */
struct measures measures_made_from(const struct measures *m, unsigned given);

/* The name of measure `i`. */
struct span measures_name(const struct measures *m, size_t i);

/*
 * Fills the columns of a row: two counts, and then the measures, as the bits of
 * doubles. Such rows must not be added up.
 */
void measures_fill(const struct measures *m, const struct evidence *e,
                   uint64_t *columns);

/* The value in a column that measures_fill filled. */
double measures_value(uint64_t column);

/* How many there are in the list, counts included. */
size_t measures_listed(const struct measures *m);

/*
 * The number of the column with that name, a count or a measure, for sorting; -1: there
 * is none.
 */
int measures_column(const struct measures *m, struct span name);

/*
 * The weight (ranking.h) of a row that is sorted by a column: rows with the largest
 * value come first, or with the smallest p; NAN comes last.
 */
uint64_t measures_weight(const struct measures *m, int column, const uint64_t *columns);

#endif
