/*
 * date_clock: times of day in a date, and what stands behind them. Each of these reads
 * from the cursor on and returns false where it finds something else.
 */
#ifndef DATELINE_DATE_CLOCK_H
#define DATELINE_DATE_CLOCK_H

#include "cursor.h"
#include "date_calendar.h"

#include <limits.h>

enum { DATE_LOCAL = INT_MIN };

/* Whether there is such a time of day; leap seconds are some. */
bool date_is_time(const struct date *d);

/* "10:22", "10:22:54.123", "102254", "9:05 pm"; blanks behind it are skipped. */
bool date_take_clock(struct cursor *c, struct date *d);

/* The sign behind the hour of a time as languages write it: ':'; '.'; 'h', with blanks
   around it or not; or 'm' for "5 pm". 0: there is no time, as "2024" is none. */
char date_clock_sign(struct cursor c);

/* Whether there is such a time, maybe with the half of the day in front. */
bool date_at_time(struct cursor c);

/*
 * "+09:00", "-0500", "+5", "Z", "GMT", "EST", "GMT+0900": minutes east of Greenwich;
 * DATE_LOCAL for another name, such as "CEST", which says nothing (RFC 5322,
 * section 4.3), for "Uhr" and the like, and for the name of a half of the day, which
 * sets the hour.
 */
bool date_take_zone(struct cursor *c, struct date *d, int *minutes);

/* Converts the time to UTC if it is not DATE_LOCAL; as date_move_to_utc. */
bool date_move_from_zone(struct date *d, int minutes);

/* What is behind a time, up to the end: a zone, a comment in brackets, or nothing;
   behind an offset its name, too. */
bool date_take_end(struct cursor *c, struct date *d);

/* A time, and what is behind it: as in ISO 8601, or as date_at_time knows it. */
bool date_take_time(struct cursor *c, struct date *d);
bool date_take_told_time(struct cursor *c, struct date *d);

/* A day of the week, "at", "Uhr" and other words that change nothing, and blanks. */
bool date_take_filler(struct cursor *c);

/* "午後", "p.m.": whether it is after noon. date_set_half makes the hour one of 24;
   false: it is one of the other half. In front of a time "am" is none: it may be the
   "at" of Welsh. */
bool date_take_half(struct cursor *c, bool *pm);
bool date_take_half_in_front(struct cursor *c, bool *pm);
bool date_set_half(struct date *d, bool pm);

#endif
