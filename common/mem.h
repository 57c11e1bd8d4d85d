/*
 * mem: allocation that ends the program when there is no memory.
 *
 * It exits with status 2 and a message that gives the size asked for. What is returned
 * is never NULL, belongs to the caller and is given back with free().
 */
#ifndef DATELINE_MEM_H
#define DATELINE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t size);
void *mem_zalloc(size_t count, size_t size); /* zeroed */

/*
 * The same for memory that will be used as a whole, in random order. A page that is
 * read before it is written faults twice; so zeros are written to all pages at once.
 */
void *mem_zfill(size_t count, size_t size);

/* As realloc: `old` may be NULL, and is given back. */
void *mem_resize(void *old, size_t count, size_t size);
char *mem_strdup(const char *s);

/*
 * Returns `made`, which a library has allocated. Ends the program if it is NULL, which
 * means that there was no memory.
 */
void *mem_made(void *made);

/*
 * Makes room in a growing array for `need` items of `size` bytes. Returns the array,
 * which may have moved; if it grows, `*capacity` grows by at least a half.
 */
void *mem_grow(void *items, size_t *capacity, size_t need, size_t size);

#endif
