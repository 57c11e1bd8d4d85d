/*
 * langvotes: words and letters of a text vote for the languages that use them.
 *
 * Each language of langwords has a bit, and each word and letter the set of
 * the languages that use it. Languages of different scripts may have the same
 * bit, so each script counts for itself.
 */
#ifndef DATELINE_LANGVOTES_H
#define DATELINE_LANGVOTES_H

#include "buf.h"
#include "langwords.h"

#include <stdint.h>

enum {
    LANG_PLANES = 14, /* votes are counted up to 2 ^ LANG_PLANES */
    LANG_WORD = 1,    /* a word has 1 << LANG_WORD votes */
    LANG_LETTER = 0,
    LANG_MAX_HITS = 192,
    LANG_SLOTS = 1 << 14,
    LANG_PAGE_BITS = 4,
};

/* Numbers for 64 languages, bit by bit: plane[0] holds all lowest bits. */
struct lang_votes {
    uint64_t plane[LANG_PLANES];
};

/* Adds 1 << `weight` to the number of each of `languages`. */
static inline void lang_vote(struct lang_votes *v, uint64_t languages, unsigned weight)
{
    for (unsigned i = weight; languages && i < LANG_PLANES; i++) {
        uint64_t carry = v->plane[i] & languages;

        v->plane[i] ^= languages;
        languages = carry;
    }
}

/* The highest number among `languages`; leaves in it those that have it. */
unsigned lang_highest(const struct lang_votes *v, uint64_t *languages);

/* lang_words made ready to look words up; given back with free(). */
struct lang_table {
    uint32_t keys[LANG_SLOTS]; /* a part of the hash; 0: empty */
    uint64_t languages[LANG_SLOTS];
    uint8_t scripts[0x10000 >> LANG_PAGE_BITS]; /* of each 16 code points */
    uint8_t telling[0x10000 / 8];               /* a bit for each letter with a slot */
    size_t first_row[N_SCRIPTS];                /* in lang_words, of bit 0 */
    size_t n_rows[N_SCRIPTS];
};

struct lang_table *lang_table_new(void);

/* The languages of a script that have rows. */
uint64_t lang_all(const struct lang_table *t, enum script script);

/* The set of one language; empty if it has no row in that script. */
uint64_t lang_set(const struct lang_table *t, enum script script, const char *tag);

/* The tag of the language that has `bit` in that script. */
const char *lang_tag_of(const struct lang_table *t, enum script script, size_t bit);

/* What was found in a sample. */
struct lang_findings {
    struct lang_votes votes[SCRIPT_HAN + 1]; /* the scripts that have rows */
    unsigned letters[N_SCRIPTS];             /* by script */
    unsigned words[SCRIPT_HAN + 1];
    size_t n_hits;
    struct lang_hit {
        uint64_t languages;
        enum script script;
    } hits[LANG_MAX_HITS]; /* the first words that are in the table */
};

/*
 * Reads a sample of about `size` bytes of `text`, which is valid UTF-8, or all if it is
 * shorter: slices of whole words from its start, its middle and its end. The sample is
 * put into `sample`, in lower case and without URLs and e-mail addresses, and the votes
 * of its words and letters into `*f`.
 */
void lang_read_sample(const struct lang_table *t, struct span text, size_t size,
                      struct buf *sample, struct lang_findings *f);

#endif
