/*
 * gazetteer_sections: the sections of an image, as they are laid out.
 *
 * Private to gazetteer_layout and gazetteer_word_table.
 */
#ifndef DATELINE_GAZETTEER_SECTIONS_H
#define DATELINE_GAZETTEER_SECTIONS_H

#include "buf.h"
#include "gazetteer_image.h"

/*
 * Appends a section of `count` zeroed items of `size` bytes, aligned to a cache line.
 */
struct image_section gazetteer_sections_add(struct buf *out, size_t count, size_t size);

/* The same with copies of the items at `from`. */
struct image_section gazetteer_sections_copy(struct buf *out, const void *from,
                                             size_t count, size_t size);

/* The items of a section; they move when another is added. */
static inline void *gazetteer_sections_items(struct buf *out, struct image_section s)
{
    return out->data + s.at;
}

/* A size for a table that is indexed by bits of a hash: a power of two, at least `n`
   and at least 16. */
size_t gazetteer_sections_power_of_two(size_t n);

#endif
