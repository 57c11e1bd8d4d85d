#include "gazetteer_trie.h"

#include "mem.h"

#include <stdlib.h>

/* The number of a set, equal ones once. */
static uint32_t add_set(struct intern *sets, const language_set *set)
{
    return intern_add(sets, (struct span){(const char *)set, sizeof(*set)});
}

void gazetteer_trie_init(struct gazetteer_trie *trie)
{
    add_set(&trie->sets, &(language_set){{0}});
}

void gazetteer_trie_release(struct gazetteer_trie *trie)
{
    intern_release(&trie->words);
    intern_release(&trie->edges);
    intern_release(&trie->sets);
    free(trie->of_words.items);
    free(trie->of_inner_words.items);
    free(trie->of_nodes.items);
}

/* Makes room for the set of a number, which is empty at first. */
static uint32_t *set_of(struct gazetteer_users *users, uint32_t number)
{
    size_t before = users->capacity;

    users->items = mem_grow(users->items, &users->capacity, (size_t)number + 1,
                            sizeof(*users->items));
    if (users->capacity > before)
        memset(users->items + before, 0,
               (users->capacity - before) * sizeof(*users->items));
    return &users->items[number];
}

static void note_language(struct gazetteer_trie *trie, struct gazetteer_users *users,
                          uint32_t number, uint32_t language)
{
    uint32_t *noted = set_of(users, number);
    uint64_t bit = UINT64_C(1) << language % 64;
    language_set set;

    memcpy(&set, trie->sets.keys[*noted].data, sizeof(set));
    if (set.bits[language / 64] & bit)
        return;
    set.bits[language / 64] |= bit;
    *noted = add_set(&trie->sets, &set);
}

/* The number of a word; it is used in a language. */
static uint32_t add_word(struct gazetteer_trie *trie, struct span text,
                         uint32_t language, bool inner)
{
    uint32_t word = intern_add(&trie->words, text);

    note_language(trie, &trie->of_words, word, language);
    if (inner)
        note_language(trie, &trie->of_inner_words, word, language);
    return word;
}

uint32_t gazetteer_trie_step(struct gazetteer_trie *trie, uint32_t node,
                             struct span word, uint32_t language)
{
    struct gazetteer_trie_edge edge = {node, add_word(trie, word, language, node != 0)};
    uint32_t to =
        intern_add(&trie->edges, (struct span){(const char *)&edge, sizeof(edge)}) + 1;

    note_language(trie, &trie->of_nodes, to, language);
    return to;
}

struct span gazetteer_trie_users(const struct gazetteer_trie *trie,
                                 const struct gazetteer_users *users, uint32_t number)
{
    return trie->sets.keys[number < users->capacity ? users->items[number] : 0];
}
