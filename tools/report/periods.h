/*
 * periods: how many documents there are in each period of a corpus.
 */
#ifndef DATELINE_REPORT_PERIODS_H
#define DATELINE_REPORT_PERIODS_H

#include "calendar.h"

struct dated {
    long number; /* of the period */
    uint64_t documents;
};

/* Zeroed, it is ready; periods_release frees it. */
struct periods {
    struct dated *items;
    size_t n, capacity;
};

void periods_add(struct periods *p, long number, uint64_t documents);

/* Puts them in order, each once. */
void periods_order(struct periods *p);

/*
 * Joins periods, in order and of one at least, to longer ones as long as most have few
 * documents, or there are very many of them. Returns the unit that they come to.
 */
enum calendar_unit periods_join(struct periods *p, enum calendar_unit unit);

/* From the first to the last, both included. */
size_t periods_span(const struct periods *p);

/* With fewer documents than these a period's shares tell nothing: half of what is
   usual, but no more than is few. */
uint64_t periods_least(const struct periods *p);

void periods_release(struct periods *p);

#endif
