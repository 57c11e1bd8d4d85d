/*
 * model: the weights that are worth being written, and writing them.
 *
 * Of a label in a language, those terms are kept that tell most for or against it:
 * by weight over its standard error (Monroe, Colaresi and Quinn 2008), which must
 * be 0.5 at least. Weights are written in bits, to three decimals.
 */
#ifndef DATELINE_FIT_MODEL_H
#define DATELINE_FIT_MODEL_H

#include "fit/bayes.h"
#include "fit/evidence.h"

/* A term that tells of a label, or against it. */
struct model_row {
    uint32_t term;
    int32_t thousandths; /* its weight, in bits */
    double telling;      /* the square of weight over standard error */
};

/* The rows of a label, by language, then by text. */
struct model_rows {
    struct model_row *items;
    size_t n, capacity;
    size_t start; /* of those of the language in hand */
    double bound; /* what a row of it must tell more than, as others are kept */
};

struct model {
    struct bayes *bayes;
    const struct intern *labels;
    const uint32_t *label_numbers; /* in `labels`, of the labels of `bayes`, and then of
                                      those that are too rare to be learned */
    const uint32_t *language_ranks, *language_numbers; /* in the order of tags */
    const struct evidence *evidence;
    const struct intern *topics;   /* of the evidence */
    const uint32_t *topic_numbers; /* in their order */
    uint32_t *order;               /* numbers of terms, by language, then by text */
    struct model_rows *rows;       /* by label */
};

/* The bytes that rows may take, no more than `most` for a label in a language. */
size_t model_bytes(const struct terms *terms, size_t n_labels, size_t most);

/* `m` is zeroed but for the members before `order`. */
void model_init(struct model *m);
void model_release(struct model *m);

/* Makes the rows of what `bayes` was solved for: `most` of a label in a language. */
void model_make(struct model *m, size_t most);

/* The weight of a built-in topic for a label, as it is written: in thousandths. */
long model_topic_weight(const struct model *m, uint32_t topic, size_t label);

/* Writes the rows, by label, those of topics first, then language and pattern. `flush`
   says false to stop. */
typedef bool model_flush(void *context);
void model_write(const struct model *m, struct buf *out, model_flush *flush,
                 void *context);

#endif
