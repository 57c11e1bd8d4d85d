#include "fit/bayes.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

enum { LANES = 4 }; /* floats that are added at once */

static const double SMOOTHING = 1, LEAST_DOCUMENTS = 2.5;

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
}

/* ---- training ---- */

void bayes_clear(struct bayes *b)
{
    memset(b->counts, 0, (b->terms->n + 1) * b->stride * sizeof(*b->counts));
    memset(b->documents, 0,
           (b->terms->languages.n + 1) * b->stride * sizeof(*b->documents));
}

void bayes_add(struct bayes *b, const struct sample *sample)
{
    for (size_t i = 0; i < sample->n_shares; i++) {
        uint32_t label = sample->shares[i].label;
        double part = (double)sample->shares[i].part;

        b->documents[sample->lang * b->stride + label] += part;
        for (size_t j = 0; j < sample->n_terms; j++)
            b->counts[sample->terms[j] * b->stride + label] += part;
    }
}

void bayes_note_labelled(struct bayes *b)
{
    memcpy(b->labelled, b->documents,
           (b->terms->languages.n + 1) * b->stride * sizeof(*b->labelled));
}

/* By language and label. */
struct sums {
    double *counts;
    bool *has; /* the model has the label */
};

static void sum_up(struct bayes *b, const struct sums *s)
{
    for (size_t i = 0; i < b->terms->n; i++) {
        double *sums = s->counts + b->terms->items[i].lang * b->stride;

        b->totals[i] = 0;
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
        s->has[k] = b->documents[k] >= LEAST_DOCUMENTS * SHARE_WHOLE;
        b->priors[k] =
            s->has[k] ? (float)log(b->documents[k] + SHARE_WHOLE) : -INFINITY;
    }
}

static void set_weights(struct bayes *b, const struct sums *s, size_t term)
{
    size_t at = b->terms->items[term].lang * b->stride;
    double one = SMOOTHING * SHARE_WHOLE;
    double ones = one * (double)b->terms_of[b->terms->items[term].lang];
    const double *counts = b->counts + term * b->stride;
    float *weights = b->weights + term * b->stride;

    for (size_t k = 0; k < b->n_labels; k++)
        if (s->has[at + k])
            weights[k] = (float)log((counts[k] + one) / (s->counts[at + k] + ones));
}

/* Turns the weights of a term to log-odds against all other labels of the model. */
static void set_odds(struct bayes *b, const struct sums *s, size_t term)
{
    size_t at = b->terms->items[term].lang * b->stride;
    double ones =
        SMOOTHING * SHARE_WHOLE * (double)b->terms_of[b->terms->items[term].lang];
    const double *counts = b->counts + term * b->stride;
    double here = SMOOTHING * SHARE_WHOLE, all = ones;

    for (size_t k = 0; k < b->n_labels; k++) {
        here += s->has[at + k] ? counts[k] : 0;
        all += s->has[at + k] ? s->counts[at + k] : 0;
    }
    for (size_t k = 0; k < b->n_labels; k++)
        if (s->has[at + k])
            b->weights[term * b->stride + k] -=
                (float)log((here - counts[k]) / (all - s->counts[at + k]));
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
    struct sums s = {mem_zalloc(size, sizeof(double)), mem_zalloc(size, sizeof(bool))};

    sum_up(b, &s);
    for (size_t i = 0; i < b->terms->languages.n; i++)
        set_priors(b, &s, i * b->stride);
    memset(b->weights, 0, (b->terms->n + 1) * b->stride * sizeof(*b->weights));
    for (size_t i = 0; i < b->terms->n; i++) {
        set_weights(b, &s, i);
        if (odds) {
            set_odds(b, &s, i);
            centre(b, &s, i);
        }
    }
    free(s.counts);
    free(s.has);
}

/* ---- using it ---- */

static void add_weights(float *restrict scores, const float *restrict weights,
                        size_t stride)
{
    for (size_t k = 0; k < stride; k++)
        scores[k] += weights[k];
}

static void score(struct bayes *b, const struct sample *sample)
{
    memset(b->scores, 0, b->stride * sizeof(*b->scores));
    for (size_t i = 0; i < sample->n_terms; i++)
        add_weights(b->scores, b->weights + sample->terms[i] * b->stride, b->stride);
}

size_t bayes_best(struct bayes *b, const struct sample *sample)
{
    size_t best = b->n_labels;

    score(b, sample);
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
    for (size_t i = 0; i < sample->n_shares; i++)
        sample->shares[i].part = sample->shares[i].part * kept / SHARE_WHOLE;
    for (uint32_t k = 0; k < b->n_labels; k++) {
        long part = lroundf(b->scores[k] * (float)found);

        if (part)
            sample_add_share(sample, k, (uint32_t)part);
    }
}
