/*
 * gazetteer_trie: collects forms as paths of words from a root.
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

/* Which languages use each word, or each node: the number of a set, by number. */
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

/* Makes a zeroed struct ready: set 0 is then the empty set. */
void gazetteer_trie_init(struct gazetteer_trie *trie);
void gazetteer_trie_release(struct gazetteer_trie *trie);

/* The node that a word leads to from a node, for a language; made if there is none. The
   word is copied. */
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

/* The language_set, as bytes, of the languages that use a word or a node, by its
   number. It lasts as long as the trie. */
struct span gazetteer_trie_users(const struct gazetteer_trie *trie,
                                 const struct gazetteer_users *users, uint32_t number);

#endif
