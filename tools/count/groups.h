/*
 * groups: the groups that count counts in.
 *
 * A group is a combination of one value for each key. A document is in a group for each
 * combination of its values: with two tags, it is in two groups by tag. A document
 * without a value for a key has the empty value.
 */
#ifndef DATELINE_COUNT_GROUPS_H
#define DATELINE_COUNT_GROUPS_H

#include "facts.h"
#include "rollup.h"

enum { MOST_KEYS = 8 };

/* Where the values of a key come from: a part of the date, ids, or some member. */
enum key_kind {
    KEY_DAY,
    KEY_WEEK,
    KEY_MONTH,
    KEY_QUARTER,
    KEY_YEAR,
    KEY_COUNTRY,
    KEY_TOPIC,
    KEY_MEMBER
};

struct group_key {
    struct span name; /* as the user gave it: the name of the column */
    enum key_kind kind;
    size_t value; /* index in the facts' values, for keys that are members */
    bool found;   /* a document had a value */
};

struct groups {
    struct group_key keys[MOST_KEYS];
    size_t n_keys;
    const struct rollup *rollup; /* of countries, set by the caller; NULL: none */
    struct buf names;            /* of members, each ended by NUL */

    /* The groups of the current document, all different: values with NUL between. */
    struct span *current;
    size_t n_current, current_capacity;
    struct strings values[MOST_KEYS]; /* of the current document */
    struct buf scratch;
};

/*
 * Sets the keys from a list with commas, which must outlive the groups, and asks the
 * facts for the members that they need. False: `problem` says what is wrong.
 */
bool groups_set_keys(struct groups *g, struct span list, struct facts *f,
                     const char **problem);

/* The number of the key that is a period; n_keys: none is, or more than one. */
size_t groups_period(const struct groups *g);

/* Finds the groups of the record in the facts: sets `current`. */
void groups_find(struct groups *g, struct facts *f);

/* A key for which no document so far had a value; NULL: there is none. */
const struct group_key *groups_unmet(const struct groups *g);

/* Leap years of the Gregorian calendar, and the weeks of a year of ISO 8601. */
bool groups_is_leap(unsigned year);
unsigned groups_weeks_in(unsigned year);

void groups_release(struct groups *g);

#endif
