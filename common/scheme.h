/*
 * scheme: what the readers of other programs' topic dictionaries share. Each reads
 * the whole of a file; its terms have the weight 1 and hold in any language.
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

/* False: the fault tells the problem, and the line where it is. */
typedef bool scheme_reader(const struct scheme *s);

/* Says what is wrong at a line (from 1; 0: in the file). Returns false. */
bool scheme_refuse(const struct scheme *s, uint64_t line, const char *problem);

/* The same of a part of the file, which the problem is to begin with. */
bool scheme_refuse_part(const struct scheme *s, uint64_t line, struct span part,
                        const char *problem);

/*
 * Adds a term, found at a line. What holds no word is told and passed over: other
 * programs' dictionaries have smileys. False: it was refused.
 */
bool scheme_add_term(const struct scheme *s, struct span topic, struct span pattern,
                     uint64_t line);

/*
 * Adds a pattern of quanteda's, in which `?` stands for a character: that is refused.
 * `path` is of the keys it stands under.
 */
bool scheme_add_glob(const struct scheme *s, struct span path, struct span pattern,
                     uint64_t line);

/* Adds a key to a path, with a '/' before it if it is not the first. */
void scheme_go_down(struct buf *path, struct span key);

enum { SCHEME_MOST_DEPTH = 32 }; /* of keys and lists in one another */

/* A LIWC dictionary: categories by number between lines of `%`, then words. */
scheme_reader scheme_read_liwc;

/* Keys, keys in them, and lists of patterns; the topic is `key/key`. */
scheme_reader scheme_read_json;

/* The same in YAML 1.1, without aliases. The only user of libyaml. */
scheme_reader scheme_read_yaml;

#endif
