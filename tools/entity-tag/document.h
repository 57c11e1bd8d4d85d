/*
 * document: what entity-tag knows of the record in hand.
 */
#ifndef DATELINE_ENTITY_TAG_DOCUMENT_H
#define DATELINE_ENTITY_TAG_DOCUMENT_H

#include "matcher.h"
#include "mem.h"
#include "record.h"

/* A named entity: a run of tokens and what it names. */
struct mention {
    size_t start, end; /* tokens, half open */
    struct span type, id, kind;
    double weight;
    struct span form, lang; /* of the entry; empty if there is none */
    struct span rule;       /* what decided, in a word */
    bool shares;            /* its run names others, too */
    bool judged;            /* a rule decided */
    bool dropped;           /* decided against */
    bool unwanted;          /* only since --forms leaves its kind out */
};

struct mentions {
    struct mention *items;
    size_t n, capacity;
};

struct document {
    struct span text, title, id, lang; /* empty if the record has none */
    struct strings tokens;
    bool aligned; /* the tokens point into the text */
    struct mentions mentions;
    struct mentions dropped; /* what was decided against, for --explain */
    struct matches topics;
    struct buf decoded, scratch,
        tag; /* what `text`, the others and `lang` are kept in */
};

/* Where a token starts and ends in the text, in bytes; the tokens are aligned. */
static inline size_t document_start(const struct document *d, size_t token)
{
    return (size_t)(d->tokens.items[token].data - d->text.data);
}
static inline size_t document_end(const struct document *d, size_t token)
{
    return document_start(d, token) + d->tokens.items[token].len;
}

static inline void mentions_add(struct mentions *list, struct mention m)
{
    list->items =
        mem_grow(list->items, &list->capacity, list->n + 1, sizeof(*list->items));
    list->items[list->n++] = m;
}

#endif
