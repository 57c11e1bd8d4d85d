#include "date.h"

#include <limits.h>
#include <stdint.h>

/* ---- the calendar ---- */

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days from 1970-01-01 to the day of `d`. */
static int64_t days_of(const struct date *d)
{
    int64_t year = d->year - 1;
    int64_t days = year * 365 + year / 4 - year / 100 + year / 400 - 719162;

    for (int month = 1; month < d->month; month++)
        days += days_in_month(d->year, month);
    return days + d->day - 1;
}

/* Sets the date from a number of seconds since 1970, UTC. */
static bool set_seconds(struct date *d, int64_t seconds)
{
    int64_t days = seconds / 86400, rest = seconds % 86400;

    if (rest < 0) {
        rest += 86400;
        days--;
    }
    if (days < -719162 || days > 2932896) /* the years 1 to 9999 */
        return false;
    *d = (struct date){.year = (int)(1970 + (days < 0 ? days / 365 - 1 : days / 366)),
                       .month = 1,
                       .day = 1,
                       .has_time = true,
                       .is_utc = true,
                       .hour = (int)(rest / 3600),
                       .minute = (int)(rest / 60 % 60),
                       .second = (int)(rest % 60)};
    if (d->year < 1)
        d->year = 1;
    for (days -= days_of(d); days >= 365 + is_leap(d->year); d->year++)
        days -= 365 + is_leap(d->year);
    for (; days >= days_in_month(d->year, d->month); d->month++)
        days -= days_in_month(d->year, d->month);
    d->day = (int)days + 1;
    return true;
}

static bool move_to_utc(struct date *d, int offset_minutes)
{
    int64_t seconds = days_of(d) * 86400 + d->hour * 3600 + d->minute * 60 + d->second;
    bool leap_second = d->second == 60;

    if (!set_seconds(d, seconds - leap_second - offset_minutes * 60))
        return false;
    d->second += leap_second;
    return true;
}

static bool is_day(const struct date *d)
{
    if (d->year < 1 || d->month < 0 || d->month > 12 || d->day < 0)
        return false;
    if (!d->month)
        return !d->day;
    return d->day <= days_in_month(d->year, d->month);
}

static bool is_time(const struct date *d)
{
    return d->hour <= 23 && d->minute <= 59 && d->second <= 60;
}

/* ---- pieces ---- */

struct cursor {
    const char *p, *end;
};

static bool at(const struct cursor *c, const char *any_of)
{
    return c->p < c->end && *c->p && strchr(any_of, *c->p);
}

static bool take(struct cursor *c, const char *any_of)
{
    if (!at(c, any_of))
        return false;
    c->p++;
    return true;
}

static void skip(struct cursor *c, const char *any_of)
{
    while (take(c, any_of))
        ;
}

static bool at_digit(const struct cursor *c)
{
    return at(c, "0123456789");
}

/* At least `least` digits, of which no more than `most` are taken. */
static bool take_number(struct cursor *c, size_t least, size_t most, int *number)
{
    const char *start = c->p;

    for (*number = 0; at_digit(c) && (size_t)(c->p - start) < most; c->p++)
        *number = *number * 10 + (*c->p - '0');
    return (size_t)(c->p - start) >= least;
}

static size_t count_digits(const struct cursor *c)
{
    struct cursor ahead = *c;

    skip(&ahead, "0123456789");
    return (size_t)(ahead.p - c->p);
}

static struct span take_word(struct cursor *c)
{
    const char *start = c->p;

    while (c->p < c->end && ((*c->p | 0x20) >= 'a' && (*c->p | 0x20) <= 'z'))
        c->p++;
    return span_between(start, c->p);
}

static bool is_word(struct span word, const char *lower)
{
    size_t len = strlen(lower);

    for (size_t i = 0; i < word.len && i < len; i++)
        if ((word.data[i] | 0x20) != lower[i])
            return false;
    return word.len == len;
}

static bool is_upper(struct span word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.data[i] < 'A' || word.data[i] > 'Z')
            return false;
    return true;
}

static bool take_offset(struct cursor *c, int *minutes)
{
    int sign = *c->p++ == '-' ? -1 : 1, hours, rest = 0;

    if (!take_number(c, 1, 2, &hours))
        return false;
    if ((take(c, ":") || at_digit(c)) && !take_number(c, 2, 2, &rest))
        return false;
    *minutes = sign * (hours * 60 + rest);
    return hours <= 23 && rest <= 59;
}

enum { LOCAL = INT_MIN, SHORTEST_ZONE = 2, LONGEST_ZONE = 5 };

/*
 * "+09:00", "-0500", "+5", "Z", "GMT", "EST", "GMT+0900": minutes east of Greenwich;
 * LOCAL for another name, such as "CEST", which says nothing (RFC 5322, section 4.3),
 * and for "Uhr", o'clock in German.
 */
static bool take_zone(struct cursor *c, int *minutes)
{
    static const struct {
        const char *name;
        int hours;
    } zones[] = {{"z", 0},    {"ut", 0},   {"gmt", 0},  {"utc", 0},
                 {"est", -5}, {"edt", -4}, {"cst", -6}, {"cdt", -5},
                 {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}};
    struct span word;

    if (at(c, "+-"))
        return take_offset(c, minutes);
    word = take_word(c);
    for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++)
        if (is_word(word, zones[i].name)) {
            *minutes = zones[i].hours * 60;
            return !at(c, "+-") || (*minutes == 0 && take_offset(c, minutes));
        }
    *minutes = LOCAL;
    return word.len >= SHORTEST_ZONE && word.len <= LONGEST_ZONE &&
           (is_upper(word) || is_word(word, "uhr"));
}

static bool move_from_zone(struct date *d, int minutes)
{
    return minutes == LOCAL || move_to_utc(d, minutes);
}

/* "am", "p.m.", if it is there, makes the hour one of 24. */
static bool take_half(struct cursor *c, struct date *d)
{
    struct cursor ahead = *c;
    bool pm = at(c, "pP");

    if (!take(&ahead, "aApP"))
        return true;
    take(&ahead, ".");
    if (!take(&ahead, "mM") || take_word(&ahead).len)
        return true;
    take(&ahead, ".");
    if (d->hour < 1 || d->hour > 12)
        return false;
    d->hour = d->hour % 12 + (pm ? 12 : 0);
    *c = ahead;
    skip(c, " ");
    return true;
}

/* "10:22", "10:22:54.123", "102254", "9:05 pm". */
static bool take_clock(struct cursor *c, struct date *d)
{
    bool colons;

    if (!take_number(c, 1, 2, &d->hour))
        return false;
    colons = take(c, ":");
    if (!take_number(c, 2, 2, &d->minute))
        return false;
    if ((colons ? take(c, ":") : at_digit(c)) && !take_number(c, 2, 2, &d->second))
        return false;
    if (take(c, ".,"))
        skip(c, "0123456789");
    d->has_time = true;
    skip(c, " ");
    return take_half(c, d) && is_time(d);
}

/* "(CEST)", as mail and JavaScript explain an offset. */
static void skip_comment(struct cursor *c)
{
    skip(c, " ");
    if (at(c, "(") && c->end[-1] == ')')
        c->p = c->end;
}

/* A time of day, and what is behind it: a zone, a comment, or nothing. */
static bool take_time(struct cursor *c, struct date *d)
{
    int offset = LOCAL;

    if (!take_clock(c, d))
        return false;
    if (c->p < c->end && !at(c, "(") && !take_zone(c, &offset))
        return false;
    skip_comment(c);
    return move_from_zone(d, offset);
}

/* ---- whole dates ---- */

static int month_of(struct span word)
{
    static const char *const names[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};

    if (is_word(word, "sept"))
        return 9;
    for (int month = 0; month < 12; month++) {
        char start[4] = {0};

        memcpy(start, names[month], 3);
        if (is_word(word, names[month]) || is_word(word, start))
            return month + 1;
    }
    return 0;
}

/* Korean and Hungarian have blanks behind full stops. */
static void skip_behind(struct cursor *c, char separator)
{
    if (separator == '.')
        skip(c, " ");
}

/*
 * "2023-07-12", "2023-07", "2023", "20230712", "2023/07/12", "2023. 7. 12.",
 * "20230712102254".
 */
static bool take_iso_day(struct cursor *c, struct date *d)
{
    size_t digits = count_digits(c);
    char separator;

    if (digits != 4 && digits != 8 && digits != 14)
        return false;
    take_number(c, 4, 4, &d->year);
    if (digits != 4)
        return take_number(c, 2, 2, &d->month) && take_number(c, 2, 2, &d->day) &&
               d->month && d->day;
    if (!at(c, "-/."))
        return true;
    separator = *c->p++;
    skip_behind(c, separator);
    if (!take_number(c, 1, 2, &d->month) || !d->month)
        return false;
    if (c->p == c->end || *c->p != separator)
        return true;
    c->p++;
    skip_behind(c, separator);
    if (!take_number(c, 1, 2, &d->day) || !d->day)
        return false;
    if (separator == '.')
        take(c, ".");
    return true;
}

static bool parse_iso(struct cursor c, struct date *d)
{
    *d = (struct date){0};
    if (!take_iso_day(&c, d) || !is_day(d))
        return false;
    if (c.p == c.end)
        return true;
    if (!d->day || !(take(&c, "Tt ") || at_digit(&c)))
        return false;
    skip(&c, " ");
    return take_time(&c, d) && c.p == c.end;
}

/* Four digits, or two as RFC 822 had them (RFC 5322, section 4.3). */
static bool take_year(struct cursor *c, int *year)
{
    size_t digits = count_digits(c);

    if (!take_number(c, 2, 4, year))
        return false;
    if (digits == 2)
        *year += *year < 50 ? 2000 : 1900;
    return digits == 2 || digits == 4;
}

/* "12", "12th". */
static bool take_day(struct cursor *c, int *day)
{
    struct cursor ahead;
    struct span word;

    if (!take_number(c, 1, 2, day) || !*day || at_digit(c))
        return false;
    ahead = *c;
    word = take_word(&ahead);
    if (is_word(word, "st") || is_word(word, "nd") || is_word(word, "rd") ||
        is_word(word, "th"))
        *c = ahead;
    return true;
}

/* "at", commas and a dash before a time. */
static void skip_at(struct cursor *c)
{
    struct cursor ahead;

    skip(c, ", ");
    if (span_starts(span_between(c->p, c->end), SPAN("- ")))
        c->p++;
    skip(c, " ");
    ahead = *c;
    if (is_word(take_word(&ahead), "at"))
        *c = ahead;
    skip(c, " ");
}

/* "10:22", and no "2024", which may be the year of "Feb. 12, 13, 2024". */
static bool has_colon(struct cursor c)
{
    skip(&c, "0123456789");
    return at(&c, ":");
}

/* "July 2023", from behind the month on. */
static bool parse_month(struct cursor c, struct date *d)
{
    return d->month && count_digits(&c) == 4 && take_year(&c, &d->year) &&
           c.p == c.end && is_day(d);
}

/* The month behind a day: "July", "of July". */
static int take_month(struct cursor *c)
{
    struct span word = take_word(c);

    if (is_word(word, "of")) {
        skip(c, " ");
        word = take_word(c);
    }
    return month_of(word);
}

/* "July 14-16", from behind the first of two days on. */
static bool at_second_day(struct cursor c)
{
    skip(&c, " ");
    if (!take(&c, "-"))
        return false;
    skip(&c, " ");
    return count_digits(&c) <= 2;
}

/* "Wed, 12 Jul 2023 10:22:54 +0000", "12 July 2023", "July 12, 2023 at 9:05 pm". */
static bool parse_named(struct cursor c, struct date *d)
{
    struct span word = take_word(&c);

    *d = (struct date){0};
    d->month = month_of(word);
    skip(&c, "., ");
    if (word.len && !d->month) { /* the day of the week */
        d->month = month_of(take_word(&c));
        skip(&c, ". ");
    }
    if (parse_month(c, d))
        return true;
    if (!take_day(&c, &d->day) || (d->month && at_second_day(c)))
        return false;
    skip(&c, ".,- ");
    if (!d->month) {
        d->month = take_month(&c);
        skip(&c, ".,- ");
    }
    if (!d->month || !take_year(&c, &d->year) || !is_day(d))
        return false;
    skip_at(&c);
    return c.p == c.end || (has_colon(c) && take_time(&c, d) && c.p == c.end);
}

/* "12.7.2023", "12. 7. 2023 10:22": with full stops the day comes first. */
static bool parse_dotted(struct cursor c, struct date *d)
{
    *d = (struct date){0};
    if (!take_number(&c, 1, 2, &d->day) || !take(&c, "."))
        return false;
    skip(&c, " ");
    if (!take_number(&c, 1, 2, &d->month) || !take(&c, "."))
        return false;
    skip(&c, " ");
    if (count_digits(&c) != 4 || !take_number(&c, 4, 4, &d->year) || !d->month ||
        !d->day || !is_day(d))
        return false;
    skip_at(&c);
    return c.p == c.end || (has_colon(c) && take_time(&c, d) && c.p == c.end);
}

/* A number and what stands behind it, in Chinese and Japanese or in Korean. */
static bool take_counted(struct cursor *c, size_t least, size_t most, const char *east,
                         const char *korean, int *number)
{
    struct span rest;

    if (!take_number(c, least, most, number))
        return false;
    rest = span_between(c->p, c->end);
    if (!span_starts(rest, span_of(east)) && !span_starts(rest, span_of(korean)))
        return false;
    c->p += strlen(east);
    skip(c, " ");
    return true;
}

/* "2023年7月12日", "2023년 7월 12일 10:22"; a year of fewer digits is of another era.
 */
static bool parse_east_asian(struct cursor c, struct date *d)
{
    *d = (struct date){0};
    if (!take_counted(&c, 4, 4, "年", "년", &d->year) ||
        !take_counted(&c, 1, 2, "月", "월", &d->month) ||
        !take_counted(&c, 1, 2, "日", "일", &d->day) || !d->month || !d->day ||
        !is_day(d))
        return false;
    return c.p == c.end || (take_time(&c, d) && c.p == c.end);
}

/* "Wed Jul 12 10:22:54 +0000 2023", as C's asctime has it, zone or not. */
static bool parse_asctime(struct cursor c, struct date *d)
{
    int offset = LOCAL;

    *d = (struct date){0};
    if (!take_word(&c).len || !take(&c, " "))
        return false;
    d->month = month_of(take_word(&c));
    skip(&c, " ");
    if (!d->month || !take_day(&c, &d->day) || !take(&c, " ") || !take_clock(&c, d))
        return false;
    if (!at_digit(&c) && !take_zone(&c, &offset))
        return false;
    skip(&c, " ");
    if (count_digits(&c) != 4 || !take_number(&c, 4, 4, &d->year) || !is_day(d))
        return false;
    return c.p == c.end && move_from_zone(d, offset);
}

/* Seconds or milliseconds since 1970: ten digits, or thirteen. */
static bool parse_epoch(struct cursor c, struct date *d)
{
    size_t digits = count_digits(&c);
    int64_t number = 0;

    if (digits != 10 && digits != 13)
        return false;
    for (; at_digit(&c); c.p++)
        number = number * 10 + (*c.p - '0');
    if (take(&c, "."))
        skip(&c, "0123456789");
    return c.p == c.end && set_seconds(d, digits == 13 ? number / 1000 : number);
}

bool date_parse(struct span text, struct date *d)
{
    struct cursor c = {text.data, text.data + text.len};

    skip(&c, " \t\r\n");
    while (c.end > c.p && strchr(" \t\r\n", c.end[-1]) && c.end[-1])
        c.end--;
    if (c.p == c.end)
        return false;
    return parse_epoch(c, d) || parse_iso(c, d) || parse_named(c, d) ||
           parse_asctime(c, d) || parse_dotted(c, d) || parse_east_asian(c, d);
}

/* A number in `digits` digits. */
static void write_number(struct buf *out, int number, int digits)
{
    char text[4];

    for (int i = digits; i-- > 0; number /= 10)
        text[i] = (char)('0' + number % 10);
    buf_add(out, text, (size_t)digits);
}

static void write_part(struct buf *out, char before, int number)
{
    buf_add_char(out, before);
    write_number(out, number, 2);
}

void date_write(const struct date *d, struct buf *out)
{
    write_number(out, d->year, 4);
    if (d->month)
        write_part(out, '-', d->month);
    if (d->day)
        write_part(out, '-', d->day);
    if (!d->has_time)
        return;
    write_part(out, 'T', d->hour);
    write_part(out, ':', d->minute);
    write_part(out, ':', d->second);
    if (d->is_utc)
        buf_add_char(out, 'Z');
}
