#include "date.h"

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

/* Between `least` and `most` digits, and no more follow. */
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

/* "+09:00", "-0500", "+05", "Z", "GMT", "EST": minutes east of Greenwich. */
static bool take_zone(struct cursor *c, int *minutes)
{
    /* RFC 5322, section 4.3 */
    static const struct {
        const char *name;
        int hours;
    } zones[] = {{"Z", 0},    {"UT", 0},   {"GMT", 0},  {"UTC", 0},
                 {"EST", -5}, {"EDT", -4}, {"CST", -6}, {"CDT", -5},
                 {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7}};
    struct span word;
    int sign, hours, rest = 0;

    if (at(c, "+-")) {
        sign = *c->p++ == '-' ? -1 : 1;
        if (!take_number(c, 2, 2, &hours))
            return false;
        if (take(c, ":") || at_digit(c))
            if (!take_number(c, 2, 2, &rest))
                return false;
        *minutes = sign * (hours * 60 + rest);
        return hours <= 23 && rest <= 59;
    }
    word = take_word(c);
    for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++)
        if (span_is(word, zones[i].name) || (word.len == 1 && *word.data == 'z')) {
            *minutes = zones[i].hours * 60;
            return true;
        }
    return false;
}

/* "10:22", "10:22:54.123", "102254", then perhaps a zone. */
static bool take_time(struct cursor *c, struct date *d)
{
    bool colons;
    int offset;

    if (!take_number(c, 1, 2, &d->hour))
        return false;
    colons = take(c, ":");
    if (!take_number(c, 2, 2, &d->minute))
        return false;
    if (colons ? take(c, ":") : at_digit(c))
        if (!take_number(c, 2, 2, &d->second))
            return false;
    if (take(c, ".,"))
        skip(c, "0123456789");
    d->has_time = true;
    skip(c, " ");
    if (!is_time(d))
        return false;
    if (c->p == c->end)
        return true;
    return take_zone(c, &offset) && move_to_utc(d, offset);
}

/* ---- whole dates ---- */

static int month_of(struct span word)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    static const char *const full[] = {"january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december"};
    char lower[10] = {0};

    if (word.len < 3 || word.len > 9)
        return 0;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = (char)(word.data[i] | 0x20);
    for (int month = 0; month < 12; month++)
        if (strcmp(lower, full[month]) == 0 || strcmp(lower, "sept") == 0 ||
            (word.len == 3 && memcmp(lower, names + month * 3, 3) == 0))
            return strcmp(lower, "sept") == 0 ? 9 : month + 1;
    return 0;
}

/* "2023-07-12", "2023-07", "2023", "20230712", "2023/07/12". */
static bool take_iso_day(struct cursor *c, struct date *d)
{
    size_t digits = count_digits(c);
    char separator;

    if (digits != 4 && digits != 8)
        return false;
    take_number(c, 4, 4, &d->year);
    if (digits == 8)
        return take_number(c, 2, 2, &d->month) && take_number(c, 2, 2, &d->day) &&
               d->month && d->day;
    if (!at(c, "-/."))
        return true;
    separator = *c->p++;
    if (!take_number(c, 1, 2, &d->month) || !d->month)
        return false;
    if (c->p == c->end || *c->p != separator)
        return true;
    c->p++;
    return take_number(c, 1, 2, &d->day) && d->day;
}

static bool parse_iso(struct cursor c, struct date *d)
{
    *d = (struct date){0};
    if (!take_iso_day(&c, d) || !is_day(d))
        return false;
    if (c.p == c.end)
        return true;
    if (!d->day || !take(&c, "Tt "))
        return false;
    skip(&c, " ");
    return take_time(&c, d) && c.p == c.end;
}

/* "Wed, 12 Jul 2023 10:22:54 +0000", "12 July 2023", "July 12, 2023". */
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
    if (!take_number(&c, 1, 2, &d->day) || !d->day)
        return false;
    skip(&c, ".,- ");
    if (!d->month) {
        d->month = month_of(take_word(&c));
        skip(&c, ".,- ");
    }
    if (!d->month || !take_number(&c, 4, 4, &d->year) || !is_day(d))
        return false;
    skip(&c, ", ");
    if (c.p == c.end)
        return true;
    return take_time(&c, d) && c.p == c.end;
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
    return parse_epoch(c, d) || parse_iso(c, d) || parse_named(c, d);
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
