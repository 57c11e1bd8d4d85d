/*
 * plan: which members of foreign JSON, or columns of a table, are which members of a
 * document.
 *
 * A plan is a list of rules, each a path and the role of what is there. The paths of
 * --map come first; the roles that it does not name have the paths that WordPress, JSON
 * Feed, scrapers and news archives use.
 */
#ifndef DATELINE_EXTRACT_PLAN_H
#define DATELINE_EXTRACT_PLAN_H

#include "intern.h"

/* What a member is to a document. */
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

    /* Those that tell posts from other answers of WordPress. */
    ROLE_TERMS = MAPPED_ROLES, /* _embedded, lists of terms with their names */
    ROLE_STATUS,
    ROLE_TAXONOMY,
    ROLE_AVATARS,
    ROLE_MEDIA,
    ROLE_CODE,
    ROLE_MESSAGE,

    ROLE_DATELINE, /* of elements alone: stands before the text */
    ROLES
};

/* What a text is; PROSE_UNKNOWN: what it looks like. */
enum prose_kind { PROSE_UNKNOWN, PROSE_HTML, PROSE_PLAIN };

struct rule {
    enum role role;
    const char *path; /* dotted, or a JSON Pointer (RFC 6901), which begins with '/' */
    enum prose_kind prose;
    bool is_utc;     /* a date without offset is UTC */
    bool is_weak;    /* the path is found in objects that are no documents, too */
    bool is_element; /* the path is the name of an element, and of nothing else */
    bool is_column;  /* it is that of a column, and of nothing else */
    size_t next;     /* the next rule with the same path, counted from 1; 0: none */
};

/* What --map calls a role: "title". */
const char *role_name(enum role role);

enum { PLAN_SHAPES = 256 };

/* A name in the paths, after the names that lead to it. */
struct plan_node {
    struct intern names; /* that may come next */
    uint32_t *children;  /* the nodes that these lead to, by number of the name */
    size_t capacity;
    uint64_t shapes[PLAN_SHAPES / 64]; /* of the names, a bit each: most other names
                                          have none of them */
    size_t rule;      /* the first whose path ends here, counted from 1; 0: none */
    bool is_text;     /* what is here is a text: long, and wanted decoded */
    bool has_numbers; /* some of the names are numbers */
};

enum { PLAN_ROOT = 0, PLAN_NOWHERE = 0 }; /* the root is nobody's child */

struct plan {
    struct span element; /* of XML that is a document, by its name; empty: not given */
    struct rule *rules;  /* the first of a role is preferred */
    size_t n_rules, rules_capacity;
    size_t n_mapped;         /* the first rules, which are those of --map */
    struct plan_node *nodes; /* the paths as a tree, by number; PLAN_ROOT is its root */
    size_t n_nodes, nodes_capacity;
    struct arena texts; /* of --map, which the rules point into */
};

/*
 * Makes a plan of `n` arguments of --map, "MEMBER=PATH[,MEMBER=PATH…]". False: `*bad`
 * is the part that is wrong; it lasts, as the plan does, until plan_release.
 */
bool plan_init(struct plan *p, const char *const *settings, size_t n, const char **bad);
void plan_release(struct plan *p);

/* The node that a member of this name leads to, or an item of a list; PLAN_NOWHERE:
 * none. */
uint32_t plan_child(const struct plan *p, uint32_t node, struct span name);
uint32_t plan_item(const struct plan *p, uint32_t node, size_t index);

/*
 * The rule for a column of a table, by its name in any case, with blanks for
 * underscores; or NULL.
 */
const struct rule *plan_column(const struct plan *p, struct span name);

/* The same for an element of XML or SGML, or an attribute, by its name without prefix.
 */
const struct rule *plan_element(const struct plan *p, struct span name);

/*
 * True if a member of this name, with a string or an object for its value,
 * makes an object a document.
 */
bool plan_makes_document(const struct plan *p, struct span name, bool is_object);

/* True if a member of this name may be an object with the members of the document. */
bool plan_is_wrapper(struct span name);

/* The same for a title, which is enough if the object has no other member that is. */
bool plan_makes_title(const struct plan *p, struct span name, bool is_object);

#endif
