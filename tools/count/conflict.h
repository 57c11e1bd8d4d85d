/*
 * conflict: what cannot be asked for at the same time.
 */
#ifndef DATELINE_COUNT_CONFLICT_H
#define DATELINE_COUNT_CONFLICT_H

#include "census.h"

/*
 * What is asked of tables that cannot be had, in words; NULL: nothing. To be called
 * when it is known what is counted.
 */
const char *conflict_find(const struct census *s);

#endif
