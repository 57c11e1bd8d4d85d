#include "gazetteer_word_table.h"

#include "gazetteer_sections.h"

static uint64_t hash_word(struct span s)
{
    uint64_t hash = IMAGE_HASH_START;

    for (size_t i = 0; i < s.len; i++)
        hash = image_hash_byte(hash, s.data[i]);
    return image_hash_end(hash);
}

static int filter_of(struct span word)
{
    return image_filter_of(word.len > 1 ? word.data[word.len - 1] : 0);
}

static void put_into_filter(struct buf *out, struct image_section section,
                            uint64_t hash)
{
    uint64_t *filter = gazetteer_sections_items(out, section);

    filter[hash >> 16 & (section.count - 1)] |= image_filter_bits(hash);
}

static struct image_section add_filter(struct buf *out, size_t count)
{
    return gazetteer_sections_add(out, gazetteer_sections_power_of_two(count),
                                  sizeof(uint64_t));
}

/* The filters have about sixteen bits for each word. */
static void lay_out_filters(const struct intern *words, struct buf *out,
                            struct image_header *h)
{
    size_t counts[N_FILTERS] = {0};

    for (size_t i = 0; i < words->n; i++)
        counts[filter_of(words->keys[i])]++;
    for (int i = 0; i < N_FILTERS; i++)
        h->filters[i] = add_filter(out, counts[i] / 4);
    for (size_t i = 0; i < words->n; i++)
        put_into_filter(out, h->filters[filter_of(words->keys[i])],
                        hash_word(words->keys[i]));
}

static void put_word(struct image_slot *slots, uint64_t mask, uint64_t hash,
                     uint32_t number, uint32_t languages)
{
    uint64_t i = hash & mask;

    while (slots[i].word)
        i = (i + 1) & mask;
    slots[i] =
        (struct image_slot){number + 1, image_slot_tag(hash),
                            languages < SLOT_ASK ? (uint16_t)languages : SLOT_ASK};
}

static void lay_out_words(const struct gazetteer_trie *trie, struct buf *out,
                          struct image_header *h, struct gazetteer_strings *strings,
                          struct intern *sets)
{
    const struct intern *known = &trie->words;
    struct image_word *words;
    struct image_slot *slots;

    h->words = gazetteer_sections_add(out, known->n, sizeof(*words));
    h->word_slots = gazetteer_sections_add(
        out, gazetteer_sections_power_of_two(known->n * 2), sizeof(*slots));
    words = gazetteer_sections_items(out, h->words);
    slots = gazetteer_sections_items(out, h->word_slots);
    for (uint32_t i = 0; i < known->n; i++) {
        struct span text = known->keys[i];

        words[i].text = gazetteer_strings_add(strings, text);
        words[i].languages =
            intern_add(sets, gazetteer_trie_users(trie, &trie->of_words, i));
        words[i].inner =
            intern_add(sets, gazetteer_trie_users(trie, &trie->of_inner_words, i));
        put_word(slots, h->word_slots.count - 1, hash_word(text), i,
                 words[i].languages);
    }
}

/* Whether an edge is for the second word of forms; then gives their first two. */
static bool is_pair(const struct gazetteer_trie *trie, struct gazetteer_trie_edge edge,
                    uint32_t *first)
{
    struct gazetteer_trie_edge before;

    if (!edge.from)
        return false;
    before = gazetteer_trie_edge_at(trie, edge.from - 1);
    *first = before.word;
    return !before.from;
}

/* Some ten bits for each pair, in a place that is more often in the processor's cache
   than a filter of sixteen. */
static void lay_out_pairs(const struct gazetteer_trie *trie, struct buf *out,
                          struct image_header *h)
{
    uint32_t first;
    size_t n = 0;

    for (uint32_t i = 0; i < trie->edges.n; i++)
        n += is_pair(trie, gazetteer_trie_edge_at(trie, i), &first);
    h->pairs = add_filter(out, n / 6);
    for (uint32_t i = 0; i < trie->edges.n; i++) {
        struct gazetteer_trie_edge edge = gazetteer_trie_edge_at(trie, i);

        if (is_pair(trie, edge, &first))
            put_into_filter(out, h->pairs, image_pair_hash(first, edge.word));
    }
}

void gazetteer_word_table_lay_out(const struct gazetteer_trie *trie, struct buf *out,
                                  struct image_header *h,
                                  struct gazetteer_strings *strings,
                                  struct intern *sets)
{
    lay_out_filters(&trie->words, out, h);
    lay_out_words(trie, out, h, strings, sets);
    lay_out_pairs(trie, out, h);
}
