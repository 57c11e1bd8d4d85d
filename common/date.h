/*
 * date: reads dates in the formats in which they are found, and writes them as records
 * have them. It reads:
 *
 *  - RFC 3339 and ISO 8601, extended and basic, with or without time and offset, down
 *    to a year alone; also 14 digits
 *  - RFC 5322, as in feeds and mail, and C's asctime, with or without a zone
 *  - an English name of a month with a day before or behind it, and a time of 24 or
 *    twice 12 hours; or such a month and a year
 *  - day, month and year, or year, month and day, with full stops between
 *  - year, month and day as Chinese, Japanese and Korean write them
 *  - seconds or milliseconds since 1970
 *
 * 05/01/2024 is refused: in some countries it is in January, in others in May. So are
 * two days, as in July 14-16.
 */
#ifndef DATELINE_DATE_H
#define DATELINE_DATE_H

#include "buf.h"

/* A day of the proleptic Gregorian calendar, with or without a time of day. */
struct date {
    int year, month, day; /* month and day from 1; 0 where they are unknown */
    bool has_time;
    bool is_utc; /* else the time is local, in an unknown place */
    int hour, minute, second;
};

/*
 * Reads a date, which may have white space around it. A time with an offset is
 * converted to UTC, and so is one with the name of a zone of RFC 5322, such as CST; one
 * with another name, such as CEST, stays local. False if `text` is no date, and for the
 * year 0.
 */
bool date_parse(struct span text, struct date *date);

/*
 * Appends a date in the form of RFC 3339, with "Z" for UTC and no offset for a local
 * time; a date without a time as a day, month or year alone.
 */
void date_write(const struct date *date, struct buf *out);

#endif
