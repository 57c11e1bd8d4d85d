#include "entity-tag/topics.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

static const double LEAST_WEIGHT = 2, SHARE_OF_BEST = 1.0 / 3;

struct topic {
    struct span id;
    double weight;
    uint64_t hits;
};

struct topics {
    struct topic *items;
    size_t n, capacity;
};

static void add_hit(struct topics *t, struct span id, double weight)
{
    for (size_t i = 0; i < t->n; i++)
        if (span_equal(t->items[i].id, id)) {
            t->items[i].weight += weight;
            t->items[i].hits++;
            return;
        }
    t->items = mem_grow(t->items, &t->capacity, t->n + 1, sizeof(*t->items));
    t->items[t->n++] = (struct topic){id, weight, 1};
}

static int by_weight(const void *a, const void *b)
{
    const struct topic *x = a, *y = b;

    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return span_compare(x->id, y->id);
}

/* With two decimals, in no locale. */
static void write_score(struct buf *out, double score)
{
    uint64_t hundredths = (uint64_t)llround(score * 100);

    buf_add_uint(out, hundredths / 100);
    if (hundredths % 100 == 0)
        return;
    buf_add_char(out, '.');
    buf_add_char(out, (char)('0' + hundredths / 10 % 10));
    if (hundredths % 10)
        buf_add_char(out, (char)('0' + hundredths % 10));
}

static void write_topic(struct buf *out, const struct topic *t, size_t n_tokens)
{
    record_begin_new(out);
    record_add_string(out, "id", t->id);
    record_begin_member(out, "score");
    write_score(out, t->weight * 100 / (double)n_tokens);
    record_begin_member(out, "hits");
    buf_add_uint(out, t->hits);
    buf_add_char(out, '}');
}

void topics_write(const struct gazetteer *g, const struct document *d, struct buf *out)
{
    struct topics topics = {0};

    for (size_t i = 0; i < d->topics.n; i++) {
        struct gazetteer_entry e = gazetteer_entry(g, d->topics.items[i].entry);

        add_hit(&topics, e.id, (double)e.weight);
    }
    if (topics.n)
        qsort(topics.items, topics.n, sizeof(*topics.items), by_weight);
    buf_add_char(out, '[');
    for (size_t i = 0; i < topics.n; i++) {
        const struct topic *t = &topics.items[i];

        if (t->weight < LEAST_WEIGHT ||
            t->weight < SHARE_OF_BEST * topics.items[0].weight)
            break;
        if (i)
            buf_add_char(out, ',');
        write_topic(out, t, d->tokens.n);
    }
    buf_add_char(out, ']');
    free(topics.items);
}
