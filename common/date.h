/*
 * date: reads dates in the formats in which they are found, and writes them as records
 * have them. It reads:
 *
 *  - RFC 3339 and ISO 8601, extended and basic, with or without time and offset, down
 *    to a year alone; also 14 digits
 *  - RFC 5322, as in feeds and mail, and C's asctime, with or without a zone
 *  - the name of a month, in any language of date_names, with a day and a year in any
 *    order, or a year alone; between them and before a time such words as "de" and
 *    "at", and one word in front that is not known; the time may be "17.00" or "17h00",
 *    too, or stand before the date, and the half of the day before it, as in "PM 5:05"
 *  - day, month and year, or year, month and day, with full stops between
 *  - the same with slashes or dashes between, if it is known which is first, the day or
 *    the month; the year may have two digits
 *  - year, month and day as Chinese, Japanese and Korean write them
 *  - these figures also behind a word, such as the day of the week, or with it between
 *    date and time, as in "2024/05/31 (Fri) 17:00"
 *  - seconds since 1970, in ten digits, or milliseconds, in thirteen; also as .NET
 *    writes them, "/Date(1717142400000)/"
 * Behind an offset may be what Go and Java write, "+0200 CEST", "+02:00[Europe/Rome]".
 *
 * Digits may be those of any script; in others than ours, years before 1800 and after
 * 2050 are refused as those of other calendars, such as 1403. A name that is a
 * different month in two languages, such as listopad, is none. 05/01/2024 is refused if
 * the order is not known: in some countries it is in January, in others in May. So are
 * two days, as in July 14-16.
 */
#ifndef DATELINE_DATE_H
#define DATELINE_DATE_H

#include "buf.h"
#include "date_calendar.h"

/* Which is first in 05/01/2024 and 05-01-24. */
enum date_order { DATE_ORDER_UNKNOWN, DATE_DAY_FIRST, DATE_MONTH_FIRST };

/*
 * Reads a date, which may have white space around it. A time with an offset is
 * converted to UTC, and so is one with the name of a zone of RFC 5322, such as CST; one
 * with another name, such as CEST, stays local. False if `text` is no date, and for the
 * year 0.
 */
bool date_parse(struct span text, enum date_order order, struct date *date);

/*
 * Appends a date in the form of RFC 3339, with "Z" for UTC and no offset for a local
 * time; a date without a time as a day, month or year alone.
 */
void date_write(const struct date *date, struct buf *out);

#endif
