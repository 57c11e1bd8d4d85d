#include "groups.h"

#include "mem.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- the keys ---- */

static const struct {
    const char *name;
    enum key_kind kind;
    const char *member; /* NULL: none of its own */
} known[] = {
    {"day", KEY_DAY, "date"},     {"week", KEY_WEEK, "date"},
    {"month", KEY_MONTH, "date"}, {"quarter", KEY_QUARTER, "date"},
    {"year", KEY_YEAR, "date"},   {"country", KEY_COUNTRY, NULL},
    {"topic", KEY_TOPIC, NULL},   {"category", KEY_MEMBER, "categories"},
    {"tag", KEY_MEMBER, "tags"},
};

static void add_key(struct groups *g, struct span name, struct facts *f)
{
    struct group_key *key = &g->keys[g->n_keys++];
    const char *member = NULL;

    *key = (struct group_key){.name = name, .kind = KEY_MEMBER};
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (span_is(name, known[i].name)) {
            key->kind = known[i].kind;
            member = known[i].member;
            if (!member)
                return;
        }
    if (!member) {
        size_t at = g->names.len;

        buf_add_span(&g->names, name);
        buf_add_char(&g->names, '\0');
        member = g->names.data + at;
    }
    key->value = facts_want(f, member);
}

static bool has_key(const struct groups *g, struct span name)
{
    for (size_t i = 0; i < g->n_keys; i++)
        if (span_equal(g->keys[i].name, name))
            return true;
    return false;
}

bool groups_set_keys(struct groups *g, struct span list, struct facts *f,
                     const char **problem)
{
    struct span name;

    buf_reserve(&g->names, list.len + MOST_KEYS); /* so that names stay put */
    while (span_split(&list, ',', &name)) {
        if (!name.len)
            *problem = "a key is empty";
        else if (has_key(g, name))
            *problem = "a key is there twice";
        else if (g->n_keys == MOST_KEYS)
            *problem = "there are too many keys";
        else
            add_key(g, name, f);
        if (*problem)
            return false;
    }
    return true;
}

size_t groups_period(const struct groups *g)
{
    size_t period = g->n_keys;

    for (size_t i = 0; i < g->n_keys; i++) {
        if (g->keys[i].kind > KEY_YEAR)
            continue;
        if (period < g->n_keys)
            return g->n_keys;
        period = i;
    }
    return period;
}

/* ---- dates ---- */

struct date {
    unsigned year, month, day; /* 0: not known */
};

static bool read_digits(const char *p, size_t n, unsigned *number)
{
    *number = 0;
    for (size_t i = 0; i < n; i++) {
        if (p[i] < '0' || p[i] > '9')
            return false;
        *number = *number * 10 + (unsigned)(p[i] - '0');
    }
    return true;
}

static bool read_part(const char *p, unsigned most, unsigned *number)
{
    return p[0] == '-' && read_digits(p + 1, 2, number) && *number >= 1 &&
           *number <= most;
}

/* Reads the day of an RFC 3339 date, or a month or year alone; false: it is none. */
static bool read_date(struct span s, struct date *d)
{
    enum { YEAR = 4, MONTH = 7, DAY = 10 };

    *d = (struct date){0, 0, 0};
    return (s.len == YEAR || s.len == MONTH || s.len >= DAY) &&
           read_digits(s.data, YEAR, &d->year) && d->year > 0 &&
           (s.len == YEAR || read_part(s.data + YEAR, 12, &d->month)) &&
           (s.len <= MONTH || read_part(s.data + MONTH, 31, &d->day));
}

/* Whether a date has what the key needs: a year, month or day. */
static bool has_period(const struct date *d, enum key_kind kind)
{
    if (kind == KEY_DAY || kind == KEY_WEEK)
        return d->day > 0;
    return kind == KEY_YEAR || d->month > 0;
}

bool groups_is_leap(unsigned year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* From 1 on. */
static unsigned day_of_year(const struct date *d)
{
    static const unsigned before[] = {0,   31,  59,  90,  120, 151,
                                      181, 212, 243, 273, 304, 334};

    return before[d->month - 1] + d->day + (d->month > 2 && groups_is_leap(d->year));
}

/* Monday is 1, Sunday 7; the Gregorian calendar, by Sakamoto's method. */
static unsigned weekday(const struct date *d)
{
    static const unsigned shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    unsigned y = d->year - (d->month < 3);
    unsigned day = (y + y / 4 - y / 100 + y / 400 + shift[d->month - 1] + d->day) % 7;

    return day ? day : 7;
}

/* A year has 53 weeks if it starts or ends on a Thursday. */
unsigned groups_weeks_in(unsigned year)
{
    const struct date first = {year, 1, 1}, last = {year, 12, 31};

    return weekday(&first) == 4 || weekday(&last) == 4 ? 53 : 52;
}

/* ISO 8601: week 1 holds the year's first Thursday. */
static void write_week(const struct date *d, char *out, size_t size)
{
    unsigned year = d->year, week = (day_of_year(d) + 10 - weekday(d)) / 7;

    if (week < 1)
        week = groups_weeks_in(--year);
    else if (week > groups_weeks_in(year)) {
        week = 1;
        year++;
    }
    snprintf(out, size, "%04u-W%02u", year % 10000, week);
}

static struct span cut_date(struct facts *f, enum key_kind kind,
                            const struct json_value *value)
{
    struct date d;
    char text[32];

    if (value->type != JSON_STRING || !read_date(facts_decode(f, value), &d) ||
        !has_period(&d, kind))
        return (struct span){"", 0};
    if (kind == KEY_DAY)
        snprintf(text, sizeof(text), "%04u-%02u-%02u", d.year, d.month, d.day);
    else if (kind == KEY_WEEK)
        write_week(&d, text, sizeof(text));
    else if (kind == KEY_MONTH)
        snprintf(text, sizeof(text), "%04u-%02u", d.year, d.month);
    else if (kind == KEY_QUARTER)
        snprintf(text, sizeof(text), "%04u-Q%u", d.year, (d.month + 2) / 3);
    else
        snprintf(text, sizeof(text), "%04u", d.year);
    return arena_copy(&f->kept, span_of(text));
}

/* ---- values ---- */

/* Removes NUL, which separates the values of a group. */
static struct span without_nul(struct facts *f, struct span value)
{
    if (!value.len || !memchr(value.data, '\0', value.len))
        return value;
    buf_clear(&f->scratch);
    for (size_t i = 0; i < value.len; i++)
        if (value.data[i])
            buf_add_char(&f->scratch, value.data[i]);
    return arena_copy(&f->kept, buf_span(&f->scratch));
}

/* Each value once. */
static void add_value(struct strings *values, struct facts *f, struct span value)
{
    value = without_nul(f, value);
    for (size_t i = 0; i < values->n; i++)
        if (span_equal(values->items[i], value))
            return;
    strings_add(values, value);
}

static void add_ids(struct strings *values, struct facts *f,
                    const struct annotations *list, const char *type)
{
    for (size_t i = 0; i < list->n; i++)
        if (span_is(list->items[i].type, type))
            add_value(values, f, list->items[i].id);
}

/* The groups that countries are in, or they themselves. */
static void add_countries(const struct groups *g, struct strings *values,
                          struct facts *f)
{
    const struct annotations *list = &f->entities;
    struct rollup_walk walk;
    struct span group;

    if (!g->rollup) {
        add_ids(values, f, list, "country");
        return;
    }
    for (size_t i = 0; i < list->n; i++) {
        if (!span_is(list->items[i].type, "country"))
            continue;
        rollup_start(&walk, g->rollup, list->items[i].id, facts_day(f));
        while (rollup_next(&walk, &group))
            add_value(values, f, group);
    }
}

static void add_scalar(struct strings *values, struct facts *f,
                       const struct json_value *value)
{
    if (value->type == JSON_STRING)
        add_value(values, f, facts_decode(f, value));
    else if (value->type == JSON_NUMBER || value->type == JSON_BOOL)
        add_value(values, f, value->text);
}

/* A scalar gives one value, an array those of its scalars. */
static void add_member(struct strings *values, struct facts *f,
                       const struct json_value *value)
{
    struct json j = {0};
    struct json_value element;

    if (value->type != JSON_ARRAY) {
        add_scalar(values, f, value);
        return;
    }
    json_open(&j, value->text.data, value->text.len);
    json_enter_array(&j);
    while (json_next_element(&j) && json_take(&j, &element))
        add_scalar(values, f, &element);
    json_release(&j);
}

static void find_values(const struct groups *g, struct facts *f,
                        const struct group_key *key, struct strings *values)
{
    strings_clear(values);
    if (key->kind == KEY_COUNTRY)
        add_countries(g, values, f);
    else if (key->kind == KEY_TOPIC)
        add_ids(values, f, &f->topics, "");
    else if (key->kind == KEY_MEMBER)
        add_member(values, f, &f->values[key->value]);
    else
        add_value(values, f, cut_date(f, key->kind, &f->values[key->value]));
    if (!values->n)
        add_value(values, f, (struct span){"", 0});
}

/* ---- groups ---- */

/* All combinations of the values of keys from `key` on, behind the prefix. */
static void combine(struct groups *g, struct facts *f, size_t key)
{
    size_t prefix = g->scratch.len;

    if (key == g->n_keys) {
        g->current = mem_grow(g->current, &g->current_capacity, g->n_current + 1,
                              sizeof(*g->current));
        g->current[g->n_current++] = arena_copy(&f->kept, buf_span(&g->scratch));
        return;
    }
    for (size_t i = 0; i < g->values[key].n; i++) {
        g->scratch.len = prefix;
        if (key)
            buf_add_char(&g->scratch, '\0');
        buf_add_span(&g->scratch, g->values[key].items[i]);
        combine(g, f, key + 1);
    }
    g->scratch.len = prefix;
}

void groups_find(struct groups *g, struct facts *f)
{
    for (size_t i = 0; i < g->n_keys; i++) {
        find_values(g, f, &g->keys[i], &g->values[i]);
        g->keys[i].found |= g->values[i].n > 1 || g->values[i].items[0].len;
    }
    g->n_current = 0;
    buf_clear(&g->scratch);
    combine(g, f, 0);
}

const struct group_key *groups_unmet(const struct groups *g)
{
    for (size_t i = 0; i < g->n_keys; i++)
        if (!g->keys[i].found)
            return &g->keys[i];
    return NULL;
}

void groups_release(struct groups *g)
{
    buf_release(&g->names);
    free(g->current);
    for (size_t i = 0; i < MOST_KEYS; i++)
        strings_release(&g->values[i]);
    buf_release(&g->scratch);
}
