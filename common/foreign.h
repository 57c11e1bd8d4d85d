/*
 * foreign: JSON made by other programs, read into a tree, where a tree is convenient:
 * lists of names, unusual structures. The only user of cJSON.
 *
 * cJSON keeps no length of a string, so U+0000 is read as U+FFFD. It refuses nesting
 * deeper than 1000.
 */
#ifndef DATELINE_FOREIGN_H
#define DATELINE_FOREIGN_H

#include "span.h"

#include <stdint.h>

/* A tree, or a place in one. */
struct foreign;

/*
 * Reads the JSON text that `*rest` begins with, and goes behind it and white space.
 * NULL, with `*rest` as it was, if it begins with none; else freed with foreign_free.
 */
struct foreign *foreign_parse(struct span *rest);
void foreign_free(struct foreign *root);

/* The member of an object, or NULL; `object` may be NULL too. */
const struct foreign *foreign_member(const struct foreign *object, const char *name);

/* The first element of an array or member of an object, and the one behind another;
   NULL: there is none. `parent` may be NULL, too. */
const struct foreign *foreign_first(const struct foreign *parent);
const struct foreign *foreign_next(const struct foreign *sibling);

/* The name of a member of an object; a span whose data is NULL for anything else. */
struct span foreign_name(const struct foreign *member);

/* The value of a string; a span whose data is NULL for anything else. */
struct span foreign_string(const struct foreign *value);

/* True, with the number, for a whole number from 0 to 2^53 - 1. */
bool foreign_whole_number(const struct foreign *value, uint64_t *number);

/* Name and version of the library behind it. */
const char *foreign_version(void);

#endif
