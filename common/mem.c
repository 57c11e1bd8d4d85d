#include "mem.h"

#include "diag.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *memory, size_t size)
{
    if (memory)
        return memory;
    diag_error(NULL, "out of memory: %zu bytes could not be had", size);
    exit(STATUS_ERROR);
}

static size_t product(size_t count, size_t size)
{
    return size && count > SIZE_MAX / size ? SIZE_MAX : count * size;
}

void *mem_alloc(size_t size)
{
    return checked(malloc(size ? size : 1), size);
}

void *mem_zalloc(size_t count, size_t size)
{
    return checked(calloc(count ? count : 1, size ? size : 1), product(count, size));
}

void *mem_zfill(size_t count, size_t size)
{
    size_t bytes = product(count, size);

    return memset(mem_alloc(bytes), 0, bytes);
}

void *mem_resize(void *old, size_t count, size_t size)
{
    size_t bytes = product(count, size);

    return checked(realloc(old, bytes ? bytes : 1), bytes);
}

void *mem_made(void *made)
{
    if (made)
        return made;
    diag_error(NULL, "out of memory");
    exit(STATUS_ERROR);
}

char *mem_strdup(const char *s)
{
    size_t size = strlen(s) + 1;

    return memcpy(mem_alloc(size), s, size);
}

void *mem_grow(void *items, size_t *capacity, size_t need, size_t size)
{
    if (need <= *capacity)
        return items;
    *capacity += *capacity / 2;
    if (*capacity < need)
        *capacity = need;
    if (*capacity < 16)
        *capacity = 16;
    return mem_resize(items, *capacity, size);
}
