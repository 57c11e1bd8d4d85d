/*
 * reading: which words of a gazetteer a token may be, in one language.
 *
 * A token is read as
 *  - the word that is equal to it when both are folded; in Turkish and Azerbaijani its
 *    I is read as a capital ı and as a capital i;
 *  - a word whose stem it is, with an ending of the language;
 *  - a word before which it has a proclitic;
 *  - an open word (`econom*`), if it begins so.
 *
 * Only words in forms of the language count. Readings are cached, since texts repeat
 * their words.
 */
#ifndef DATELINE_READING_H
#define DATELINE_READING_H

#include "affixes.h"
#include "cache.h"
#include "gazetteer.h"
#include "intern.h"
#include "unicode.h"

/*
 * A reading is given by its number in the reader (0: no words) and these bits: one of
 * its words LEADS to further ones of a form, or GOES_ON from earlier ones, or ENDS a
 * form that it is alone; TOPIC: the only such form is a topic term; DENSE: the token is
 * of a script without spaces, and cut into characters.
 */
#define READING_LEADS (UINT32_C(1) << 31)
#define READING_GOES_ON (UINT32_C(1) << 30)
#define READING_ENDS (UINT32_C(1) << 29)
#define READING_DENSE (UINT32_C(1) << 28)
#define READING_TOPIC (UINT32_C(1) << 27)
#define READING_NUMBER (READING_TOPIC - 1)

enum { READING_MOST_LANGUAGES = 16 };

/* A word that a token is read as, and that leads on to others. */
struct read_leading {
    uint32_t number;
    uint32_t len;  /* bytes */
    uint64_t next; /* image_word_bits of the words that may follow */
};

/* One that may follow others. */
struct read_inner {
    uint32_t number;
    uint32_t len; /* bytes */
};

/* A form that is this word alone, and applies in the language. */
struct read_form {
    uint32_t entry, flags; /* number of the entry, and its flags */
    uint32_t len;          /* of the word, bytes */
};

/* The form that a token is alone, if it is the only one, and a topic term. */
struct read_topic {
    uint32_t entry, flags;
};

/* All that a token may be. A word may be both leading and inner, or none of these. */
struct reading {
    uint32_t first_leading, first_inner; /* in those of the reader */
    uint32_t first_form, n_forms;        /* in the forms of the reader; no classes */
    uint16_t n_leading, n_inner;
    bool has_class; /* one of its words is in a class */
};

/* The image_word_bits of words that may follow those of a reading, and of its own that
   may follow others. They stand apart from the rest, which is seldom asked for, so that
   more of them are in the processor's cache. */
struct reading_links {
    uint64_t next, inner;
};

struct reader_language {
    uint32_t number;
    struct endings endings;
};

struct reader {
    const struct gazetteer *gazetteer;
    uint64_t languages[LANGUAGE_WORDS]; /* whose entries apply; bit 0: those of any */
    unsigned char *active; /* by number of a set of languages: some apply */
    struct reader_language used[READING_MOST_LANGUAGES];
    size_t n_used;
    struct cache cache;          /* token to reading */
    struct intern lists;         /* lists of numbers of words, as bytes */
    struct reading *readings;    /* by number of the list; the first is of no words */
    struct reading_links *links; /* of each */
    struct read_topic *topics;   /* of each; nothing if it is not READING_TOPIC */
    size_t n_readings, readings_capacity, links_capacity, topics_capacity;
    struct read_leading *leading;
    struct image_edge_table *edges; /* by leading word: of the node that it leads to */
    size_t n_leading, leading_capacity, edges_capacity;
    struct read_inner *inner;
    size_t n_inner, inner_capacity;
    struct read_form *forms;
    size_t n_forms, forms_capacity;
    struct buf folded, turkic, list, behind;
    struct proclitics proclitics; /* of the languages */
    size_t longest_ending;        /* bytes; 0: the languages have none */
    bool is_turkic;               /* I may be a capital ı */
};

/*
 * Makes a reader for the language of a tag (BCP 47, or empty if it is not known). The
 * tag need not outlive the call. reader_release frees the reader.
 */
void reader_init(struct reader *r, const struct gazetteer *g, struct span lang);

/* Makes a reader for all languages of the gazetteer; it knows no endings. */
void reader_init_all(struct reader *r, const struct gazetteer *g);

void reader_release(struct reader *r);

/* Whether the entries of a language, given by its number, apply. */
static inline bool reader_has(const struct reader *r, uint32_t language)
{
    return r->languages[language / 64] >> language % 64 & 1;
}

/* Whether a form that applies leads through a node; false for node 0. */
static inline bool reader_goes_to(const struct reader *r, uint32_t node)
{
    const struct image_node *nodes =
        gazetteer_section(r->gazetteer, r->gazetteer->header->nodes);

    return node && r->active[nodes[node].languages];
}

/* The node that a word, given by its number, leads to from the root, if a form that
   applies goes through it; else NULL. */
const struct image_node *reader_node(const struct reader *r, uint32_t word);

/* Reads `n` tokens. Behind each, CACHE_LONGEST - 1 bytes must be readable. */
void reader_read_all(struct reader *r, const struct span *tokens, size_t n,
                     uint32_t *readings);

/* A reading by its number and bits; without words if the token is no word. */
static inline const struct reading *reader_reading(const struct reader *r,
                                                   uint32_t reading)
{
    return &r->readings[reading & READING_NUMBER];
}

/* The words that a token is read as, by its reading: how many, and the number of
   one. */
static inline size_t reader_n_words(const struct reader *r, uint32_t reading)
{
    uint32_t number = reading & READING_NUMBER;

    return number ? r->lists.keys[number - 1].len / sizeof(uint32_t) : 0;
}

static inline uint32_t reader_word(const struct reader *r, uint32_t reading, size_t i)
{
    uint32_t word;

    memcpy(&word, r->lists.keys[(reading & READING_NUMBER) - 1].data + i * sizeof(word),
           sizeof(word));
    return word;
}

static inline const struct reading_links *reader_links(const struct reader *r,
                                                       uint32_t reading)
{
    return &r->links[reading & READING_NUMBER];
}

/* Whether a form may go on from one token to the next, by their readings. It may be
   true where none does. */
static inline bool reader_may_link(const struct reader *r, uint32_t first,
                                   uint32_t second)
{
    return (reader_links(r, first)->next & reader_links(r, second)->inner) != 0;
}

/* Whether a token is of a script without spaces, by its first character. */
static inline bool reading_is_dense(struct span token)
{
    static const unsigned char first = 0xE0; /* lead byte of the first such script */
    size_t size;

    return token.len && (unsigned char)token.data[0] >= first &&
           unicode_kinds[unicode_class_at(token.data, &size)] == KIND_DENSE;
}

/* The word in a token: without the mark of a hashtag and the last stop of "U.S.". */
struct span reading_word(struct span token);

/* Where an ending behind an apostrophe or colon begins, as in "Korea's"; 0: nowhere. */
size_t reading_parted(struct span token);

#endif
