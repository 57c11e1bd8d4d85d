/*
 * gazetteer_postings: which entries end at which nodes.
 *
 * Private to gazetteer_build and gazetteer_layout. A zeroed struct is empty and ready.
 */
#ifndef DATELINE_GAZETTEER_POSTINGS_H
#define DATELINE_GAZETTEER_POSTINGS_H

#include "gazetteer_image.h"
#include "gazetteer_rivals.h"

struct gazetteer_posting {
    uint32_t node, entry; /* by number */
    bool by_stems, is_rivalled;
};

struct gazetteer_postings {
    struct gazetteer_posting *items;
    size_t n, capacity;
    struct gazetteer_rival *rivals; /* scratch: the forms at the current node */
    size_t rivals_capacity;
};

void gazetteer_postings_add(struct gazetteer_postings *postings, uint32_t node,
                            uint32_t entry, bool by_stems);

/* Sorts the postings by node, and those of one node by entry. */
void gazetteer_postings_sort(struct gazetteer_postings *postings);

/* The end of the run of sorted postings at the node of the one at `start`. */
size_t gazetteer_postings_end(const struct gazetteer_postings *postings, size_t start);

/*
 * Drops, from the postings of one node, those that are ambiguous: another form of the
 * language has the same stems and names something else. Returns how many are left, from
 * `start` on. `entries` are all entries, by number.
 */
size_t gazetteer_postings_settle(struct gazetteer_postings *postings, size_t start,
                                 size_t end, const struct image_entry *entries);

void gazetteer_postings_release(struct gazetteer_postings *postings);

#endif
