/*
 * stopwords: the installed stop lists, of all languages.
 */
#ifndef DATELINE_REPORT_STOPWORDS_H
#define DATELINE_REPORT_STOPWORDS_H

#include "buf.h"

struct stopword_list {
    struct buf lang; /* its code */
    struct buf text; /* a word a line, '#' for comments */
};

/* Zeroed, it is ready to be read; stopwords_release frees it. */
struct stopwords {
    struct stopword_list *items; /* in order of their codes */
    size_t n, capacity;
    struct buf path;   /* of the file read last, ended by a NUL */
    char problem[160]; /* why that failed */
};

/* Reads all lists. False: `problem` says why not, and `path` for which file. */
bool stopwords_read(struct stopwords *s);
void stopwords_release(struct stopwords *s);

#endif
