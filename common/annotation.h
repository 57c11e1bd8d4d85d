/*
 * annotation: the objects of a record's `entities` and `topics`.
 *
 * Whoever wrote them may have given other members, in any order, and left some out:
 * what is of another type than it should be is as if it were not there.
 */
#ifndef DATELINE_ANNOTATION_H
#define DATELINE_ANNOTATION_H

#include "arena.h"
#include "json.h"

#include <stdint.h>

#define ANNOTATION_NOWHERE SIZE_MAX

/* Spans point into the input or are kept by the list. */
struct annotation {
    struct span type; /* empty for a topic */
    struct span id;
    size_t start, end; /* tokens of an entity, half open; or ANNOTATION_NOWHERE */
    uint64_t hits;     /* 1 if it does not say */
    struct span score; /* the number as it is written; empty: none */
};

/* Zeroed, it is ready. */
struct annotations {
    struct annotation *items;
    size_t n, capacity;
    bool present; /* the record has the member */
    struct arena decoded;
    struct buf scratch;
};

/* Empties the list and keeps its memory; annotations_release gives that back. */
void annotations_clear(struct annotations *list);
void annotations_release(struct annotations *list);

/*
 * Appends those of the array that comes next. What is no object with an `id` is
 * passed over or, if `strict`, a problem, as are more `hits` than 32 bits hold; an
 * empty `id` is passed over. False: `j->problem` says what is wrong.
 */
bool annotations_read(struct json *j, struct annotations *list, bool strict);

/* The score as a number: 0 for none, or one that cannot be added up. */
double annotation_score(const struct annotation *a);

/* Appends what stands nowhere. */
void annotations_add(struct annotations *list, struct span type,
                     const struct json_value *id);

#endif
