#include "entity-tag/focus.h"

#include <math.h>
#include <stdlib.h>

/*
 * The weights, as scripts/fit-focus prints them. Those of counts are for each doubling:
 * log2(1 + n). A score above 0 means a probability above .4.
 */
static const double BASE = -3.6, IN_TITLE = 1.0, IN_LEAD = 1.1, IN_DATELINE = 5.5,
                    IS_ONLY = 3.3, NAMES = 1.2, ADJECTIVES = 0.7, COUNTRIES = 0.5;

/* What the document says of a country. */
struct evidence {
    struct span code;
    size_t names, adjectives; /* mentions of each form; places are neither */
    bool in_title, in_lead, in_dateline;
    size_t first;  /* token */
    size_t number; /* of countries before it, which tells those at one token apart */
    double score;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* The end of the first paragraph at or behind `from`: before a blank line or an
   indented one. */
static size_t paragraph_end(struct span text, size_t from)
{
    const char *end = text.data + text.len, *p = text.data + from;

    while (p < end && *p == '\n')
        p++;
    for (; (p = memchr(p, '\n', (size_t)(end - p))); p++)
        if (p + 1 < end && is_blank(p[1]))
            return (size_t)(p - text.data);
    return text.len;
}

/* Where the title and the first paragraph behind it end; 0 for no title. */
struct head {
    size_t title, lead;
};

static struct head head_of(const struct document *d)
{
    struct head h = {0, 0};

    if (d->title.len && span_starts(d->content.text, d->title))
        h.title = d->title.len;
    h.lead = paragraph_end(d->content.text, h.title);
    return h;
}

static struct evidence *evidence_of(struct focus *f, const struct mention *m)
{
    for (size_t i = 0; i < f->n; i++)
        if (span_equal(f->items[i].code, m->id))
            return &f->items[i];
    f->items = mem_grow(f->items, &f->capacity, f->n + 1, sizeof(*f->items));
    f->items[f->n] =
        (struct evidence){.code = m->id, .first = m->start, .number = f->n};
    return &f->items[f->n++];
}

static bool is_place(struct span kind)
{
    return span_is(kind, "city") || span_is(kind, "region") ||
           span_is(kind, "organization");
}

static void add_mention(struct focus *f, const struct document *d, struct head head,
                        const struct mention *m)
{
    struct evidence *e = evidence_of(f, m);
    size_t at = d->content.aligned ? tokenized_start(&d->content, m->start)
                                   : d->content.text.len;

    if (m->start < e->first)
        e->first = m->start;
    if (span_is(m->kind, "dateline")) {
        e->in_dateline = true;
        return;
    }
    e->in_title |= at < head.title;
    e->in_lead |= at >= head.title && at < head.lead;
    if (span_is(m->kind, "adjective"))
        e->adjectives++;
    else if (!is_place(m->kind))
        e->names++;
}

static void collect(struct focus *f, const struct document *d)
{
    const struct mentions *lists[] = {&d->mentions, &d->dropped};
    struct head head = {0};

    f->n = 0;
    if (d->mentions.n + d->dropped.n)
        head = head_of(d);
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < lists[k]->n; i++) {
            const struct mention *m = &lists[k]->items[i];

            if (span_is(m->type, "country") && (!m->dropped || m->unwanted))
                add_mention(f, d, head, m);
        }
}

static double doublings(size_t n)
{
    return log2((double)(1 + n));
}

static double score(const struct evidence *e, size_t n_countries)
{
    return BASE + IN_TITLE * e->in_title + IN_LEAD * e->in_lead +
           IN_DATELINE * e->in_dateline + IS_ONLY * (n_countries == 1) +
           NAMES * doublings(e->names) + ADJECTIVES * doublings(e->adjectives) +
           COUNTRIES * log2((double)n_countries);
}

static int by_score(const void *a, const void *b)
{
    const struct evidence *x = a, *y = b;

    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

void focus_find(struct focus *f, const struct document *d, struct strings *codes)
{
    strings_clear(codes);
    collect(f, d);
    for (size_t i = 0; i < f->n; i++)
        f->items[i].score = score(&f->items[i], f->n);
    if (f->n)
        qsort(f->items, f->n, sizeof(*f->items), by_score);
    for (size_t i = 0; i < f->n && (i == 0 || f->items[i].score > 0); i++)
        strings_add(codes, f->items[i].code);
}

void focus_release(struct focus *f)
{
    free(f->items);
    *f = (struct focus){0};
}
