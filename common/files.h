/*
 * files: where the data files are, and reading the small ones.
 */
#ifndef DATELINE_FILES_H
#define DATELINE_FILES_H

#include "buf.h"
#include "diag.h"

/*
 * Appends the path of a data file to `out`, ended by a NUL that is not
 * counted. Data files are in ../share/dateline from the directory of the running
 * program, both in the build tree and when installed; if the system does not tell that
 * directory, in the place set at build time.
 */
void files_data_path(const char *name, struct buf *out);

/*
 * Appends a whole file, unpacked if it is compressed, to `out`. False: `problem`, which
 * has room for `size` bytes, says why not.
 */
bool files_read(const char *path, struct buf *out, char *problem, size_t size);

bool files_is_directory(const char *path);

/* A table in a text file: lines of tab-separated columns, '#' for comments. */
struct table_file {
    struct buf text;
    struct span rest;   /* not yet read */
    const char *names;  /* how the row of the names of columns begins; NULL: no such */
    struct place place; /* of the row last given, or of what is wrong */
    char problem[160];  /* why reading failed */
};

/*
 * Reads the whole file, which must be valid UTF-8; a byte order mark at its start is
 * passed over. False: `problem` says why, and `place` where; the path must outlive it.
 * In either case table_file_close gives the memory back.
 */
bool table_file_open(struct table_file *t, const char *path);

/* Writes "FILE:LINE: PROBLEM" into `text`, which has room for `size` bytes. */
void table_file_tell(const struct table_file *t, char *text, size_t size);
void table_file_close(struct table_file *t);

/*
 * Reads the next row; comments, blank lines and the names of columns are passed over.
 * Sets `most` columns, those that the row does not have to the empty span. Returns the
 * number of columns in the row, which may be larger; empty ones at its end, which
 * spreadsheets add, are not counted. 0 at the end.
 */
size_t table_file_next(struct table_file *t, struct span *columns, size_t most);

#endif
