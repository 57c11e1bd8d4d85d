/*
 * cut: cuts a text into tokens and sentences.
 */
#ifndef DATELINE_TOKENIZE_CUT_H
#define DATELINE_TOKENIZE_CUT_H

#include "record.h"
#include "token.h"

/* Zeroed but for `keep`, it is ready; its memory is kept from text to text. */
struct cut {
    unsigned keep;       /* types of tokens wanted, a bit each: 1 << TOKEN_WORD */
    bool plain_standard; /* give all segments of UAX #29, and nothing else */

    struct span text;
    struct span *tokens;  /* those cut by the last call */
    unsigned char *types; /* enum token_type of each */
    size_t n, tokens_capacity, types_capacity;
    size_t most, room; /* tokens of one call, and those that there is memory for */
    size_t before;     /* tokens of the text that earlier calls have cut */
    bool ended;        /* the text has no more tokens */
    struct integers sentences; /* index of the first token of each, up to here */
    size_t sentence_end;       /* of the last one begun, in bytes */
    const struct sentence_rules *rules;
    struct token_reader reader;
};

/* Reads a list of types such as "word,url". False: one is no type. */
bool cut_parse_types(struct span list, unsigned *keep);

/* The types that are kept by default. */
#define CUT_USUAL                                                                      \
    (1u << TOKEN_WORD | 1u << TOKEN_NUMBER | 1u << TOKEN_EMOJI | 1u << TOKEN_URL |     \
     1u << TOKEN_EMAIL | 1u << TOKEN_MENTION | 1u << TOKEN_HASHTAG)

/* Starts on a text, valid UTF-8, in a language (a BCP 47 tag, or empty). */
void cut_open(struct cut *c, struct span text, struct span lang);

/* Cuts the next tokens of the text, at most `most`. */
void cut_next(struct cut *c, size_t most);

/* Cuts all of a text. */
void cut_text(struct cut *c, struct span text, struct span lang);

void cut_release(struct cut *c);

#endif
