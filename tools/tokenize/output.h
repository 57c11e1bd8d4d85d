/*
 * output: writes tokens, in a record or in lines.
 */
#ifndef DATELINE_TOKENIZE_OUTPUT_H
#define DATELINE_TOKENIZE_OUTPUT_H

#include "tokenize/cut.h"

enum token_format { TOKENS_JSONL, TOKENS_TSV, TOKENS_CONLLU, TOKENS_TEXT };
#define TOKEN_FORMAT_CHOICES "jsonl|tsv|conllu|text"

enum offset_unit { OFFSETS_NONE, OFFSETS_BYTES, OFFSETS_CHARS, OFFSETS_UTF16 };
#define OFFSET_CHOICES "none|bytes|chars|utf16"

/* Zeroed but for the two choices, it is ready. */
struct token_output {
    enum token_format format;
    enum offset_unit unit; /* OFFSETS_NONE: chars, in formats that need offsets */
    bool begun;            /* a sentence was written, in TOKENS_TEXT */
    struct integers starts, ends; /* of the tokens, in units from the text's start */
};

/* Appends what goes above all lines. */
void output_begin(const struct token_output *o, struct buf *out);

/* Appends the members `starts` and `ends`, if offsets are wanted. */
void output_offsets(struct token_output *o, const struct cut *cut, struct buf *out);

/* Appends the tokens as lines, for any format but TOKENS_JSONL. */
void output_lines(struct token_output *o, struct span id, const struct cut *cut,
                  struct buf *out);

void output_lines_release(struct token_output *o);

#endif
