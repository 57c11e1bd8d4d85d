#include "fit/model.h"

#include "fit/ranks.h"
#include "mem.h"
#include "order.h"

#include <math.h>
#include <stdlib.h>

enum { AHEAD = 12 };   /* terms of which memory is fetched before it is looked at */
enum { COLUMNS = 16 }; /* labels whose rows are found at once */

static const double LEAST_TELLING = 0.25, BITS = 1.4426950408889634; /* 1 / log 2 */

static struct span text_of(const void *context, uint32_t term)
{
    const struct terms *all = context;

    return all->items[term].text;
}

void model_init(struct model *m)
{
    const struct terms *all = m->bayes->terms;
    struct order_item *items = mem_zalloc(all->n + 1, sizeof(*items));

    for (uint32_t i = 0; i < all->n; i++)
        items[i] = (struct order_item){.group = m->language_ranks[all->items[i].lang],
                                       .prefix = order_prefix(all->items[i].text),
                                       .row = i};
    order_sort(items, all->n, text_of, all);
    m->order = mem_zalloc(all->n + 1, sizeof(*m->order));
    for (size_t i = 0; i < all->n; i++)
        m->order[i] = items[i].row;
    free(items);
}

void model_release(struct model *m)
{
    free(m->order);
}

/* ---- what is kept ---- */

/* How surely a term tells for or against a label. */
struct telling {
    double value;
    uint32_t term, place; /* the latter in the order of texts */
};

static bool tells_more(const struct telling *a, const struct telling *b)
{
    return a->value != b->value ? a->value > b->value : a->place < b->place;
}

static void swap(struct telling *a, struct telling *b)
{
    struct telling held = *a;

    *a = *b;
    *b = held;
}

/*
 * Brings those that tell more than the middle one to its front. Returns how many there
 * are; the one in the middle is behind them.
 */
static size_t part(struct telling *items, size_t n)
{
    size_t front = 0;

    swap(&items[n / 2], &items[n - 1]);
    for (size_t i = 0; i < n - 1; i++)
        if (tells_more(&items[i], &items[n - 1]))
            swap(&items[i], &items[front++]);
    swap(&items[front], &items[n - 1]);
    return front;
}

/* Brings the `most` that tell most to the front, in no order (Hoare's quickselect). */
static void select_most(struct telling *items, size_t n, size_t most)
{
    while (n > 1 && most && most < n) {
        size_t front = part(items, n);

        if (most <= front) {
            n = front;
            continue;
        }
        items += front + 1;
        n -= front + 1;
        most -= front + 1;
    }
}

/*
 * The square of a weight over its standard error in occurrences, which is the root of
 * 1 / (with + 1) + 1 / (without + 1), is (weight^2 (with + 1) (without + 1)) over
 * (total + 2). This is the upper part, in parts of SHARE_WHOLE.
 */
static inline double unscaled_telling(double weight, double with, double total)
{
    return weight * weight * (with + SHARE_WHOLE) * (total - with + SHARE_WHOLE);
}

/* And this the lower one. */
static inline double scale_of_telling(double total)
{
    return (total + 2 * SHARE_WHOLE) * SHARE_WHOLE;
}

/* Drops the weights of a term that tell less. */
static inline void drop_unsure(float *restrict weights, const double *counts, size_t n,
                               double total)
{
    double least = LEAST_TELLING * scale_of_telling(total);

    for (size_t k = 0; k < n; k++)
        weights[k] = unscaled_telling((double)weights[k], counts[k], total) >= least
                         ? weights[k]
                         : 0;
}

static inline void count_kept(uint32_t *restrict kept, const float *weights, size_t n)
{
    for (size_t k = 0; k < n; k++)
        kept[k] += weights[k] != 0;
}

/* Keeps no more than `most` terms of the label and language, order[start .. end). */
static void prune_label(const struct model *m, size_t start, size_t end, size_t label,
                        size_t most, struct telling *room)
{
    struct bayes *b = m->bayes;
    size_t n = 0;

    for (size_t i = start; i < end; i++) {
        uint32_t term = m->order[i];
        size_t at = term * b->stride + label;
        double total = b->totals[term];

        if (i + AHEAD < end)
            bayes_fetch(b, m->order[i + AHEAD], label);
        if (b->weights[at] != 0)
            room[n++] = (struct telling){
                unscaled_telling((double)b->weights[at], b->counts[at], total) /
                    scale_of_telling(total),
                term, (uint32_t)i};
    }
    select_most(room, n, most);
    for (size_t i = most; i < n; i++)
        b->weights[room[i].term * b->stride + label] = 0;
}

/* Where the language of order[start] ends. */
static size_t end_of_language(const struct model *m, size_t start)
{
    const struct terms *all = m->bayes->terms;
    size_t end = start;

    while (end < all->n &&
           all->items[m->order[end]].lang == all->items[m->order[start]].lang)
        end++;
    return end;
}

static void prune_language(const struct model *m, size_t start, size_t end, size_t most,
                           uint32_t *kept, struct telling *room)
{
    struct bayes *b = m->bayes;

    memset(kept, 0, b->stride * sizeof(*kept));
    for (size_t i = start; i < end; i++) {
        uint32_t term = m->order[i];
        float *weights = b->weights + term * b->stride;

        if (i + AHEAD < end)
            bayes_fetch(b, m->order[i + AHEAD], 0);
        drop_unsure(weights, b->counts + term * b->stride, b->stride, b->totals[term]);
        count_kept(kept, weights, b->stride);
    }
    for (size_t label = 0; label < b->n_labels; label++)
        if (kept[label] > most)
            prune_label(m, start, end, label, most, room);
}

void model_prune(struct model *m, size_t most)
{
    size_t n = m->bayes->terms->n;
    struct telling *room = mem_zalloc(n + 1, sizeof(*room));
    uint32_t *kept = mem_zalloc(m->bayes->stride, sizeof(*kept));

    for (size_t start = 0, end; start < n; start = end) {
        end = end_of_language(m, start);
        prune_language(m, start, end, most, kept, room);
    }
    free(room);
    free(kept);
}

/* ---- rows ---- */

long model_weight(const struct model *m, uint32_t term, size_t label)
{
    double weight = (double)m->bayes->weights[term * m->bayes->stride + label];

    return weight != 0 ? lround(weight * BITS * 1000) : 0;
}

long model_topic_weight(const struct model *m, uint32_t topic, size_t label)
{
    const struct evidence *e = m->evidence;

    return lround((double)e->weights[topic * e->n_labels + label] * 1000);
}

/* In thousandths, with no zeros behind. */
static void add_decimal(struct buf *out, long thousandths)
{
    unsigned long n = (unsigned long)labs(thousandths);

    if (thousandths < 0)
        buf_add_char(out, '-');
    buf_add_uint(out, n / 1000);
    n %= 1000;
    if (n)
        buf_add_char(out, '.');
    for (unsigned long unit = 100; n; n %= unit, unit /= 10)
        buf_add_char(out, (char)('0' + n / unit));
}

static void add_row(const struct model *m, size_t label, const struct term *term,
                    long thousandths, struct buf *out)
{
    struct span lang = m->bayes->terms->languages.keys[term->lang];

    buf_add_span(out, m->labels->keys[m->label_numbers[label]]);
    buf_add_char(out, '\t');
    buf_add_span(out, lang.len ? lang : SPAN("-"));
    buf_add_char(out, '\t');
    buf_add_span(out, term->text);
    buf_add_char(out, '\t');
    add_decimal(out, thousandths);
    buf_add_char(out, '\n');
}

/* A topic counts whatever the language. */
static void add_topic_rows(const struct model *m, size_t label, struct buf *out)
{
    const struct evidence *e = m->evidence;

    for (size_t i = 0; i < e->n_topics; i++) {
        uint32_t topic = m->topic_numbers[i];
        long thousandths = model_topic_weight(m, topic, label);

        if (!thousandths)
            continue;
        buf_add_span(out, m->labels->keys[m->label_numbers[label]]);
        buf_add_literal(out, "\t-\t=");
        buf_add_span(out, m->topics->keys[topic]);
        buf_add_char(out, '\t');
        add_decimal(out, thousandths);
        buf_add_char(out, '\n');
    }
}

/* Terms of a label that have a weight. */
struct column {
    uint32_t *terms;
    size_t n, capacity;
};

static void add_to_column(struct column *c, uint32_t term)
{
    c->terms = mem_grow(c->terms, &c->capacity, c->n + 1, sizeof(*c->terms));
    c->terms[c->n++] = term;
}

/* Of labels from `first` on: their weights of a term lie together. */
static void fill_columns(const struct model *m, size_t first, size_t n,
                         struct column *columns)
{
    const struct bayes *b = m->bayes;

    for (size_t k = 0; k < n; k++)
        columns[k].n = 0;
    for (size_t i = 0; i < b->terms->n; i++) {
        const float *weights = b->weights + m->order[i] * b->stride + first;

        if (i + AHEAD < b->terms->n)
            __builtin_prefetch(b->weights + m->order[i + AHEAD] * b->stride + first);
        for (size_t k = 0; k < n; k++)
            if (weights[k] != 0)
                add_to_column(&columns[k], m->order[i]);
    }
}

static bool write_label(const struct model *m, size_t label,
                        const struct column *column, struct buf *out,
                        model_flush *flush, void *context)
{
    add_topic_rows(m, label, out);
    for (size_t i = 0; i < column->n; i++) {
        uint32_t term = column->terms[i];
        long thousandths = model_weight(m, term, label);

        if (!thousandths)
            continue;
        add_row(m, label, &m->bayes->terms->items[term], thousandths, out);
        if (!flush(context))
            return false;
    }
    return true;
}

void model_write(const struct model *m, struct buf *out, model_flush *flush,
                 void *context)
{
    struct column columns[COLUMNS] = {0};
    size_t n_labels = m->bayes->n_labels;
    bool good = true;

    buf_add_literal(out, "# topic\tlang\tpattern\tweight\n");
    for (size_t first = 0; good && first < n_labels; first += COLUMNS) {
        size_t n = n_labels - first < COLUMNS ? n_labels - first : COLUMNS;

        fill_columns(m, first, n, columns);
        for (size_t k = 0; good && k < n; k++)
            good = write_label(m, first + k, &columns[k], out, flush, context);
    }
    for (size_t k = 0; k < COLUMNS; k++)
        free(columns[k].terms);
}
