/*
 * calendar: numbers the periods that count groups by, so that consecutive ones differ
 * by 1. They are those of the proleptic Gregorian calendar, from the year 1 on.
 */
#ifndef DATELINE_CALENDAR_H
#define DATELINE_CALENDAR_H

#include "buf.h"

/* A day; month and day are counted from 1. */
struct calendar_day {
    long year;
    int month, day;
};

/* The number of a day, and the day of a number. 1 January 1970 is CALENDAR_1970. */
enum { CALENDAR_1970 = 719468 };
long calendar_number(struct calendar_day day);
struct calendar_day calendar_day_of(long number);

/* From the finest to the coarsest. A period belongs to the coarser one that has its
   first day, or the Thursday of a week. */
enum calendar_unit {
    CALENDAR_DAY,
    CALENDAR_WEEK,
    CALENDAR_MONTH,
    CALENDAR_QUARTER,
    CALENDAR_YEAR,
    CALENDAR_NONE
};

/* The unit of a key of count, such as "month"; CALENDAR_NONE: it has none. */
enum calendar_unit calendar_unit_of(struct span key);

/* The key of count for a unit, such as "month". */
const char *calendar_unit_name(enum calendar_unit unit);

/*
 * Reads a period as count writes it: 2021-03-31, 2021-W13 (ISO 8601), 2021-03,
 * 2021-Q1, 2021. Sets its number: periods that follow each other differ by 1. False:
 * there is no such period.
 */
bool calendar_parse(enum calendar_unit unit, struct span text, long *number);

/*
 * Cuts a date of RFC 3339, or a month or year alone, to what it says of the day: a
 * period. Sets the number of that and returns its unit; CALENDAR_NONE, with nothing
 * left: there is no such day, month or year.
 */
enum calendar_unit calendar_cut(struct span *date, long *number);

/* The number of the coarser period that a period belongs to. */
long calendar_coarsen(enum calendar_unit unit, long number, enum calendar_unit coarser);

/* The year of a period's first day; of a week, of its Thursday. */
long calendar_year(enum calendar_unit unit, long number);

/* Append a period, as count writes it, or for readers: "31 March 2021". */
void calendar_write(enum calendar_unit unit, long number, struct buf *out);
void calendar_name(enum calendar_unit unit, long number, struct buf *out);

#endif
