#include "gazetteer_layout.h"

#include "gazetteer_sections.h"
#include "gazetteer_word_table.h"

#include <stdlib.h>

void gazetteer_parts_init(struct gazetteer_parts *parts)
{
    gazetteer_languages_init(&parts->languages);
    gazetteer_trie_init(&parts->trie);
}

void gazetteer_parts_release(struct gazetteer_parts *parts)
{
    gazetteer_languages_release(&parts->languages);
    gazetteer_trie_release(&parts->trie);
    gazetteer_postings_release(&parts->postings);
    gazetteer_strings_release(&parts->strings);
    intern_release(&parts->symbols);
    free(parts->entries);
    free(parts->priors);
    free(parts->recodes);
}

/* The mask of a table for `n` edges; a table for more than two has free slots. */
static uint32_t edge_mask(uint32_t n)
{
    uint32_t size = 1;

    while (size < n + n / 4)
        size *= 2;
    return size - 1;
}

/* Makes room for the edges of each node; those of the root need none. */
static size_t place_edges(const struct gazetteer_trie *trie, struct image_node *nodes)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < trie->edges.n; i++) {
        struct gazetteer_trie_edge edge = gazetteer_trie_edge_at(trie, i);

        nodes[edge.from].edges.words |= image_word_bit(edge.word);
        nodes[edge.from].edges.first += edge.from != 0; /* for now, how many */
    }
    for (size_t i = 0; i < gazetteer_trie_n_nodes(trie); i++) {
        struct image_edge_table *t = &nodes[i].edges;
        uint32_t edges = t->first;

        t->mask = edge_mask(edges);
        t->first = n;
        n += edges ? t->mask + 1 : 0;
    }
    return n;
}

static void put_edge(struct image_edge *edges, const struct image_edge_table *t,
                     struct image_edge edge)
{
    uint32_t i = image_edge_place(t, edge.word);

    while (edges[t->first + i].to)
        i = (i + 1) & t->mask;
    edges[t->first + i] = edge;
}

static void lay_out_edges(const struct gazetteer_trie *trie, struct buf *out,
                          struct image_header *h)
{
    struct image_edge *edges;
    struct image_word *words;
    struct image_node *nodes;

    h->nodes =
        gazetteer_sections_add(out, gazetteer_trie_n_nodes(trie), sizeof(*nodes));
    h->edges = gazetteer_sections_add(
        out, place_edges(trie, gazetteer_sections_items(out, h->nodes)),
        sizeof(*edges));
    edges = gazetteer_sections_items(out, h->edges);
    words = gazetteer_sections_items(out, h->words);
    nodes = gazetteer_sections_items(out, h->nodes);
    for (uint32_t i = 0; i < trie->edges.n; i++) {
        struct gazetteer_trie_edge edge = gazetteer_trie_edge_at(trie, i);

        if (edge.from == 0)
            words[edge.word].node = i + 1;
        else
            put_edge(edges, &nodes[edge.from].edges,
                     (struct image_edge){edge.word, i + 1});
    }
}

/* Numbers the sets of languages of nodes, by `sets`. */
static void note_users(const struct gazetteer_trie *trie, struct image_node *nodes,
                       struct intern *sets)
{
    for (uint32_t i = 1; i < gazetteer_trie_n_nodes(trie); i++)
        nodes[i].languages =
            intern_add(sets, gazetteer_trie_users(trie, &trie->of_nodes, i));
}

static struct image_posting posting_of(const struct image_entry *entries,
                                       uint32_t entry)
{
    const struct image_entry *e = &entries[entry];

    return (struct image_posting){entry, e->language, e->flags};
}

/* The section has unused room for those that settling drops. */
static void lay_out_postings(struct gazetteer_postings *from,
                             const struct image_entry *entries, struct buf *out,
                             struct image_header *h)
{
    struct image_node *nodes;
    struct image_posting *postings;
    size_t kept = 0;

    gazetteer_postings_sort(from);
    h->postings = gazetteer_sections_add(out, from->n, sizeof(*postings));
    nodes = gazetteer_sections_items(out, h->nodes);
    postings = gazetteer_sections_items(out, h->postings);
    for (size_t start = 0, end; start < from->n; start = end) {
        struct image_node *node = &nodes[from->items[start].node];
        size_t n;

        end = gazetteer_postings_end(from, start);
        n = gazetteer_postings_settle(from, start, end, entries);
        node->posting.entry = (uint32_t)kept;
        node->n_postings = (uint32_t)n;
        for (size_t i = start; i < start + n; i++)
            postings[kept++] = posting_of(entries, from->items[i].entry);
        if (n == 1)
            node->posting = postings[--kept];
    }
}

static void lay_out_sets(struct buf *out, struct image_header *h,
                         const struct intern *sets)
{
    language_set *items;

    h->language_sets = gazetteer_sections_add(out, sets->n, sizeof(*items));
    items = gazetteer_sections_items(out, h->language_sets);
    for (size_t i = 0; i < sets->n; i++)
        memcpy(&items[i], sets->keys[i].data, sizeof(*items));
}

static void lay_out_languages(const struct gazetteer_languages *from,
                              struct gazetteer_strings *strings, struct buf *out,
                              struct image_header *h)
{
    struct image_language *languages;

    h->languages = gazetteer_sections_add(out, from->tags.n, sizeof(*languages));
    languages = gazetteer_sections_items(out, h->languages);
    for (size_t i = 0; i < from->tags.n; i++) {
        const struct gazetteer_language *l = &from->known[i].language;

        languages[i] = (struct image_language){
            .tag = gazetteer_strings_add(strings, from->tags.keys[i]),
            .uses = gazetteer_strings_add(strings, l->uses),
            .prefixes = gazetteer_strings_add(strings, l->prefixes),
            .drops = gazetteer_strings_add(strings, l->drops),
            .suffixes = gazetteer_strings_add(strings, l->suffixes),
            .capitals = (uint16_t)l->capitals,
            .defined = l->defined,
        };
    }
}

static void lay_out_symbols(const struct intern *from,
                            struct gazetteer_strings *strings, struct buf *out,
                            struct image_header *h)
{
    struct image_text *symbols;

    h->symbols = gazetteer_sections_add(out, from->n, sizeof(*symbols));
    symbols = gazetteer_sections_items(out, h->symbols);
    for (size_t i = 0; i < from->n; i++)
        symbols[i] = gazetteer_strings_add(strings, from->keys[i]);
}

static void lay_out_arrays(const struct gazetteer_parts *parts, struct buf *out,
                           struct image_header *h)
{
    h->priors = gazetteer_sections_copy(out, parts->priors, parts->n_priors,
                                        sizeof(*parts->priors));
    h->entries = gazetteer_sections_copy(out, parts->entries, parts->n_entries,
                                         sizeof(*parts->entries));
    h->recodes = gazetteer_sections_copy(out, parts->recodes, parts->n_recodes,
                                         sizeof(*parts->recodes));
}

/* Must be laid out last, since the other sections add strings. */
static void lay_out_strings(const struct buf *bytes, struct buf *out,
                            struct image_header *h)
{
    h->strings = gazetteer_sections_add(out, bytes->len + BUF_PADDING, 1);
    if (bytes->len)
        memcpy(gazetteer_sections_items(out, h->strings), bytes->data, bytes->len);
}

void gazetteer_layout(struct gazetteer_parts *parts, struct buf *out)
{
    struct image_header h = {.byte_order = IMAGE_BYTE_ORDER};
    struct intern sets = {0};

    memcpy(h.magic, IMAGE_MAGIC, sizeof(h.magic));
    gazetteer_sections_add(out, 1, sizeof(h));
    gazetteer_word_table_lay_out(&parts->trie, out, &h, &parts->strings, &sets);
    lay_out_edges(&parts->trie, out, &h);
    lay_out_postings(&parts->postings, parts->entries, out, &h);
    note_users(&parts->trie, gazetteer_sections_items(out, h.nodes), &sets);
    lay_out_sets(out, &h, &sets);
    lay_out_languages(&parts->languages, &parts->strings, out, &h);
    lay_out_symbols(&parts->symbols, &parts->strings, out, &h);
    lay_out_arrays(parts, out, &h);
    lay_out_strings(&parts->strings.bytes, out, &h);
    h.size = out->len;
    memcpy(out->data, &h, sizeof(h));
    h.sum = gazetteer_sum(buf_span(out));
    memcpy(out->data, &h, sizeof(h));
    intern_release(&sets);
}
