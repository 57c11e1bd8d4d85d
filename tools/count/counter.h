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

struct counter {
    enum unit unit;
    /*
     * Of documents it has a row a group, without a key, whose columns are
     * documents, tokens and sentences.
     */
    struct table table;
    struct cache cache; /* token to the number of its term */
    struct buf scratch;
};

void counter_init(struct counter *c, enum unit unit, bool grouped);
void counter_release(struct counter *c);

/* Counts the record in the facts, whose groups are known. */
void counter_add(struct counter *c, const struct facts *f, const struct groups *g);

/* As table_bytes and table_spill. */
size_t counter_bytes(const struct counter *c);
bool counter_spill(struct counter *c);

/* What rows are written and how. */
struct report {
    const struct groups *groups;
    const struct names *countries, *topics;
    struct table_order order;
    bool bom;
};

/*
 * Writes the header and the rows: by group, then by count, the largest first,
 * then by key. `flush` is called after each row and ends the writing when it
 * says false. Nothing can be counted after it. False: counter_problem says why.
 */
typedef bool counter_flush(void *context);
bool counter_write(struct counter *c, const struct report *r, struct csv *csv,
                   counter_flush *flush, void *context);

/* What went wrong with temporary files, in words; NULL: nothing. */
const char *counter_problem(const struct counter *c);

#endif
