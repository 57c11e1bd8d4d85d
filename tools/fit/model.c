#include "fit/model.h"

#include "fit/ranks.h"
#include "mem.h"

#include <math.h>
#include <stdlib.h>

static const double LEAST_TELLING = 0.5, BITS = 1.4426950408889634; /* 1 / log 2 */

/* What the comparisons need, since qsort passes nothing on. */
static const struct term *terms;
static const uint32_t *language_ranks;

static int by_text(const void *a, const void *b)
{
    const struct term *x = &terms[*(const uint32_t *)a],
                      *y = &terms[*(const uint32_t *)b];

    if (x->lang != y->lang)
        return language_ranks[x->lang] < language_ranks[y->lang] ? -1 : 1;
    return span_compare(x->text, y->text);
}

void model_init(struct model *m)
{
    const struct terms *all = m->bayes->terms;

    m->order = mem_zalloc(all->n + 1, sizeof(*m->order));
    for (size_t i = 0; i < all->n; i++)
        m->order[i] = (uint32_t)i;
    terms = all->items;
    language_ranks = m->language_ranks;
    if (all->n)
        qsort(m->order, all->n, sizeof(*m->order), by_text);
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

static int by_telling(const void *a, const void *b)
{
    const struct telling *x = a, *y = b;

    if (x->value != y->value)
        return x->value > y->value ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

/* The weight over its standard error, in occurrences. */
static double telling(const struct bayes *b, uint32_t term, size_t label)
{
    double with = b->counts[term * b->stride + label], without = b->totals[term] - with;

    return fabs((double)b->weights[term * b->stride + label]) /
           sqrt(1 / (with / SHARE_WHOLE + 1) + 1 / (without / SHARE_WHOLE + 1));
}

/* Of the terms of one language, order[start .. end). */
static void prune_label(const struct model *m, size_t start, size_t end, size_t label,
                        size_t most, struct telling *room)
{
    struct bayes *b = m->bayes;
    size_t n = 0;

    for (size_t i = start; i < end; i++) {
        struct telling t = {telling(b, m->order[i], label), m->order[i], (uint32_t)i};

        if (t.value >= LEAST_TELLING)
            room[n++] = t;
        else
            b->weights[t.term * b->stride + label] = 0;
    }
    if (n <= most)
        return;
    qsort(room, n, sizeof(*room), by_telling);
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

void model_prune(struct model *m, size_t most)
{
    size_t n = m->bayes->terms->n;
    struct telling *room = mem_zalloc(n + 1, sizeof(*room));

    for (size_t start = 0, end; start < n; start = end) {
        uint32_t lang = m->bayes->terms->items[m->order[start]].lang;

        end = end_of_language(m, start);
        for (size_t label = 0; label < m->bayes->n_labels; label++)
            if (bayes_has(m->bayes, lang, label))
                prune_label(m, start, end, label, most, room);
    }
    free(room);
}

/* ---- rows ---- */

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

void model_write(const struct model *m, struct buf *out, model_flush *flush,
                 void *context)
{
    const struct bayes *b = m->bayes;

    buf_add_literal(out, "# topic\tlang\tpattern\tweight\n");
    for (size_t label = 0; label < b->n_labels; label++)
        for (size_t i = 0; i < b->terms->n; i++) {
            double weight = (double)b->weights[m->order[i] * b->stride + label];
            long thousandths = lround(weight * BITS * 1000);

            if (!thousandths)
                continue;
            add_row(m, label, &b->terms->items[m->order[i]], thousandths, out);
            if (!flush(context))
                return;
        }
}
