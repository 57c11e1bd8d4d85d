/*
 * pairs: how often pairs of numbers come, and in how many documents.
 *
 * Zeroed, it is empty and ready; pairs_release frees.
 */
#ifndef DATELINE_FIT_PAIRS_H
#define DATELINE_FIT_PAIRS_H

#include <stddef.h>
#include <stdint.h>

struct pair_count {
    uint32_t first, second;
    uint32_t count; /* 0: the slot is empty */
    uint32_t documents, last_document;
};

struct pairs {
    struct pair_count *slots;
    size_t n, n_slots; /* the latter a power of two */
    unsigned shift;    /* what leaves a slot's number of a hash */
};

/* Counts a pair in a document, of which each has a number of its own, from 1 up. */
void pairs_add(struct pairs *p, uint32_t first, uint32_t second, uint32_t document);

/* Has the processor fetch what pairs_add will look at, which is far away. */
void pairs_fetch(const struct pairs *p, uint32_t first, uint32_t second);

void pairs_release(struct pairs *p);

#endif
