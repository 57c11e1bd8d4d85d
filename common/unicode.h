/*
 * unicode: character properties for text segmentation (UAX #29) and for folding.
 *
 * The tables are generated (scripts/generate-unicode). Each code point has a class,
 * which is found in two steps; for each property, an array gives its value by class.
 */
#ifndef DATELINE_UNICODE_H
#define DATELINE_UNICODE_H

#include <stddef.h>
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

/* Grapheme_Cluster_Break, in the order of the generator. */
enum grapheme_break {
    GB_OTHER,
    GB_CR,
    GB_LF,
    GB_CONTROL,
    GB_EXTEND,
    GB_ZWJ,
    GB_REGIONAL_INDICATOR,
    GB_PREPEND,
    GB_SPACINGMARK,
    GB_L,
    GB_V,
    GB_T,
    GB_LV,
    GB_LVT
};

/* The role of a code point in wordbreak, in the order of the generator. */
enum word_role {
    ROLE_SINGLE,     /* Other: joins nothing, is no word */
    ROLE_IDEOGRAPH,  /* Other: joins nothing, is a word */
    ROLE_LETTER,     /* ALetter */
    ROLE_DIGIT,      /* Numeric */
    ROLE_EXTEND,     /* Extend or Format */
    ROLE_APOSTROPHE, /* MidNumLet of three bytes: the apostrophe U+2019 */
    ROLE_SPACE,      /* WSegSpace */
    ROLE_RARE,       /* anything else: only the rules know */
    N_ROLES
};

/* The kind of a code point for token, in the order of the generator. */
enum unicode_kind {
    KIND_OTHER,
    KIND_BLANK,    /* white space, control characters, U+200B, U+FEFF, fillers */
    KIND_SYMBOL,   /* Sm, Sk, So */
    KIND_CURRENCY, /* Sc */
    KIND_NUMBER,   /* No: fractions, numbers in circles */
    KIND_EMOJI,    /* Emoji_Presentation */
    KIND_DENSE     /* letters and marks of scripts without spaces */
};

/* What a code point folds to (fold.h): one code point or two. */
struct unicode_folding {
    int32_t distance; /* from the code point to the first of them */
    uint16_t second;  /* the second; 0: there is one */
    uint8_t order;    /* Canonical_Combining_Class of the last of them */
    uint8_t flags;
};

enum {
    FOLD_ELSEWHERE = 1, /* it folds to something else, which the table cannot hold */
    FOLD_DROPPED = 2,   /* it folds to nothing */
    FOLD_OPENS = 4,     /* it may be composed with the next code point */
    FOLD_JOINS = 8,     /* it may be composed with the code point before */
    FOLD_LIMIT = 0x20000
};

extern const char unicode_version[];
extern const uint16_t unicode_index[]; /* by code point / 64: where its block starts */
extern const uint8_t unicode_blocks[];

/* By class. */
extern const uint8_t unicode_word_break[];
extern const uint8_t unicode_sentence_break[];
extern const uint8_t unicode_grapheme_break[];
extern const uint8_t unicode_pictographic[]; /* Extended_Pictographic */
extern const uint8_t unicode_word[];         /* letter, digit, ideograph or emoji */
extern const uint8_t unicode_word_role[];
extern const uint8_t unicode_kinds[];

/* By code point below FOLD_LIMIT, in the same way. */
extern const uint16_t unicode_fold_index[];
extern const uint8_t unicode_fold_blocks[];
extern const struct unicode_folding unicode_foldings[];

/* The class of a code point up to U+10FFFF. */
static inline uint8_t unicode_class(uint32_t code)
{
    return unicode_blocks[unicode_index[code >> 6] + (code & 63)];
}

static inline enum unicode_kind unicode_kind(uint32_t code)
{
    return (enum unicode_kind)unicode_kinds[unicode_class(code)];
}

/* How a code point below FOLD_LIMIT folds. */
static inline const struct unicode_folding *unicode_folding(uint32_t code)
{
    return &unicode_foldings[unicode_fold_blocks[unicode_fold_index[code >> 6] +
                                                 (code & 63)]];
}

/*
 * The class of the code point at `s`, which must be valid UTF-8 and not at its
 * end, without decoding it first. Sets `*size` to its length in bytes.
 */
static inline uint8_t unicode_class_at(const char *s, size_t *size)
{
    const unsigned char *b = (const unsigned char *)s;

    if (b[0] < 0x80) {
        *size = 1;
        return unicode_class(b[0]);
    }
    if (b[0] < 0xE0) {
        *size = 2;
        return unicode_blocks[unicode_index[b[0] & 0x1F] + (b[1] & 0x3Fu)];
    }
    if (b[0] < 0xF0) {
        *size = 3;
        return unicode_blocks[unicode_index[(b[0] & 0x0F) << 6 | (b[1] & 0x3F)] +
                              (b[2] & 0x3Fu)];
    }
    *size = 4;
    return unicode_blocks[unicode_index[(b[0] & 0x07) << 12 | (b[1] & 0x3F) << 6 |
                                        (b[2] & 0x3F)] +
                          (b[3] & 0x3Fu)];
}

#endif
