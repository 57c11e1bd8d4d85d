/*
 * document: what entity-tag knows of the record in hand.
 */
#ifndef DATELINE_ENTITY_TAG_DOCUMENT_H
#define DATELINE_ENTITY_TAG_DOCUMENT_H

#include "gazetteer.h"
#include "record.h"

/* A named entity: a run of tokens and what it names. */
struct mention {
    size_t start, end; /* tokens, half open */
    struct span type, id, kind;
    double weight;
};

struct mentions {
    struct mention *items;
    size_t n, capacity;
};

struct document {
    struct span text, title; /* empty if the record has none */
    struct strings tokens;
    size_t *starts; /* of the tokens in the text, bytes */
    size_t starts_capacity;
    bool aligned; /* `starts` is known */
    struct mentions mentions;
    struct matches topics;
    struct buf scratch;
};

#endif
