/*
 * members: which members of foreign JSON, or columns of a table, are which
 * members of a document.
 *
 * A plan is a list of rules: a path and what it leads to. The paths of --map
 * come first; for what they do not name, the names that WordPress, JSON Feed,
 * scrapers and news archives use. For each kind the first rule wins that
 * finds something.
 */
#ifndef DATELINE_EXTRACT_MEMBERS_H
#define DATELINE_EXTRACT_MEMBERS_H

#include "intern.h"
#include "json.h"

/* What a member is. */
enum role {
    ROLE_NONE,
    ROLE_ID,
    ROLE_SOURCE,
    ROLE_URL,
    ROLE_DATE,
    ROLE_LANG,
    ROLE_TITLE,
    ROLE_AUTHOR,
    ROLE_CATEGORIES,
    ROLE_TAGS,
    ROLE_EXCERPT,
    ROLE_TEXT,
    MAPPED_ROLES, /* those above can be named with --map */

    /* What tells WordPress's other answers from posts. */
    ROLE_TERMS = MAPPED_ROLES, /* _embedded, lists of terms with their names */
    ROLE_STATUS,
    ROLE_TAXONOMY,
    ROLE_AVATARS,
    ROLE_MEDIA,
    ROLE_CODE,
    ROLE_MESSAGE,
    ROLES
};

enum markup { MARKUP_UNKNOWN, MARKUP_HTML, MARKUP_PLAIN };

struct rule {
    enum role role;
    const char *path; /* dotted, or a JSON Pointer (RFC 6901) with a '/' first */
    enum markup markup;
    bool is_utc;  /* a date without offset is UTC */
    bool is_weak; /* found in objects that are no documents too */
    size_t next;  /* another rule with the same path, counted from 1 */
};

/* What --map calls a role: "title". */
const char *role_name(enum role role);

struct plan_node;

struct plan {
    struct rule *rules; /* the first of a role is preferred */
    size_t n_rules, rules_capacity;
    struct plan_node *nodes; /* the paths as a tree; the first is its root */
    size_t n_nodes, nodes_capacity;
    struct arena texts; /* of --map, which the rules point into */
};

/*
 * Makes a plan of `n` settings "MEMBER=PATH[,MEMBER=PATH…]". False: `*bad` is
 * the one that is none.
 */
bool plan_init(struct plan *p, const char *const *settings, size_t n, const char **bad);
void plan_release(struct plan *p);

/*
 * The rule for a column of a table, compared without case, and blanks as underscores;
 * or NULL.
 */
const struct rule *plan_column(const struct plan *p, struct span name);

/*
 * True if a member of this name, with a string or an object for its value,
 * makes an object a document.
 */
bool plan_makes_document(const struct plan *p, struct span name, bool is_object);

/* The same for a title, which is enough where nothing else is there. */
bool plan_makes_title(const struct plan *p, struct span name, bool is_object);

/* A value found, and by which rule. */
struct found {
    size_t rule;
    bool in_array; /* an element, one of several values perhaps */
    struct json_value value;
};

struct members {
    const struct plan *plan;
    struct found *found;
    size_t n, capacity;
    bool in_array;
    const char *duplicate; /* the second value of a member there twice, or NULL */
    size_t best[ROLES];    /* the rule that won, counted from 1; 0: nothing found */
    struct json json;
    struct buf name;
    struct buf decoded; /* the text, where it has escapes */
};

/*
 * Reads an object (see json.h for what must follow it). False: it is damaged,
 * m->json.problem says how. Values lie in the object's bytes, or last until the
 * next call.
 */
bool members_read(struct members *m, struct span object);

/*
 * The same for an object that other bytes may follow; `*used` is where it ends.
 * False too if it goes on behind `bytes`.
 */
bool members_read_first(struct members *m, struct span bytes, size_t *used);

/*
 * The value of a role, JSON_ABSENT if there is none. Of members of the same
 * name it is the last that is not an empty string, of the elements of a list
 * the first.
 */
struct json_value members_value(const struct members *m, enum role role);

/* The rule it was found by; NULL if there is none. */
const struct rule *members_rule(const struct members *m, enum role role);

void members_release(struct members *m);

#endif
