/*
 * intern: strings to small numbers and back.
 *
 * Each distinct run of bytes gets the next number from 0 up. A zeroed struct
 * intern is empty and ready.
 */
#ifndef DATELINE_INTERN_H
#define DATELINE_INTERN_H

#include "arena.h"

#include <stdint.h>

#define INTERN_NONE UINT32_MAX

struct intern {
    struct arena bytes;
    struct span *keys; /* by number */
    size_t n, capacity;
    struct intern_slot *slots;
    size_t n_slots; /* a power of two */
};

/* The number of `key`, which is copied if it is new. */
uint32_t intern_add(struct intern *in, struct span key);

/* The number of `key`, or INTERN_NONE. */
uint32_t intern_find(const struct intern *in, struct span key);

void intern_release(struct intern *in);

/* The hash of the table, XXH3, for tables that are laid out in a file. */
uint64_t intern_hash(struct span key);

#endif
