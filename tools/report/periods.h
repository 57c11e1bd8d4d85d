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
    bool sparse; /* set by periods_join: most had few documents */
};

void periods_add(struct periods *p, long number, uint64_t documents);

/* Sorts the periods, and adds up those that are there several times. */
void periods_order(struct periods *p);

/*
 * Joins periods, which must be in order and not empty, to longer ones as long as most
 * have few documents, or there are very many. Returns their new unit.
 */
enum calendar_unit periods_join(struct periods *p, enum calendar_unit unit);

/* The number of periods from the first to the last, both included. */
size_t periods_span(const struct periods *p);

/* The least documents with which the shares of a period mean something: half of the
   usual number, up to a limit. */
uint64_t periods_least(const struct periods *p);

void periods_release(struct periods *p);

#endif
