/*
 * annotation: the objects of a record's `entities` and `topics`.
 *
 * They may come from any program: with other members, in any order, and with some left
 * out. A member of an unexpected type is taken as absent.
 */
#ifndef DATELINE_ANNOTATION_H
#define DATELINE_ANNOTATION_H

#include "arena.h"
#include "json.h"

#include <stdint.h>

#define ANNOTATION_NOWHERE SIZE_MAX

/* Its spans point into the input, or to copies that the list keeps. */
struct annotation {
    struct span type; /* empty for a topic */
    struct span id;
    size_t start, end; /* tokens of an entity, half open; or ANNOTATION_NOWHERE */
    uint64_t hits;     /* 1 if it is not given */
    struct span score; /* the number as it is written; empty if it is not given */
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
 * Appends the objects of the array that comes next in `j`. Objects with an empty `id`
 * are passed over, and so are elements that are no object with an `id`; if `strict`,
 * these are a problem, and so are more `hits` than 32 bits hold. False: `j->problem`
 * says what is wrong.
 */
bool annotations_read(struct json *j, struct annotations *list, bool strict);

/* The score as a number; 0 if it is not given, or too large to be added up. To be asked
   while the input is still there. */
double annotation_score(const struct annotation *a);

/* Appends an annotation that is at no tokens. */
void annotations_add(struct annotations *list, struct span type,
                     const struct json_value *id);

#endif
