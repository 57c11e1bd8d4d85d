/*
 * pattern: regular expressions that name things (PCRE2, with its JIT).
 *
 * A pattern file has rows of three columns, `type id pattern`, and is written
 * like a gazetteer (dateline-gazetteer(5)). Patterns are matched on the text,
 * in UTF mode with Unicode character classes.
 */
#ifndef DATELINE_PATTERN_H
#define DATELINE_PATTERN_H

#include "diag.h"
#include "span.h"

#include <stdint.h>

struct patterns; /* a set of patterns */

struct patterns *patterns_new(void);
void patterns_free(struct patterns *p);

struct pattern_fault {
    struct place place;
    char problem[256];
};

/* Adds a file. False: `fault` says what is wrong; the path must outlive it. */
bool patterns_add_file(struct patterns *p, const char *path,
                       struct pattern_fault *fault);

size_t patterns_count(const struct patterns *p);

/* The columns of a pattern, by its number in the order of the files. */
struct span pattern_type(const struct patterns *p, size_t number);
struct span pattern_id(const struct patterns *p, size_t number);
struct span pattern_source(const struct patterns *p, size_t number);

/* A run of bytes that a pattern matches. */
struct pattern_match {
    size_t start, end;
};

/*
 * Finds the first non-empty match of a pattern that starts at or after byte
 * `from`. 1: found, 0: none, -1: given up because matching takes too many
 * steps.
 */
int pattern_find(struct patterns *p, size_t number, struct span text, size_t from,
                 struct pattern_match *match);

/* Name and version of the library behind it. */
const char *pattern_version(void);

#endif
