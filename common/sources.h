/*
 * sources: the gazetteer and topics that a command line asks for.
 */
#ifndef DATELINE_SOURCES_H
#define DATELINE_SOURCES_H

#include "gazetteer_rows.h"
#include "options.h"

struct sources {
    struct option_list gazetteers, topics, languages;
    bool no_builtin;
    bool no_names; /* of what is built in, the languages and topics alone */
};

/* Appends the path of the built-in image, ended by a NUL. */
void sources_builtin_path(struct buf *path);

/* Compiles all sources to `image`. False: `fault` says what is wrong, and where. */
bool sources_compile(const struct sources *s, struct buf *image,
                     struct gazetteer_fault *fault);

/*
 * Opens the built-in image as it is, or a compiled file given alone, or an image
 * made in `image` of all sources. False: `fault` says why.
 */
bool sources_load(const struct sources *s, struct gazetteer *g, struct buf *image,
                  struct gazetteer_fault *fault);

#endif
