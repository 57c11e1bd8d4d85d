#include "fit/evidence.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

/* Documents of each label by which its topics are smoothed. */
static const double SMOOTHING = 10;

static const double DOCUMENT = (double)SHARE_WHOLE * SHARE_WHOLE;

size_t evidence_bytes(size_t n_topics, size_t n_labels)
{
    return n_topics * n_labels * (sizeof(double) + sizeof(float));
}

void evidence_init(struct evidence *e, size_t n_topics, size_t n_labels)
{
    size_t n = n_topics * n_labels + 1;

    *e = (struct evidence){.n_topics = n_topics, .n_labels = n_labels};
    e->counts = mem_zalloc(n, sizeof(*e->counts));
    e->documents = mem_zalloc(n_labels + 1, sizeof(*e->documents));
    e->weights = mem_zalloc(n, sizeof(*e->weights));
}

void evidence_release(struct evidence *e)
{
    free(e->counts);
    free(e->documents);
    free(e->weights);
    *e = (struct evidence){0};
}

void evidence_clear(struct evidence *e)
{
    memset(e->counts, 0, e->n_topics * e->n_labels * sizeof(*e->counts));
    memset(e->documents, 0, e->n_labels * sizeof(*e->documents));
}

/* Adds a part of the document to the labels that are learned. */
static void add_part(const struct evidence *e, const struct sample *sample, double part,
                     double *counts)
{
    for (size_t i = 0; i < sample->n_shares; i++)
        if (sample->shares[i].label < e->n_labels)
            counts[sample->shares[i].label] += part * (double)sample->shares[i].part;
}

void evidence_add(struct evidence *e, const struct sample *sample)
{
    double total = 0;

    if (!sample->has_topics)
        return;
    add_part(e, sample, SHARE_WHOLE, e->documents);
    for (size_t i = 0; i < sample->n_topics; i++)
        total += (double)sample->topics[i].score;
    for (size_t i = 0; i < sample->n_topics; i++) {
        const struct topic_score *t = &sample->topics[i];

        add_part(e, sample, rint((double)t->score / total * SHARE_WHOLE),
                 e->counts + t->topic * e->n_labels);
    }
}

static double probability(const struct evidence *e, size_t topic, size_t label)
{
    double smoothing = SMOOTHING * DOCUMENT;

    return (e->counts[topic * e->n_labels + label] + smoothing / (double)e->n_topics) /
           (e->documents[label] + smoothing);
}

static void solve_topic(const struct evidence *e, size_t topic)
{
    float *weights = e->weights + topic * e->n_labels, mean = 0;
    double n = (double)e->n_labels, all = 0;

    for (size_t k = 0; k < e->n_labels; k++)
        all += probability(e, topic, k);
    for (size_t k = 0; k < e->n_labels; k++) {
        double p = probability(e, topic, k);

        weights[k] = (float)log(p / ((all - p) / (n - 1)));
        mean += weights[k] / (float)n;
    }
    for (size_t k = 0; k < e->n_labels; k++)
        weights[k] -= mean;
}

void evidence_solve(struct evidence *e)
{
    for (size_t i = 0; e->n_labels > 1 && i < e->n_topics; i++)
        solve_topic(e, i);
}
