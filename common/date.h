/*
 * date: dates as they are found, to dates as records have them.
 *
 * Understood are RFC 3339 and ISO 8601 (extended and basic, with or without
 * time and offset, down to a year alone; also 14 digits), RFC 5322 as feeds
 * and mail have it, C's asctime with or without a zone, days with the English
 * name of a month before or behind the number, with a time of 24 or twice 12
 * hours, such a month and a year alone, day, month and year, or year, month and day,
 * with full stops between, year, month and day as Chinese, Japanese and Korean count
 * them, and seconds or milliseconds since 1970. 05/01/2024 is none: it is a day of
 * January here and of May there. Nor are two days, as July 14-16.
 */
#ifndef DATELINE_DATE_H
#define DATELINE_DATE_H

#include "buf.h"

/* A day of the proleptic Gregorian calendar, with a time of day or without. */
struct date {
    int year, month, day; /* month and day from 1; 0 where they are unknown */
    bool has_time;
    bool is_utc; /* else the time is local, at a place unknown */
    int hour, minute, second;
};

/*
 * Reads a date, white space around it allowed. A time with an offset is moved
 * to UTC; one with the name of a zone that has no meaning of its own, as CEST, stays
 * local. False for what is no date, and for the year 0.
 */
bool date_parse(struct span text, struct date *date);

/*
 * Appends it as RFC 3339 has it, with "Z" for UTC and no offset for a local
 * time; without a time the day, month or year alone.
 */
void date_write(const struct date *date, struct buf *out);

#endif
