/*
 * document: what concordance takes from a record.
 */
#ifndef DATELINE_CONCORDANCE_DOCUMENT_H
#define DATELINE_CONCORDANCE_DOCUMENT_H

#include "record.h"

struct entity {
    struct span type, id;
    size_t start, end; /* tokens, half open */
};

struct entities {
    struct entity *items;
    size_t n, capacity;
    bool present; /* the record has the member */
};

/* Zeroed, it is ready. What it holds lasts until the next record is read. */
struct document {
    struct span id, date, text;
    struct strings tokens;
    size_t *starts; /* of the tokens in the text, in bytes */
    size_t starts_capacity;
    struct integers sentences;        /* first tokens; none if the record has none */
    struct entities entities, topics; /* a topic is an `id` alone */
    struct buf lang; /* the tag in its usual case; empty if there is none */
    struct buf decoded;
    struct arena kept;
};

/* The members that a record must be opened with, NULL behind the last. */
extern const char *const document_members[];

/* Reads a record. False: it cannot be used, `r->json.problem` says why. */
bool document_read(struct document *d, struct record *r);

void document_release(struct document *d);

#endif
