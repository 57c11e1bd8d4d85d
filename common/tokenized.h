/*
 * tokenized: the text of a record and the tokens that were cut from it.
 *
 * A record may have the two in any order. Tokens that are found in the text point into
 * it.
 */
#ifndef DATELINE_TOKENIZED_H
#define DATELINE_TOKENIZED_H

#include "record.h"

/* Zeroed, it is ready. What it holds lasts until the next record is read. */
struct tokenized {
    struct span text; /* empty if there is none */
    struct strings tokens;
    bool has_text, has_tokens;
    bool aligned; /* all tokens point into the text */

    struct buf decoded; /* where the text is */
    const char *array;  /* where the tokens start in the line, if it has them */
};

/* Empties it and keeps its memory, tokenized_release gives it back. */
void tokenized_clear(struct tokenized *t);
void tokenized_release(struct tokenized *t);

/*
 * Take the text, or the tokens, that record_next has gone to as wanted[index]. Null
 * counts as absent. False: it is no string, or no array of strings.
 */
bool tokenized_take_text(struct tokenized *t, struct record *r, int index);
bool tokenized_take_tokens(struct tokenized *t, struct record *r, int index);

/* Where a token starts and ends in the text, in bytes, if they are aligned. */
static inline size_t tokenized_start(const struct tokenized *t, size_t token)
{
    return (size_t)(t->tokens.items[token].data - t->text.data);
}
static inline size_t tokenized_end(const struct tokenized *t, size_t token)
{
    return tokenized_start(t, token) + t->tokens.items[token].len;
}

#endif
