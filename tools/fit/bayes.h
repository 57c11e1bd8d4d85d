/*
 * bayes: multinomial naive Bayes over terms, a model for each language.
 *
 * To the counts one occurrence of each term of the language is added (Laplace's
 * smoothing). Labels that come to less than 2.5 documents in a language are not in its
 * model; those that are in none can be given as one, the label behind the last, which
 * counts and is not learned. Documents may have a label in part, so that what the model
 * finds of a document can be added again (expectation maximization: Nigam et al. 2000).
 * Sums are whole numbers: their order does not matter.
 */
#ifndef DATELINE_FIT_BAYES_H
#define DATELINE_FIT_BAYES_H

#include "fit/terms.h"

enum { BAYES_LEAST = SHARE_WHOLE / 2 * 5 };

struct bayes {
    const struct terms *terms;
    size_t n_labels, stride; /* of weights: n_labels and one, rounded up */
    size_t *terms_of;        /* by language: how many terms it has */
    double *counts;          /* by term and label: in parts of SHARE_WHOLE */
    double *totals;          /* by term: of its counts, once the model is made */
    double *documents;       /* by language and label, the same */
    double *labelled;        /* those that came with the label, the same */
    float *weights;          /* by term and label */
    float *priors;           /* by language and label; -INFINITY: not in the model */
    float *scores;           /* of the document in hand */
    double *parts;           /* of its shares */
    size_t parts_capacity;
};

/* Has the processor fetch the weight and the count of a term, which is far away. */
static inline void bayes_fetch(const struct bayes *b, size_t term, size_t label)
{
    __builtin_prefetch(&b->weights[term * b->stride + label]);
    __builtin_prefetch(&b->counts[term * b->stride + label]);
}

/* The bytes that a model would take. */
size_t bayes_bytes(const struct terms *terms, size_t n_labels);

/* The terms must be all there. */
void bayes_init(struct bayes *b, const struct terms *terms, size_t n_labels);
void bayes_release(struct bayes *b);

/* Forgets what was added, and keeps the model. */
void bayes_clear(struct bayes *b);

/* Adds a document with its shares. */
void bayes_add(struct bayes *b, const struct sample *sample);

/* Says that what was added has the labels that it came with. */
void bayes_note_labelled(struct bayes *b);

/*
 * Makes the model of what was added. Weights are log P(term | label). With `odds` they
 * are log-odds against the other labels together, less the mean over the labels, so
 * that what tells nothing has 0: those of a dictionary.
 */
void bayes_solve(struct bayes *b, bool odds);

/* Whether a language's model has a label. */
static inline bool bayes_has(const struct bayes *b, uint32_t lang, size_t label)
{
    return b->priors[lang * b->stride + label] > -1e30F;
}

/*
 * Sets the shares of a document to what the model finds, the part `kept` of
 * SHARE_WHOLE of those it has staying as they are.
 */
void bayes_label(struct bayes *b, struct sample *sample, uint32_t kept);

#endif
