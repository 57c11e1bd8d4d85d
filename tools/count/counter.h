/*
 * counter: one unit being counted, and its rows.
 */
#ifndef DATELINE_COUNT_COUNTER_H
#define DATELINE_COUNT_COUNTER_H

#include "cache.h"
#include "csv.h"
#include "facts.h"
#include "groups.h"
#include "names.h"
#include "table.h"

/* In the order of the words that -u takes. */
enum unit { UNIT_TERM, UNIT_COUNTRY, UNIT_TOPIC, UNIT_ENTITY, UNIT_DOCUMENT, UNITS };

/* What is counted of documents in a group. */
struct totals {
    uint64_t documents, tokens, sentences;
};

struct counter {
    enum unit unit;
    struct table table;    /* of all units but documents */
    struct totals *totals; /* by group, of documents */
    size_t n_totals, totals_capacity;
    struct cache cache; /* token to number + 1 of its term */
    struct buf scratch;
};

void counter_init(struct counter *c, enum unit unit);
void counter_release(struct counter *c);

/*
 * Counts the record in the facts, whose groups are known; it is the
 * `document`th, from 1 on.
 */
void counter_add(struct counter *c, struct facts *f, const struct groups *g,
                 uint64_t document);

/* What rows are written and how. */
struct report {
    const struct groups *groups;
    const struct names *countries, *topics;
    const uint32_t *ranks; /* of the groups */
    uint64_t top;          /* rows of a group at the most; 0: all */
    uint64_t least;        /* count below which a row is left out */
    bool bom;
};

/*
 * Writes the header and the rows: by group, then by count, the largest first,
 * then by key. `flush` is called after each row and ends the writing when it
 * says false. Nothing can be counted after it.
 */
typedef bool counter_flush(void *context);
void counter_write(struct counter *c, const struct report *r, struct csv *csv,
                   counter_flush *flush, void *context);

#endif
