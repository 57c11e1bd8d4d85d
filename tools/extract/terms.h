/*
 * terms: the names of WordPress's terms, which are categories and tags, by their ids.
 */
#ifndef DATELINE_EXTRACT_TERMS_H
#define DATELINE_EXTRACT_TERMS_H

#include "foreign.h"
#include "buf.h"
#include "intern.h"

/* Zeroed, it is empty and ready. */
struct terms {
    struct intern ids;
    struct span *names; /* by the id's number */
    size_t capacity;
    struct arena text;
    struct buf scratch;
};

/*
 * Reads a list as the REST API gives it, [{"id":3,"name":"Politics",…},…], or an object
 * {"3":"Politics",…}; or several of them, as the pages of a list, behind one another.
 * False: `problem`, which has room for `size` bytes, says why.
 */
bool terms_read(struct terms *t, const char *path, char *problem, size_t size);

/* The name of a term, with character references resolved; the id if it has none. */
struct span terms_find(const struct terms *t, struct span id);

void terms_release(struct terms *t);

#endif
