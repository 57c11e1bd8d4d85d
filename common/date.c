#include "date.h"

#include "date_clock.h"
#include "date_names.h"

/* ---- ISO 8601 ---- */

/* Korean and Hungarian have blanks behind full stops. */
static void skip_behind(struct cursor *c, char separator)
{
    if (separator == '.')
        cursor_skip(c, " ");
}

/*
 * "2023-07-12", "2023-07", "2023", "20230712", "2023/07/12", "2023. 7. 12.",
 * "20230712102254".
 */
static bool take_iso_day(struct cursor *c, struct date *d)
{
    size_t digits = cursor_count_digits(c);
    char separator;

    if (digits != 4 && digits != 8 && digits != 14)
        return false;
    cursor_take_number(c, 4, 4, &d->year);
    if (digits != 4)
        return cursor_take_number(c, 2, 2, &d->month) &&
               cursor_take_number(c, 2, 2, &d->day) && d->month && d->day;
    if (!cursor_at(c, "-/."))
        return true;
    separator = *c->p++;
    skip_behind(c, separator);
    if (!cursor_take_number(c, 1, 2, &d->month) || !d->month)
        return false;
    if (c->p == c->end || *c->p != separator)
        return true;
    c->p++;
    skip_behind(c, separator);
    if (!cursor_take_number(c, 1, 2, &d->day) || !d->day)
        return false;
    if (separator == '.')
        cursor_take(c, ".");
    return true;
}

/* Four digits, or two as RFC 822 had them (RFC 5322, section 4.3). */
static bool take_year(struct cursor *c, int *year)
{
    size_t digits = cursor_count_digits(c);

    if (!cursor_take_number(c, 2, 4, year))
        return false;
    if (digits == 2)
        *year += *year < 50 ? 2000 : 1900;
    return digits == 2 || digits == 4;
}

/* ---- names of months ---- */

/* What has been read of a date in words. */
struct parts {
    struct date *d;
    bool has_stranger;  /* a word that is not known, such as a day of the week */
    bool wants_month;   /* behind "tháng": the number that is the month */
    bool maybe_weekday; /* the month may have been a day of the week */
    bool is_in_front;   /* the month was found in front of the day */
    bool behind_number;
    int offset; /* of the time in front, if it is named, in minutes; or DATE_LOCAL */
};

static bool is_begun(const struct date *d)
{
    return d->day || d->month || d->year;
}

static bool is_whole(const struct date *d)
{
    return d->day && d->month && d->year;
}

/* Skips what separates the parts. True: a dash or slash was among it. A bar stands only
   around a whole date: "Volume 12 | March 2023" has no day. */
static bool skip_between(struct cursor *c, const struct date *d)
{
    const char *signs = is_begun(d) && !is_whole(d) ? " ,./()-" : " ,./()-|@";
    bool dash = false;

    for (; cursor_at(c, signs); c->p++)
        dash |= *c->p == '-' || *c->p == '/';
    return dash;
}

/*
 * A day, then maybe a year of two digits, as RFC 822 had them (RFC 5322, section 4.3);
 * or a year of four. "July 14-16" are two days, and no year.
 */
static bool take_part(struct cursor *c, struct parts *parts, bool dash)
{
    struct date *d = parts->d;

    if (parts->wants_month) {
        parts->wants_month = false;
        return cursor_count_digits(c) <= 2 && cursor_take_number(c, 1, 2, &d->month) &&
               d->month;
    }
    if (dash && parts->behind_number)
        return false;
    parts->behind_number = true;
    if (cursor_count_digits(c) == 4 && !d->year)
        return take_year(c, &d->year) && d->year;
    if (cursor_count_digits(c) > 2)
        return false;
    if (!d->day)
        return cursor_take_number(c, 1, 2, &d->day) && d->day;
    return d->month && !d->year && take_year(c, &d->year);
}

/* "lun 5 dic": of two that are months or days of the week, the second is the month. */
static bool is_weekday_in_front(const struct parts *parts)
{
    return parts->maybe_weekday && parts->is_in_front && !parts->d->year;
}

/* "mar. 4 mai": what was taken for March is a Tuesday. */
static bool set_month(struct parts *parts, int month, bool maybe_weekday)
{
    struct date *d = parts->d;

    if (!month)
        return false;
    if (d->month && maybe_weekday && !is_weekday_in_front(parts))
        return true;
    if (d->month && !(parts->maybe_weekday && (d->day || d->month == month)))
        return false;
    d->month = month;
    parts->maybe_weekday = maybe_weekday;
    parts->is_in_front = !d->day;
    return true;
}

/* "SA" is the morning in Vietnamese. Where there is no time it is another word, such as
   Saturday in German. */
static bool take_name(struct cursor *c, struct parts *parts)
{
    size_t len;
    int says = date_name_find(span_between(c->p, c->end), &len);

    c->p += len;
    parts->behind_number = false;
    if (says == DATE_NAME_UNKNOWN || (date_name_is_half(says) && !parts->d->has_time)) {
        bool is_first = len && !is_begun(parts->d) && !parts->has_stranger;

        parts->has_stranger = true;
        return is_first;
    }
    if (says == DATE_WORD_NUMBER_BEHIND) {
        parts->wants_month = true;
        return !parts->d->month;
    }
    return says == DATE_WORD_NO_MONTH ||
           set_month(parts, date_name_month(says), says > DATE_WORD_OR_WEEKDAY);
}

/* The time in front of a date. Behind it "UTC" is a zone, and a word that is none is
   one of the date. */
static bool take_time_in_front(struct cursor *c, struct parts *parts)
{
    struct cursor ahead;
    struct date later;
    int offset;

    if (!date_take_clock(c, parts->d))
        return false;
    ahead = *c;
    later = *parts->d;
    if (!cursor_at(c, "+-") && date_take_zone(&ahead, &later, &offset) &&
        offset != DATE_LOCAL) {
        parts->offset = offset;
        *c = ahead;
    }
    return true;
}

/* A part, a word, or the time in front of a date. */
static bool take_piece(struct cursor *c, struct parts *parts, bool dash)
{
    struct date *d = parts->d;

    if (!is_begun(d) && !d->has_time && date_clock_sign(*c) == ':')
        return take_time_in_front(c, parts);
    return cursor_at_digit(c) ? take_part(c, parts, dash) : take_name(c, parts);
}

/* "Wed, 12 Jul 2023 10:22:54 +0000", "July 12, 2023 at 9:05 pm", "2021. márc. 4.",
   "jeudi 4 mars 2021 à 17h00", "17:00, 4 tháng 3, 2021", "July 2023". */
static bool parse_named(struct cursor c, struct date *d)
{
    struct parts parts = {.d = d, .offset = DATE_LOCAL};

    *d = (struct date){0};
    for (;;) {
        bool dash = skip_between(&c, d);

        if (c.p == c.end)
            return d->month && !parts.wants_month && date_is_day(d) &&
                   (d->day || !d->has_time) && date_move_from_zone(d, parts.offset);
        if (is_whole(d) && !d->has_time && date_at_time(c))
            return date_is_day(d) && date_take_told_time(&c, d);
        if (!take_piece(&c, &parts, dash))
            return false;
    }
}

/* ---- figures ---- */

/* Past commas, a bar or a dash. */
static void skip_to_time(struct cursor *c)
{
    cursor_skip(c, ", |@");
    if (span_starts(span_between(c->p, c->end), SPAN("- ")))
        cursor_skip(c, "- ");
}

/* Past commas, a dash and "at" to the time behind a date, if there is one. */
static bool take_rest(struct cursor *c, struct date *d)
{
    skip_to_time(c);
    if (c->p < c->end && !date_at_time(*c) && !date_take_filler(c))
        return false;
    cursor_skip(c, ", ");
    return c->p == c->end || date_take_told_time(c, d);
}

/* "12.7.2023", "12. 7. 2023. 10:22": with full stops the day comes first. */
static bool parse_dotted(struct cursor c, struct date *d)
{
    *d = (struct date){0};
    if (!cursor_take_number(&c, 1, 2, &d->day) || !cursor_take(&c, "."))
        return false;
    cursor_skip(&c, " ");
    if (!cursor_take_number(&c, 1, 2, &d->month) || !cursor_take(&c, "."))
        return false;
    cursor_skip(&c, " ");
    if (cursor_count_digits(&c) != 4 || !cursor_take_number(&c, 4, 4, &d->year) ||
        !d->month || !d->day || !date_is_day(d))
        return false;
    cursor_take(&c, ".");
    return take_rest(&c, d);
}

/*
 * "3/4/2021", "03-04-21 17:00", as spreadsheets have them: the user says if the day or
 * the month is first.
 */
static bool parse_ordered(struct cursor c, enum date_order order, struct date *d)
{
    bool day_first = order == DATE_DAY_FIRST;
    char separator;

    *d = (struct date){0};
    if (order == DATE_ORDER_UNKNOWN ||
        !cursor_take_number(&c, 1, 2, day_first ? &d->day : &d->month) ||
        !cursor_at(&c, "/-"))
        return false;
    separator = *c.p++;
    if (!cursor_take_number(&c, 1, 2, day_first ? &d->month : &d->day) ||
        c.p == c.end || *c.p++ != separator || !take_year(&c, &d->year))
        return false;
    return d->month && d->day && date_is_day(d) && take_rest(&c, d);
}

/* A number and one of the signs that may stand behind it, each of three bytes. */
static bool take_counted(struct cursor *c, size_t least, size_t most, const char *signs,
                         int *number)
{
    enum { BYTES = 3 };

    if (!cursor_take_number(c, least, most, number))
        return false;
    cursor_skip(c, " ");
    if (c->end - c->p < BYTES)
        return false;
    while (*signs && memcmp(c->p, signs, BYTES) != 0)
        signs += BYTES;
    if (!*signs)
        return false;
    c->p += BYTES;
    cursor_skip(c, " ");
    return true;
}

/* At "AM", which is no filler in front of a time. */
static bool at_half(struct cursor c)
{
    bool pm;

    return date_take_half_in_front(&c, &pm);
}

/* The day of the week behind a date, in brackets, as in "周二", or in full. */
static void skip_weekday(struct cursor *c)
{
    enum { SIGN = 3 /* bytes */ };
    struct span rest = span_between(c->p, c->end);

    if (cursor_take(c, "(")) {
        while (c->p < c->end && !cursor_at_digit(c) && !cursor_take(c, ")"))
            c->p++;
    } else if (rest.len >= 2 * SIGN &&
               (span_starts(rest, SPAN("周")) || span_starts(rest, SPAN("週")))) {
        c->p += 2 * SIGN;
    } else if (!at_half(*c)) {
        date_take_filler(c);
    }
    skip_to_time(c);
}

/* "17:00", "17時30分", "5시 30분 10초". */
static bool take_east_asian_clock(struct cursor *c, struct date *d)
{
    struct cursor ahead = *c;

    if (!take_counted(&ahead, 1, 2, "時时点點시", &d->hour))
        return date_clock_sign(*c) == ':' && date_take_clock(c, d);
    if (cursor_at_digit(&ahead) && !take_counted(&ahead, 1, 2, "分분", &d->minute))
        return false;
    if (cursor_at_digit(&ahead) && !take_counted(&ahead, 1, 2, "秒초", &d->second))
        return false;
    d->has_time = true;
    *c = ahead;
    return date_is_time(d);
}

/* Behind a date: the day of the week and the time, each if it is there. */
static bool take_east_asian_time(struct cursor *c, struct date *d)
{
    bool halved, pm;

    skip_weekday(c);
    if (c->p == c->end)
        return true;
    halved = date_take_half_in_front(c, &pm);
    return take_east_asian_clock(c, d) && (!halved || date_set_half(d, pm)) &&
           date_take_end(c, d);
}

/* "2023年7月12日", "2023년 7월 12일 오후 5:00", "2023年7月"; a year of fewer digits is
   of another era. */
static bool parse_east_asian(struct cursor c, struct date *d)
{
    *d = (struct date){0};
    if (!take_counted(&c, 4, 4, "年년", &d->year) ||
        !take_counted(&c, 1, 2, "月월", &d->month) || !d->month)
        return false;
    if (c.p == c.end)
        return date_is_day(d);
    return take_counted(&c, 1, 2, "日일号號", &d->day) && d->day && date_is_day(d) &&
           take_east_asian_time(&c, d);
}

/* "Z" or "+02:00" behind a day, as XML Schema has it. */
static bool is_zone_of_day(struct cursor c)
{
    int hours, minutes;

    if (cursor_take(&c, "Zz"))
        return c.p == c.end;
    return cursor_take(&c, "+-") && cursor_take_number(&c, 2, 2, &hours) &&
           cursor_take(&c, ":") && cursor_take_number(&c, 2, 2, &minutes) &&
           c.p == c.end;
}

/* As ISO 8601, or with a time such as "(Wed) 10:22" or "오후 5:00" behind a blank. */
static bool parse_iso(struct cursor c, struct date *d)
{
    struct cursor ahead;
    struct date day;

    *d = (struct date){0};
    if (!take_iso_day(&c, d) || !date_is_day(d))
        return false;
    if (c.p == c.end)
        return true;
    if (!d->day)
        return false;
    if (is_zone_of_day(c))
        return true;
    if (cursor_take(&c, "Tt"))
        return date_take_time(&c, d);
    cursor_skip(&c, " ");
    ahead = c;
    day = *d;
    if (cursor_at_digit(&c) && date_take_time(&ahead, d))
        return true;
    *d = day;
    return take_east_asian_time(&c, d);
}

/* 0: no month is named. */
static int take_month(struct cursor *c)
{
    size_t len;
    int says = date_name_find(span_between(c->p, c->end), &len);

    c->p += len;
    return date_name_month(says);
}

/* "Wed Jul 12 10:22:54 +0000 2023", as C's asctime has it, zone or not. */
static bool parse_asctime(struct cursor c, struct date *d)
{
    int offset = DATE_LOCAL;

    *d = (struct date){0};
    if (!cursor_take_letters(&c).len || !cursor_take(&c, " "))
        return false;
    d->month = take_month(&c);
    cursor_skip(&c, " ");
    if (!d->month || !cursor_take_number(&c, 1, 2, &d->day) || !d->day ||
        !cursor_take(&c, " ") || !date_take_clock(&c, d))
        return false;
    if (!cursor_at_digit(&c) && !date_take_zone(&c, d, &offset))
        return false;
    cursor_skip(&c, " ");
    if (cursor_count_digits(&c) != 4 || !cursor_take_number(&c, 4, 4, &d->year) ||
        !date_is_day(d))
        return false;
    return c.p == c.end && date_move_from_zone(d, offset);
}

/* Seconds or milliseconds since 1970: ten digits, or thirteen. */
static bool parse_epoch(struct cursor c, struct date *d)
{
    size_t digits = cursor_count_digits(&c);
    int64_t number = 0;

    if (digits != 10 && digits != 13)
        return false;
    for (; cursor_at_digit(&c); c.p++)
        number = number * 10 + (*c.p - '0');
    if (cursor_take(&c, "."))
        cursor_skip(&c, "0123456789");
    return c.p == c.end && date_set_seconds(d, digits == 13 ? number / 1000 : number);
}

/* "/Date(1689157374000+0200)/", as .NET writes it to JSON; the offset says nothing. */
static bool parse_net(struct cursor c, struct date *d)
{
    struct cursor number = {c.p + 6, c.p + 6};

    if (!span_starts(span_between(c.p, c.end), SPAN("/Date(")))
        return false;
    while (number.end < c.end && ascii_is_digit(*number.end))
        number.end++;
    c.p = number.end;
    cursor_skip(&c, "+-0123456789");
    return span_is(span_between(c.p, c.end), ")/") && parse_epoch(number, d);
}

static bool parse_figures(struct cursor c, enum date_order order, struct date *d)
{
    return parse_iso(c, d) || parse_dotted(c, d) || parse_ordered(c, order, d) ||
           parse_east_asian(c, d);
}

/*
 * Whether a year is one of ours. In digits of another script it may be one of another
 * calendar: what is 2024 here began as 1403 in Iran, 1445 after the Hijra, 2567 in
 * Thailand and 2081 in Nepal.
 */
static bool is_our_year(int year, bool other_digits)
{
    return !other_digits || (year >= 1800 && year <= 2050);
}

/*
 * Figures behind a word that is no month, such as the day of the week: "Di.,
 * 12.07.2023". A year alone may be any number, and in the East one of other calendars.
 */
static bool parse_behind_word(struct cursor c, enum date_order order, struct date *d)
{
    const char *behind;
    size_t len;
    int says = date_name_find(span_between(c.p, c.end), &len);

    if (!len || (date_name_month(says) && says < DATE_WORD_OR_WEEKDAY))
        return false;
    c.p = behind = c.p + len;
    cursor_take(&c, ".:");
    cursor_skip(&c, ", ");
    return c.p > behind && cursor_at_digit(&c) && parse_figures(c, order, d) &&
           d->day && is_our_year(d->year, true);
}

static bool parse_plain(struct cursor c, enum date_order order, struct date *d)
{
    return parse_epoch(c, d) || parse_net(c, d) || parse_iso(c, d) ||
           parse_named(c, d) || parse_asctime(c, d) || parse_figures(c, order, d) ||
           parse_behind_word(c, order, d);
}

static bool is_ascii(struct span text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

static size_t count_digits(struct span text)
{
    size_t n = 0;

    for (size_t i = 0; i < text.len; i++)
        n += ascii_is_digit(text.data[i]);
    return n;
}

bool date_parse(struct span text, enum date_order order, struct date *d)
{
    enum { LONGEST = 256 };
    char plain[LONGEST];
    bool other_digits = false;

    text = span_trim(text, " \t\r\n");
    if (!text.len || text.len > LONGEST)
        return false;
    if (!is_ascii(text)) {
        struct span simple = {plain, date_names_simplify(text, plain)};

        other_digits = count_digits(simple) > count_digits(text);
        text = span_trim(simple, " ");
    }
    return parse_plain((struct cursor){text.data, text.data + text.len}, order, d) &&
           is_our_year(d->year, other_digits);
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
