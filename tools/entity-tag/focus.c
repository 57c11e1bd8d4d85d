#include "entity-tag/focus.h"

#include "mem.h"

#include <stdlib.h>

static const double TITLE_POINTS = 3, LEAD_POINTS = 2, SHARE_OF_MOST = 0.5;

struct score {
    struct span code;
    double points;
    size_t first; /* mention */
};

struct scores {
    struct score *items;
    size_t n, capacity;
};

/* Where the title ends in the text: 0 if the text does not start with it. */
static size_t title_end(const struct document *d)
{
    return d->title.len && span_starts(d->text, d->title) ? d->title.len : 0;
}

/* Where the first paragraph at or behind `from` ends. */
static size_t paragraph_end(struct span text, size_t from)
{
    while (from < text.len && text.data[from] == '\n')
        from++;
    while (from < text.len && !(text.data[from] == '\n' && from + 1 < text.len &&
                                text.data[from + 1] == '\n'))
        from++;
    return from;
}

static void add_points(struct scores *s, struct span code, double points,
                       size_t mention)
{
    for (size_t i = 0; i < s->n; i++)
        if (span_equal(s->items[i].code, code)) {
            s->items[i].points += points;
            return;
        }
    s->items = mem_grow(s->items, &s->capacity, s->n + 1, sizeof(*s->items));
    s->items[s->n++] = (struct score){code, points, mention};
}

static int by_points(const void *a, const void *b)
{
    const struct score *x = a, *y = b;

    if (x->points != y->points)
        return x->points > y->points ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

void focus_find(const struct document *d, struct strings *codes)
{
    struct scores scores = {0};
    size_t title = title_end(d), lead = paragraph_end(d->text, title);

    strings_clear(codes);
    for (size_t i = 0; i < d->mentions.n; i++) {
        const struct mention *m = &d->mentions.items[i];
        size_t at = d->aligned ? d->starts[m->start] : d->text.len;
        double factor = at < title ? TITLE_POINTS : at < lead ? LEAD_POINTS : 1;

        if (span_is(m->type, "country"))
            add_points(&scores, m->id, factor * m->weight, i);
    }
    if (scores.n)
        qsort(scores.items, scores.n, sizeof(*scores.items), by_points);
    for (size_t i = 0; i < scores.n; i++)
        if (scores.items[i].points >= SHARE_OF_MOST * scores.items[0].points)
            strings_add(codes, scores.items[i].code);
    free(scores.items);
}
