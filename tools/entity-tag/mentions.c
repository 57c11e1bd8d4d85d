#include "mentions.h"

#include "mem.h"

#include <stdlib.h>

static void add(struct mentions *list, struct mention m)
{
    list->items =
        mem_grow(list->items, &list->capacity, list->n + 1, sizeof(*list->items));
    list->items[list->n++] = m;
}

static void add_found(struct tagger *t, struct document *d)
{
    for (size_t i = 0; i < t->found.n; i++) {
        struct match match = t->found.items[i];
        struct gazetteer_entry e = gazetteer_entry(t->matcher.gazetteer, match.entry);

        add(&d->mentions, (struct mention){match.start, match.end, e.type, e.id, e.kind,
                                           (double)e.weight});
    }
}

/* The first token that ends behind byte `pos`, from token `from` on. */
static size_t token_after(const struct document *d, size_t pos, size_t from)
{
    while (from < d->tokens.n && d->starts[from] + d->tokens.items[from].len <= pos)
        from++;
    return from;
}

/* Adds the runs of tokens that a pattern touches. False: it was given up. */
static bool add_pattern(struct patterns *p, size_t number, struct document *d)
{
    struct pattern_match match;
    size_t from = 0, token = 0;
    int found;

    while ((found = pattern_find(p, number, d->text, from, &match)) > 0) {
        struct mention m = {.type = pattern_type(p, number),
                            .id = pattern_id(p, number),
                            .kind = SPAN("pattern"),
                            .weight = 1};

        m.start = token = token_after(d, match.start, token);
        for (m.end = token; m.end < d->tokens.n && d->starts[m.end] < match.end;)
            m.end++;
        if (m.end > m.start)
            add(&d->mentions, m);
        from = match.end;
    }
    return found == 0;
}

static size_t add_patterns(struct patterns *p, struct document *d)
{
    size_t given_up = 0;

    for (size_t i = 0; d->aligned && i < patterns_count(p); i++)
        if (!add_pattern(p, i, d))
            given_up = i + 1;
    return given_up;
}

static bool is_pattern(const struct mention *m)
{
    return span_is(m->kind, "pattern");
}

/* Leftmost first, then the longest, then patterns before forms. */
static int by_place(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;

    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return (int)is_pattern(y) - (int)is_pattern(x);
}

/* Drops what overlaps an earlier one, and blocks, which have done their work. */
static void settle(struct mentions *list)
{
    size_t taken = 0, kept = 0;

    for (size_t i = 0; i < list->n; i++) {
        struct mention m = list->items[i];

        if (m.start < taken)
            continue;
        taken = m.end;
        if (m.id.len)
            list->items[kept++] = m;
    }
    list->n = kept;
}

size_t mentions_find(struct tagger *t, struct document *d)
{
    struct token_run run = {d->tokens.items, d->tokens.n, d->text,
                            d->aligned ? d->starts : NULL};
    size_t given_up;

    t->found.n = d->topics.n = d->mentions.n = 0;
    matcher_run(&t->matcher, &run, &t->found, &d->topics);
    add_found(t, d);
    given_up = add_patterns(t->patterns, d);
    if (patterns_count(t->patterns) && d->mentions.n)
        qsort(d->mentions.items, d->mentions.n, sizeof(*d->mentions.items), by_place);
    settle(&d->mentions);
    return given_up;
}
