/*
 * counter: counts one unit, or the pairs of two, in a table.
 */
#ifndef DATELINE_COUNT_COUNTER_H
#define DATELINE_COUNT_COUNTER_H

#include "caseless.h"
#include "cooccur.h"
#include "facts.h"
#include "groups.h"
#include "part.h"
#include "rollup.h"
#include "table.h"
#include "totals.h"
#include "units.h"
#include "words.h"

/* How to count: the same for all counters, and kept by the caller. */
struct counting {
    bool grouped, totals; /* for UNIT_DOCUMENT totals are always counted */
    struct words *words;
    struct rollup *rollup; /* of countries; NULL: none */
    struct span type;      /* of entities; empty: all */
    long window;           /* of pairs, see cooccur.h */
};

struct counter {
    const struct counting *counting;
    enum unit unit, with;  /* `with`: pairs of the two are counted; UNITS: none */
    struct table table;    /* a row for each key; of documents, none */
    struct table totals;   /* a row for each group: TOTALS columns */
    struct caseless terms; /* from tokens to numbers of keys, or of words */
    uint32_t *numbers;     /* of the tokens of the current record */
    size_t numbers_capacity;
    struct vocabulary words; /* that n-grams and pairs are made of */
    struct cooccur cooccur;
    uint64_t noted; /* occurrences in the current document */
    struct buf scratch, folded;
};

/* The counter must not move after that. */
void counter_init(struct counter *c, const struct counting *counting, enum unit unit,
                  enum unit with);
void counter_release(struct counter *c);

/* Counts the record whose facts and groups these are. */
void counter_add(struct counter *c, const struct facts *f, const struct groups *g);

/* Forgets the terms of tokens; to be called if words_use says that they may change. */
void counter_forget_words(struct counter *c);

/* As table_bytes and table_spill. */
size_t counter_bytes(const struct counter *c);
bool counter_spill(struct counter *c);

/* The names of the columns of K lines in a part (part.h), with commas between. */
struct span counter_columns(enum unit unit);

/*
 * Writes all rows and totals as a part with that header. False: counter_problem says
 * why, or else the output failed.
 */
bool counter_write_part(struct counter *c, const struct part_header *header,
                        struct output *out);

/* What went wrong with temporary files, in words; NULL: nothing. */
const char *counter_problem(const struct counter *c);

#endif
