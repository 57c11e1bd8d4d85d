/*
 * words: decides which tokens are counted, and as which terms.
 *
 * A token is folded, unless `no_fold`; left out if it is short or a stop word; and then
 * stemmed.
 */
#ifndef DATELINE_COUNT_WORDS_H
#define DATELINE_COUNT_WORDS_H

#include "stem.h"
#include "stopwords.h"

enum { LONGEST_NGRAM = 9 };

/* Zeroed, it is ready, and every token is a term. */
struct words {
    bool no_fold;
    bool is_turkic;  /* in the record's language I is the capital of the dotless i */
    uint64_t least;  /* shorter words are left out; code points */
    unsigned ngrams; /* bit n: runs of n words; 0: single words */
    struct stopwords stopwords;
    struct stem stem;
    struct buf lang, folded, term;
};

/* Sets `ngrams` from a list of lengths with commas. False: it is none. */
bool words_set_ngrams(struct words *w, struct span list);

/* Switches to the language of a record. True: the terms of tokens may change from now
   on. */
bool words_use(struct words *w, struct span lang);

/*
 * The term that a token is counted as. It lasts until the next call; BUF_PADDING bytes
 * behind it are readable. False: the token is left out.
 */
bool words_term(struct words *w, struct span token, struct span *term);

/* Appends a token regardless of case, as the record's language has it. */
void words_fold(const struct words *w, struct span token, struct buf *out);

/* Whether no tokens are left out, until the next words_use. */
bool words_are_all(const struct words *w);

void words_release(struct words *w);

#endif
