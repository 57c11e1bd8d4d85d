#include "fit/bayes.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

enum { AHEAD = 12 };  /* terms of which memory is fetched before it is looked at */
enum { AT_ONCE = 8 }; /* terms whose weights are added together */
enum { LANES = 4 };   /* floats that are added at once */

static size_t stride_of(size_t n_labels)
{
    return (n_labels + LANES) / LANES * LANES;
}

size_t bayes_bytes(const struct terms *terms, size_t n_labels, bool with_weights)
{
    size_t weights = with_weights ? stride_of(n_labels) * sizeof(float) : 0;

    return counts_bytes(terms->n, n_labels + 1) + terms->n * weights;
}

static void init_sums(struct bayes_sums *s, size_t languages, size_t stride)
{
    size_t n = languages * stride;

    s->counts = mem_zalloc(n, sizeof(*s->counts));
    s->logs = mem_zalloc(n, sizeof(*s->logs));
    s->rest = mem_zalloc(n, sizeof(*s->rest));
    s->absent = mem_zalloc(n, sizeof(*s->absent));
    s->has = mem_zalloc(n, sizeof(*s->has));
    s->n_has = mem_zalloc(languages, sizeof(*s->n_has));
}

static void release_sums(struct bayes_sums *s)
{
    free(s->counts);
    free(s->logs);
    free(s->rest);
    free(s->absent);
    free(s->has);
    free(s->n_has);
}

void bayes_init(struct bayes *b, const struct terms *terms, size_t n_labels)
{
    size_t languages = terms->languages.n + 1, n = terms->n + 1;

    *b = (struct bayes){.terms = terms, .n_labels = n_labels};
    b->stride = stride_of(n_labels);
    b->terms_of = terms_by_language(terms);
    counts_init(&b->counts, terms->n, n_labels + 1);
    b->totals = mem_zalloc(n, sizeof(*b->totals));
    b->documents = mem_zalloc(languages * b->stride, sizeof(*b->documents));
    b->labelled = mem_zalloc(languages * b->stride, sizeof(*b->labelled));
    init_sums(&b->sums, languages, b->stride);
    b->priors = mem_zalloc(languages * b->stride, sizeof(*b->priors));
    b->scores = mem_zalloc(b->stride, sizeof(*b->scores));
    b->found = mem_zalloc(BAYES_TOGETHER * b->stride, sizeof(*b->found));
}

void bayes_release(struct bayes *b)
{
    free(b->terms_of);
    counts_release(&b->counts);
    free(b->totals);
    free(b->documents);
    free(b->labelled);
    release_sums(&b->sums);
    free(b->weights);
    free(b->found);
    free(b->priors);
    free(b->scores);
}

/* ---- training ---- */

void bayes_clear(struct bayes *b)
{
    counts_clear(&b->counts);
    memset(b->documents, 0,
           (b->terms->languages.n + 1) * b->stride * sizeof(*b->documents));
}

static void add_to_documents(struct bayes *b, const struct sample *sample)
{
    double *documents = b->documents + sample->lang * b->stride;

    for (size_t i = 0; i < sample->n_shares; i++)
        documents[sample->shares[i].label] += (double)sample->shares[i].part;
}

void bayes_add(struct bayes *b, const struct sample *sample)
{
    add_to_documents(b, sample);
    counts_add(&b->counts, sample);
}

void bayes_note_labelled(struct bayes *b)
{
    memcpy(b->labelled, b->documents,
           (b->terms->languages.n + 1) * b->stride * sizeof(*b->labelled));
}

/* ---- using it ---- */

static inline void add_weights(float *restrict scores, const float *restrict weights,
                               size_t stride)
{
    for (size_t k = 0; k < stride; k++)
        scores[k] += weights[k];
}

/* The weights of some terms, added one after the other, so that sums need not leave
   the registers between. */
static inline void add_rows(float *restrict scores, const float *const *rows,
                            size_t stride)
{
    for (size_t k = 0; k < stride; k++) {
        float sum = scores[k];

        for (size_t i = 0; i < AT_ONCE; i++)
            sum += rows[i][k];
        scores[k] = sum;
    }
}

static inline const float *weights_of(const struct bayes *b, uint32_t term)
{
    return b->weights + term * b->stride;
}

static void score(struct bayes *b, const struct sample *sample)
{
    const uint32_t *terms = sample->terms;
    const float *rows[AT_ONCE];
    size_t i = 0;

    memset(b->scores, 0, b->stride * sizeof(*b->scores));
    for (; i + AT_ONCE <= sample->n_terms; i += AT_ONCE) {
        for (size_t j = 0; j < AT_ONCE; j++)
            rows[j] = weights_of(b, terms[i + j]);
        if (i + AHEAD + AT_ONCE <= sample->n_terms)
            for (size_t j = 0; j < AT_ONCE; j++)
                __builtin_prefetch(weights_of(b, terms[i + AHEAD + j]));
        add_rows(b->scores, rows, b->stride);
    }
    for (; i < sample->n_terms; i++)
        add_weights(b->scores, weights_of(b, terms[i]), b->stride);
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
