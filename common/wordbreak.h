/*
 * wordbreak: default word boundaries of UAX #29, section 4.1.1.
 *
 * A segment is a word when it holds a letter, digit, ideograph or emoji. All
 * text is valid UTF-8.
 */
#ifndef DATELINE_WORDBREAK_H
#define DATELINE_WORDBREAK_H

#include "span.h"

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

/* Where cutting a text stands. It owns nothing. */
struct wordbreak {
    struct span text;
    enum segments wanted;
    size_t end;     /* of the last segment found */
    size_t next, n; /* of those found, the next to be given, and how many */
    struct segment segments[64];
};

/* Starts on a text, behind which BUF_PADDING bytes must be readable. */
void wordbreak_open(struct wordbreak *w, struct span text, enum segments wanted);

/* Finds more segments, for wordbreak_next. False when there are none. */
bool wordbreak_fill(struct wordbreak *w);

/* The next segment of those wanted, valid until the next call; NULL: none left. */
static inline const struct segment *wordbreak_next(struct wordbreak *w)
{
    if (w->next == w->n && !wordbreak_fill(w))
        return NULL;
    return &w->segments[w->next++];
}

/*
 * Makes the next segment start at `pos`, which then counts as a boundary; for
 * what is cut into other pieces than segments. It is not before the start of
 * the segment given last.
 */
void wordbreak_seek(struct wordbreak *w, size_t pos);

/* ---- short texts, rule by rule; nothing behind them is read ---- */

/*
 * The end of the segment that starts at `start` (bytes), which is itself a
 * boundary and inside the text. Sets `*is_word`.
 */
size_t wordbreak_end(struct span text, size_t start, bool *is_word);

/*
 * The next word from `*pos` on, which must be a boundary and moves behind it.
 * False when there are no more. What the forms of a gazetteer are cut into.
 */
bool wordbreak_next_word(struct span text, size_t *pos, struct span *word);

#endif
