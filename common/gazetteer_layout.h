/*
 * gazetteer_layout: writes the image of a gazetteer (gazetteer_image.h) from the parts
 * that were collected for it.
 *
 * Private to gazetteer_build.
 */
#ifndef DATELINE_GAZETTEER_LAYOUT_H
#define DATELINE_GAZETTEER_LAYOUT_H

#include "gazetteer_languages.h"
#include "gazetteer_postings.h"
#include "gazetteer_strings.h"
#include "gazetteer_trie.h"

/* The parts. To be zeroed before gazetteer_parts_init. */
struct gazetteer_parts {
    struct gazetteer_languages languages;
    struct gazetteer_trie trie;
    struct gazetteer_postings postings;
    struct gazetteer_strings strings; /* of entries; the layout adds others */
    struct intern symbols;
    struct image_entry *entries;
    size_t n_entries, entries_capacity;
    uint32_t *priors; /* numbers of entries */
    size_t n_priors, priors_capacity;
    struct image_recode *recodes;
    size_t n_recodes, recodes_capacity;
};

void gazetteer_parts_init(struct gazetteer_parts *parts);
void gazetteer_parts_release(struct gazetteer_parts *parts);

/* Lays out the image in `out`, which must be empty. Sorts and settles the postings. */
void gazetteer_layout(struct gazetteer_parts *parts, struct buf *out);

#endif
