#include "webdate.h"

#include "cursor.h"

static bool is_letter(char c)
{
    return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

static bool take(struct cursor *c, struct span what)
{
    if (!span_starts(span_between(c->p, c->end), what))
        return false;
    c->p += what.len;
    return true;
}

/* A number of at most `most` digits, and no more follow. */
static bool take_number(struct cursor *c, size_t most, int *number)
{
    return cursor_take_number(c, 1, most, number) && !cursor_at_digit(c);
}

static bool take_year(struct cursor *c, int *year)
{
    return take_number(c, 4, year) && *year >= 1900 && *year <= 2099;
}

/* Two digits for a year from 1970 to 2069. */
static bool take_short_year(struct cursor *c, int *year)
{
    const char *start = c->p;

    if (!take_number(c, 2, year) || c->p - start != 2)
        return false;
    *year += *year < 70 ? 2000 : 1900;
    return true;
}

/*
 * Months by the first letters of their names in Danish, Dutch, English, French,
 * German, Italian, Polish, Portuguese, Spanish, Swedish; longer ones first.
 */
static int month_of(struct span word)
{
    static const struct {
        const char *start;
        int month;
    } months[] = {
        {"juin", 6}, {"juil", 7}, {"jan", 1},  {"jän", 1},  {"sty", 1},  {"ene", 1},
        {"gen", 1},  {"feb", 2},  {"fev", 2},  {"fév", 2},  {"lut", 2},  {"mar", 3},
        {"mär", 3},  {"mrz", 3},  {"maa", 3},  {"mrt", 3},  {"apr", 4},  {"avr", 4},
        {"abr", 4},  {"kwi", 4},  {"may", 5},  {"mai", 5},  {"mag", 5},  {"mei", 5},
        {"maj", 5},  {"jun", 6},  {"giu", 6},  {"cze", 6},  {"jul", 7},  {"lug", 7},
        {"lip", 7},  {"aug", 8},  {"aoû", 8},  {"aou", 8},  {"ago", 8},  {"sie", 8},
        {"sep", 9},  {"set", 9},  {"wrz", 9},  {"oct", 10}, {"okt", 10}, {"ott", 10},
        {"out", 10}, {"paź", 10}, {"nov", 11}, {"lis", 11}, {"dec", 12}, {"dez", 12},
        {"dic", 12}, {"déc", 12}, {"gru", 12}};
    enum { LONGEST = 14 };
    char lower[LONGEST + 1] = {0};

    if (word.len > LONGEST)
        return 0;
    for (size_t i = 0; i < word.len; i++)
        lower[i] =
            (char)(word.data[i] | ((unsigned char)word.data[i] < 0x80 ? 0x20 : 0));
    for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++)
        if (strncmp(lower, months[i].start, strlen(months[i].start)) == 0)
            return months[i].month;
    return 0;
}

static bool take_month(struct cursor *c, int *month)
{
    struct span word = {c->p, 0};

    while (c->p < c->end && is_letter(*c->p))
        c->p++;
    word.len = (size_t)(c->p - word.data);
    return (*month = month_of(word)) != 0;
}

static bool set(struct date *date, int year, int month, int day)
{
    *date = (struct date){.year = year, .month = month, .day = day};
    return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* "2013-08-05", "2013. 8. 5.", "2013年8月5日" */
static bool year_first(struct cursor c, struct date *date)
{
    const char *start = c.p;
    int year, month, day;

    if (!take_year(&c, &year) || c.p - start != 4)
        return false;
    if (!take(&c, SPAN("年")) && !take(&c, SPAN("년")))
        cursor_skip(&c, "-/.");
    cursor_skip(&c, " ");
    if (!take_number(&c, 2, &month))
        return false;
    if (!take(&c, SPAN("月")) && !take(&c, SPAN("월")))
        cursor_skip(&c, "-/.");
    cursor_skip(&c, " ");
    return take_number(&c, 2, &day) && set(date, year, month, day);
}

/* "5.8.2013", "05/08/13" */
static bool year_last(struct cursor c, bool month_first, struct date *date)
{
    struct cursor year_start;
    int day, month, year;
    char separator;

    if (!take_number(&c, 2, &day) || c.p == c.end || !strchr("./-", *c.p))
        return false;
    separator = *c.p++;
    cursor_skip(&c, " ");
    if (!take_number(&c, 2, &month) || c.p == c.end || *c.p != separator)
        return false;
    c.p++;
    cursor_skip(&c, " ");
    year_start = c;
    if (!take_year(&c, &year) && !take_short_year(&year_start, &year))
        return false;
    if (separator == '/' && (month > 12 || (month_first && day <= 12)))
        return set(date, year, day, month);
    return set(date, year, month, day);
}

/* "5. August 2013", "22 de mayo de 2019", "1st May, 2020" */
static bool day_and_name(struct cursor c, struct date *date)
{
    int day, month, year;

    if (!take_number(&c, 2, &day))
        return false;
    if (!take(&c, SPAN("st")) && !take(&c, SPAN("nd")) && !take(&c, SPAN("rd")))
        (void)(take(&c, SPAN("th")) || take(&c, SPAN("er")));
    cursor_skip(&c, ". -");
    take(&c, SPAN("de "));
    if (!take_month(&c, &month))
        return false;
    cursor_skip(&c, "., -");
    (void)(take(&c, SPAN("de ")) || take(&c, SPAN("del ")));
    return take_year(&c, &year) && set(date, year, month, day);
}

/* Past the time of day and the zone in "Jul 30 09:35:14 CEST 2019". */
static void skip_time(struct cursor *c)
{
    cursor_skip(c, "0123456789:");
    cursor_skip(c, " ");
    while (c->p < c->end && is_letter(*c->p))
        c->p++;
    cursor_skip(c, " ");
}

/* "January 22, 2014", "Apr. 7th 2009", "Tue Jul 30 09:35:14 CEST 2019" */
static bool name_and_day(struct cursor c, struct date *date)
{
    int day, month, year;

    if (!take_month(&c, &month))
        return false;
    cursor_skip(&c, ". ");
    if (!take_number(&c, 2, &day))
        return false;
    if (!take(&c, SPAN("st")) && !take(&c, SPAN("nd")) && !take(&c, SPAN("rd")))
        take(&c, SPAN("th"));
    cursor_skip(&c, ", ");
    if (c.end - c.p > 2 && c.p[2] == ':')
        skip_time(&c);
    return take_year(&c, &year) && set(date, year, month, day);
}

bool web_date_find(struct span text, enum date_order order, struct date *date)
{
    struct cursor c = {text.data, text.data + text.len};
    bool inside = false; /* in a word or number */

    if (date_parse(text, order, date))
        return date->year >= 1900 && date->year <= 2099;
    for (; c.p < c.end; c.p++) {
        bool word = is_letter(*c.p) || ascii_is_digit(*c.p);

        if (word && !inside &&
            (year_first(c, date) || year_last(c, order == DATE_MONTH_FIRST, date) ||
             day_and_name(c, date) || name_and_day(c, date)))
            return true;
        inside = word;
    }
    return false;
}
