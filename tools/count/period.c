#include "period.h"

#include <stdio.h>
#include <stdlib.h>

enum { LAST_YEAR = 9999, DAYS_OF_WEEK = 7, MONTHS = 12, QUARTERS = 4 };

bool period_is(enum key_kind kind)
{
    return kind <= KEY_YEAR;
}

static unsigned days_in(unsigned year, unsigned month)
{
    static const unsigned days[MONTHS] = {31, 28, 31, 30, 31, 30,
                                          31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && groups_is_leap(year));
}

/* A year and what is counted in it, from 1 up to `most`. */
struct step {
    unsigned year, number;
};

static bool read_step(struct span s, const char *form, struct step *step)
{
    char text[16];
    int used = 0;

    if (s.len >= sizeof(text))
        return false;
    memcpy(text, s.data, s.len);
    text[s.len] = '\0';
    return sscanf(text, form, &step->year, &step->number, &used) == 2 &&
           (size_t)used == s.len && step->year <= LAST_YEAR;
}

static bool next_step(struct buf *period, const char *read, const char *write,
                      unsigned (*most)(unsigned year))
{
    struct step s;
    char text[32];

    if (!read_step(buf_span(period), read, &s))
        return false;
    if (++s.number > most(s.year)) {
        s.number = 1;
        s.year++;
    }
    snprintf(text, sizeof(text), write, s.year, s.number);
    buf_clear(period);
    buf_add_string(period, text);
    return s.year <= LAST_YEAR;
}

static unsigned months_in(unsigned year)
{
    (void)year;
    return MONTHS;
}

static unsigned quarters_in(unsigned year)
{
    (void)year;
    return QUARTERS;
}

static bool next_day(struct buf *period)
{
    unsigned day;
    struct buf month = {0};
    char text[8];
    bool good = period->len == 10;
    struct step s;

    if (!good || !read_step((struct span){period->data, 7}, "%4u-%2u%n", &s) ||
        s.number < 1 || s.number > MONTHS)
        return false;
    day =
        (unsigned)(period->data[8] - '0') * 10 + (unsigned)(period->data[9] - '0') + 1;
    buf_add(&month, period->data, 7);
    if (day > days_in(s.year, s.number)) {
        day = 1;
        good = next_step(&month, "%4u-%2u%n", "%04u-%02u", months_in);
    }
    snprintf(text, sizeof(text), "-%02u", day % 100);
    buf_clear(period);
    buf_add_span(period, buf_span(&month));
    buf_add_string(period, text);
    buf_release(&month);
    return good;
}

static bool next_year(struct buf *period)
{
    char text[16];
    unsigned year = 0;

    if (period->len != 4)
        return false;
    for (size_t i = 0; i < period->len; i++)
        year = year * 10 + (unsigned)(period->data[i] - '0');
    snprintf(text, sizeof(text), "%04u", ++year % (LAST_YEAR + 1));
    buf_clear(period);
    buf_add_string(period, text);
    return year <= LAST_YEAR;
}

bool period_next(enum key_kind kind, struct buf *period)
{
    switch (kind) {
    case KEY_DAY:
        return next_day(period);
    case KEY_WEEK:
        return next_step(period, "%4u-W%2u%n", "%04u-W%02u", groups_weeks_in);
    case KEY_MONTH:
        return next_step(period, "%4u-%2u%n", "%04u-%02u", months_in);
    case KEY_QUARTER:
        return next_step(period, "%4u-Q%1u%n", "%04u-Q%u", quarters_in);
    case KEY_YEAR:
        return next_year(period);
    default:
        return false;
    }
}
