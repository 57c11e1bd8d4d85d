/*
 * langwords: small words and letters by which languages are told apart.
 *
 * Written for this project from general knowledge of the languages: words that any text
 * has (articles, pronouns, prepositions, auxiliaries), words that distinguish a
 * language from its nearest relatives, and those letters of its alphabet that not every
 * language of its script has.
 */
#ifndef DATELINE_LANGWORDS_H
#define DATELINE_LANGWORDS_H

#include <stddef.h>

/* Scripts as far as telling languages apart needs them. */
enum script {
    SCRIPT_COMMON, /* no letters */
    SCRIPT_OTHER,  /* letters of a script that is not listed */
    SCRIPT_LATIN,
    SCRIPT_CYRILLIC,
    SCRIPT_ARABIC,
    SCRIPT_HEBREW,
    SCRIPT_DEVANAGARI,
    SCRIPT_BENGALI,
    SCRIPT_ETHIOPIC,
    SCRIPT_HAN,
    SCRIPT_KANA,
    SCRIPT_HANGUL,
    SCRIPT_GREEK,
    SCRIPT_ARMENIAN,
    SCRIPT_GEORGIAN,
    SCRIPT_GURMUKHI,
    SCRIPT_GUJARATI,
    SCRIPT_ORIYA,
    SCRIPT_TAMIL,
    SCRIPT_TELUGU,
    SCRIPT_KANNADA,
    SCRIPT_MALAYALAM,
    SCRIPT_SINHALA,
    SCRIPT_THAI,
    SCRIPT_LAO,
    SCRIPT_TIBETAN,
    SCRIPT_MYANMAR,
    SCRIPT_KHMER,
    SCRIPT_THAANA,
    SCRIPT_CHEROKEE,
    SCRIPT_NKO,
    SCRIPT_OL_CHIKI,
    N_SCRIPTS
};

struct lang_words {
    const char *tag; /* BCP 47 */
    enum script script;
    const char *letters; /* lower case, without separators */
    const char *words;   /* lower case, of at most LANG_LONGEST_WORD bytes */
};

enum { LANG_LONGEST_WORD = 24, LANG_MAX_ROWS = 64 };

/* The rows of a script stand together, at most LANG_MAX_ROWS of them. */
extern const struct lang_words lang_words[];
extern const size_t n_lang_words;

#endif
