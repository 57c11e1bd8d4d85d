/*
 * period: the days, weeks, months, quarters and years that count groups by.
 *
 * As they are written in a group: 2024-03-07, 2024-W10, 2024-03, 2024-Q1, 2024.
 */
#ifndef DATELINE_COUNT_PERIOD_H
#define DATELINE_COUNT_PERIOD_H

#include "buf.h"
#include "groups.h"

/* Whether a key is one of these. */
bool period_is(enum key_kind kind);

/*
 * Replaces a period by the one after it, in the proleptic Gregorian calendar; weeks
 * are those of ISO 8601. False: it is no period of the kind, or the last of all.
 */
bool period_next(enum key_kind kind, struct buf *period);

#endif
