/*
 * The model of what was added. Most terms have few of the labels: weights of all the
 * others are computed together, without a branch.
 */
#include "fit/bayes.h"

#include "mem.h"

#include <math.h>
#include <string.h>

static const double ONE = SHARE_WHOLE; /* occurrence, by which counts are smoothed */

/* ---- sums ---- */

/* The labels in whose documents a term stands, by its counts. Returns how many. */
static size_t find_labels(const struct bayes *b, const double *counts)
{
    size_t n = 0;

    for (uint32_t k = 0; k < b->n_labels; k++) {
        b->found[n] = k;
        n += counts[k] > 0;
    }
    return n;
}

static void sum_up(struct bayes *b)
{
    memset(b->sums.counts, 0,
           b->terms->languages.n * b->stride * sizeof(*b->sums.counts));
    for (size_t i = 0; i < b->terms->n; i++) {
        double *sums = b->sums.counts + b->terms->items[i].lang * b->stride;
        const double *counts = b->counts + i * b->stride;
        size_t n = find_labels(b, counts);

        b->totals[i] = counts[b->n_labels];
        for (size_t j = 0; j < n; j++) {
            sums[b->found[j]] += counts[b->found[j]];
            b->totals[i] += counts[b->found[j]];
        }
    }
}

/* Of the language, whose rows start at `at`. */
static void set_priors(struct bayes *b, uint32_t lang, size_t at)
{
    const struct bayes_sums *s = &b->sums;

    s->n_has[lang] = 0;
    for (size_t k = at; k < at + b->stride; k++) {
        bool has = k < at + b->n_labels && b->documents[k] >= BAYES_LEAST;

        s->has[k] = has;
        s->n_has[lang] += has;
        b->priors[k] = has ? (float)log(b->documents[k] + SHARE_WHOLE) : -INFINITY;
    }
}

/* Of the language, whose rows start at `at`. */
static void set_logs(const struct bayes *b, uint32_t lang, size_t at)
{
    const struct bayes_sums *s = &b->sums;
    double ones = ONE * (double)b->terms_of[lang], all = ones;

    for (size_t k = at; k < at + b->stride; k++)
        s->logs[k] = s->rest[k] = s->absent[k] = 0;
    for (size_t k = at; k < at + b->n_labels; k++)
        all += s->has[k] > 0 ? s->counts[k] : 0;
    for (size_t k = at; k < at + b->n_labels; k++)
        if (s->has[k] > 0) {
            s->logs[k] = log(s->counts[k] + ones);
            s->rest[k] = log(all - s->counts[k]);
            s->absent[k] = (float)(log(ONE) - s->logs[k]);
        }
}

void bayes_solve(struct bayes *b)
{
    sum_up(b);
    for (uint32_t i = 0; i < b->terms->languages.n; i++) {
        set_priors(b, i, i * b->stride);
        set_logs(b, i, i * b->stride);
    }
}

/* ---- weights ---- */

/* Of a term that stands in documents of the label. */
static float log_of_share(const struct bayes_sums *s, size_t label, double count)
{
    return (float)(log(count + ONE) - s->logs[label]);
}

/* The same less the logarithm of its share in the other labels, of `others` there. */
static float log_of_odds(const struct bayes_sums *s, size_t label, double count,
                         double others)
{
    return log_of_share(s, label, count) - (float)(log(others) - s->rest[label]);
}

static void set_shares(const struct bayes *b, uint32_t term, float *weights)
{
    const struct bayes_sums *s = &b->sums;
    size_t at = b->terms->items[term].lang * b->stride;
    const double *counts = b->counts + term * b->stride;
    size_t n = find_labels(b, counts);

    memcpy(weights, s->absent + at, b->stride * sizeof(*weights));
    for (size_t j = 0; j < n; j++) {
        uint32_t k = b->found[j];

        if (s->has[at + k] > 0)
            weights[k] = log_of_share(s, at + k, counts[k]);
    }
}

void bayes_weigh(struct bayes *b)
{
    if (!b->weights)
        b->weights = mem_zalloc((b->terms->n + 1) * b->stride, sizeof(*b->weights));
    for (uint32_t i = 0; i < b->terms->n; i++)
        set_shares(b, i, b->weights + i * b->stride);
}

/* ---- odds ---- */

/* All of the term is in the others of labels that it is not in. */
static void set_absent_odds(float *restrict odds, const float *absent,
                            const double *rest, const float *has, size_t n,
                            double log_of_all)
{
    for (size_t k = 0; k < n; k++)
        odds[k] = absent[k] - (float)(log_of_all - rest[k]) * has[k];
}

/* Centres the odds of a term: those of the labels of the model come to 0. */
static void centre(const struct bayes *b, uint32_t lang, float *odds)
{
    const float *has = b->sums.has + lang * b->stride;
    float sum = 0, mean;

    for (size_t k = 0; k < b->n_labels; k++)
        sum += odds[k];
    mean = sum / fmaxf(b->sums.n_has[lang], 1);
    for (size_t k = 0; k < b->stride; k++)
        odds[k] -= mean * has[k];
}

void bayes_odds(const struct bayes *b, uint32_t term, float *odds)
{
    const struct bayes_sums *s = &b->sums;
    uint32_t lang = b->terms->items[term].lang;
    size_t at = lang * b->stride;
    const double *counts = b->counts + term * b->stride;
    size_t n = find_labels(b, counts);
    double here = ONE;

    for (size_t j = 0; j < n; j++)
        here += s->has[at + b->found[j]] > 0 ? counts[b->found[j]] : 0;
    set_absent_odds(odds, s->absent + at, s->rest + at, s->has + at, b->stride,
                    log(here));
    for (size_t j = 0; j < n; j++) {
        uint32_t k = b->found[j];

        if (s->has[at + k] > 0)
            odds[k] = log_of_odds(s, at + k, counts[k], here - counts[k]);
    }
    centre(b, lang, odds);
}
