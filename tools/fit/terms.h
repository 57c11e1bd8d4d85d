/*
 * terms: the words of all documents, counted by language, and those chosen of them.
 *
 * A word is a token folded as its language does. The words chosen of a language, and
 * later pairs of them that stand together as one, are its terms. Neither numbers of
 * terms nor what is chosen depend on the order of the documents.
 *
 * Words have numbers of their own while they are counted. When the table of counts
 * is spilled these begin anew: documents are counted in stretches.
 */
#ifndef DATELINE_FIT_TERMS_H
#define DATELINE_FIT_TERMS_H

#include "caseless.h"
#include "fit/numbers.h"
#include "fit/spool.h"
#include "intern.h"
#include "table.h"
#include "token.h"

/* A word, or two with a space between. */
struct term {
    struct span text;
    uint32_t lang;
    uint64_t count; /* of a word: how often it comes */
};

/* Documents that share numbers of words, and their words in the file of them. */
struct stretch {
    uint64_t documents;
    size_t words;
    uint64_t start, end; /* bytes */
};

struct terms {
    struct table table; /* words, in groups by language */
    struct intern languages;
    struct caseless numbers; /* of the words of tokens */
    struct cache turkic;     /* the same, folded as in Turkish: I is a capital ı */
    struct buf scratch;
    uint64_t *tokens; /* by language: how many there are */
    size_t tokens_capacity;
    uint32_t *document; /* the words of the one in hand, by number */
    size_t document_capacity;
    uint64_t n_documents; /* of the stretch in hand */
    struct output words;  /* of all stretches: lengths and bytes */
    bool open;            /* `words` is */
    uint64_t written;     /* bytes */
    struct stretch *stretches;
    size_t n_stretches, stretches_capacity;

    struct token_reader cutter;
    struct intern texts; /* of the words chosen */
    uint32_t *first;     /* by text: the first term that has it */
    size_t first_capacity;
    struct numbers others; /* language and text to term, where it is not the first */
    struct term *items;
    size_t n, capacity;
    struct arena pairs; /* their texts */

    size_t stretch; /* behind the one being translated */
    uint64_t left;  /* documents of it */
    struct word_terms {
        uint32_t term, lang; /* the term in the language asked for last, or TERM_GAP */
        uint32_t text;       /* or INTERN_NONE */
    } * of_word;             /* by number of its words */
    size_t of_word_capacity;
    char problem[300]; /* empty: none */
};

/* False: a temporary file cannot be made; `problem` says why. */
bool terms_init(struct terms *t);

/* May be called for zeroed terms, too. */
void terms_release(struct terms *t);

/* The number of a language. */
uint32_t terms_language(struct terms *t, struct span tag);

/*
 * Counts the tokens of a document, which has its language already, and gives it the
 * numbers of their words, which last until the next. BUF_PADDING bytes behind the
 * tokens must be readable.
 */
void terms_count(struct terms *t, const struct span *tokens, size_t n,
                 struct sample *sample);

/* Spills the table if it has more than `bytes`, and begins a stretch. False: a
   problem. */
bool terms_bound(struct terms *t, size_t bytes);

/* Which words are chosen. */
struct choice {
    uint64_t least;   /* documents that a word must be in */
    size_t most;      /* words of one language: the most frequent ones */
    size_t bytes;     /* of memory to sort in */
    bool only_tagged; /* not those of documents without a language */
};

/* Chooses words; nothing can be counted after it. False: a problem. */
bool terms_choose(struct terms *t, const struct choice *choice);

/*
 * Turns the numbers of words of the next document to numbers of terms, or TERM_GAP.
 * The documents must come as they were counted. False: a problem.
 */
bool terms_translate(struct terms *t, struct sample *sample);

/* How many terms each language has; the caller frees it. */
size_t *terms_by_language(const struct terms *t);

/* Makes two words one term. Returns its number. */
uint32_t terms_add_pair(struct terms *t, uint32_t first, uint32_t second);

#endif
