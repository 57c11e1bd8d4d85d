/*
 * The model of what was added. Most terms have few of the labels: weights of all the
 * others are computed together, without a branch.
 */
#include "fit/bayes.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

static const double ONE = SHARE_WHOLE; /* occurrence, by which counts are smoothed */

/* By language and label; all logarithms are of smoothed counts. */
struct sums {
    double *counts, *logs; /* of the label */
    double *rest;          /* logarithms of all but the label */
    float *absent;         /* weights of terms that the label has not; 0: see `has` */
    float *has;            /* 1: the model has the label; 0 */
    float *n_has;          /* by language: how many it has */
    uint32_t *found;       /* labels of the term in hand, and how many they are */
    size_t n_found;
};

static void init_sums(struct sums *s, const struct bayes *b)
{
    size_t size = b->terms->languages.n * b->stride + 1;

    s->counts = mem_zalloc(size, sizeof(*s->counts));
    s->logs = mem_zalloc(size, sizeof(*s->logs));
    s->rest = mem_zalloc(size, sizeof(*s->rest));
    s->absent = mem_zalloc(size, sizeof(*s->absent));
    s->has = mem_zalloc(size, sizeof(*s->has));
    s->n_has = mem_zalloc(b->terms->languages.n + 1, sizeof(*s->n_has));
    s->found = mem_zalloc(b->stride, sizeof(*s->found));
}

static void release_sums(struct sums *s)
{
    free(s->counts);
    free(s->logs);
    free(s->rest);
    free(s->absent);
    free(s->has);
    free(s->n_has);
    free(s->found);
}

/* The labels in whose documents a term stands, by its counts. */
static void find_labels(struct sums *s, const double *counts, size_t n_labels)
{
    s->n_found = 0;
    for (uint32_t k = 0; k < n_labels; k++)
        if (counts[k] > 0)
            s->found[s->n_found++] = k;
}

static void sum_up(struct bayes *b, struct sums *s)
{
    for (size_t i = 0; i < b->terms->n; i++) {
        double *sums = s->counts + b->terms->items[i].lang * b->stride;
        const double *counts = b->counts + i * b->stride;

        find_labels(s, counts, b->n_labels);
        b->totals[i] = counts[b->n_labels];
        for (size_t j = 0; j < s->n_found; j++) {
            sums[s->found[j]] += counts[s->found[j]];
            b->totals[i] += counts[s->found[j]];
        }
    }
}

/* Of the language, whose rows start at `at`. */
static void set_priors(struct bayes *b, const struct sums *s, uint32_t lang, size_t at)
{
    for (size_t k = at; k < at + b->stride; k++) {
        bool has = k < at + b->n_labels && b->documents[k] >= BAYES_LEAST;

        s->has[k] = has;
        s->n_has[lang] += has;
        b->priors[k] = has ? (float)log(b->documents[k] + SHARE_WHOLE) : -INFINITY;
    }
}

/* Of the language, whose rows start at `at`. */
static void set_logs(struct bayes *b, const struct sums *s, uint32_t lang, size_t at)
{
    double ones = ONE * (double)b->terms_of[lang], all = ones;

    for (size_t k = at; k < at + b->n_labels; k++)
        all += s->has[k] > 0 ? s->counts[k] : 0;
    for (size_t k = at; k < at + b->n_labels; k++)
        if (s->has[k] > 0) {
            s->logs[k] = log(s->counts[k] + ones);
            s->rest[k] = log(all - s->counts[k]);
            s->absent[k] = (float)(log(ONE) - s->logs[k]);
        }
}

/* Of a term that stands in documents of the label. */
static float log_of_share(const struct sums *s, size_t label, double count)
{
    return (float)(log(count + ONE) - s->logs[label]);
}

/* The same less the logarithm of its share in the other labels, of `others` there. */
static float log_of_odds(const struct sums *s, size_t label, double count,
                         double others)
{
    return log_of_share(s, label, count) - (float)(log(others) - s->rest[label]);
}

static void set_shares(const struct bayes *b, const struct sums *s, size_t term)
{
    size_t at = b->terms->items[term].lang * b->stride;
    const double *counts = b->counts + term * b->stride;
    float *weights = b->weights + term * b->stride;

    memcpy(weights, s->absent + at, b->stride * sizeof(*weights));
    for (size_t j = 0; j < s->n_found; j++) {
        uint32_t k = s->found[j];

        if (s->has[at + k] > 0)
            weights[k] = log_of_share(s, at + k, counts[k]);
    }
}

/* All of the term is in the others of labels that it is not in. */
static void set_absent_odds(float *restrict weights, const float *absent,
                            const double *rest, const float *has, size_t n,
                            double log_of_all)
{
    for (size_t k = 0; k < n; k++)
        weights[k] = absent[k] - (float)(log_of_all - rest[k]) * has[k];
}

/* The weights are log-odds against all other labels of the model. */
static void set_odds(const struct bayes *b, const struct sums *s, size_t term)
{
    size_t at = b->terms->items[term].lang * b->stride;
    const double *counts = b->counts + term * b->stride;
    float *weights = b->weights + term * b->stride;
    double here = ONE;

    for (size_t j = 0; j < s->n_found; j++)
        here += s->has[at + s->found[j]] > 0 ? counts[s->found[j]] : 0;
    set_absent_odds(weights, s->absent + at, s->rest + at, s->has + at, b->stride,
                    log(here));
    for (size_t j = 0; j < s->n_found; j++) {
        uint32_t k = s->found[j];

        if (s->has[at + k] > 0)
            weights[k] = log_of_odds(s, at + k, counts[k], here - counts[k]);
    }
}

/* Centres the weights of a term: those of the labels of the model come to 0. */
static void centre(const struct bayes *b, const struct sums *s, size_t term)
{
    uint32_t lang = b->terms->items[term].lang;
    const float *has = s->has + lang * b->stride;
    float *weights = b->weights + term * b->stride, sum = 0, mean;

    for (size_t k = 0; k < b->n_labels; k++)
        sum += weights[k];
    mean = sum / fmaxf(s->n_has[lang], 1);
    for (size_t k = 0; k < b->stride; k++)
        weights[k] -= mean * has[k];
}

void bayes_solve(struct bayes *b, bool odds)
{
    struct sums s;

    init_sums(&s, b);
    sum_up(b, &s);
    for (uint32_t i = 0; i < b->terms->languages.n; i++) {
        set_priors(b, &s, i, i * b->stride);
        set_logs(b, &s, i, i * b->stride);
    }
    for (size_t i = 0; i < b->terms->n; i++) {
        find_labels(&s, b->counts + i * b->stride, b->n_labels);
        if (odds) {
            set_odds(b, &s, i);
            centre(b, &s, i);
        } else {
            set_shares(b, &s, i);
        }
    }
    release_sums(&s);
}
