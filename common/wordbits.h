/*
 * wordbits: finds the word boundaries of UAX #29 in 64 bytes at once.
 *
 * Each mask has a bit for each byte, the lowest for the first. The few places that bits
 * cannot decide are marked as unsure, for the rules of wordbreak.
 */
#ifndef DATELINE_WORDBITS_H
#define DATELINE_WORDBITS_H

#include <stddef.h>
#include <stdint.h>

struct wordbits {
    uint64_t ends;    /* a segment ends before this byte, or may */
    uint64_t unsure;  /* of these, those where it only may */
    uint64_t words;   /* a segment that starts with this byte is a word */
    uint64_t blank;   /* the byte is a space or a control character of ASCII */
    uint64_t telling; /* the byte is @ # $ * or not ASCII */
    uint64_t letter;  /* the byte is a letter of ASCII */
    uint64_t high;    /* the byte is not ASCII */
};

/*
 * Looks at the 64 bytes from `p` on, all of which must be readable. A segment must
 * start at `p`, and `left` bytes of text, valid UTF-8, must be left. Finds the ends of
 * segments before byte 64, and the end of the text; it may miss the last two.
 */
void wordbits_read(struct wordbits *w, const char *p, size_t left);

#endif
