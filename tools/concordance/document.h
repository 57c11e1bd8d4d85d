/*
 * document: the members that concordance takes from a record.
 */
#ifndef DATELINE_CONCORDANCE_DOCUMENT_H
#define DATELINE_CONCORDANCE_DOCUMENT_H

#include "annotation.h"
#include "tokenized.h"

/* Zeroed, it is ready. What it holds lasts until the next record is read. */
struct document {
    struct span id, date;
    struct tokenized content;
    struct integers sentences; /* the first token of each; empty if it has none */
    struct annotations entities, topics;
    struct buf lang; /* the tag in its usual case; empty if there is none */
    struct buf decoded;
    struct arena kept;
};

/* For struct record: the members that are wanted, NULL behind the last. */
extern const char *const document_members[];

/* Reads a record. False: it cannot be used, `r->json.problem` says why. */
bool document_read(struct document *d, struct record *r);

void document_release(struct document *d);

#endif
