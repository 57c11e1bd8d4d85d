/*
 * counter: one unit being counted, and its rows.
 */
#ifndef DATELINE_COUNT_COUNTER_H
#define DATELINE_COUNT_COUNTER_H

#include "csv.h"
#include "facts.h"
#include "groups.h"
#include "names.h"
#include "part.h"
#include "table.h"
#include "terms.h"

/* In the order of the words that -u takes. */
enum unit { UNIT_TERM, UNIT_COUNTRY, UNIT_TOPIC, UNIT_ENTITY, UNIT_DOCUMENT, UNITS };

struct counter {
    enum unit unit;
    struct table table;  /* a row for each key; of documents, none */
    struct table totals; /* a row for each group: documents, tokens, sentences */
    bool has_totals;     /* always of documents; of other units where asked for */
    struct terms terms;  /* tokens to numbers of keys */
    uint32_t *numbers;   /* of the tokens of the record in hand */
    size_t numbers_capacity;
    struct buf scratch;
};

/* The counter must stay where it is. */
void counter_init(struct counter *c, enum unit unit, bool grouped, bool totals);
void counter_release(struct counter *c);

/* Counts the record in the facts, whose groups are known. */
void counter_add(struct counter *c, const struct facts *f, const struct groups *g);

/* As table_bytes and table_spill. */
size_t counter_bytes(const struct counter *c);
bool counter_spill(struct counter *c);

/* The words for units, in their order, with '|' between. */
#define UNIT_WORDS "term|country|topic|entity|document"

/* The names of the columns of a row for a key, with commas between. */
struct span counter_columns(enum unit unit);

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

/*
 * Writes all rows and totals as a part, which says what was counted by `header`.
 * False: counter_problem says why, or the output failed.
 */
bool counter_write_part(struct counter *c, const struct part_header *header,
                        struct output *out);

/* What went wrong with temporary files, in words; NULL: nothing. */
const char *counter_problem(const struct counter *c);

#endif
