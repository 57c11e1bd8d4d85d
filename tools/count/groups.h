/*
 * groups: the groups that count counts in.
 *
 * A group is a combination of one value for each key. A document is in a group for each
 * combination of its values: with two tags, it is in two groups by tag. A document
 * without a value for a key has the empty value.
 */
#ifndef DATELINE_COUNT_GROUPS_H
#define DATELINE_COUNT_GROUPS_H

#include "calendar.h"
#include "facts.h"
#include "rollup.h"

enum { MOST_KEYS = 8 };

/* Where the values of a key come from: the date, ids, or some member. */
enum key_kind { KEY_PERIOD, KEY_COUNTRY, KEY_TOPIC, KEY_MEMBER };

struct group_key {
    struct span name; /* as the user gave it: the name of the column */
    enum key_kind kind;
    enum calendar_unit unit; /* of KEY_PERIOD; of others CALENDAR_NONE */
    size_t value;            /* index in the facts' values, for keys that are members */
    bool found;              /* a document had a value */
};

struct groups {
    struct group_key keys[MOST_KEYS];
    size_t n_keys;
    struct rollup *rollup; /* of countries, set by the caller; NULL: none */
    struct buf names;      /* of members, each ended by NUL */

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

/* The key that a member's name is but one slip away from, as "months" is; or NULL. */
const char *groups_meant(const struct group_key *key);

void groups_release(struct groups *g);

#endif
