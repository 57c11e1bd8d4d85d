#include "groups.h"

#include "mem.h"
#include "spelling.h"

#include <stdlib.h>

/* ---- the keys ---- */

/* Keys that are no periods and not called as a member is. */
static const struct {
    const char *name;
    enum key_kind kind;
    const char *member; /* NULL: none of its own */
} known[] = {
    {"country", KEY_COUNTRY, NULL},
    {"topic", KEY_TOPIC, NULL},
    {"category", KEY_MEMBER, "categories"},
    {"tag", KEY_MEMBER, "tags"},
};

/* A copy of the name that lasts, ended by NUL. */
static const char *keep_name(struct groups *g, struct span name)
{
    size_t at = g->names.len;

    buf_add_span(&g->names, name);
    buf_add_char(&g->names, '\0');
    return g->names.data + at;
}

static void add_key(struct groups *g, struct span name, struct facts *f)
{
    struct group_key *key = &g->keys[g->n_keys++];
    const char *member = NULL;

    *key = (struct group_key){
        .name = name, .kind = KEY_MEMBER, .unit = calendar_unit_of(name)};
    if (key->unit != CALENDAR_NONE) {
        key->kind = KEY_PERIOD;
        member = "date";
    }
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (span_is(name, known[i].name)) {
            key->kind = known[i].kind;
            member = known[i].member;
        }
    if (key->kind == KEY_MEMBER && !member)
        member = keep_name(g, name);
    if (member)
        key->value = facts_want(f, member);
}

static bool has_key(const struct groups *g, struct span name)
{
    for (size_t i = 0; i < g->n_keys; i++)
        if (span_equal(g->keys[i].name, name))
            return true;
    return false;
}

_Static_assert(MOST_KEYS == 8, "the message and the manual say so");

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
            *problem = "there are more than eight keys, that of --over among them";
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
        if (g->keys[i].kind != KEY_PERIOD)
            continue;
        if (period < g->n_keys)
            return g->n_keys;
        period = i;
    }
    return period;
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

/* The period of a date; empty if the date does not tell it. */
static struct span period_of(struct facts *f, enum calendar_unit unit,
                             const struct json_value *value)
{
    struct span date = {"", 0};
    enum calendar_unit told;
    long number;

    if (value->type == JSON_STRING)
        date = value->text;
    told = calendar_cut(&date, &number);
    if (told > unit)
        return (struct span){"", 0};
    buf_clear(&f->scratch);
    calendar_write(unit, calendar_coarsen(told, number, unit), &f->scratch);
    return arena_copy(&f->kept, buf_span(&f->scratch));
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
        add_value(values, f, period_of(f, key->unit, &f->values[key->value]));
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

const char *groups_meant(const struct group_key *key)
{
    if (key->kind != KEY_MEMBER)
        return NULL;
    for (int unit = CALENDAR_DAY; unit < CALENDAR_NONE; unit++) {
        const char *name = calendar_unit_name((enum calendar_unit)unit);

        if (spelling_slips(key->name, name) == 1)
            return name;
    }
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (spelling_slips(key->name, known[i].name) == 1)
            return known[i].name;
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
