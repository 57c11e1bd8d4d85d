/*
 * period: the days, weeks, months, quarters and years that count groups by.
 *
 * In a group they are written 2024-03-07, 2024-W10, 2024-03, 2024-Q1, 2024.
 */
#ifndef DATELINE_COUNT_PERIOD_H
#define DATELINE_COUNT_PERIOD_H

#include "buf.h"
#include "groups.h"

/* Whether the values of a key are periods. */
bool period_is(enum key_kind kind);

/*
 * Replaces a period by the next one, in the proleptic Gregorian calendar; weeks are
 * those of ISO 8601. False: it is no period of that kind, or there is no next one.
 */
bool period_next(enum key_kind kind, struct buf *period);

#endif
