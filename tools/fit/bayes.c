#include "fit/bayes.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

enum { AHEAD = 12 }; /* terms of which memory is fetched before it is looked at */
enum { LANES = 4, MOST_LANES = 7 * LANES }; /* floats that are added at once */

static const double ONE = SHARE_WHOLE; /* occurrence, by which counts are smoothed */

static size_t stride_of(size_t n_labels)
{
    return (n_labels + LANES) / LANES * LANES;
}

size_t bayes_bytes(const struct terms *terms, size_t n_labels)
{
    return terms->n * stride_of(n_labels) * (sizeof(double) + sizeof(float));
}

void bayes_init(struct bayes *b, const struct terms *terms, size_t n_labels)
{
    size_t languages = terms->languages.n + 1, n = terms->n + 1;

    *b = (struct bayes){.terms = terms, .n_labels = n_labels};
    b->stride = stride_of(n_labels);
    b->terms_of = mem_zalloc(languages, sizeof(*b->terms_of));
    b->counts = mem_zalloc(n * b->stride, sizeof(*b->counts));
    b->totals = mem_zalloc(n, sizeof(*b->totals));
    b->documents = mem_zalloc(languages * b->stride, sizeof(*b->documents));
    b->labelled = mem_zalloc(languages * b->stride, sizeof(*b->labelled));
    b->weights = mem_zalloc(n * b->stride, sizeof(*b->weights));
    b->priors = mem_zalloc(languages * b->stride, sizeof(*b->priors));
    b->scores = mem_zalloc(b->stride, sizeof(*b->scores));
    for (size_t i = 0; i < terms->n; i++)
        b->terms_of[terms->items[i].lang]++;
}

void bayes_release(struct bayes *b)
{
    free(b->terms_of);
    free(b->counts);
    free(b->totals);
    free(b->documents);
    free(b->labelled);
    free(b->weights);
    free(b->priors);
    free(b->scores);
    free(b->parts);
}

/* ---- training ---- */

void bayes_clear(struct bayes *b)
{
    memset(b->counts, 0, (b->terms->n + 1) * b->stride * sizeof(*b->counts));
    memset(b->documents, 0,
           (b->terms->languages.n + 1) * b->stride * sizeof(*b->documents));
}

/* Those of the first share and the last. */
static inline void fetch_counts(const struct bayes *b, const struct sample *sample,
                                uint32_t term)
{
    const double *counts = b->counts + term * b->stride;

    __builtin_prefetch(counts + sample->shares[0].label, 1);
    __builtin_prefetch(counts + sample->shares[sample->n_shares - 1].label, 1);
}

static void add_to_documents(struct bayes *b, const struct sample *sample)
{
    double *documents = b->documents + sample->lang * b->stride;

    for (size_t i = 0; i < sample->n_shares; i++)
        documents[sample->shares[i].label] += (double)sample->shares[i].part;
}

/* As they are added. */
static const double *parts_of(struct bayes *b, const struct sample *sample)
{
    b->parts =
        mem_grow(b->parts, &b->parts_capacity, sample->n_shares, sizeof(*b->parts));
    for (size_t i = 0; i < sample->n_shares; i++)
        b->parts[i] = (double)sample->shares[i].part;
    return b->parts;
}

void bayes_add(struct bayes *b, const struct sample *sample)
{
    const struct share *shares = sample->shares;
    const double *parts = parts_of(b, sample);
    size_t n = sample->n_shares;

    if (!n)
        return;
    add_to_documents(b, sample);
    for (size_t j = 0; j < sample->n_terms; j++) {
        double *counts = b->counts + sample->terms[j] * b->stride;

        if (j + AHEAD < sample->n_terms)
            fetch_counts(b, sample, sample->terms[j + AHEAD]);
        for (size_t i = 0; i < n; i++)
            counts[shares[i].label] += parts[i];
    }
}

void bayes_note_labelled(struct bayes *b)
{
    memcpy(b->labelled, b->documents,
           (b->terms->languages.n + 1) * b->stride * sizeof(*b->labelled));
}

/* By language and label; all logarithms are of smoothed counts. */
struct sums {
    double *counts, *logs; /* of the label */
    double *rest;          /* logarithms of all but the label */
    bool *has;             /* the model has the label */
};

static void sum_up(struct bayes *b, const struct sums *s)
{
    for (size_t i = 0; i < b->terms->n; i++) {
        double *sums = s->counts + b->terms->items[i].lang * b->stride;

        b->totals[i] = b->counts[i * b->stride + b->n_labels];
        for (size_t k = 0; k < b->n_labels; k++) {
            sums[k] += b->counts[i * b->stride + k];
            b->totals[i] += b->counts[i * b->stride + k];
        }
    }
}

/* Of the language whose rows start at `at`. */
static void set_priors(struct bayes *b, const struct sums *s, size_t at)
{
    for (size_t k = at; k < at + b->stride; k++) {
        s->has[k] = k < at + b->n_labels && b->documents[k] >= BAYES_LEAST;
        b->priors[k] =
            s->has[k] ? (float)log(b->documents[k] + SHARE_WHOLE) : -INFINITY;
    }
}

/* Of the language, whose rows start at `at`. */
static void set_logs(struct bayes *b, const struct sums *s, uint32_t lang, size_t at)
{
    double ones = ONE * (double)b->terms_of[lang], all = ones;

    for (size_t k = at; k < at + b->n_labels; k++)
        all += s->has[k] ? s->counts[k] : 0;
    for (size_t k = at; k < at + b->n_labels; k++)
        if (s->has[k]) {
            s->logs[k] = log(s->counts[k] + ones);
            s->rest[k] = log(all - s->counts[k]);
        }
}

/* Most terms have few of the labels: without them the logarithm is the same. */
static void set_weights(struct bayes *b, const struct sums *s, size_t term)
{
    size_t at = b->terms->items[term].lang * b->stride;
    double none = log(ONE);
    const double *counts = b->counts + term * b->stride;
    float *weights = b->weights + term * b->stride;

    for (size_t k = 0; k < b->n_labels; k++) {
        double here = counts[k] > 0 ? log(counts[k] + ONE) : none;

        weights[k] = s->has[at + k] ? (float)(here - s->logs[at + k]) : 0;
    }
}

/* Turns the weights of a term to log-odds against all other labels of the model. */
static void set_odds(struct bayes *b, const struct sums *s, size_t term)
{
    size_t at = b->terms->items[term].lang * b->stride;
    const double *counts = b->counts + term * b->stride;
    float *weights = b->weights + term * b->stride;
    double here = ONE, log_of_all;

    for (size_t k = 0; k < b->n_labels; k++)
        here += s->has[at + k] ? counts[k] : 0;
    log_of_all = log(here);
    for (size_t k = 0; k < b->n_labels; k++)
        if (s->has[at + k]) {
            double others = counts[k] > 0 ? log(here - counts[k]) : log_of_all;

            weights[k] -= (float)(others - s->rest[at + k]);
        }
}

/* Centres the weights of a term: those of the labels of the model come to 0. */
static void centre(struct bayes *b, const struct sums *s, size_t term)
{
    size_t at = b->terms->items[term].lang * b->stride, n = 0;
    float *weights = b->weights + term * b->stride, sum = 0;

    for (size_t k = 0; k < b->n_labels; k++) {
        sum += weights[k];
        n += s->has[at + k];
    }
    for (size_t k = 0; k < b->n_labels; k++)
        if (s->has[at + k])
            weights[k] -= sum / (float)n;
}

void bayes_solve(struct bayes *b, bool odds)
{
    size_t size = b->terms->languages.n * b->stride + 1;
    struct sums s = {mem_zalloc(size, sizeof(double)), mem_zalloc(size, sizeof(double)),
                     mem_zalloc(size, sizeof(double)), mem_zalloc(size, sizeof(bool))};

    sum_up(b, &s);
    for (uint32_t i = 0; i < b->terms->languages.n; i++) {
        set_priors(b, &s, i * b->stride);
        set_logs(b, &s, i, i * b->stride);
    }
    for (size_t i = 0; i < b->terms->n; i++) {
        set_weights(b, &s, i);
        if (odds) {
            set_odds(b, &s, i);
            centre(b, &s, i);
        }
    }
    free(s.counts);
    free(s.logs);
    free(s.rest);
    free(s.has);
}

/* ---- using it ---- */

static inline void add_weights(float *restrict scores, const float *restrict weights,
                               size_t stride)
{
    for (size_t k = 0; k < stride; k++)
        scores[k] += weights[k];
}

/* Of some labels at once, so that the sums need not leave the registers. */
static inline void score_labels(struct bayes *b, const struct sample *sample,
                                size_t first, size_t n)
{
    const float *weights = b->weights + first;
    float sums[MOST_LANES] = {0};

    for (size_t i = 0; i < sample->n_terms; i++) {
        if (i + AHEAD < sample->n_terms)
            __builtin_prefetch(weights + sample->terms[i + AHEAD] * b->stride);
        add_weights(sums, weights + sample->terms[i] * b->stride, n);
    }
    memcpy(b->scores + first, sums, n * sizeof(*sums));
}

/* Once for each number of labels, so that it is known where the sums are made. */
static void score_some(struct bayes *b, const struct sample *sample, size_t first,
                       size_t n)
{
    switch (n / LANES) {
    case 1:
        score_labels(b, sample, first, LANES);
        break;
    case 2:
        score_labels(b, sample, first, 2 * LANES);
        break;
    case 3:
        score_labels(b, sample, first, 3 * LANES);
        break;
    case 4:
        score_labels(b, sample, first, 4 * LANES);
        break;
    case 5:
        score_labels(b, sample, first, 5 * LANES);
        break;
    case 6:
        score_labels(b, sample, first, 6 * LANES);
        break;
    default:
        score_labels(b, sample, first, MOST_LANES);
    }
}

static void score(struct bayes *b, const struct sample *sample)
{
    for (size_t k = 0, n; k < b->stride; k += n) {
        n = b->stride - k < MOST_LANES ? b->stride - k : MOST_LANES;
        score_some(b, sample, k, n);
    }
}

size_t bayes_best(struct bayes *b, const struct sample *sample, const float *added)
{
    size_t best = b->n_labels;

    score(b, sample);
    add_weights(b->scores, added, b->n_labels);
    for (size_t k = 0; k < b->n_labels; k++)
        if (bayes_has(b, sample->lang, k) &&
            (best == b->n_labels || b->scores[k] > b->scores[best]))
            best = k;
    return best;
}

/* Turns scores, as logarithms, to probabilities. */
static void normalize(float *scores, size_t n)
{
    float most = -INFINITY, sum = 0;

    for (size_t k = 0; k < n; k++)
        most = scores[k] > most ? scores[k] : most;
    for (size_t k = 0; k < n; k++) {
        scores[k] = scores[k] - most < -30 ? 0 : expf(scores[k] - most);
        sum += scores[k];
    }
    for (size_t k = 0; k < n; k++)
        scores[k] /= sum;
}

/* The part of `whole` that a label has by its probability, which is taken. */
static uint32_t take_score(struct bayes *b, uint32_t label, uint32_t whole)
{
    float score = b->scores[label];

    b->scores[label] = 0;
    return score > 0 ? (uint32_t)lroundf(score * (float)whole) : 0;
}

void bayes_label(struct bayes *b, struct sample *sample, uint32_t kept)
{
    uint32_t found = sample->n_shares ? SHARE_WHOLE - kept : SHARE_WHOLE;
    const float *priors = b->priors + sample->lang * b->stride;
    bool any = false;

    for (size_t k = 0; k < b->n_labels; k++)
        any |= bayes_has(b, sample->lang, k);
    if (!any || !found)
        return;
    score(b, sample);
    add_weights(b->scores, priors, b->n_labels);
    normalize(b->scores, b->n_labels);
    for (size_t i = 0; i < sample->n_shares; i++) {
        struct share *share = &sample->shares[i];

        share->part = share->part * kept / SHARE_WHOLE;
        share->part += take_score(b, share->label, found);
    }
    for (uint32_t k = 0; k < b->n_labels; k++) {
        uint32_t part = take_score(b, k, found);

        if (part)
            sample_add_share(sample, k, part);
    }
}
