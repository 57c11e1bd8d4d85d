/*
 * counts: how much of each label the documents of each term have.
 *
 * Where there are few labels they are the columns of a matrix. Where there are many,
 * most terms are rare and have few of them, which are listed; only a term with many has
 * a place for every label. Counts are whole numbers, in parts of SHARE_WHOLE.
 */
#ifndef DATELINE_FIT_COUNTS_H
#define DATELINE_FIT_COUNTS_H

#include "arena.h"
#include "fit/spool.h"

struct label_count {
    uint64_t n;
    uint32_t label;
};

/* Of a term; zeroed, it has no labels. */
struct counts_row {
    uint64_t *places; /* by label; NULL: they are listed */
    struct label_count *listed;
    uint32_t n, capacity;
};

struct counts {
    size_t n_terms, n_labels;
    uint64_t *matrix;        /* by term and label; or NULL: */
    struct counts_row *rows; /* by term */
    size_t longest;          /* list; a term with more labels has places */
    struct arena memory;     /* of lists and places */
};

/* The bytes that counts take at most. */
size_t counts_bytes(size_t n_terms, size_t n_labels);

void counts_init(struct counts *c, size_t n_terms, size_t n_labels);
void counts_release(struct counts *c);

/* Makes all of them 0. */
void counts_clear(struct counts *c);

/* Adds the shares of a document to each of its terms, as often as it has them. */
void counts_add(struct counts *c, const struct sample *sample);

/* Sets the labels of a term whose counts are not 0, each once, in any order, for which
   there is room for n_labels. Returns how many. */
size_t counts_of(const struct counts *c, uint32_t term, struct label_count *labels);

/* Have the processor fetch what counts_of will look at, the first for terms further
   ahead than the second. */
void counts_fetch_row(const struct counts *c, uint32_t term);
void counts_fetch(const struct counts *c, uint32_t term);

#endif
