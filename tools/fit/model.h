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
};

/* `m` is zeroed but for the members before `order`. */
void model_init(struct model *m);
void model_release(struct model *m);

/* Sets the weights to 0 that are not kept: all but `most` of a label. */
void model_prune(struct model *m, size_t most);

/* The weight of a term, or of a topic, for a label, as it is written: in thousandths.
 */
long model_weight(const struct model *m, uint32_t term, size_t label);
long model_topic_weight(const struct model *m, uint32_t topic, size_t label);

/* Writes the rows, by label, those of topics first, then language and pattern. `flush`
 * says false to stop. */
typedef bool model_flush(void *context);
void model_write(const struct model *m, struct buf *out, model_flush *flush,
                 void *context);

#endif
