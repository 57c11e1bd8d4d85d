/*
 * making: what the makers of figures share.
 */
#ifndef DATELINE_REPORT_MAKING_H
#define DATELINE_REPORT_MAKING_H

#include "report/figure.h"

enum { MOST_BARS = 20 };

/* ---- words ---- */

void figure_say(struct buf *out, const char *text);
void figure_say_number(struct buf *out, double n);

/* Appends the labels of the first rows: "A, B and C". */
void figure_say_first(const struct figure *f, size_t n, struct buf *out);

/* Sets the description: "A 41, B 33, C 23". */
void figure_describe_first(struct figure *f);

/* ---- order ---- */

struct ranked {
    struct span key;
    double weight;
    uint32_t number; /* of the key */
};

/* Sorts by weight, the largest first, then by key. */
void ranked_sort(struct ranked *items, size_t n);

enum weight { BY_COUNT, BY_DOCUMENTS };

/* All keys, sorted so; the caller frees them. */
struct ranked *rank_sums(const struct sums *s, enum weight weight);

/* ---- frames ---- */

void figure_set_frame(struct figure *f, const struct column *columns, size_t n);

static inline size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* ---- makers in files of their own; see figure_make ---- */

bool make_country_topic(struct figure *f, const struct summary *c);
bool make_together(struct figure *f, const struct summary *c);
bool make_terms(struct figure *f, const struct summary *c);
bool make_keyness(struct figure *f, const struct summary *c);

#endif
