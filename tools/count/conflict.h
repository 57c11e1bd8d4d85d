/*
 * conflict: finds options that cannot be combined.
 */
#ifndef DATELINE_COUNT_CONFLICT_H
#define DATELINE_COUNT_CONFLICT_H

#include "census.h"

/*
 * What the options ask of tables that is impossible, in words; NULL: nothing. To be
 * called when the census has its counters.
 */
const char *conflict_find(const struct census *s);

#endif
