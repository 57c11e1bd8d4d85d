/*
 * gazetteer_image: the layout of a compiled gazetteer.
 *
 * Private to gazetteer, reading, starts, matcher, and gazetteer_build with its parts.
 * The image is mapped and used as it is, in the byte order of the machine that made it;
 * it is not a format for exchange. Offsets are in bytes from the start of the image.
 *
 * The words of forms are numbered, and a form is a path of words in a trie. In a
 * language with endings, a form has two paths: as it is written, and by the stems of
 * its words.
 */
#ifndef DATELINE_GAZETTEER_IMAGE_H
#define DATELINE_GAZETTEER_IMAGE_H

#include <stdint.h>

#define IMAGE_MAGIC "DATELIN9"
#define IMAGE_BYTE_ORDER UINT64_C(0x0102030405060708)

/*
 * The last byte of a word that is open, that is, matches all words that begin with it;
 * or of a stem. Words of more bytes than WORD_LONGEST_OPEN cannot be open.
 */
enum { WORD_PREFIX = '*', WORD_STEM = '~', WORD_LONGEST_OPEN = 240 };

struct image_section {
    uint64_t at;
    uint64_t count; /* items */
};

struct image_header {
    char magic[8];
    uint64_t byte_order;
    uint64_t size; /* of the whole image */
    uint64_t sum;  /* XXH3 of the image, this taken as 0 */
    struct image_section words, word_slots, filters[3], /* FILTER_WHOLE … */
        pairs, edges, nodes, postings, priors, entries, recodes, languages,
        language_sets, symbols, strings; /* `priors` are numbers of entries */
};

struct image_text {
    uint32_t at; /* in `strings` */
    uint32_t len;
};

/* A folded word of some form; the last byte says if it is open. */
struct image_word {
    struct image_text text;
    uint32_t node;      /* reached by it from the root, or 0 */
    uint32_t languages; /* number of the set of languages that have it */
    uint32_t inner;     /* the same for forms in which it is not the first word */
};

/*
 * The hash of a word, FNV-1a. Hashing a word gives the hashes of all its prefixes on
 * the way, by which stems and open words are found.
 */
#define IMAGE_HASH_START UINT64_C(0xCBF29CE484222325)

static inline uint64_t image_hash_byte(uint64_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * UINT64_C(0x100000001B3);
}

static inline uint64_t image_hash_end(uint64_t hash)
{
    return hash * UINT64_C(0x9E3779B97F4A7C15) ^ hash >> 32;
}

/*
 * A slot of the hash table of words, which has 2^n slots. It repeats what
 * is needed first of a word, to spare a look at the word itself.
 */
struct image_slot {
    uint32_t word;      /* its number + 1, or 0 */
    uint16_t tag;       /* of its hash */
    uint16_t languages; /* as in the word; SLOT_ASK: too large, see the word */
};

enum { SLOT_ASK = UINT16_MAX };

static inline uint16_t image_slot_tag(uint64_t hash)
{
    return (uint16_t)(hash >> 32);
}

/*
 * There is a filter for each kind of words: whole, open, stems. For each word, three
 * bits by its hash are set in one 64-bit word of the filter, so that nearly all strings
 * that are no word are rejected at once (a blocked Bloom filter: Putze, Sanders,
 * Singler 2007). A filter has 2^n 64-bit words.
 */
enum { FILTER_WHOLE, FILTER_PREFIX, FILTER_STEM, N_FILTERS };

static inline int image_filter_of(char kind)
{
    return kind == WORD_PREFIX ? FILTER_PREFIX
           : kind == WORD_STEM ? FILTER_STEM
                               : FILTER_WHOLE;
}

static inline uint64_t image_filter_bits(uint64_t hash)
{
    return UINT64_C(1) << (hash & 63) | UINT64_C(1) << (hash >> 6 & 63) |
           UINT64_C(1) << (hash >> 58);
}

/*
 * Another such filter holds the pairs of words that forms of several words begin with,
 * by this hash.
 */
static inline uint64_t image_pair_hash(uint32_t first, uint32_t second)
{
    return image_hash_end((first ^ (uint64_t)second << 32) *
                          UINT64_C(0x165667B19E3779F9));
}

/*
 * An edge leads by a word to the next node; `to` is 0 in an empty slot. The edges from
 * a node are a hash table with linear probing: a word is at its image_edge_place or
 * behind it, and behind the last slot comes the first. Edges from the root are in the
 * words.
 */
struct image_edge {
    uint32_t word, to;
};

struct image_edge_table {
    uint64_t words; /* image_word_bit of each word that has an edge */
    uint32_t first; /* slot, in `edges` */
    uint32_t mask;  /* the number of slots, a power of two, less one */
};

/* An entry whose form ends at a node, with what is needed first of it. */
struct image_posting {
    uint32_t entry; /* its number */
    uint16_t language, flags;
};

struct image_node {
    struct image_posting posting; /* the only one; of several, `entry` is the number of
                                     the first in `postings` */
    uint32_t n_postings;
    uint32_t languages; /* number of the set of languages whose forms lead through it */
    struct image_edge_table edges;
};

struct image_entry {
    struct image_text form;
    uint32_t id, type, kind; /* numbers of symbols, texts; `kind` of a topic term is
                                its scheme */
    uint16_t language;       /* 0: any */
    uint16_t flags;
    float weight;
    uint32_t rank; /* of its file: a later file overrides */
};

/* Gives entities of one id another. */
struct image_recode {
    uint32_t type, from, to; /* symbols; type and to may be the empty one */
    uint32_t flags;
};

/* A set of languages has a bit for each number, in 64-bit words. */
enum { LANGUAGES_MOST = 512, LANGUAGE_WORDS = LANGUAGES_MOST / 64 };
typedef struct {
    uint64_t bits[LANGUAGE_WORDS];
} language_set;

/*
 * What is known of a language. Number 0 stands for any language, and for those
 * without a row of their own. Lists are texts, folded, with a space or, in `uses`,
 * a comma between.
 */
struct image_language {
    struct image_text tag, uses, prefixes, drops, suffixes;
    uint16_t capitals; /* enum language_capitals */
    uint16_t defined;  /* by a row of its own */
};

/* The bit for a word in a set of 64 bits; some words share one. */
static inline uint64_t image_word_bit(uint32_t word)
{
    return UINT64_C(1) << (word * UINT32_C(0x9E3779B9) >> 26);
}

/* The slot in its table at which the search for an edge begins. */
static inline uint32_t image_edge_place(const struct image_edge_table *t, uint32_t word)
{
    return word * UINT32_C(0x9E3779B9) >> 8 & t->mask;
}

#endif
