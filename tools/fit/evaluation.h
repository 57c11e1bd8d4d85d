/*
 * evaluation: how well labels held out are predicted, and which are too few.
 */
#ifndef DATELINE_FIT_EVALUATION_H
#define DATELINE_FIT_EVALUATION_H

#include "fit/model.h"

/* By language and label. */
struct tested {
    uint64_t held, right;
};

/* What a label comes to in the document in hand. */
struct scored {
    double score;
    bool is_hit; /* something speaks for it */
};

struct evaluation {
    const struct model *model;
    struct tested *tested;
    struct scored *scored; /* by label */
    uint32_t *tenths;      /* by term: how often the document in hand has it; then 0 */
    struct term_weight {
        uint32_t label;
        int32_t thousandths;
    } * weights;   /* of the model, by term */
    size_t *first; /* by term: where its weights begin */
    uint64_t held, right;
};

/* The model must have been made. */
void evaluation_init(struct evaluation *e, const struct model *model);
void evaluation_release(struct evaluation *e);

/* Compares the label that a document has the largest part of with the one that
   entity-tag would find best by the model, but for other endings of words. */
void evaluation_test(struct evaluation *e, const struct sample *sample);

/*
 * Writes a table, a row for each language and label that documents have, with the
 * columns topic, lang, labelled, documents, held_out and agree.
 */
void evaluation_write(const struct evaluation *e, struct buf *out);

/*
 * Warns of labels too rare to be learned, of those that few documents of a language
 * came with, and where there is but one of them.
 */
void evaluation_warn(const struct model *model);

/* Warns of topics whose seeds are nowhere. */
void evaluation_warn_of_unfound(const struct intern *topics);

#endif
