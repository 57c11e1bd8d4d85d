#include "fit/model.h"

#include "fit/ranks.h"
#include "mem.h"
#include "order.h"

#include <math.h>
#include <stdlib.h>

enum { SLACK = 1024 }; /* rows more than are kept, so that it is seldom done */

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
    m->rows = mem_zalloc(m->bayes->n_labels + 1, sizeof(*m->rows));
}

void model_release(struct model *m)
{
    for (size_t k = 0; m->rows && k < m->bayes->n_labels; k++)
        free(m->rows[k].items);
    free(m->rows);
    free(m->order);
}

/* Rows of a label in a language that there may be before only `most` are kept. */
static size_t room_of(size_t most)
{
    return most < SIZE_MAX / 4 ? 2 * most + SLACK : SIZE_MAX;
}

size_t model_bytes(const struct terms *terms, size_t n_labels, size_t most)
{
    size_t *terms_of = terms_by_language(terms), kept = 0, largest = 0;

    for (size_t i = 0; i < terms->languages.n; i++) {
        kept += terms_of[i] < most ? terms_of[i] : most;
        largest = terms_of[i] > largest ? terms_of[i] : largest;
    }
    free(terms_of);
    largest = largest < room_of(most) ? largest : room_of(most);
    return (kept + largest) * n_labels * sizeof(struct model_row);
}

/* ---- what is kept ---- */

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

/* How much a row tells, and its place in the order of texts. */
struct rank {
    double telling;
    size_t place;
};

static bool is_before(const struct rank *a, const struct rank *b)
{
    return a->telling != b->telling ? a->telling > b->telling : a->place < b->place;
}

static void swap(struct rank *a, struct rank *b)
{
    struct rank held = *a;

    *a = *b;
    *b = held;
}

/* Brings those before the middle one to the front, and it behind them: its new
   place. */
static size_t partition(struct rank *ranks, size_t n)
{
    size_t front = 0;

    swap(&ranks[n / 2], &ranks[n - 1]);
    for (size_t i = 0; i < n - 1; i++)
        if (is_before(&ranks[i], &ranks[n - 1]))
            swap(&ranks[i], &ranks[front++]);
    swap(&ranks[front], &ranks[n - 1]);
    return front;
}

/* The rank that has `before` others before it (Hoare's quickselect). */
static struct rank select_rank(struct rank *ranks, size_t n, size_t before)
{
    for (;;) {
        size_t front = partition(ranks, n);

        if (before == front)
            return ranks[front];
        if (before < front) {
            n = front;
            continue;
        }
        ranks += front + 1;
        n -= front + 1;
        before -= front + 1;
    }
}

/* Keeps the `most` of the language in hand that tell most, in their order. */
static void keep_most(struct model_rows *rows, size_t most)
{
    size_t start = rows->start, n = rows->n - start, kept = start;
    struct rank *ranks, bound;

    if (n <= most)
        return;
    ranks = mem_zalloc(n, sizeof(*ranks));
    for (size_t i = 0; i < n; i++)
        ranks[i] = (struct rank){rows->items[start + i].telling, i};
    bound = select_rank(ranks, n, most);
    for (size_t i = 0; i < n; i++) {
        const struct model_row *row = &rows->items[start + i];

        if (is_before(&(struct rank){row->telling, i}, &bound))
            rows->items[kept++] = *row;
    }
    rows->n = kept;
    rows->bound = bound.telling;
    free(ranks);
}

/* Adds a row, unless as many as are kept tell more. */
static void add_row(struct model_rows *rows, uint32_t term, double weight,
                    double telling, size_t most)
{
    long thousandths;

    if (telling <= rows->bound)
        return;
    thousandths = lround(weight * BITS * 1000);
    if (!thousandths)
        return;
    rows->items =
        mem_grow(rows->items, &rows->capacity, rows->n + 1, sizeof(*rows->items));
    rows->items[rows->n++] = (struct model_row){term, (int32_t)thousandths, telling};
    if (rows->n - rows->start > room_of(most))
        keep_most(rows, most);
}

/* Terms of one language that are looked at together. */
struct batch {
    uint32_t terms[BAYES_TOGETHER]; /* the last one fills what is left */
    size_t n;
    double totals[BAYES_TOGETHER], scales[BAYES_TOGETHER];
    double least[BAYES_TOGETHER]; /* what a row must tell, unscaled */
    struct bayes_odds *odds;      /* by label */
};

static void fill_batch(const struct model *m, size_t start, size_t end,
                       struct batch *batch)
{
    batch->n = end - start < BAYES_TOGETHER ? end - start : BAYES_TOGETHER;
    for (size_t i = 0; i < BAYES_TOGETHER; i++) {
        size_t place = start + (i < batch->n ? i : batch->n - 1);

        batch->terms[i] = m->order[place];
        batch->totals[i] = m->bayes->totals[batch->terms[i]];
        batch->scales[i] = scale_of_telling(batch->totals[i]);
        batch->least[i] = LEAST_TELLING * batch->scales[i];
    }
    bayes_set_odds(m->bayes, batch->terms, batch->odds);
}

/* Has the processor fetch the counts of the batch that begins at `start`, and what
   leads to those of the next one. */
static void fetch_ahead(const struct model *m, size_t start)
{
    const struct bayes *b = m->bayes;

    for (size_t i = start; i < start + BAYES_TOGETHER; i++) {
        if (i + BAYES_TOGETHER < b->terms->n)
            counts_fetch_row(&b->counts, m->order[i + BAYES_TOGETHER]);
        if (i < b->terms->n)
            counts_fetch(&b->counts, m->order[i]);
    }
}

/* Adds to the rows of a label those terms that tell of it. */
static void add_label(struct model_rows *rows, const struct batch *batch, size_t label,
                      size_t most)
{
    const struct bayes_odds *odds = &batch->odds[label];
    double telling[BAYES_TOGETHER];
    bool any = false;

    for (size_t i = 0; i < BAYES_TOGETHER; i++)
        telling[i] =
            unscaled_telling((double)odds->odds[i], odds->counts[i], batch->totals[i]);
    for (size_t i = 0; i < BAYES_TOGETHER; i++)
        any |= telling[i] >= batch->least[i];
    for (size_t i = 0; any && i < batch->n; i++)
        if (telling[i] >= batch->least[i])
            add_row(rows, batch->terms[i], (double)odds->odds[i],
                    telling[i] / batch->scales[i], most);
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

/* Adds the terms of a language, order[start .. end). */
static void add_language(struct model *m, size_t start, size_t end, size_t most,
                         struct batch *batch)
{
    const struct bayes *b = m->bayes;

    for (size_t k = 0; k < b->n_labels; k++) {
        m->rows[k].start = m->rows[k].n;
        m->rows[k].bound = 0;
    }
    for (size_t i = start; i < end; i += BAYES_TOGETHER) {
        fetch_ahead(m, i + BAYES_TOGETHER);
        fill_batch(m, i, end, batch);
        for (size_t k = 0; k < b->n_labels; k++)
            add_label(&m->rows[k], batch, k, most);
    }
    for (size_t k = 0; k < b->n_labels; k++)
        keep_most(&m->rows[k], most);
}

void model_make(struct model *m, size_t most)
{
    const struct bayes *b = m->bayes;
    struct batch batch = {.odds = mem_zalloc(b->stride, sizeof(*batch.odds))};

    for (size_t k = 0; k < b->n_labels; k++)
        m->rows[k].n = 0;
    for (size_t start = 0, end; start < b->terms->n; start = end) {
        end = end_of_language(m, start);
        add_language(m, start, end, most, &batch);
    }
    free(batch.odds);
}

/* ---- writing ---- */

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
    for (; n; n = n * 10 % 1000)
        buf_add_char(out, (char)('0' + n / 100));
}

static void write_row(const struct model *m, size_t label, const struct model_row *row,
                      struct buf *out)
{
    const struct term *term = &m->bayes->terms->items[row->term];
    struct span lang = m->bayes->terms->languages.keys[term->lang];

    buf_add_span(out, m->labels->keys[m->label_numbers[label]]);
    buf_add_char(out, '\t');
    buf_add_span(out, lang.len ? lang : SPAN("-"));
    buf_add_char(out, '\t');
    buf_add_span(out, term->text);
    buf_add_char(out, '\t');
    add_decimal(out, row->thousandths);
    buf_add_char(out, '\n');
}

/* A topic counts whatever the language. */
static void write_topics(const struct model *m, size_t label, struct buf *out)
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

static bool write_label(const struct model *m, size_t label, struct buf *out,
                        model_flush *flush, void *context)
{
    const struct model_rows *rows = &m->rows[label];

    write_topics(m, label, out);
    for (size_t i = 0; i < rows->n; i++) {
        write_row(m, label, &rows->items[i], out);
        if (!flush(context))
            return false;
    }
    return true;
}

void model_write(const struct model *m, struct buf *out, model_flush *flush,
                 void *context)
{
    buf_add_literal(out, "# topic\tlang\tpattern\tweight\n");
    for (size_t label = 0; label < m->bayes->n_labels; label++)
        if (!write_label(m, label, out, flush, context))
            return;
}
