/*
 * token: what tokenize(1) counts as a token.
 *
 * Tokens are the word segments of UAX #29 (wordbreak.h), joined or split as follows:
 *
 * - URLs and e-mail addresses (address.h), @mentions and #hashtags are one token each,
 *   unless they start inside of a word. Mentions and hashtags end at an apostrophe:
 *   "@user's"; an e-mail address may follow a colon: "mailto:a@b.org".
 * - A currency sign or per cent sign that touches a number belongs to it, and so
 *   do groups of three digits behind a no-break or thin space.
 * - The full stop behind an abbreviation belongs to it: "U.S.", "z.B.", "Ph.D."
 *   (sentence_is_abbreviation).
 * - A full stop between a lower-case letter and a capital that starts a word of its own
 *   separates them: "said.The" has two words, "Node.js" is one.
 * - In French, Italian and Catalan an elided word is a token of its own, with its
 *   apostrophe: "l'", "Allemagne".
 * - Runs of scripts without spaces are cut into the words of a dictionary
 *   (dictionary.h).
 *
 * So a contraction ("don't") is one token, and a word with a hyphen is two. Korean is
 * cut at its spaces.
 */
#ifndef DATELINE_TOKEN_H
#define DATELINE_TOKEN_H

#include "dictionary.h"
#include "sentence.h"
#include "span.h"
#include "wordbreak.h"

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

/* Whether the language elides words, as French does; `lang` is as for token_open. */
bool token_elides(struct span lang);

/* Whether a word may stand before the apostrophe of an elision, as "l" and "jusqu". */
bool token_is_elision(struct span word);

/* Zeroed, it is ready to be opened; its memory is kept from text to text. */
struct token_reader {
    struct span text;
    struct wordbreak segments;
    size_t segment_end; /* of the last one taken */
    size_t pos;         /* where the last token ended */
    size_t word_end;    /* where the last word ended */
    bool elides;        /* the language elides words, as French does */

    const struct sentence_rules *rules; /* of the language */
    struct dictionary *dictionary;
    bool has_no_dictionary;
    size_t run_start, run_end; /* of the run being cut; equal: none */
};

/*
 * Starts on a text, valid UTF-8 with BUF_PADDING readable bytes behind it. `lang` is
 * its language as a BCP 47 tag, or empty. Unless `marks`, punctuation and symbols of
 * ASCII are passed over.
 */
void token_open(struct token_reader *t, struct span text, struct span lang, bool marks);

/*
 * The next token; false at the end. Between tokens there are only segments that start
 * with an ASCII space or control character, and marks that are passed over.
 */
bool token_next(struct token_reader *t, struct token *token);

/* What an ASCII byte means to the reader; bits. */
enum {
    TOKEN_IS_SYMBOL = 1,  /* not punctuation */
    TOKEN_OPENS = 2,      /* may start a mention, a hashtag or an amount */
    TOKEN_INTERESTING = 4 /* may extend the word before it */
};
extern const unsigned char token_meanings[256];

/*
 * The fast path for most tokens: the next token if it is plainly a word of ASCII
 * letters. False: call token_next.
 */
static inline bool token_next_plain(struct token_reader *t, struct segment *s)
{
    struct wordbreak *w = &t->segments;
    unsigned char after;

    if (w->next == w->n || t->pos != t->segment_end)
        return false;
    wordbreak_next(w, s);
    after = (unsigned char)t->text.data[s->end];
    if (!s->is_letters || (token_meanings[after] & TOKEN_INTERESTING &&
                           (unsigned char)t->text.data[s->end + 1] > ' ')) {
        w->next--;
        return false;
    }
    t->pos = t->segment_end = t->word_end = s->end;
    return true;
}

void token_release(struct token_reader *t);

#endif
