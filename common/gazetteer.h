/*
 * gazetteer: what things are called, in many languages.
 *
 * A gazetteer (dateline-gazetteer(5)) maps forms, which are one or more words, to
 * entries: what they name. It is compiled (gazetteer_build.h) into an image that is
 * mapped into memory; reading.h and matcher.h look forms up in it.
 */
#ifndef DATELINE_GAZETTEER_H
#define DATELINE_GAZETTEER_H

#include "buf.h"
#include "gazetteer_image.h"

/* Flags of an entry. */
enum {
    ENTRY_CAPITAL = 1,    /* must start with a capital */
    ENTRY_EXACT = 2,      /* must have the case of the form */
    ENTRY_COMMA = 4,      /* the form holds a comma */
    ENTRY_STOP = 8,       /* the form holds a full stop */
    ENTRY_BLOCK = 16,     /* keeps other entries from matching, and names nothing */
    ENTRY_TOPIC = 32,     /* a topic term; not matched as an entity */
    ENTRY_CLASS = 64,     /* a word in a word class; not matched */
    ENTRY_PROPER = 128,   /* must start with a capital if the text has any */
    ENTRY_HISTORIC = 256, /* of a recode: of a state that no longer exists */
    ENTRY_CUE = 512,      /* a hint that an entity is present; names nothing itself */
    ENTRY_PLACE = 1024,   /* a city or region: less known than a name or capital */
    ENTRY_PRIOR = 2048, /* the prior of a topic: matches each document, at no tokens */
    ENTRY_REFERENCE = 4096 /* a prior weighted by the score of a built-in topic */
};

/* The bits from ENTRY_SCHEME on are the number of a topic's scheme; 0 has no name. */
enum { ENTRY_SCHEME = 13, SCHEMES_MOST = 8 };

/* The scheme in which references find the built-in topics. */
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
 * Maps a compiled gazetteer. False: `problem` says why not. The contents of its
 * sections are trusted: this is for the gazetteer that make installs. If the file is
 * cut short while it is mapped, the program ends (io_watch_mapped_files).
 */
bool gazetteer_open(struct gazetteer *g, const char *path);

/* The same for a file of the user's, whose checksum must be right. */
bool gazetteer_open_checked(struct gazetteer *g, const char *path);

/* Uses an image in memory, aligned to 8 bytes, which must outlive the gazetteer. */
bool gazetteer_open_image(struct gazetteer *g, struct span image);

void gazetteer_close(struct gazetteer *g);

/* The checksum of an image, which must be as long as a header at least. */
uint64_t gazetteer_sum(struct span image);

/* Whether the bytes of a file begin as a compiled gazetteer does. */
bool gazetteer_is_image(struct span bytes);

/* Number of entries. */
size_t gazetteer_size(const struct gazetteer *g);

/* An entry as it was written. */
struct gazetteer_entry {
    struct span type, id, kind, lang, form;
    float weight;
    unsigned flags;
    unsigned rank; /* of its file: a later file, which has a larger one, overrides */
};

struct gazetteer_entry gazetteer_entry(const struct gazetteer *g, uint32_t number);

/* Whether some entry is of a kind. Takes time linear in the number of entries. */
bool gazetteer_has_kind(const struct gazetteer *g, struct span kind);

/*
 * The topic that a term speaks for, and how much. The topic is given by its id, with
 * "SCHEME:" before it if the scheme has a name; both are numbers of symbols.
 */
struct gazetteer_term {
    uint32_t topic, scheme;
    float weight;
};

static inline struct gazetteer_term gazetteer_term(const struct gazetteer *g,
                                                   uint32_t number);

/*
 * The id that entities of a type and id are given, which a recode may have changed.
 * Empty: a recode leaves them out. `historic`: former states keep their own code.
 */
struct span gazetteer_recoded(const struct gazetteer *g, struct span type,
                              struct span id, bool historic);

/*
 * The number of the language of a tag (BCP 47). Subtags are dropped from the end until
 * the gazetteer knows the language. 0: it knows none of them.
 */
uint32_t gazetteer_language(const struct gazetteer *g, struct span tag);

/*
 * The number of the language itself if data/languages.tsv has a row for it, else of the
 * language that it is a variety of, as pt for pt-BR, if that has one. 0: neither has.
 */
uint32_t gazetteer_language_with_row(const struct gazetteer *g, uint32_t number);

/* The tag of a language's number, empty for 0. */
struct span gazetteer_language_tag(const struct gazetteer *g, uint32_t number);

/*
 * What is known of a language; if it has no row, what holds for any language. The lists
 * are folded.
 */
struct gazetteer_language {
    struct span tag;
    struct span uses; /* tags of languages whose entries apply too; commas between */
    enum language_capitals capitals;
    /*
     * Lists with spaces between. Prefixes may stand before a word; `p=q` says that p
     * stands for the q that the form begins with. Drops are ends that words may lose.
     * Suffixes may follow a word, or what is left of it; "*" is anything of up to four
     * letters.
     */
    struct span prefixes, drops, suffixes;
    bool defined; /* it has a row of its own */
};

struct gazetteer_language gazetteer_language_at(const struct gazetteer *g,
                                                uint32_t number);

/* The text of a symbol (gazetteer_image.h). */
struct span gazetteer_symbol(const struct gazetteer *g, uint32_t number);

/* ---- for the modules that read the image ---- */

/* The items of a section. */
static inline const void *gazetteer_section(const struct gazetteer *g,
                                            struct image_section s)
{
    return g->image.data + s.at;
}

/* The postings at a node; a single one is in the node itself. */
static inline const struct image_posting *gazetteer_postings(const struct gazetteer *g,
                                                             const struct image_node *n)
{
    const struct image_posting *postings = gazetteer_section(g, g->header->postings);

    return n->n_postings == 1 ? &n->posting : postings + n->posting.entry;
}

/* The word of the filter for a pair of words, by its image_pair_hash. */
static inline const uint64_t *gazetteer_pair(const struct gazetteer *g, uint64_t hash)
{
    const uint64_t *filter = gazetteer_section(g, g->header->pairs);

    return filter + (hash >> 16 & (g->header->pairs.count - 1));
}

/* Whether forms may begin with two words. It is false for nearly all other pairs. */
static inline bool gazetteer_may_begin(const struct gazetteer *g, uint32_t first,
                                       uint32_t second)
{
    uint64_t hash = image_pair_hash(first, second), bits = image_filter_bits(hash);

    return (*gazetteer_pair(g, hash) & bits) == bits;
}

/* The edge in a table at which the search for a word begins. */
static inline const struct image_edge *gazetteer_edge(const struct gazetteer *g,
                                                      const struct image_edge_table *t,
                                                      uint32_t word)
{
    const struct image_edge *edges = gazetteer_section(g, g->header->edges);

    return edges + t->first + image_edge_place(t, word);
}

/* The node that a word leads to, in a table that is not empty; 0: none. */
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

static inline struct gazetteer_term gazetteer_term(const struct gazetteer *g,
                                                   uint32_t number)
{
    const struct image_entry *e =
        (const struct image_entry *)gazetteer_section(g, g->header->entries) + number;

    return (struct gazetteer_term){e->id, e->kind, e->weight};
}

/* Fetches an entry into the processor's cache, for callers that will look at many. */
static inline void gazetteer_fetch(const struct gazetteer *g, uint32_t number)
{
    const struct image_entry *entries = gazetteer_section(g, g->header->entries);

    __builtin_prefetch(&entries[number]);
}

#endif
