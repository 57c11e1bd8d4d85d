/*
 * unicode: character properties for text segmentation (UAX #29).
 *
 * The tables are generated (scripts/generate-unicode). A code point has a
 * class; what the class means is in one array a property.
 */
#ifndef DATELINE_UNICODE_H
#define DATELINE_UNICODE_H

#include <stdint.h>

/* Word_Break, in the order of the generator. */
enum word_break {
    WB_OTHER,
    WB_CR,
    WB_LF,
    WB_NEWLINE,
    WB_EXTEND,
    WB_ZWJ,
    WB_REGIONAL_INDICATOR,
    WB_FORMAT,
    WB_KATAKANA,
    WB_HEBREW_LETTER,
    WB_ALETTER,
    WB_SINGLE_QUOTE,
    WB_DOUBLE_QUOTE,
    WB_MIDNUMLET,
    WB_MIDLETTER,
    WB_MIDNUM,
    WB_NUMERIC,
    WB_EXTENDNUMLET,
    WB_WSEGSPACE
};

/* Sentence_Break, in the order of the generator. */
enum sentence_break {
    SB_OTHER,
    SB_CR,
    SB_LF,
    SB_SEP,
    SB_EXTEND,
    SB_FORMAT,
    SB_SP,
    SB_LOWER,
    SB_UPPER,
    SB_OLETTER,
    SB_NUMERIC,
    SB_ATERM,
    SB_SCONTINUE,
    SB_STERM,
    SB_CLOSE
};

extern const char unicode_version[];
extern const uint16_t unicode_index[];
extern const uint8_t unicode_blocks[];

/* By class. */
extern const uint8_t unicode_word_break[];
extern const uint8_t unicode_sentence_break[];
extern const uint8_t unicode_pictographic[]; /* Extended_Pictographic */
extern const uint8_t unicode_word[];         /* letter, digit, ideograph or emoji */

/* The class of a code point up to U+10FFFF. */
static inline uint8_t unicode_class(uint32_t code)
{
    return unicode_blocks[unicode_index[code >> 7] * 128u + (code & 127)];
}

#endif
