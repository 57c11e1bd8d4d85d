/*
 * gazetteer_image: how a compiled gazetteer lies in a file.
 *
 * Private to gazetteer.c and gazetteer_build.c. The image is mapped and used
 * as it is, in the byte order of the machine that made it; it is no format to
 * exchange. All places are bytes from the start of the image.
 */
#ifndef DATELINE_GAZETTEER_IMAGE_H
#define DATELINE_GAZETTEER_IMAGE_H

#include <stdint.h>

#define IMAGE_MAGIC "DATELIN1"
#define IMAGE_BYTE_ORDER UINT32_C(0x01020304)

struct image_section {
    uint64_t at;
    uint64_t count; /* items */
};

struct image_header {
    char magic[8];
    uint32_t byte_order;
    uint32_t longest;        /* words in the longest form */
    uint64_t size;           /* of the whole image */
    uint64_t prefix_lengths; /* bit n: there are word prefixes of n bytes */
    struct image_section words, word_slots, edge_slots, nodes, entries, strings;
};

struct image_text {
    uint32_t at; /* in `strings` */
    uint32_t len;
};

/* A folded word of some form; a prefix of words ends in '*'. */
struct image_word {
    struct image_text text;
    uint32_t fallback; /* number + 1 of the longest other prefix it has, or 0 */
    uint32_t node;     /* reached by it from the root, or 0 */
};

/* word_slots holds number + 1 of a word, or 0; their count is a power of two. */

/* From a node by a word to the next; `to` 0: empty. Their count is a power of two. */
struct image_edge {
    uint32_t from, word, to;
};

struct image_node {
    uint32_t first_entry, n_entries;
};

struct image_entry {
    struct image_text type, id, kind, lang, form;
    float weight;
    uint16_t flags;
    uint16_t rank; /* of its file: a later file overrides */
};

/* The slot to start at for an edge. */
static inline uint64_t image_edge_hash(uint32_t from, uint32_t word)
{
    return ((uint64_t)from << 32 | word) * UINT64_C(0x9E3779B97F4A7C15) >> 20;
}

#endif
