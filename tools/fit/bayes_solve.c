/*
 * The model of what was added. Most terms have few of the labels: those of all the
 * others are computed together, without a branch.
 */
#include "fit/bayes.h"

#include "mem.h"

#include <math.h>
#include <string.h>

static const double ONE = SHARE_WHOLE; /* occurrence, by which counts are smoothed */

/* ---- sums ---- */

static void sum_up(struct bayes *b)
{
    memset(b->sums.counts, 0,
           b->terms->languages.n * b->stride * sizeof(*b->sums.counts));
    for (uint32_t i = 0; i < b->terms->n; i++) {
        double *sums = b->sums.counts + b->terms->items[i].lang * b->stride;
        const struct label_count *found = b->found;
        size_t n = counts_of(&b->counts, i, b->found);

        b->totals[i] = 0;
        for (size_t j = 0; j < n; j++) {
            sums[found[j].label] += (double)found[j].n;
            b->totals[i] += (double)found[j].n;
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
    const struct label_count *found = b->found;
    size_t n = counts_of(&b->counts, term, b->found);

    memcpy(weights, s->absent + at, b->stride * sizeof(*weights));
    for (size_t j = 0; j < n; j++) {
        uint32_t k = found[j].label;

        if (s->has[at + k] > 0)
            weights[k] = log_of_share(s, at + k, (double)found[j].n);
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

/* Of a term, how much it has of the labels of the model, and one. */
static double count_here(const struct bayes *b, size_t at,
                         const struct label_count *found, size_t n)
{
    double here = ONE;

    for (size_t i = 0; i < n; i++)
        here += b->sums.has[at + found[i].label] > 0 ? (double)found[i].n : 0;
    return here;
}

/* All of a term is in the others of labels that it is not in. */
static void set_absent_odds(const struct bayes *b, size_t at,
                            const double logs_of_all[BAYES_TOGETHER],
                            struct bayes_odds *odds)
{
    const struct bayes_sums *s = &b->sums;

    for (size_t k = 0; k < b->stride; k++)
        for (size_t i = 0; i < BAYES_TOGETHER; i++) {
            odds[k].odds[i] =
                s->absent[at + k] -
                (float)(logs_of_all[i] - s->rest[at + k]) * s->has[at + k];
            odds[k].counts[i] = 0;
        }
}

/* Sets those of the labels that the term in place `i` is in. */
static void set_present_odds(const struct bayes *b, size_t at,
                             const struct label_count *found, size_t n, double here,
                             size_t i, struct bayes_odds *odds)
{
    for (size_t j = 0; j < n; j++) {
        uint32_t k = found[j].label;
        double count = (double)found[j].n;

        odds[k].counts[i] = count;
        if (b->sums.has[at + k] > 0)
            odds[k].odds[i] = log_of_odds(&b->sums, at + k, count, here - count);
    }
}

/* Centres the odds of terms: those of the labels of the model come to 0. */
static void centre(const struct bayes *b, uint32_t lang, struct bayes_odds *odds)
{
    const float *has = b->sums.has + lang * b->stride;
    float means[BAYES_TOGETHER] = {0};

    for (size_t k = 0; k < b->n_labels; k++)
        for (size_t i = 0; i < BAYES_TOGETHER; i++)
            means[i] += odds[k].odds[i];
    for (size_t i = 0; i < BAYES_TOGETHER; i++)
        means[i] /= fmaxf(b->sums.n_has[lang], 1);
    for (size_t k = 0; k < b->stride; k++)
        for (size_t i = 0; i < BAYES_TOGETHER; i++)
            odds[k].odds[i] -= means[i] * has[k];
}

void bayes_set_odds(const struct bayes *b, const uint32_t terms[BAYES_TOGETHER],
                    struct bayes_odds *odds)
{
    uint32_t lang = b->terms->items[terms[0]].lang;
    size_t at = lang * b->stride;
    double here[BAYES_TOGETHER], logs[BAYES_TOGETHER];
    size_t n[BAYES_TOGETHER];

    for (size_t i = 0; i < BAYES_TOGETHER; i++) {
        struct label_count *found = b->found + i * b->stride;

        n[i] = counts_of(&b->counts, terms[i], found);
        here[i] = count_here(b, at, found, n[i]);
        logs[i] = log(here[i]);
    }
    set_absent_odds(b, at, logs, odds);
    for (size_t i = 0; i < BAYES_TOGETHER; i++)
        set_present_odds(b, at, b->found + i * b->stride, n[i], here[i], i, odds);
    centre(b, lang, odds);
}
