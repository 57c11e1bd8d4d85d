/*
 * cut: a text cut into tokens and sentences.
 */
#ifndef DATELINE_TOKENIZE_CUT_H
#define DATELINE_TOKENIZE_CUT_H

#include "record.h"
#include "token.h"

/* Zeroed but for `keep`, it is ready; its memory is kept from text to text. */
struct cut {
    unsigned keep;       /* types of tokens wanted, a bit each: 1 << TOKEN_WORD */
    bool plain_standard; /* the segments of UAX #29, all of them */

    struct span text;
    struct span *tokens;  /* those in hand */
    unsigned char *types; /* enum token_type of each */
    size_t n, tokens_capacity, types_capacity;
    size_t most, room; /* in hand at once, and before there must be more memory */
    size_t before;     /* tokens of the text before those in hand */
    bool ended;        /* there are none behind them */
    struct integers sentences; /* index of the first token of each, up to here */
    size_t sentence_end;       /* of the last one begun, in bytes */
    const struct sentence_rules *rules;
    struct token_reader reader;
};

/* Reads "word,url". False: a word that is no type. */
bool cut_parse_types(struct span list, unsigned *keep);

/* The types that are kept where the user does not say. */
#define CUT_USUAL                                                                      \
    (1u << TOKEN_WORD | 1u << TOKEN_NUMBER | 1u << TOKEN_EMOJI | 1u << TOKEN_URL |     \
     1u << TOKEN_EMAIL | 1u << TOKEN_MENTION | 1u << TOKEN_HASHTAG)

/* Starts on a text, valid UTF-8, in a language (a BCP 47 tag, or empty). */
void cut_open(struct cut *c, struct span text, struct span lang);

/* Cuts its next tokens, `most` of them if there are as many. */
void cut_next(struct cut *c, size_t most);

/* Cuts all of a text. */
void cut_text(struct cut *c, struct span text, struct span lang);

void cut_release(struct cut *c);

#endif
