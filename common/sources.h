/*
 * sources: builds or opens the gazetteer that a command line asks for.
 */
#ifndef DATELINE_SOURCES_H
#define DATELINE_SOURCES_H

#include "gazetteer_rows.h"
#include "options.h"

/* What the options say. */
struct sources {
    struct option_list gazetteers, topics, languages;
    bool no_builtin;
    bool no_names; /* use only the languages and topics of what is built in */
};

/* Appends the path of the built-in image, ended by a NUL. */
void sources_builtin_path(struct buf *path);

/* Compiles all sources into `image`. False: `fault` says what is wrong, and where. */
bool sources_compile(const struct sources *s, struct buf *image,
                     struct gazetteer_fault *fault);

/*
 * Opens the built-in image if nothing is added to it, a compiled file if it is the only
 * source, or else an image that is compiled from all sources into `image`, which must
 * outlive the gazetteer. False: `fault` says why not.
 */
bool sources_load(const struct sources *s, struct gazetteer *g, struct buf *image,
                  struct gazetteer_fault *fault);

#endif
