/*
 * load: the gazetteer that the command line asks for.
 */
#ifndef DATELINE_ENTITY_TAG_LOAD_H
#define DATELINE_ENTITY_TAG_LOAD_H

#include "gazetteer_rows.h"
#include "options.h"

struct sources {
    struct option_list gazetteers, topics, languages;
    bool no_builtin;
};

/* Appends the path of the built-in image, ended by a NUL. */
void builtin_path(struct buf *path);

/* Compiles all sources to `image`. False: `fault` says what is wrong, and where. */
bool compile_sources(const struct sources *s, struct buf *image,
                     struct gazetteer_fault *fault);

/*
 * Opens the built-in image as it is, or a compiled file given alone, or an image
 * made in `image` of all sources. False: `fault` says why.
 */
bool load_gazetteer(const struct sources *s, struct gazetteer *g, struct buf *image,
                    struct gazetteer_fault *fault);

#endif
