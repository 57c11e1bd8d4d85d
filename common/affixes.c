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

enum { ANY_SUFFIX = 4 }; /* characters */

static size_t longer(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* The length of the longest. */
static size_t find_drops(struct endings *e, struct span list)
{
    struct span drop;
    size_t longest = 0;

    while (list.len && span_split(&list, ' ', &drop))
        if (drop.len) {
            e->drops =
                mem_grow(e->drops, &e->capacity, e->n_drops + 1, sizeof(*e->drops));
            e->drops[e->n_drops++] = drop;
            longest = longer(longest, drop.len);
        }
    return longest;
}

static size_t find_suffixes(struct endings *e, struct span list)
{
    struct span suffix;
    size_t longest = 0;

    e->takes_any = span_is(list, "*");
    if (e->takes_any)
        return (size_t)ANY_SUFFIX * UTF8_MAX;
    while (list.len && span_split(&list, ' ', &suffix)) {
        intern_add(&e->suffixes, suffix);
        longest = longer(longest, suffix.len);
    }
    return longest;
}

void endings_find(struct endings *e, const struct gazetteer_language *l)
{
    *e = (struct endings){0};
    e->longest = find_drops(e, l->drops);
    e->longest += find_suffixes(e, l->suffixes);
}

void endings_release(struct endings *e)
{
    intern_release(&e->suffixes);
    free(e->drops);
    *e = (struct endings){0};
}

static bool is_suffix(const struct endings *e, struct span s)
{
    if (e->takes_any)
        return utf8_count(s.data, s.len) <= ANY_SUFFIX;
    return !s.len || intern_find(&e->suffixes, s) != INTERN_NONE;
}

bool endings_has(const struct endings *e, struct span s)
{
    if (s.len > e->longest)
        return false;
    if (is_suffix(e, s))
        return true;
    for (size_t i = 0; i < e->n_drops; i++) {
        struct span drop = e->drops[i];

        if (*s.data == *drop.data && span_starts(s, drop) &&
            is_suffix(e, (struct span){s.data + drop.len, s.len - drop.len}))
            return true;
    }
    return false;
}
