/*
 * report: how well labels held out are predicted, and which are too few.
 */
#ifndef DATELINE_FIT_REPORT_H
#define DATELINE_FIT_REPORT_H

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

struct report {
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
void report_init(struct report *r, const struct model *model);
void report_release(struct report *r);

/* Compares the label that a document has the largest part of with the one that
   entity-tag would find best by the model, but for other endings of words. */
void report_test(struct report *r, const struct sample *sample);

/*
 * Writes a table, a row for each language and label that documents have, with the
 * columns topic, lang, labelled, documents, held_out and agree.
 */
void report_write(const struct report *r, struct buf *out);

/*
 * Warns of labels too rare to be learned, of those that few documents of a language
 * came with, and where there is but one of them.
 */
void report_warn(const struct model *model);

/* Warns of topics whose seeds are nowhere. */
void report_warn_of_unfound(const struct intern *topics);

#endif
