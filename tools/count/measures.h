/*
 * measures: what rows have beside counts.
 *
 * Formulas and their sources are those of statistics.h; here each has its name
 * and is told what it is made from. A measure of one corpus is that of a reference when
 * "reference-" stands before its name.
 */
#ifndef DATELINE_COUNT_MEASURES_H
#define DATELINE_COUNT_MEASURES_H

#include "statistics.h"
#include "totals.h"

enum { MOST_MEASURES = ROW_MOST_COLUMNS - 4 };

/* What a measure is made from, beside the row's own counts; bits of a set. */
enum measure_needs {
    NEEDS_NOTHING = 0,
    NEEDS_TOTALS = 1,   /* of the row's group */
    NEEDS_CONTRAST = 2, /* a reference, or a pair */
    NEEDS_TESTS = 4,    /* the number of rows of the group */
    NEEDS_PAIR = 8,
    NEEDS_SERIES = 16,
    NEEDS_REFERENCE = 32,       /* another corpus */
    NEEDS_REFERENCE_SERIES = 64 /* NEEDS_SERIES of it */
};

/* All that the measures of a row may be made from. */
struct evidence {
    uint64_t count, documents;           /* of the row */
    uint64_t all_documents, tokens, all; /* of its group; `all` are counts */
    uint64_t tests;                      /* rows of its group */
    struct contrast contrast;            /* NEEDS_CONTRAST */
    struct association association;      /* NEEDS_PAIR */
    const uint64_t *counts, *sizes;      /* NEEDS_SERIES: of each part */
    const double *rates;                 /* and NAN where there is no text */
    size_t n_parts, n_rates;
    const struct evidence *reference; /* NEEDS_REFERENCE: of the same key there */
};

/* With the two counts of a row and the totals of its group. */
struct evidence evidence_of(const uint64_t *counts, const uint64_t *totals);

struct measures_item {
    int measure;
    bool of_reference;
    struct span name;
};

struct measures {
    struct measures_item items[MOST_MEASURES];
    size_t n;
    unsigned needs; /* of all of them: bits of enum measure_needs */
};

/*
 * Adds those of a list with commas, which must stay; `count` and `documents`, which
 * every row has, may be in it. False: `problem`, of `size` bytes, says what is wrong.
 */
bool measures_set(struct measures *m, struct span list, char *problem, size_t size);

/* Those that can be made from what is given: bits of enum measure_needs. */
struct measures measures_made_from(const struct measures *m, unsigned given);

/* The name of the one numbered `i`. */
struct span measures_name(const struct measures *m, size_t i);

/*
 * Fills the columns of a row: two counts, then the measures, as the bits of
 * doubles. Rows with them are not to be summed.
 */
void measures_fill(const struct measures *m, const struct evidence *e,
                   uint64_t *columns);

/* The value in a column that measures_fill filled. */
double measures_value(uint64_t column);

/*
 * The column that a row is sorted by when it is by `name`: a measure of the list,
 * or a count; -1: none.
 */
int measures_column(const struct measures *m, struct span name);

/*
 * A number that is the greater, the earlier a row comes that is sorted by a column of
 * measures_column: that with most, or with the least p, first; NAN comes last.
 */
uint64_t measures_weight(const struct measures *m, int column, const uint64_t *columns);

#endif
