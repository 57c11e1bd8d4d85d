/*
 * sentence_data: the words that tell where sentences end, and the bytes that
 * may. Generated (scripts/generate-sentences); for `sentence` and
 * `sentence_rules` alone.
 */
#ifndef DATELINE_SENTENCE_DATA_H
#define DATELINE_SENTENCE_DATA_H

#include <stddef.h>
#include <stdint.h>

enum sentence_flag {
    SENTENCE_ORDINAL = 1,  /* "3. Oktober" */
    SENTENCE_SEMICOLON = 2 /* is a question mark */
};

struct sentence_rules {
    char language[4];
    uint8_t number;
    uint8_t flags;
};

struct sentence_word {
    const char *text; /* without the stop behind it */
    uint8_t len;
    uint8_t language; /* number */
    uint8_t kinds;    /* enum sentence_kind */
};

extern const char sentence_data_version[]; /* "CLDR 46.1.0" */

/* Sorted by language; the words of the first, "", are those of all languages. */
extern const struct sentence_rules sentence_rules[];
extern const size_t sentence_rules_count;

/* Slots hold numbers of words from 1, at the place of their hash or behind it. */
extern const struct sentence_word sentence_words[];
extern const uint16_t sentence_slots[];
extern const uint32_t sentence_slots_mask;

/*
 * Where terminators and separators begin, U+2026, U+037E and ';' among them:
 * a row for each first byte; in the row, for the second byte less 0x80, a
 * number; for that a bit for the third byte less 0x80. Exact for up to three
 * bytes, whatever is read behind shorter sequences.
 */
extern const uint8_t sentence_stop_rows[256];
extern const uint8_t sentence_stop_pairs[][64];
extern const uint64_t sentence_stop_thirds[];

#endif
