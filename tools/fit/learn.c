#include "fit/learn.h"

#include "fit/ranks.h"
#include "mem.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MOST_WORDS = 1 << 16,
    LEAST_OF_PAIRS = 3, /* documents */
    HELD_OUT = 10,      /* every tenth document */
    KEPT = SHARE_WHOLE / 4 * 3
};

static bool fail(struct learner *l, const char *problem)
{
    snprintf(l->problem, sizeof(l->problem), "%s", problem);
    return false;
}

/* Starts to read the documents. */
static bool begin(struct learner *l)
{
    return spool_rewind(&l->corpus->documents) || fail(l, l->corpus->documents.problem);
}

static bool next(struct learner *l)
{
    return spool_next(&l->corpus->documents, &l->sample);
}

/* Puts the document in place of the one that was read. */
static bool put_back(struct learner *l)
{
    return spool_add(&l->corpus->documents, &l->sample) ||
           fail(l, l->corpus->documents.problem);
}

/* Whether there was a next document until the end. */
static bool end(struct learner *l)
{
    const char *problem = l->corpus->documents.problem;

    return !problem[0] || fail(l, problem);
}

/* ---- terms ---- */

static bool choose_words(struct learner *l)
{
    struct corpus *c = l->corpus;
    bool several = c->terms.languages.n > 1;
    struct choice choice = {l->least, MOST_WORDS, l->memory, several};

    if (several && c->n_untagged)
        diag_warning(NULL, "%" PRIu64 " documents without a language are left out",
                     c->n_untagged);
    return terms_choose(&c->terms, &choice) || fail(l, c->terms.problem);
}

/* Gives the documents the numbers of terms and the ranks of labels. */
static bool translate(struct learner *l, struct collocations *c)
{
    struct sample *s = &l->sample;

    if (!begin(l))
        return false;
    while (next(l)) {
        if (!terms_translate(&l->corpus->terms, s))
            return fail(l, l->corpus->terms.problem);
        for (size_t i = 0; i < s->n_shares; i++)
            s->shares[i].label = l->label_ranks[s->shares[i].label];
        collocations_note(c, s);
        if (!put_back(l))
            return false;
    }
    return end(l);
}

static bool count_pairs(struct learner *l, struct collocations *c)
{
    if (!begin(l))
        return false;
    while (next(l))
        collocations_count(c, &l->sample);
    return end(l);
}

static bool join(struct learner *l, const struct collocations *c)
{
    if (!begin(l))
        return false;
    while (next(l)) {
        collocations_join(c, &l->sample);
        if (!put_back(l))
            return false;
    }
    return end(l);
}

static bool find_terms(struct learner *l)
{
    uint64_t least = l->least > LEAST_OF_PAIRS ? l->least : LEAST_OF_PAIRS;
    struct collocations c;
    bool good;

    collocations_init(&c, &l->corpus->terms, least);
    good = translate(l, &c) && count_pairs(l, &c);
    if (good) {
        collocations_choose(&c, &l->corpus->terms);
        good = join(l, &c);
    }
    collocations_release(&c);
    return good;
}

/* Ranks the labels that are learned, and behind them, as one, those that are rare. */
static void rank_labels(struct learner *l)
{
    const struct corpus *c = l->corpus;
    size_t n = c->labels.names.n, rare = 0;
    uint32_t *numbers;

    l->label_ranks = ranks_of(&c->labels.names);
    numbers = ranks_inverted(l->label_ranks, n);
    l->label_numbers = mem_zalloc(n + 1, sizeof(*l->label_numbers));
    for (size_t i = 0; i < n; i++)
        if (c->is_learned[numbers[i]])
            l->label_numbers[l->n_labels++] = numbers[i];
    for (size_t i = 0; i < n; i++)
        if (!c->is_learned[numbers[i]])
            l->label_numbers[l->n_labels + rare++] = numbers[i];
    for (size_t i = 0; i < n; i++)
        l->label_ranks[l->label_numbers[i]] =
            (uint32_t)(i < l->n_labels ? i : l->n_labels);
    free(numbers);
}

static uint32_t *numbers_in_order(const struct intern *strings)
{
    uint32_t *ranks = ranks_of(strings), *numbers = ranks_inverted(ranks, strings->n);

    free(ranks);
    return numbers;
}

static size_t bytes_of_model(const struct learner *l)
{
    return bayes_bytes(&l->corpus->terms, l->n_labels, l->rounds > 0) +
           model_bytes(&l->corpus->terms, l->n_labels, l->most_terms) +
           evidence_bytes(l->corpus->topics.n, l->n_labels);
}

bool learner_prepare(struct learner *l)
{
    struct intern *labels = &l->corpus->labels.names;
    struct intern *languages = &l->corpus->terms.languages;

    rank_labels(l);
    l->language_ranks = ranks_of(languages);
    l->language_numbers = ranks_inverted(l->language_ranks, languages->n);
    if (!choose_words(l) || !find_terms(l))
        return false;
    if (bytes_of_model(l) > l->model_memory)
        return fail(l, "so many topics and terms do not fit in memory; see --min");
    bayes_init(&l->bayes, &l->corpus->terms, l->n_labels);
    evidence_init(&l->evidence, l->corpus->topics.n, l->n_labels);
    l->topic_numbers = numbers_in_order(&l->corpus->topics);
    l->model = (struct model){.bayes = &l->bayes,
                              .labels = labels,
                              .label_numbers = l->label_numbers,
                              .language_ranks = l->language_ranks,
                              .language_numbers = l->language_numbers,
                              .evidence = &l->evidence,
                              .topics = &l->corpus->topics,
                              .topic_numbers = l->topic_numbers};
    model_init(&l->model);
    return true;
}

/* ---- learning ---- */

static bool is_held(const struct sample *s)
{
    return s->hash % HELD_OUT == 0;
}

/*
 * Adds up all documents; from the second round on labelled by the model so far. Labels
 * that are given stay: in that round what was added of those that have one does, too.
 */
static bool add_documents(struct learner *l, uint64_t round, bool without_held)
{
    struct sample *s = &l->sample;
    bool are_added = round == 1 && l->clamped;

    if (!are_added)
        bayes_clear(&l->bayes);
    if (!begin(l))
        return false;
    while (next(l)) {
        if ((without_held && is_held(s)) || (are_added && s->n_shares))
            continue;
        if (round)
            bayes_label(&l->bayes, s, l->clamped ? SHARE_WHOLE : KEPT);
        else
            evidence_add(&l->evidence, s);
        bayes_add(&l->bayes, s);
    }
    return end(l);
}

static bool train(struct learner *l, bool without_held)
{
    evidence_clear(&l->evidence);
    for (uint64_t round = 0; round <= l->rounds; round++) {
        if (!add_documents(l, round, without_held))
            return false;
        if (!round)
            bayes_note_labelled(&l->bayes);
        bayes_solve(&l->bayes);
        if (round < l->rounds)
            bayes_weigh(&l->bayes);
    }
    evidence_solve(&l->evidence);
    model_make(&l->model, l->most_terms);
    return true;
}

bool learner_test(struct learner *l)
{
    if (!train(l, true) || !begin(l))
        return false;
    evaluation_init(&l->evaluation, &l->model);
    while (next(l))
        if (is_held(&l->sample))
            evaluation_test(&l->evaluation, &l->sample);
    return end(l);
}

bool learner_learn(struct learner *l)
{
    return train(l, false);
}

void learner_release(struct learner *l)
{
    sample_release(&l->sample);
    free(l->label_ranks);
    free(l->label_numbers);
    free(l->language_ranks);
    free(l->language_numbers);
    free(l->topic_numbers);
    evidence_release(&l->evidence);
    bayes_release(&l->bayes);
    model_release(&l->model);
    evaluation_release(&l->evaluation);
}
