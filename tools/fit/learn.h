/*
 * learn: from documents to a model.
 *
 * Documents are labelled anew a few times: a model is made of the labels, and what
 * it finds of a document becomes a quarter of its label, or all if it had none.
 * Labels that are given, not guessed, stay (clamped).
 */
#ifndef DATELINE_FIT_LEARN_H
#define DATELINE_FIT_LEARN_H

#include "fit/collocations.h"
#include "fit/corpus.h"
#include "fit/evaluation.h"

/* Zeroed but for the settings, it is ready; learner_release frees. */
struct learner {
    struct corpus *corpus; /* whose documents get the numbers of terms */
    uint64_t least;        /* documents of a word */
    size_t most_terms;     /* of a label in a language */
    uint64_t rounds;       /* of labelling anew */
    bool clamped;
    size_t memory;       /* bytes, to count in */
    size_t model_memory; /* bytes that the model may have */

    struct sample sample;
    size_t n_labels;       /* that are learned: they come first, the rare ones behind */
    uint32_t *label_ranks; /* all rare ones have one rank */
    uint32_t *label_numbers, *language_ranks, *language_numbers, *topic_numbers;
    struct evidence evidence;
    struct bayes bayes;
    struct model model;
    struct evaluation evaluation;
    char problem[300];
};

/* Each of these is false when something is wrong: `problem` says what. */

/* Chooses the terms of the corpus. To be called first. */
bool learner_prepare(struct learner *l);

/* Learns without the documents held out, and tests what was learned on them. */
bool learner_test(struct learner *l);

/* Learns from all documents: `model` is what comes of it. */
bool learner_learn(struct learner *l);

void learner_release(struct learner *l);

#endif
