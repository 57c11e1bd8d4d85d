/*
 * numbers: a table from numbers of 64 bits to numbers of 32.
 *
 * Zeroed, it is empty and ready; numbers_release frees.
 */
#ifndef DATELINE_FIT_NUMBERS_H
#define DATELINE_FIT_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct numbers {
    struct number_slot {
        uint64_t key;
        uint32_t value;
        bool used;
    } * slots;
    size_t n, n_slots; /* the latter a power of two */
};

/* Two numbers as one key. */
static inline uint64_t numbers_pair(uint32_t a, uint32_t b)
{
    return (uint64_t)a << 32 | b;
}

/* The value of a key, made 0 if it is new; it lasts until the next call. */
uint32_t *numbers_add(struct numbers *n, uint64_t key);

/* The value of a key, or NULL. */
const uint32_t *numbers_find(const struct numbers *n, uint64_t key);

void numbers_release(struct numbers *n);

#endif
