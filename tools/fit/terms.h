/*
 * terms: the words of all documents, counted by language, and those chosen of them.
 *
 * A word is a folded token. The words chosen of a language, and later pairs of them
 * that stand together as one, are its terms. Terms are numbered in an order that
 * the order of the documents does not change.
 */
#ifndef DATELINE_FIT_TERMS_H
#define DATELINE_FIT_TERMS_H

#include "cache.h"
#include "fit/numbers.h"
#include "fit/spool.h"
#include "table.h"
#include "token.h"

enum { TERM_NONE = -1 };

/* A term; a pair has the numbers of its two words. */
struct term {
    struct span text;
    uint32_t lang;
    int64_t pair[2]; /* TERM_NONE for a word */
};

struct terms {
    struct table table; /* words; languages are its groups */
    struct intern languages;
    struct cache cache; /* token to number of its word */
    struct buf scratch;
    uint64_t n_documents;
    struct token_reader cutter;
    struct numbers chosen; /* language and word to number of the term */
    struct arena texts;
    struct term *items;
    size_t n, capacity;
};

void terms_init(struct terms *t);
void terms_release(struct terms *t);

/*
 * Counts the tokens of a document, which has the language already, and gives it the
 * numbers of their words. BUF_PADDING bytes behind the tokens must be readable.
 */
void terms_count(struct terms *t, const struct span *tokens, size_t n,
                 struct sample *sample);

/* Which words are chosen. */
struct choice {
    uint64_t least; /* documents that a word must be in */
    size_t most;    /* words of one language: the most frequent ones */
};

/* Chooses words; nothing can be counted after it. `ranks` are those of the languages. */
void terms_choose(struct terms *t, const struct choice *choice, const uint32_t *ranks);

/* Turns the numbers of words to numbers of terms, those not chosen to TERM_GAP. */
void terms_translate(const struct terms *t, struct sample *sample);

/* Makes two words one term. Returns its number. */
uint32_t terms_add_pair(struct terms *t, uint32_t first, uint32_t second);

#endif
