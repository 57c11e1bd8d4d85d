/*
 * gazetteer_rows: files of names, topics and languages (dateline-gazetteer(5)).
 */
#ifndef DATELINE_GAZETTEER_ROWS_H
#define DATELINE_GAZETTEER_ROWS_H

#include "files.h"
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

/*
 * The same for topic dictionaries, `topic lang pattern weight` (dateline-topics(5)).
 * The files of a directory come behind those of directories in it. The topics are
 * those of `scheme`, which may be empty.
 */
bool gazetteer_add_topics(struct gazetteer_builder *b, const char *path,
                          struct span scheme, struct gazetteer_fault *fault);

/* The same for the rest of a file that is open. */
bool gazetteer_add_topic_table(struct gazetteer_builder *b, struct table_file *file,
                               struct span scheme, struct gazetteer_fault *fault);

struct gazetteer_topic {
    struct span scheme, topic;
    struct span lang;    /* empty: any */
    struct span pattern; /* "-": of the topic's prior */
    float weight;
    bool is_reference; /* the pattern is "=X", which stands for the built-in topic X */
};

/* Adds one term, of which a copy is kept. Returns what is wrong, or NULL. */
const char *gazetteer_add_topic(struct gazetteer_builder *b, struct gazetteer_topic t);

/* The same for languages, `lang uses capitals prefixes drops suffixes`. */
bool gazetteer_add_languages(struct gazetteer_builder *b, const char *path,
                             struct gazetteer_fault *fault);

/* Whether a file can be read and is a compiled gazetteer. */
bool gazetteer_is_image_file(const char *path);

#endif
