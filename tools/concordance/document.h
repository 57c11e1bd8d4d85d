/*
 * document: the members that concordance takes from a record.
 */
#ifndef DATELINE_CONCORDANCE_DOCUMENT_H
#define DATELINE_CONCORDANCE_DOCUMENT_H

#include "annotation.h"
#include "record.h"

/* Zeroed, it is ready. What it holds lasts until the next record is read. */
struct document {
    struct span id, date, text;
    struct strings tokens; /* they point into the text, once it has been read */
    bool aligned;
    struct integers sentences; /* the first token of each; empty if it has none */
    struct annotations entities, topics;
    struct buf lang; /* the tag in its usual case; empty if there is none */
    struct buf text_decoded, decoded;
    struct arena kept;
};

/* For struct record: the members that are wanted, NULL behind the last. */
extern const char *const document_members[];

/* Reads a record. False: it cannot be used, `r->json.problem` says why. */
bool document_read(struct document *d, struct record *r);

/* Where a token starts and ends in the text, in bytes. */
static inline size_t document_start(const struct document *d, size_t token)
{
    return (size_t)(d->tokens.items[token].data - d->text.data);
}
static inline size_t document_end(const struct document *d, size_t token)
{
    return document_start(d, token) + d->tokens.items[token].len;
}

void document_release(struct document *d);

#endif
