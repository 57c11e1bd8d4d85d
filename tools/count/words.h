/*
 * words: which tokens are counted as terms, and as which.
 *
 * A token is folded, unless its form is to be kept; left out if it is short or a
 * stop word; then it is stemmed.
 */
#ifndef DATELINE_COUNT_WORDS_H
#define DATELINE_COUNT_WORDS_H

#include "stem.h"
#include "stopwords.h"

enum { LONGEST_NGRAM = 9 };

/* Zeroed, it is ready, and every token is a term. */
struct words {
    bool no_fold;
    uint64_t least;  /* code points of a word */
    unsigned ngrams; /* bit n: runs of n words; 0: single words */
    struct stopwords stopwords;
    struct stem stem;
    struct buf lang, folded, term;
};

/* Sets the lengths of runs from a list with commas. False: it is none. */
bool words_set_ngrams(struct words *w, struct span list);

/* Goes to the language of a record. True: words may be others from now on. */
bool words_use(struct words *w, struct span lang);

/*
 * The term that a token is counted as; it is folded, unless that is not wanted.
 * The term lasts until the next call; BUF_PADDING bytes behind it are readable.
 * False: it is left out.
 */
bool words_term(struct words *w, struct span token, struct span *term);

/* Whether no token is left out, until the next words_use. */
bool words_are_all(const struct words *w);

void words_release(struct words *w);

#endif
