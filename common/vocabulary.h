/*
 * vocabulary: maps very many strings to numbers and back, in little memory.
 *
 * Like intern, but a string may move when another is added, and takes only 4 bytes and
 * its slots more than its own length. A zeroed struct vocabulary is empty and ready.
 */
#ifndef DATELINE_VOCABULARY_H
#define DATELINE_VOCABULARY_H

#include "buf.h"

#include <stdint.h>

struct vocabulary {
    struct buf bytes; /* of all strings, one behind the other */
    uint32_t *ends;   /* of each, in bytes; by number */
    size_t n, capacity;
    struct vocabulary_slot *slots;
    size_t n_slots; /* a power of two, kept at most four fifths full */
    unsigned shift; /* a hash shifted right by it is the number of a slot */
};

/*
 * The number of a string; numbers are given from 0 up. The string is copied if it is
 * new. Behind it BUF_PADDING bytes must be readable.
 */
uint32_t vocabulary_add(struct vocabulary *v, struct span string);

/*
 * Prefetch what vocabulary_add will look at, for callers that will add several strings:
 * call the first function for all of them, which fetches their slots, and then the
 * second, which fetches where the strings in these are. BUF_PADDING bytes must be
 * readable, too.
 */
void vocabulary_fetch_slot(const struct vocabulary *v, struct span string);
void vocabulary_fetch_string(const struct vocabulary *v, struct span string);

/* The string, until the next one is added. */
static inline struct span vocabulary_string(const struct vocabulary *v, uint32_t number)
{
    uint32_t start = number ? v->ends[number - 1] : 0;

    return (struct span){v->bytes.data + start, v->ends[number] - start};
}

/* The bytes of memory in use; SIZE_MAX if the numbers are about to run out. */
size_t vocabulary_bytes(const struct vocabulary *v);

/* Forgets all strings and keeps the memory. */
void vocabulary_clear(struct vocabulary *v);

/* Gives back the memory that only vocabulary_add needs: nothing may be added then. */
void vocabulary_seal(struct vocabulary *v);

void vocabulary_release(struct vocabulary *v);

#endif
