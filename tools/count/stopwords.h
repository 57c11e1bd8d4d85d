/*
 * stopwords: words that tell nothing of a text's subject, left out of a count.
 *
 * A list is a file of words, one a line, '#' for comments. Words are compared
 * when they are folded.
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

/* Goes to the list of a language, where they go by it; none is no words. */
void stopwords_use(struct stopwords *s, struct span lang);

/* Whether a word, which is folded, is left out. */
bool stopwords_has(const struct stopwords *s, struct span word);

void stopwords_release(struct stopwords *s);

#endif
