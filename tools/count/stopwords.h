/*
 * stopwords: words that say nothing of a text's subject, and are not counted.
 *
 * A list is a file with a word on each line, '#' for comments. Words are compared
 * folded.
 */
#ifndef DATELINE_COUNT_STOPWORDS_H
#define DATELINE_COUNT_STOPWORDS_H

#include "intern.h"

enum { MOST_STOP_LISTS = 128 };

struct stop_list {
    struct buf name;
    struct intern words;
};

/* Zeroed, it is ready, and has no words. */
struct stopwords {
    bool automatic; /* the list of the record's language */
    struct stop_list *lists[MOST_STOP_LISTS];
    size_t n;
    const struct stop_list *current; /* NULL: none */
    char problem[256];
};

/*
 * Sets what is left out: "auto", or languages and files with commas between. A
 * file has a slash or a dot in its name. False: `problem` says what is wrong.
 */
bool stopwords_set(struct stopwords *s, struct span option);

/* Switches to the list of a language, if `automatic`; to no words if it has none. */
void stopwords_use(struct stopwords *s, struct span tag);

/* Whether a word, which is folded, is left out. */
bool stopwords_has(const struct stopwords *s, struct span word);

void stopwords_release(struct stopwords *s);

#endif
