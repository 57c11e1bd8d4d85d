/*
 * census: all that is counted in one run, of records or of parts.
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
    struct signature how; /* of the request, or of the parts that are merged */
    struct buf by;        /* the keys of groups, the one of --over last */
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
 * Gets ready for what is asked for; of parts, for what does not depend on them. The
 * request and the census must stay where they are. False: `problem` says why not.
 */
bool census_set_up(struct census *s, const struct request *r);

/* Adds what is counted, `with` as in struct counter. */
void census_add_counter(struct census *s, enum unit unit, enum unit with);

/* Counts a record; what filter_run calls. */
bool census_record(void *census, struct filter *f, struct record *r);

void census_release(struct census *s);

#endif
