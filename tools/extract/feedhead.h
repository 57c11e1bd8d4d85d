/*
 * feedhead: what stands in front of the items of a feed.
 */
#ifndef DATELINE_EXTRACT_FEEDHEAD_H
#define DATELINE_EXTRACT_FEEDHEAD_H

#include "arena.h"
#include "buf.h"

/* What the head of a feed says of all its items. */
struct feed_head {
    struct buf root; /* the start tag of the root element, for its namespaces; empty:
                        unusable */
    struct span root_name;
    struct span lang, link;
    struct arena kept;
};

/* Reads what is before the first item, as far as it is well-formed. */
void feed_head_read(struct feed_head *h, struct span header);
void feed_head_release(struct feed_head *h);

/* True if the head, or common use, gives a prefix of elements a namespace. */
bool feed_head_declares(const struct feed_head *h, struct span prefix);

#endif
