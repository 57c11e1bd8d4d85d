/*
 * phrase: words in a row among tokens.
 */
#ifndef DATELINE_CONCORDANCE_PHRASE_H
#define DATELINE_CONCORDANCE_PHRASE_H

#include "buf.h"
#include "cache.h"

enum { PHRASE_LONGEST = 32 }; /* words */

/* Zeroed, it is ready for phrase_begin. */
struct phrase {
    struct phrase_word {
        size_t at, len; /* in `words` */
        bool open;      /* what begins with it matches, too */
    } items[PHRASE_LONGEST];
    size_t n;
    struct buf words, folded;
    struct cache places; /* by token: a bit for each word that it matches */
    uint32_t state;
};

/*
 * Prepares for a phrase, cut as tokenize cuts text and folded. Returns what is
 * wrong with it, or NULL.
 */
const char *phrase_begin(struct phrase *p, struct span written);

/* Starts before the first token of a document. */
void phrase_restart(struct phrase *p);

/*
 * Takes the next token. True: the phrase ends with it. No phrase overlaps the one
 * before. Behind the token CACHE_LONGEST - 1 bytes must be readable.
 *
 * This is the shift-and search of Baeza-Yates and Gonnet, A new approach to text
 * searching (CACM 35(10), 1992), with words for characters.
 */
bool phrase_take(struct phrase *p, struct span token);

void phrase_release(struct phrase *p);

#endif
