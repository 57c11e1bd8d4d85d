/*
 * mem: allocation that ends the program when there is no memory.
 *
 * The one place in common/ besides `options` that may exit: with status 2 and
 * a message that gives the size asked for. What is returned is never NULL,
 * belongs to the caller and is given back with free().
 */
#ifndef DATELINE_MEM_H
#define DATELINE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t size);
void *mem_zalloc(size_t count, size_t size); /* zeroed */

/*
 * The same, where all of it will be used, in no order: a page that is first read and
 * then written is brought into memory twice, so that zeros are written to all at once.
 */
void *mem_zfill(size_t count, size_t size);

void *mem_resize(void *old, size_t count, size_t size);
char *mem_strdup(const char *s);

/*
 * What a library has made, given back unless it is NULL for want of memory: then the
 * program ends.
 */
void *mem_made(void *made);

/*
 * Makes room in a growing array for `need` items of `size` bytes: returns the
 * array, moved if it had to be, and raises `*capacity` at least half again.
 */
void *mem_grow(void *items, size_t *capacity, size_t need, size_t size);

#endif
