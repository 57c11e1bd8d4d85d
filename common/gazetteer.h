/*
 * gazetteer: what things are called, in many languages.
 *
 * A gazetteer (dateline-gazetteer(5)) maps forms, runs of one or more words, to
 * what they name. It is compiled (gazetteer_build.h) into an image that is mapped;
 * reading.h and matcher.h look things up in it.
 */
#ifndef DATELINE_GAZETTEER_H
#define DATELINE_GAZETTEER_H

#include "buf.h"
#include "gazetteer_image.h"

/* Flags of an entry. */
enum {
    ENTRY_CAPITAL = 1,     /* must start with a capital */
    ENTRY_EXACT = 2,       /* must have the case of the form */
    ENTRY_COMMA = 4,       /* the form holds a comma */
    ENTRY_STOP = 8,        /* the form holds a full stop */
    ENTRY_BLOCK = 16,      /* takes the place of other entries and gives nothing */
    ENTRY_TOPIC = 32,      /* in the layer of topics */
    ENTRY_CLASS = 64,      /* a word class, in no layer */
    ENTRY_PROPER = 128,    /* must start with a capital where the text has some */
    ENTRY_HISTORIC = 256,  /* of a recode: a state that is gone */
    ENTRY_CUE = 512,       /* tells of an entity's presence, in no layer */
    ENTRY_PLACE = 1024,    /* a city or region: less known than a name or capital */
    ENTRY_PRIOR = 2048,    /* of a topic: in every document, its match has no tokens */
    ENTRY_REFERENCE = 4096 /* a prior that counts by the score of a built-in topic */
};

/* The flags above these bits are the number of a topic's scheme; 0 has no name. */
enum { ENTRY_SCHEME = 13, SCHEMES_MOST = 8 };

/* The scheme of the built-in topics where references look at them. */
#define SCHEME_BUILTIN "="

/* Which kinds of names begin with a capital in a language. */
enum language_capitals { CAPITALS_NONE, CAPITALS_NAMES, CAPITALS_ALL };

struct gazetteer {
    struct span image;
    const struct image_header *header;
    void *mapped; /* the image, if it is mapped from a file */
    char problem[160];
};

/*
 * Maps a compiled gazetteer. False: `problem` says why. What its sections hold is
 * trusted: this is for the one that make installs. If it is cut short while it is open,
 * the program ends (io_watch_mapped_files).
 */
bool gazetteer_open(struct gazetteer *g, const char *path);

/* The same for a file of the user's, whose sum must be right. */
bool gazetteer_open_checked(struct gazetteer *g, const char *path);

/* Uses an image in memory, which must stay and be aligned to 8 bytes. */
bool gazetteer_open_image(struct gazetteer *g, struct span image);

void gazetteer_close(struct gazetteer *g);

/* The sum of an image of at least a header's size. */
uint64_t gazetteer_sum(struct span image);

/* Whether a file begins as a compiled gazetteer does. */
bool gazetteer_is_image(struct span bytes);

/* Number of entries. */
size_t gazetteer_size(const struct gazetteer *g);

/* An entry as it was written. */
struct gazetteer_entry {
    struct span type, id, kind, lang, form;
    float weight;
    unsigned flags;
    unsigned rank; /* a larger one overrides: it came from a later file */
};

struct gazetteer_entry gazetteer_entry(const struct gazetteer *g, uint32_t number);

/* Whether some entry is of a kind. Looks at all of them. */
bool gazetteer_has_kind(const struct gazetteer *g, struct span kind);

/*
 * What a topic term speaks for. The topic's id is that of the entry, with "SCHEME:"
 * before it if the scheme has a name; both are numbers of symbols.
 */
struct gazetteer_term {
    uint32_t topic, scheme;
    float weight;
};

struct gazetteer_term gazetteer_term(const struct gazetteer *g, uint32_t number);

/*
 * The id that entities of a type and id are given: a recode may change it; empty
 * when a recode leaves them out. `historic`: states that are gone keep their code.
 */
struct span gazetteer_recoded(const struct gazetteer *g, struct span type,
                              struct span id, bool historic);

/*
 * The number of the language of a tag (BCP 47); subtags are left out from the end
 * until it is one the gazetteer knows. 0: it knows none.
 */
uint32_t gazetteer_language(const struct gazetteer *g, struct span tag);

/*
 * The language itself if it has a row of its own, else what it is a kind of and has
 * one: that of pt for pt-BR. 0: there is none.
 */
uint32_t gazetteer_language_with_row(const struct gazetteer *g, uint32_t number);

/* The tag of a language's number, empty for 0. */
struct span gazetteer_language_tag(const struct gazetteer *g, uint32_t number);

/*
 * What is known of a language; what is known of any, if nothing of it. Lists are
 * folded.
 */
struct gazetteer_language {
    struct span tag;
    struct span uses; /* tags of languages whose entries apply too; commas between */
    enum language_capitals capitals;
    /*
     * Spaces between: what may stand before a word, `p=q` when q stands for it in
     * the form; what a word may drop at its end; what may follow the word or what is
     * left of it, "*" anything of up to four letters.
     */
    struct span prefixes, drops, suffixes;
    bool defined; /* by a row of its own */
};

struct gazetteer_language gazetteer_language_at(const struct gazetteer *g,
                                                uint32_t number);

/* The text of a symbol (gazetteer_image.h). */
struct span gazetteer_symbol(const struct gazetteer *g, uint32_t number);

/* For the modules that read the image: items of a section, entries, and a text. */
static inline const void *gazetteer_section(const struct gazetteer *g,
                                            struct image_section s)
{
    return g->image.data + s.at;
}

/* The postings at a node: a single one is kept in it. */
static inline const struct image_posting *gazetteer_postings(const struct gazetteer *g,
                                                             const struct image_node *n)
{
    const struct image_posting *postings = gazetteer_section(g, g->header->postings);

    return n->n_postings == 1 ? &n->posting : postings + n->posting.entry;
}

/* Where in the image it is told whether forms may begin with two words, by a hash. */
static inline const uint64_t *gazetteer_pair(const struct gazetteer *g, uint64_t hash)
{
    const uint64_t *filter = gazetteer_section(g, g->header->pairs);

    return filter + (hash >> 16 & (g->header->pairs.count - 1));
}

/* Whether forms may begin with two words; nearly all pairs that none does are told. */
static inline bool gazetteer_may_begin(const struct gazetteer *g, uint32_t first,
                                       uint32_t second)
{
    uint64_t hash = image_pair_hash(first, second), bits = image_filter_bits(hash);

    return (*gazetteer_pair(g, hash) & bits) == bits;
}

/* Where in the image an edge by a word is looked for first. */
static inline const struct image_edge *gazetteer_edge(const struct gazetteer *g,
                                                      const struct image_edge_table *t,
                                                      uint32_t word)
{
    const struct image_edge *edges = gazetteer_section(g, g->header->edges);

    return edges + t->first + image_edge_place(t, word);
}

/* The node that a word leads to by a table that has some edges; 0: to none. */
static inline uint32_t gazetteer_follow(const struct gazetteer *g,
                                        const struct image_edge_table *t, uint32_t word)
{
    const struct image_edge *edges = gazetteer_section(g, g->header->edges);
    uint32_t place = image_edge_place(t, word);

    for (uint32_t i = 0; i <= t->mask; i++) {
        const struct image_edge *edge = &edges[t->first + ((place + i) & t->mask)];

        if (edge->word == word || !edge->to)
            return edge->to;
    }
    return 0;
}

static inline struct span gazetteer_text(const struct gazetteer *g,
                                         struct image_text text)
{
    return (struct span){g->image.data + g->header->strings.at + text.at, text.len};
}

/* Fetches an entry into the processor's cache, for whom asks for many. */
static inline void gazetteer_fetch(const struct gazetteer *g, uint32_t number)
{
    const struct image_entry *entries = gazetteer_section(g, g->header->entries);

    __builtin_prefetch(&entries[number]);
}

#endif
