#include "affixes.h"

#include "mem.h"
#include "utf8.h"

#include <stdlib.h>

void proclitics_add(struct proclitics *p, const struct gazetteer_language *l)
{
    struct span rest = l->prefixes, prefix;

    while (rest.len && span_split(&rest, ' ', &prefix)) {
        struct proclitic new = {prefix, {"", 0}};

        span_split(&prefix, '=', &new.before);
        if (prefix.data)
            new.instead = prefix;
        if (!new.before.len)
            continue;
        p->items = mem_grow(p->items, &p->capacity, p->n + 1, sizeof(*p->items));
        p->items[p->n++] = new;
    }
}

void proclitics_release(struct proclitics *p)
{
    free(p->items);
    *p = (struct proclitics){0};
}

static bool is_in_list(struct span list, struct span s)
{
    struct span item;

    while (list.len && span_split(&list, ' ', &item))
        if (span_equal(item, s))
            return true;
    return false;
}

enum { ANY_ENDING = 4 }; /* characters */

static bool is_any_ending(struct span s)
{
    return utf8_count(s.data, s.len) <= ANY_ENDING;
}

/* An ending of the list, or nothing. */
static bool is_suffix(const struct gazetteer_language *l, struct span s)
{
    return !s.len || is_in_list(l->suffixes, s) ||
           (span_is(l->suffixes, "*") && is_any_ending(s));
}

bool affixes_is_ending(const struct gazetteer_language *l, struct span s)
{
    struct span drops = l->drops, drop;

    if (is_suffix(l, s))
        return true;
    while (drops.len && span_split(&drops, ' ', &drop))
        if (drop.len && span_starts(s, drop) &&
            is_suffix(l, (struct span){s.data + drop.len, s.len - drop.len}))
            return true;
    return false;
}

static size_t longest_in_list(struct span list)
{
    struct span item;
    size_t longest = 0;

    while (list.len && span_split(&list, ' ', &item))
        if (item.len > longest)
            longest = item.len;
    return longest;
}

size_t affixes_longest_ending(const struct gazetteer_language *l)
{
    size_t suffix = span_is(l->suffixes, "*") ? (size_t)ANY_ENDING * UTF8_MAX
                                              : longest_in_list(l->suffixes);

    return longest_in_list(l->drops) + suffix;
}
