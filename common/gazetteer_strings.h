/*
 * gazetteer_strings: the strings of an image, concatenated, each of them once.
 *
 * Private to gazetteer_build and gazetteer_layout. A zeroed struct is empty and ready.
 */
#ifndef DATELINE_GAZETTEER_STRINGS_H
#define DATELINE_GAZETTEER_STRINGS_H

#include "buf.h"
#include "gazetteer_image.h"
#include "intern.h"

struct gazetteer_strings {
    struct intern known;
    struct buf places; /* of each one in `bytes`, uint32_t by its number */
    struct buf bytes;
};

/* Where a string is; it is copied if it is new. All together must be below 4 GiB. */
struct image_text gazetteer_strings_add(struct gazetteer_strings *strings,
                                        struct span s);

void gazetteer_strings_release(struct gazetteer_strings *strings);

#endif
