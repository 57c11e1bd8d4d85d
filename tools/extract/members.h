/*
 * members: the members of a JSON object that a plan names.
 *
 * For each role, that rule of the plan wins which is the first that finds something.
 */
#ifndef DATELINE_EXTRACT_MEMBERS_H
#define DATELINE_EXTRACT_MEMBERS_H

#include "json.h"
#include "plan.h"

/* A value found, and by which rule. */
struct found {
    size_t rule;   /* its number in the plan */
    bool in_array; /* it is in an array, maybe with others */
    struct json_value value;
};

struct members {
    const struct plan *plan;
    struct found *found;
    size_t n, capacity;
    bool in_array;         /* where reading is */
    const char *duplicate; /* the second value of some member, or NULL */
    size_t best[ROLES];    /* the rule that won, counted from 1; 0: nothing found */
    unsigned roles;        /* that some object had, a bit each: 1 << role */
    struct json json;
    struct buf name;
    struct buf decoded; /* the text, where it has escapes */
};

/*
 * Reads an object (see json.h for what must follow it). False: it is damaged,
 * m->json.problem says how. The values found point into the object's bytes; a text with
 * escapes lasts until the next call.
 */
bool members_read(struct members *m, struct span object);

/*
 * The same for an object that other bytes may follow; `*used` is where it ends.
 * False too if it goes on behind `bytes`.
 */
bool members_read_first(struct members *m, struct span bytes, size_t *used);

/*
 * The value of a role, JSON_ABSENT if there is none. If members have the same name, it
 * is the last that is not an empty string; in a list, the first such element.
 */
struct json_value members_value(const struct members *m, enum role role);

/* The rule it was found by; NULL if there is none. */
const struct rule *members_rule(const struct members *m, enum role role);

void members_release(struct members *m);

#endif
