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

#include "fit/counts.h"
#include "fit/terms.h"

enum { BAYES_LEAST = SHARE_WHOLE / 2 * 5 };

enum { BAYES_TOGETHER = 8 }; /* terms whose odds are computed at once */

/* What was added, summed up by language and label; logarithms are of smoothed
   counts. */
struct bayes_sums {
    double *counts, *logs; /* of the label */
    double *rest;          /* logarithms of all but the label */
    float *absent;         /* weights of terms that the label has not; 0: see `has` */
    float *has;            /* 1: the model has the label; 0 */
    float *n_has;          /* by language: how many it has */
};

struct bayes {
    const struct terms *terms;
    size_t n_labels, stride; /* of weights: n_labels and one, rounded up */
    size_t *terms_of;        /* by language: how many terms it has */
    struct counts counts;    /* of n_labels and one */
    double *totals;          /* by term: of its counts, once they are summed up */
    double *documents;       /* by language and label, in parts of SHARE_WHOLE */
    double *labelled;        /* those that came with the label, the same */
    struct bayes_sums sums;
    float *weights; /* by term and label, from bayes_weigh on: log P(term | label) */
    float *priors;  /* by language and label; -INFINITY: not in the model */
    struct label_count *found; /* of BAYES_TOGETHER terms, `stride` each */
    float *scores;             /* of the document in hand */
};

/* What a term has of a label, and what that tells; of BAYES_TOGETHER terms. */
struct bayes_odds {
    double counts[BAYES_TOGETHER]; /* in parts of SHARE_WHOLE */
    float odds[BAYES_TOGETHER];
};

/* The bytes that a model would take, with weights or without. */
size_t bayes_bytes(const struct terms *terms, size_t n_labels, bool with_weights);

/* The terms must be all there. */
void bayes_init(struct bayes *b, const struct terms *terms, size_t n_labels);
void bayes_release(struct bayes *b);

/* Forgets what was added, and keeps the model. */
void bayes_clear(struct bayes *b);

/* Adds a document with its shares. */
void bayes_add(struct bayes *b, const struct sample *sample);

/* Says that what was added has the labels that it came with. */
void bayes_note_labelled(struct bayes *b);

/* Makes the model of what was added: sums it up. */
void bayes_solve(struct bayes *b);

/* Sets the weights of the model, by which bayes_label labels. */
void bayes_weigh(struct bayes *b);

/*
 * Sets the log-odds of terms of one language for each label against the other labels
 * together, less their mean over the labels, so that what tells nothing has 0: the
 * weights of a dictionary. `odds` has room for `stride` labels.
 */
void bayes_set_odds(const struct bayes *b, const uint32_t terms[BAYES_TOGETHER],
                    struct bayes_odds *odds);

/* Whether a language's model has a label. */
static inline bool bayes_has(const struct bayes *b, uint32_t lang, size_t label)
{
    return b->priors[lang * b->stride + label] > -1e30F;
}

/*
 * Sets the shares of a document to what the weights find, the part `kept` of
 * SHARE_WHOLE of those it has staying as they are.
 */
void bayes_label(struct bayes *b, struct sample *sample, uint32_t kept);

#endif
