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
 * Adds a file of entries, with the columns `type id form kind lang weight flags`; or
 * all files below a directory that end in ".tsv", in order of their names; or a
 * compiled gazetteer with its topics. If forms are equal, the entry of a later file
 * overrides; the files of one directory count as one. False: `fault` says what is
 * wrong; the path must outlive it.
 */
bool gazetteer_add_entries(struct gazetteer_builder *b, const char *path,
                           struct gazetteer_fault *fault);

/*
 * The same for topic dictionaries, with the columns `topic lang pattern weight`
 * (dateline-topics(5)). The files of a directory are added after those of its
 * subdirectories. `scheme`, which may be empty, is that of the topics.
 */
bool gazetteer_add_topics(struct gazetteer_builder *b, const char *path,
                          struct span scheme, struct gazetteer_fault *fault);

/* The same for the rest of an open file. */
bool gazetteer_add_topic_table(struct gazetteer_builder *b, struct table_file *file,
                               struct span scheme, struct gazetteer_fault *fault);

struct gazetteer_topic {
    struct span scheme, topic;
    struct span lang;    /* empty: any */
    struct span pattern; /* "-": the weight is the topic's prior */
    float weight;
    bool is_reference; /* the pattern is "=X", which stands for the built-in topic X */
};

/* Adds a copy of one term. Returns what is wrong, or NULL. */
const char *gazetteer_add_topic(struct gazetteer_builder *b, struct gazetteer_topic t);

/* Adds a file of languages: `lang uses capitals prefixes drops suffixes`. */
bool gazetteer_add_languages(struct gazetteer_builder *b, const char *path,
                             struct gazetteer_fault *fault);

/* Whether a regular file, which can be read, is a compiled gazetteer. */
bool gazetteer_is_image_file(const char *path);

#endif
