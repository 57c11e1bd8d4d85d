/*
 * groups: what count counts by.
 *
 * A group is a combination of one value for each key. A document is in each
 * combination of its values: one with two tags is in two groups by tag. A
 * document without a value is in the group of the empty value.
 */
#ifndef DATELINE_COUNT_GROUPS_H
#define DATELINE_COUNT_GROUPS_H

#include "facts.h"
#include "rollup.h"

enum { MOST_KEYS = 8 };

/* How a key finds its values: a part of the date, ids, or a member's own. */
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

    /* The groups of the document in hand, which differ: values with NUL between. */
    struct span *current;
    size_t n_current, current_capacity;
    struct strings values[MOST_KEYS]; /* of the document in hand */
    struct buf scratch;
};

/*
 * Sets the keys from a list with commas, and asks the facts for the members
 * that they need. `list` must stay. False: `problem` says what is wrong.
 */
bool groups_set_keys(struct groups *g, struct span list, struct facts *f,
                     const char **problem);

/* Which key is a period; n_keys: none, or more than one. */
size_t groups_period(const struct groups *g);

/* Finds the groups of the record in the facts: sets `current`. */
void groups_find(struct groups *g, struct facts *f);

/* A key that no document so far had a value for; NULL: none. */
const struct group_key *groups_unmet(const struct groups *g);

/* Of the Gregorian calendar, and of ISO 8601. */
bool groups_is_leap(unsigned year);
unsigned groups_weeks_in(unsigned year);

void groups_release(struct groups *g);

#endif
