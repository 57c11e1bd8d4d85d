#include "date_clock.h"

#include "date_names.h"

#include <string.h>

bool date_is_time(const struct date *d)
{
    return d->hour <= 23 && d->minute <= 59 && d->second <= 60;
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

    if (!cursor_take_number(c, 1, 2, &hours))
        return false;
    if ((cursor_take(c, ":") || cursor_at_digit(c)) &&
        !cursor_take_number(c, 2, 2, &rest))
        return false;
    *minutes = sign * (hours * 60 + rest);
    return hours <= 23 && rest <= 59;
}

enum { SHORTEST_ZONE = 2, LONGEST_ZONE = 5 };

/* Some write "17:05 PM" and "00:05 AM". */
bool date_set_half(struct date *d, bool pm)
{
    if (d->hour > 12)
        return pm;
    d->hour = d->hour % 12 + (pm ? 12 : 0);
    return true;
}

/* "am", "p. m." */
static bool take_am_pm(struct cursor *c, bool *pm)
{
    struct cursor ahead = *c;

    *pm = cursor_at(c, "pP");
    if (!cursor_take(&ahead, "aApP"))
        return false;
    if (cursor_take(&ahead, "."))
        cursor_skip(&ahead, " ");
    if (!cursor_take(&ahead, "mM") || cursor_take_letters(&ahead).len)
        return false;
    cursor_take(&ahead, ".");
    *c = ahead;
    cursor_skip(c, " ");
    return true;
}

/* A name as "π.μ." is one: the table has it without the full stops. */
static int find_stopped(struct span text, size_t *len)
{
    char name[16];
    size_t n = 0, i;

    for (i = 0; i < text.len && n < sizeof(name) && text.data[i] != ' '; i++)
        if (text.data[i] != '.')
            name[n++] = text.data[i];
    *len = i;
    return n < sizeof(name) ? date_name_find((struct span){name, n}, &n)
                            : DATE_NAME_UNKNOWN;
}

bool date_take_half(struct cursor *c, bool *pm)
{
    struct span rest = span_between(c->p, c->end);
    size_t len;
    int says;

    if (take_am_pm(c, pm))
        return true;
    says = date_name_find(rest, &len);
    if (!date_name_is_half(says))
        says = find_stopped(rest, &len);
    *pm = says == DATE_WORD_PM;
    if (!date_name_is_half(says))
        return false;
    c->p += len;
    cursor_skip(c, " ");
    return true;
}

/* "am" in small letters is "at" in Welsh. */
static bool at_word_am(struct cursor c)
{
    return cursor_take(&c, "a") && cursor_take(&c, "m") && cursor_at(&c, " ");
}

bool date_take_half_in_front(struct cursor *c, bool *pm)
{
    return !at_word_am(*c) && date_take_half(c, pm);
}

/* "am" behind a clock, if it is there, makes the hour one of 24. */
static bool take_half_behind(struct cursor *c, struct date *d)
{
    bool pm;

    return !take_am_pm(c, &pm) || ((d->hour || !pm) && date_set_half(d, pm));
}

bool date_take_filler(struct cursor *c)
{
    size_t len;

    if (date_name_find(span_between(c->p, c->end), &len) != DATE_WORD_NO_MONTH)
        return false;
    c->p += len;
    cursor_skip(c, ".");
    return true;
}

bool date_take_zone(struct cursor *c, struct date *d, int *minutes)
{
    static const struct {
        const char *name;
        int hours;
    } zones[] = {{"z", 0},    {"ut", 0},   {"gmt", 0},  {"utc", 0},
                 {"est", -5}, {"edt", -4}, {"cst", -6}, {"cdt", -5},
                 {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}};
    struct cursor start = *c;
    struct span word;
    bool pm;

    if (cursor_at(c, "+-"))
        return take_offset(c, minutes);
    word = cursor_take_letters(c);
    for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++)
        if (is_word(word, zones[i].name)) {
            *minutes = zones[i].hours * 60;
            return !cursor_at(c, "+-") || (*minutes == 0 && take_offset(c, minutes));
        }
    *minutes = DATE_LOCAL;
    *c = start;
    if (date_take_half(c, &pm))
        return date_set_half(d, pm);
    if (date_take_filler(c))
        return true;
    word = cursor_take_letters(c);
    return word.len >= SHORTEST_ZONE && word.len <= LONGEST_ZONE && is_upper(word);
}

bool date_move_from_zone(struct date *d, int minutes)
{
    return minutes == DATE_LOCAL || date_move_to_utc(d, minutes);
}

/* "10:22", "10:22:54.123", "102254", "9:05 pm". */
bool date_take_clock(struct cursor *c, struct date *d)
{
    bool colons;

    if (!cursor_take_number(c, 1, 2, &d->hour))
        return false;
    colons = cursor_take(c, ":");
    if (!cursor_take_number(c, 2, 2, &d->minute))
        return false;
    if ((colons ? cursor_take(c, ":") : cursor_at_digit(c)) &&
        !cursor_take_number(c, 2, 2, &d->second))
        return false;
    if (cursor_take(c, ".,"))
        cursor_skip(c, "0123456789");
    d->has_time = true;
    cursor_skip(c, " ");
    return take_half_behind(c, d) && date_is_time(d);
}

/* "(CEST)", as mail and JavaScript explain an offset, "[Europe/Paris]", as Java does.
 */
static void skip_comment(struct cursor *c)
{
    cursor_skip(c, " ");
    if ((cursor_at(c, "(") && c->end[-1] == ')') ||
        (cursor_at(c, "[") && c->end[-1] == ']'))
        c->p = c->end;
}

/* " CEST", " +03", " CEST m=+0.01", which Go writes behind an offset. */
static void skip_name_of_offset(struct cursor *c)
{
    struct cursor ahead = *c;
    struct span name;

    if (!cursor_take(&ahead, " "))
        return;
    if (cursor_take(&ahead, "+-"))
        cursor_skip(&ahead, "0123456789");
    name = cursor_take_letters(&ahead);
    if (name.len > LONGEST_ZONE || !is_upper(name))
        return;
    *c = ahead;
    if (span_starts(span_between(c->p, c->end), SPAN(" m=")))
        c->p = c->end;
}

bool date_take_end(struct cursor *c, struct date *d)
{
    bool is_offset = cursor_at(c, "+-");
    int offset = DATE_LOCAL;

    if (c->p < c->end && !cursor_at(c, "([") && !date_take_zone(c, d, &offset))
        return false;
    if (is_offset)
        skip_name_of_offset(c);
    skip_comment(c);
    return c->p == c->end && date_move_from_zone(d, offset);
}

bool date_take_time(struct cursor *c, struct date *d)
{
    return date_take_clock(c, d) && date_take_end(c, d);
}

char date_clock_sign(struct cursor c)
{
    int hour;
    bool pm;

    if (!cursor_take_number(&c, 1, 2, &hour) || cursor_at_digit(&c))
        return 0;
    if (cursor_at(&c, ":"))
        return ':';
    if (cursor_take(&c, "."))
        return cursor_count_digits(&c) == 2 ? '.' : 0;
    cursor_skip(&c, " ");
    if (take_am_pm(&c, &pm))
        return 'm';
    return cursor_take(&c, "hH") && !cursor_take_letters(&c).len ? 'h' : 0;
}

bool date_at_time(struct cursor c)
{
    bool pm;

    date_take_half_in_front(&c, &pm);
    return date_clock_sign(c) != 0;
}

/* "17.00", "17.00.30", "17h", "17 h 00", "5 pm", from the hour on. */
static bool take_stopped_clock(struct cursor *c, struct date *d)
{
    cursor_take_number(c, 1, 2, &d->hour);
    cursor_skip(c, ".hH ");
    if (cursor_at_digit(c) && !cursor_take_number(c, 2, 2, &d->minute))
        return false;
    if (cursor_take(c, ".") && cursor_at_digit(c) &&
        !cursor_take_number(c, 2, 2, &d->second))
        return false;
    d->has_time = true;
    cursor_skip(c, " ");
    return take_half_behind(c, d) && date_is_time(d);
}

bool date_take_told_time(struct cursor *c, struct date *d)
{
    bool pm, halved = date_take_half_in_front(c, &pm);
    char sign = date_clock_sign(*c);

    if (!sign)
        return false;
    return (sign == ':' ? date_take_clock(c, d) : take_stopped_clock(c, d)) &&
           (!halved || date_set_half(d, pm)) && date_take_end(c, d);
}
