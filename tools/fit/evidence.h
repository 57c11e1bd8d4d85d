/*
 * evidence: what built-in topics tell of labels.
 *
 * A document that entity-tag has found topics in has each in a part, by its score; the
 * parts of one document come to SHARE_WHOLE. P(topic | label) is the mean of these
 * parts over the documents of a label in all languages, to which ten documents are
 * added that have every topic alike. Sums are whole numbers: their order does not
 * matter.
 */
#ifndef DATELINE_FIT_EVIDENCE_H
#define DATELINE_FIT_EVIDENCE_H

#include "fit/spool.h"

struct evidence {
    size_t n_topics, n_labels;
    double *counts;    /* by topic and label: in parts of SHARE_WHOLE squared */
    double *documents; /* by label, the same */
    float *weights;    /* by topic and label */
};

/* The bytes that so many topics and labels take. */
size_t evidence_bytes(size_t n_topics, size_t n_labels);

void evidence_init(struct evidence *e, size_t n_topics, size_t n_labels);
void evidence_release(struct evidence *e);

/* Forgets what was added, and keeps the weights. */
void evidence_clear(struct evidence *e);

/* Adds a document, if topics were looked for in it. */
void evidence_add(struct evidence *e, const struct sample *sample);

/*
 * Makes the weights: the natural logarithm of P(topic | label) over its mean in the
 * other labels, less the mean of these over all labels. All are 0 where there are no
 * two labels.
 */
void evidence_solve(struct evidence *e);

#endif
