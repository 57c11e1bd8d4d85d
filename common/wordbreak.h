/*
 * wordbreak: default word boundaries of UAX #29, section 4.1.1.
 *
 * A segment is a word when it holds a letter, digit, ideograph or emoji. All
 * text is valid UTF-8.
 */
#ifndef DATELINE_WORDBREAK_H
#define DATELINE_WORDBREAK_H

#include "span.h"

#include <stdint.h>

/* ---- whole texts, fast ---- */

struct segment {
    size_t start, end; /* bytes */
    bool is_word;
    bool is_ascii;
    bool is_letters; /* of ASCII, and nothing else */
};

enum segments {
    SEGMENTS_ALL,
    SEGMENTS_VISIBLE, /* that do not start with an ASCII space or control */
    SEGMENTS_TELLING, /* words, and what starts with @ # $ * or is not ASCII there */
    SEGMENTS_WORDS
};

/* A text that is being cut. It owns nothing. */
struct wordbreak {
    struct span text;
    enum segments wanted;
    size_t end; /* of the last segment found */

    /* The segments found; `next` is the first that is not given yet. */
    size_t starts[64], ends[64];
    size_t next, n;

    /* What they are: a bit for each byte from `base` on, modulo 64. */
    size_t base;
    uint64_t words;                  /* by the first byte of a segment */
    uint64_t not_ascii, not_letters; /* by the byte behind a segment */
};

/* Starts on a text, behind which BUF_PADDING bytes must be readable. */
void wordbreak_open(struct wordbreak *w, struct span text, enum segments wanted);

/* Finds more segments, for wordbreak_next. False: there are none. */
bool wordbreak_fill(struct wordbreak *w);

/* The next of the segments that are wanted. False: there are no more. */
static inline bool wordbreak_next(struct wordbreak *w, struct segment *s)
{
    size_t start, end;

    if (w->next == w->n && !wordbreak_fill(w))
        return false;
    start = w->starts[w->next];
    end = w->ends[w->next++];
    s->start = start;
    s->end = end;
    s->is_word = w->words >> ((start - w->base) & 63) & 1;
    s->is_ascii = !(w->not_ascii >> ((end - w->base) & 63) & 1);
    s->is_letters = !(w->not_letters >> ((end - w->base) & 63) & 1);
    return true;
}

/*
 * Makes the next segment start at `pos`, which then counts as a boundary: for callers
 * that cut some text into other pieces than segments. `pos` must not be before the
 * start of the segment given last.
 */
void wordbreak_seek(struct wordbreak *w, size_t pos);

/* ---- short texts, rule by rule; nothing behind them is read ---- */

/*
 * The end of the segment that starts at `start` (bytes), which is itself a
 * boundary and inside the text. Sets `*is_word`.
 */
size_t wordbreak_end(struct span text, size_t start, bool *is_word);

/*
 * The next word from `*pos` on, which must be a boundary and is moved behind the word.
 * False: there are no more.
 */
bool wordbreak_next_word(struct span text, size_t *pos, struct span *word);

#endif
