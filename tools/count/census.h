/*
 * census: what is counted in one run, and how; of records, or of parts that are merged.
 */
#ifndef DATELINE_COUNT_CENSUS_H
#define DATELINE_COUNT_CENSUS_H

#include "counter.h"
#include "filter.h"
#include "measures.h"
#include "request.h"

enum { MOST_COUNTERS = UNITS + 1 };

/* Zeroed, it is ready for census_set_up. */
struct census {
    const struct request *request;
    struct signature how; /* from the request, or from the parts that are merged */
    struct buf by;        /* the keys of groups, with that of --over at the end */
    struct buf signature, pairs_signature; /* of tables of units, and of pairs */
    bool has_rollup;
    struct measures measures;

    struct facts facts;
    struct groups groups;
    struct words words;
    struct rollup rollup;
    struct counting counting;
    struct counter counters[MOST_COUNTERS];
    size_t n_counters;
    bool told_no_entities, told_no_topics;
    char problem[480];
};

/*
 * Makes the census ready for a request; for --merge, as far as it does not depend on
 * the parts. Request and census must not move after that. False: `problem` says why
 * not.
 */
bool census_set_up(struct census *s, const struct request *r);

/* Adds a counter; see struct counter for `with`. */
void census_add_counter(struct census *s, enum unit unit, enum unit with);

/* Counts a record, for filter_run. */
bool census_record(void *census, struct filter *f, struct record *r);

void census_release(struct census *s);

#endif
