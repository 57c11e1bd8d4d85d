#include "units.h"

static const struct {
    const char *file, *key_columns, *count_columns;
} units[UNITS] = {
    [UNIT_TERM] = {"terms", "term", "count,documents"},
    [UNIT_COUNTRY] = {"countries", "country,name", "mentions,documents"},
    [UNIT_TOPIC] = {"topics", "topic,name", "hits,documents"},
    [UNIT_ENTITY] = {"entities", "type,id,name", "mentions,documents"},
    [UNIT_DOCUMENT] = {"documents", NULL, "documents,tokens,sentences"},
};

struct span unit_name(enum unit unit)
{
    struct span rest = SPAN(UNIT_WORDS), word = {"", 0};

    for (int i = 0; i <= (int)unit; i++)
        span_split(&rest, '|', &word);
    return word;
}

enum unit unit_of(struct span name)
{
    int unit = 0;

    while (unit < UNITS && !span_equal(name, unit_name((enum unit)unit)))
        unit++;
    return (enum unit)unit;
}

const char *unit_file(enum unit unit)
{
    return units[unit].file;
}

struct span unit_key_columns(enum unit unit)
{
    return span_of(units[unit].key_columns);
}

struct span unit_count_columns(enum unit unit)
{
    return span_of(units[unit].count_columns);
}

size_t unit_counts(enum unit unit)
{
    return unit == UNIT_DOCUMENT ? 3 : 2;
}
