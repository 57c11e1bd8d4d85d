/*
 * token: what tokenize(1) counts as a token.
 *
 * Tokens are the word segments of UAX #29 (wordbreak.h) with these exceptions,
 * in which a token is larger or smaller:
 *
 * - URLs and e-mail addresses (address.h), @mentions and #hashtags, where
 *   they do not start inside of a word, are one token each.
 * - A currency sign or per cent sign that touches a number belongs to it.
 * - Letters with full stops between them take the stop behind them in: "U.S.",
 *   "z.B.", "a.m."
 * - A full stop between a lower-case letter and a capital that starts a word
 *   of its own parts them: "said.The" are two tokens, "Node.js" is one.
 * - In French, Italian and Catalan an elided word is a token of its own, with its
 *   apostrophe: "l'", "Allemagne".
 * - Runs of scripts without spaces are cut into the words of a dictionary
 *   (dictionary.h).
 *
 * So contractions ("don't") are one token, and words with a hyphen two. Korean is
 * cut at its spaces.
 */
#ifndef DATELINE_TOKEN_H
#define DATELINE_TOKEN_H

#include "dictionary.h"
#include "span.h"

enum token_type {
    TOKEN_SPACE, /* white space and control characters */
    TOKEN_WORD,
    TOKEN_NUMBER, /* 3.5, 1,000, 2nd, $5, 10% */
    TOKEN_EMOJI,  /* a whole sequence */
    TOKEN_URL,
    TOKEN_EMAIL,
    TOKEN_MENTION,
    TOKEN_HASHTAG,
    TOKEN_PUNCT,
    TOKEN_SYMBOL,
    TOKEN_TYPES
};

/* The name of a type, as --keep has it: "word". */
const char *token_type_name(enum token_type type);

struct token {
    struct span text;
    enum token_type type;
};

/* Zeroed, it is ready to be opened; what it needs is kept from text to text. */
struct token_reader {
    struct span text;
    size_t pos;      /* a boundary: the next token starts here */
    size_t word_end; /* where the last word ended */
    bool elides;     /* the language does */

    struct dictionary *dictionary;
    bool has_no_dictionary;
    size_t run_start, run_end; /* of the run being cut; equal: none */
};

/*
 * Starts on a text, valid UTF-8. `lang` is its language as a BCP 47 tag, or
 * empty.
 */
void token_open(struct token_reader *t, struct span text, struct span lang);

/* The next token, of any type; tokens follow one another without a gap. */
bool token_next(struct token_reader *t, struct token *token);

void token_release(struct token_reader *t);

#endif
