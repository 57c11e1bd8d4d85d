/*
 * scheme: what the readers of other programs' topic dictionaries share. Each reads a
 * whole file. Terms have the weight 1 and are for all languages.
 */
#ifndef DATELINE_SCHEME_H
#define DATELINE_SCHEME_H

#include "gazetteer_rows.h"

struct scheme {
    struct gazetteer_builder *builder;
    struct span name; /* may be empty */
    struct span text; /* of the file: valid UTF-8, with BUF_PADDING bytes behind */
    const char *path; /* must outlive the fault */
    struct gazetteer_fault *fault;
};

/* False: `fault` says what is wrong, and in which line. */
typedef bool scheme_reader(const struct scheme *s);

/* Sets the fault, at a line (from 1; 0: the file as a whole). Returns false. */
bool scheme_refuse(const struct scheme *s, uint64_t line, const char *problem);

/* The same; the message begins with `part`, a part of the file. */
bool scheme_refuse_part(const struct scheme *s, uint64_t line, struct span part,
                        const char *problem);

/*
 * Adds a term, found at a line. One without a word is reported and passed over: other
 * programs' dictionaries have smileys. False: it was refused.
 */
bool scheme_add_term(const struct scheme *s, struct span topic, struct span pattern,
                     uint64_t line);

/*
 * Adds a pattern of quanteda, under the keys in `path`. A pattern with `?`, which
 * stands for one character there, is refused.
 */
bool scheme_add_glob(const struct scheme *s, struct span path, struct span pattern,
                     uint64_t line);

/* Appends a key to a path, with a '/' before it if it is not the first. */
void scheme_go_down(struct buf *path, struct span key);

enum { SCHEME_MOST_DEPTH = 32 }; /* levels of nested keys and lists */

/* A LIWC dictionary: numbered categories between two lines of `%`, then words. */
scheme_reader scheme_read_liwc;

/* Nested keys with lists of patterns; the topic is `key/key`. */
scheme_reader scheme_read_json;

/* The same in YAML 1.1, without aliases. The only user of libyaml. */
scheme_reader scheme_read_yaml;

#endif
