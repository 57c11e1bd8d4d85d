#include "calendar.h"

#include "ascii.h"

#include <stdio.h>

static const char *const units[] = {"day", "week", "month", "quarter", "year"};

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

enum calendar_unit calendar_unit_of(struct span key)
{
    int unit = CALENDAR_DAY;

    while (unit < CALENDAR_NONE && !span_is(key, units[unit]))
        unit++;
    return (enum calendar_unit)unit;
}

const char *calendar_unit_name(enum calendar_unit unit)
{
    return units[unit];
}

/* ---- days ---- */

static long floor_div(long a, long b)
{
    return a / b - (a % b < 0);
}

/* Days since 1 March of the year 0. */
long calendar_number(struct calendar_day c)
{
    long year = c.year - (c.month <= 2);
    long months_since_march = (c.month + 9) % 12;

    return year * 365 + floor_div(year, 4) - floor_div(year, 100) +
           floor_div(year, 400) + (153 * months_since_march + 2) / 5 + c.day - 1;
}

struct calendar_day calendar_day_of(long days)
{
    enum { DAYS_OF_400_YEARS = 146097 };
    long year = floor_div(400 * days + 591, DAYS_OF_400_YEARS), rest, month;

    rest = days - calendar_number((struct calendar_day){year, 3, 1});
    if (rest < 0)
        rest = days - calendar_number((struct calendar_day){--year, 3, 1});
    month = (100 * rest + 52) / 3060;
    return (struct calendar_day){year + (month + 2) / 12, (int)((month + 2) % 12) + 1,
                                 (int)(rest - (month * 306 + 5) / 10) + 1};
}

/* The number of a week from the days of one in it; 1 March of the year 0 was a
   Wednesday. */
static long week_of(long days)
{
    return floor_div(days + 2, 7);
}

static long thursday_of(long week)
{
    return week * 7 + 1;
}

/* The week 1 of a year: the one with 4 January in it (ISO 8601). */
static long first_week(long year)
{
    return week_of(calendar_number((struct calendar_day){year, 1, 4}));
}

static struct calendar_day first_day(enum calendar_unit unit, long number)
{
    switch (unit) {
    case CALENDAR_DAY:
        return calendar_day_of(number);
    case CALENDAR_WEEK:
        return calendar_day_of(thursday_of(number));
    case CALENDAR_MONTH:
        return (struct calendar_day){floor_div(number, 12), (int)(number % 12) + 1, 1};
    case CALENDAR_QUARTER:
        return (struct calendar_day){floor_div(number, 4), (int)(number % 4) * 3 + 1,
                                     1};
    default:
        return (struct calendar_day){number, 1, 1};
    }
}

/* ---- reading ---- */

/* Exactly `n` digits at the start, which are taken away. */
static bool take_digits(struct span *s, size_t n, int *value)
{
    *value = 0;
    if (s->len < n)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!ascii_is_digit(s->data[i]))
            return false;
        *value = *value * 10 + (s->data[i] - '0');
    }
    *s = (struct span){s->data + n, s->len - n};
    return true;
}

static bool take(struct span *s, const char *literal)
{
    if (!span_starts(*s, span_of(literal)))
        return false;
    *s = (struct span){s->data + strlen(literal), s->len - strlen(literal)};
    return true;
}

/* What stands before the number of a period within its year, and its digits. */
static bool take_part(struct span *s, const char *before, size_t digits, int most,
                      int *value)
{
    return take(s, before) && take_digits(s, digits, value) && *value >= 1 &&
           *value <= most;
}

static bool take_period(enum calendar_unit unit, struct span *s, int year, long *number)
{
    int part, day;

    switch (unit) {
    case CALENDAR_DAY:
        if (!take_part(s, "-", 2, 12, &part) || !take_part(s, "-", 2, 31, &day))
            return false;
        *number = calendar_number((struct calendar_day){year, part, day});
        return calendar_day_of(*number).day == day;
    case CALENDAR_WEEK:
        if (!take_part(s, "-W", 2, 53, &part))
            return false;
        *number = first_week(year) + part - 1;
        return *number < first_week(year + 1);
    case CALENDAR_MONTH:
        if (!take_part(s, "-", 2, 12, &part))
            return false;
        *number = year * 12L + part - 1;
        return true;
    case CALENDAR_QUARTER:
        if (!take_part(s, "-Q", 1, 4, &part))
            return false;
        *number = year * 4L + part - 1;
        return true;
    default:
        *number = year;
        return true;
    }
}

bool calendar_parse(enum calendar_unit unit, struct span text, long *number)
{
    int year;

    return take_digits(&text, 4, &year) && year > 0 &&
           take_period(unit, &text, year, number) && text.len == 0;
}

enum { YEAR = 4, MONTH = 7, DAY = 10 }; /* bytes */

static enum calendar_unit unit_of_length(size_t length)
{
    if (length >= DAY)
        return CALENDAR_DAY;
    if (length == MONTH)
        return CALENDAR_MONTH;
    return length == YEAR ? CALENDAR_YEAR : CALENDAR_NONE;
}

enum calendar_unit calendar_cut(struct span *date, long *number)
{
    enum calendar_unit unit = unit_of_length(date->len);

    if (unit == CALENDAR_DAY)
        date->len = DAY;
    if (unit != CALENDAR_NONE && calendar_parse(unit, *date, number))
        return unit;
    date->len = 0;
    return CALENDAR_NONE;
}

/* ---- units and writing ---- */

long calendar_coarsen(enum calendar_unit unit, long number, enum calendar_unit coarser)
{
    struct calendar_day first = first_day(unit, number);

    if (unit == coarser)
        return number;
    switch (coarser) {
    case CALENDAR_WEEK:
        return week_of(number);
    case CALENDAR_MONTH:
        return first.year * 12 + first.month - 1;
    case CALENDAR_QUARTER:
        return first.year * 4 + (first.month - 1) / 3;
    default:
        return first.year;
    }
}

long calendar_year(enum calendar_unit unit, long number)
{
    return first_day(unit, number).year;
}

void calendar_write(enum calendar_unit unit, long number, struct buf *out)
{
    struct calendar_day c = first_day(unit, number);
    char text[64];

    if (unit == CALENDAR_DAY)
        snprintf(text, sizeof(text), "%04ld-%02d-%02d", c.year, c.month, c.day);
    else if (unit == CALENDAR_WEEK)
        snprintf(text, sizeof(text), "%04ld-W%02ld", c.year,
                 number - first_week(c.year) + 1);
    else if (unit == CALENDAR_MONTH)
        snprintf(text, sizeof(text), "%04ld-%02d", c.year, c.month);
    else if (unit == CALENDAR_QUARTER)
        snprintf(text, sizeof(text), "%04ld-Q%ld", c.year, number % 4 + 1);
    else
        snprintf(text, sizeof(text), "%04ld", c.year);
    buf_add_string(out, text);
}

void calendar_name(enum calendar_unit unit, long number, struct buf *out)
{
    struct calendar_day c = first_day(unit, number);
    char text[80];

    if (unit == CALENDAR_DAY)
        snprintf(text, sizeof(text), "%d %s %ld", c.day, months[c.month - 1], c.year);
    else if (unit == CALENDAR_WEEK)
        snprintf(text, sizeof(text), "week %ld of %ld", number - first_week(c.year) + 1,
                 c.year);
    else if (unit == CALENDAR_MONTH)
        snprintf(text, sizeof(text), "%s %ld", months[c.month - 1], c.year);
    else if (unit == CALENDAR_QUARTER)
        snprintf(text, sizeof(text), "Q%ld %ld", number % 4 + 1, c.year);
    else
        snprintf(text, sizeof(text), "%ld", c.year);
    buf_add_string(out, text);
}
