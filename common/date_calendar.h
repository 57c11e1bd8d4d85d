/*
 * date_calendar: days of the proleptic Gregorian calendar, and times of day.
 */
#ifndef DATELINE_DATE_CALENDAR_H
#define DATELINE_DATE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/* A day, with or without a time of day. */
struct date {
    int year, month, day; /* month and day from 1; 0 where they are unknown */
    bool has_time;
    bool is_utc; /* else the time is local, in an unknown place */
    int hour, minute, second;
};

/* Whether there is such a day, month or year; there is no year 0. */
bool date_is_day(const struct date *d);

/* Sets the date from a number of seconds since 1970, UTC. False: its year has more than
   four digits, or none. */
bool date_set_seconds(struct date *d, int64_t seconds);

/* Converts a day with the local time of a place, which is so many minutes east of
   Greenwich, to UTC. False: as above. */
bool date_move_to_utc(struct date *d, int offset_minutes);

#endif
