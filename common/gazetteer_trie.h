/*
 * gazetteer_trie: forms as paths of words from a root, as they are collected.
 *
 * Private to gazetteer_build, gazetteer_word_table and gazetteer_layout. Words, edges
 * and nodes have numbers; node 0 is the root, and edge i leads to node i + 1. Of words
 * and nodes the trie knows which languages use them.
 */
#ifndef DATELINE_GAZETTEER_TRIE_H
#define DATELINE_GAZETTEER_TRIE_H

#include "gazetteer_image.h"
#include "intern.h"

#include <stdbool.h>
#include <string.h>

/* Which languages use the words, or the nodes: by number, that of their set. */
struct gazetteer_users {
    uint32_t *items;
    size_t capacity;
};

struct gazetteer_trie {
    struct intern words; /* folded; the last byte says if it is open */
    struct intern edges; /* (node, word) as bytes */
    struct intern sets;  /* language_set as bytes; 0 is empty */
    struct gazetteer_users of_words, of_inner_words, of_nodes;
};

struct gazetteer_trie_edge {
    uint32_t from, word;
};

/* It must be zeroed; makes the empty set the first. */
void gazetteer_trie_init(struct gazetteer_trie *trie);
void gazetteer_trie_release(struct gazetteer_trie *trie);

/* The node that a word of a language, which is copied, leads to from a node. */
uint32_t gazetteer_trie_step(struct gazetteer_trie *trie, uint32_t node,
                             struct span word, uint32_t language);

static inline struct gazetteer_trie_edge
gazetteer_trie_edge_at(const struct gazetteer_trie *trie, uint32_t i)
{
    struct gazetteer_trie_edge edge;

    memcpy(&edge, trie->edges.keys[i].data, sizeof(edge));
    return edge;
}

static inline uint32_t gazetteer_trie_n_nodes(const struct gazetteer_trie *trie)
{
    return (uint32_t)trie->edges.n + 1;
}

/* The language_set, as bytes, of those that use a word or a node; it lasts as long as
   the trie. */
struct span gazetteer_trie_users(const struct gazetteer_trie *trie,
                                 const struct gazetteer_users *users, uint32_t number);

#endif
