/*
 * rollup: the regions, or groups such as NATO, that countries are added up to.
 *
 * A country may be in several groups, and in each from some day to some day; the day of
 * a document decides.
 */
#ifndef DATELINE_COUNT_ROLLUP_H
#define DATELINE_COUNT_ROLLUP_H

#include "intern.h"

#include <stdint.h>

struct rollup {
    struct intern codes;
    uint32_t *first; /* by code: number + 1 of a membership; 0: none */
    size_t first_capacity;
    struct membership *items;
    size_t n, capacity;
    struct arena text;
    bool met; /* a country that is in a group at some time was asked for */
    char problem[256];
};

/*
 * Reads what `option` names: "region", "subregion" (UN M49), "groups", or a file
 * with lines of group, code, first and last day of membership, with tabs between.
 * False: `problem` says why not.
 */
bool rollup_open(struct rollup *r, const char *option);

/* Walks the groups that a country is in on a day, or on some day of a month or year;
   "", which is an unknown day, means those that it is in for good. */
struct rollup_walk {
    const struct rollup *rollup;
    struct span day;
    uint32_t first, next;
};

/* Each group is given once. */
void rollup_start(struct rollup_walk *w, struct rollup *r, struct span code,
                  struct span day);
bool rollup_next(struct rollup_walk *w, struct span *group);

void rollup_release(struct rollup *r);

#endif
