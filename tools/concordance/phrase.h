/*
 * phrase: finds words in a row among tokens.
 */
#ifndef DATELINE_CONCORDANCE_PHRASE_H
#define DATELINE_CONCORDANCE_PHRASE_H

#include "buf.h"
#include "cache.h"

enum { PHRASE_LONGEST = 32 }; /* words */

/* Zeroed, it is ready for phrase_begin. */
struct phrase {
    struct phrase_words {
        struct phrase_word {
            struct phrase_form {
                size_t at, len; /* in `words` */
            } plain, turkic;
            bool open; /* words that begin with it match, too */
        } items[PHRASE_LONGEST];
        size_t n;
    } whole, elided; /* "l'eau" is one word, or two as in French */
    struct buf words, folded;
    bool is_turkic;      /* I may be the capital of the dotless i, too */
    bool elides;         /* the language has the elided words */
    struct cache places; /* by token: a bit for each word that it matches */
    uint32_t state;
};

/* What is wrong with a pattern that has a star elsewhere. */
extern const char phrase_misplaced_star[];

/*
 * Prepares to find a phrase, which is cut as tokenize cuts text, and folded. Returns
 * what is wrong with it, or NULL.
 */
const char *phrase_begin(struct phrase *p, struct span written);

/* Looks in a document of that language from now on. */
void phrase_use(struct phrase *p, struct span lang);

/* The number of its words in that language. */
size_t phrase_length(const struct phrase *p);

/* Starts before the first token of a document or sentence. */
void phrase_restart(struct phrase *p);

/*
 * Takes the next token. True: a phrase ends with it, which does not overlap the one
 * found before. Behind the token CACHE_LONGEST - 1 bytes must be readable.
 *
 * This is the shift-and search of Baeza-Yates and Gonnet, A new approach to text
 * searching (CACM 35(10), 1992), with words in place of characters.
 */
bool phrase_take(struct phrase *p, struct span token);

void phrase_release(struct phrase *p);

#endif
