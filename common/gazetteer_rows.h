/*
 * gazetteer_rows: files of names, topics and languages (dateline-gazetteer(5)).
 */
#ifndef DATELINE_GAZETTEER_ROWS_H
#define DATELINE_GAZETTEER_ROWS_H

#include "diag.h"
#include "gazetteer_build.h"

/* What is wrong with a file, and where. */
struct gazetteer_fault {
    struct place place;
    char path[4096]; /* of a file in a directory */
    char problem[160];
};

/*
 * Adds a file of entries, `type id form kind lang weight flags` in columns, or all
 * files of a directory and those in it that end in ".tsv", in order of their names;
 * or a compiled gazetteer with its topics. Later ones override earlier ones where
 * forms are equal; files of one directory count as one. False: `fault` says what
 * is wrong; the path must outlive it.
 */
bool gazetteer_add_entries(struct gazetteer_builder *b, const char *path,
                           struct gazetteer_fault *fault);

/* The same for a topic dictionary, `topic lang pattern weight`. */
bool gazetteer_add_topics(struct gazetteer_builder *b, const char *path,
                          struct gazetteer_fault *fault);

/* The same for languages, `lang uses capitals prefixes drops suffixes`. */
bool gazetteer_add_languages(struct gazetteer_builder *b, const char *path,
                             struct gazetteer_fault *fault);

/* Whether a file can be read and is a compiled gazetteer. */
bool gazetteer_is_image_file(const char *path);

#endif
