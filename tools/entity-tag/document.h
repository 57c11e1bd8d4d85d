/*
 * document: what entity-tag knows of the current record.
 */
#ifndef DATELINE_ENTITY_TAG_DOCUMENT_H
#define DATELINE_ENTITY_TAG_DOCUMENT_H

#include "matcher.h"
#include "mem.h"
#include "tokenized.h"

/* A named entity: a run of tokens and what it names. */
struct mention {
    size_t start, end; /* tokens, half open */
    size_t number;     /* in the order in which they were found */
    struct span type, id, kind;
    double weight;
    struct span form, lang; /* of the entry; empty if there is none */
    struct span rule;       /* what decided on it, in a word */
    bool shares;            /* other mentions have the same tokens */
    bool judged;            /* a rule has decided on it */
    bool dropped;           /* it was decided against */
    bool unwanted;          /* it was dropped only because of --forms */
};

struct mentions {
    struct mention *items;
    size_t n, capacity;
};

struct document {
    struct span title, id, lang; /* empty if the record has none */
    struct tokenized content;
    struct mentions mentions;
    struct mentions dropped; /* mentions decided against, for --explain */
    struct matches topics;
    struct buf decoded; /* what `title` and `id` are kept in, */
    struct buf tag;     /* and `lang` */
    struct buf scratch;
};

static inline void mentions_add(struct mentions *list, struct mention m)
{
    list->items =
        mem_grow(list->items, &list->capacity, list->n + 1, sizeof(*list->items));
    m.number = list->n;
    list->items[list->n++] = m;
}

#endif
