/*
 * quotes: writes each hit with its context as a line.
 */
#ifndef DATELINE_CONCORDANCE_QUOTES_H
#define DATELINE_CONCORDANCE_QUOTES_H

#include "concordance/search.h"
#include "csv.h"

enum quotes_format { QUOTES_AUTO, QUOTES_TEXT, QUOTES_CSV, QUOTES_TSV, QUOTES_JSONL };
#define QUOTES_FORMAT_CHOICES "auto|text|csv|tsv|jsonl"

/* Zeroed but for the settings, it is ready; quotes_release frees the scratch. */
struct quotes {
    enum quotes_format format; /* not QUOTES_AUTO */
    size_t window;             /* tokens on each side; 0: the sentence */
    size_t columns;            /* of the terminal, for QUOTES_TEXT */
    bool colour;
    struct csv csv; /* for QUOTES_CSV, and safe for QUOTES_TSV; its `out` is set here */

    struct buf document, date, left, node, right; /* scratch */
};

/* Appends what goes above the lines. */
void quotes_begin(struct quotes *l, struct buf *out);

/* Appends a hit. */
void quotes_add(struct quotes *l, const struct document *d, struct hit hit,
                struct buf *out);

void quotes_release(struct quotes *l);

#endif
