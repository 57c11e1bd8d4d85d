/*
 * names: what codes are called, from a table file of the data directory.
 */
#ifndef DATELINE_NAMES_H
#define DATELINE_NAMES_H

#include "files.h"
#include "intern.h"

struct names {
    struct intern codes;
    struct span *values; /* by the code's number */
    size_t capacity;
    struct arena text;
    struct buf path;
    struct table_file file;
};

/*
 * Reads the first column of the file as codes and column `column` (from 0) as
 * their names. False: `file.problem` says why, `path` which file. In either case
 * names_release gives the memory back.
 */
bool names_open(struct names *n, const char *file, size_t column);

/*
 * Replaces names by those of a language, from a file with the columns language, code
 * and name. What `tag` is a variety of comes first: for `zh-Hant`, the names of `zh`
 * and then its own. Returns how many names there were. If it is 0, `file.problem` may
 * say why.
 */
size_t names_translate(struct names *n, const char *file, struct span tag);

void names_release(struct names *n);

/* The name of a code; the code itself if it has none. */
struct span names_find(const struct names *n, struct span code);

#endif
