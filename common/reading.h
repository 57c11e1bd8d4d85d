/*
 * reading: which words of a gazetteer a token may be, in one language.
 *
 * A token is read as the words that are equal to it when folded, in Turkish and
 * Azerbaijani with I for a capital ı as well as for a capital i; as the stem of
 * a word with one of the language's endings behind it, or with a proclitic before
 * it; and as any word that stands for all that begin so (`econom*`). Only words
 * that the language has count. What is found is kept, since texts repeat their
 * words.
 */
#ifndef DATELINE_READING_H
#define DATELINE_READING_H

#include "affixes.h"
#include "cache.h"
#include "gazetteer.h"
#include "intern.h"
#include "unicode.h"

/* What a token is read as: its number, 0 for nothing, and bits. */
#define READING_LEADS (UINT32_C(1) << 31) /* from one of its words forms go on */
#define READING_GOES_ON                                                                \
    (READING_LEADS >> 1)                 /* one of its words is a later one of some */
#define READING_ENDS (UINT32_C(1) << 29) /* one of its words alone is a form */
#define READING_DENSE                                                                  \
    (UINT32_C(1) << 28) /* of a script without spaces: by characters */
#define READING_NUMBER (READING_DENSE - 1)

enum { READING_MOST_LANGUAGES = 16 };

/* One of the words that a token is read as. */
struct read_word {
    uint32_t number;
    uint32_t len;                  /* bytes */
    uint64_t inner;                /* its image_word_bit, if it may follow others */
    struct image_edge_table edges; /* from the root by it; empty, if none applies */
};

/* A form of one word that applies: its entry. */
struct read_form {
    uint32_t entry, flags; /* its number and flags */
    uint32_t len;          /* of the word, bytes */
};

/* What a token may be, by number of the reading. */
struct reading {
    uint64_t next, inner; /* image_word_bit of words that may follow, and of its own */
    uint32_t first_word;  /* in the words of the reader */
    uint32_t first_form, n_forms; /* in the forms of the reader; no classes */
    uint16_t n_words;
    bool has_class; /* one of its words is in a class */
};

struct reader_language {
    uint32_t number;
    struct endings endings;
};

struct reader {
    const struct gazetteer *gazetteer;
    uint64_t languages[LANGUAGE_WORDS]; /* whose entries apply; bit 0: of any */
    unsigned char *active;              /* by number of a set of languages */
    struct reader_language used[READING_MOST_LANGUAGES];
    size_t n_used;
    struct cache cache;       /* token to reading */
    struct intern lists;      /* of numbers of words, as bytes */
    struct reading *readings; /* by number of the list; the first is none */
    size_t n_readings, readings_capacity;
    struct read_word *words;
    size_t n_words, words_capacity;
    struct read_form *forms;
    size_t n_forms, forms_capacity;
    struct buf folded, turkic, list, behind;
    struct proclitics proclitics; /* of the languages */
    size_t longest_ending;        /* bytes; 0: the languages have none */
    bool is_turkic;               /* I may be a capital ı */
};

/*
 * Reads in the language of a tag (BCP 47, or empty when it is not known), which
 * must outlive the reader only while it is made. reader_release frees.
 */
void reader_init(struct reader *r, const struct gazetteer *g, struct span lang);

/* Reads in every language the gazetteer knows, with no endings. */
void reader_init_all(struct reader *r, const struct gazetteer *g);

void reader_release(struct reader *r);

/* Whether entries of a language (its number) apply. */
static inline bool reader_has(const struct reader *r, uint32_t language)
{
    return r->languages[language / 64] >> language % 64 & 1;
}

/* Whether a form of the languages leads through a node; 0 is none. */
static inline bool reader_goes_to(const struct reader *r, uint32_t node)
{
    const struct image_node *nodes =
        gazetteer_section(r->gazetteer, r->gazetteer->header->nodes);

    return node && r->active[nodes[node].languages];
}

/* The node that a word, by its number, leads to by a form that applies, or NULL. */
const struct image_node *reader_node(const struct reader *r, uint32_t word);

/* What each of `n` tokens is read as. Behind each CACHE_LONGEST - 1 bytes must be
   readable. */
void reader_read_all(struct reader *r, const struct span *tokens, size_t n,
                     uint32_t *readings);

/* What a token may be, without words if it is nothing. */
static inline const struct reading *reader_reading(const struct reader *r,
                                                   uint32_t reading)
{
    return &r->readings[reading & READING_NUMBER];
}

/* Whether a token is of a script without spaces, by its first character. */
static inline bool reading_is_dense(struct span token)
{
    static const unsigned char first = 0xE0; /* lead byte of the first such script */
    size_t size;

    return token.len && (unsigned char)token.data[0] >= first &&
           unicode_kinds[unicode_class_at(token.data, &size)] == KIND_DENSE;
}

/* The word in a token: no mark of a hashtag, no last stop of "U.S.". */
struct span reading_word(struct span token);

/* Where an ending begins that an apostrophe or colon parts: "Korea's"; 0: none. */
size_t reading_parted(struct span token);

#endif
