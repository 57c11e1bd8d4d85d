/*
 * matcher: names of a gazetteer found among the tokens of a text, in one language.
 *
 * Two layers are matched in one pass and do not compete: entities, of which the
 * longest at the leftmost place wins, and topic terms. In scripts without spaces
 * names are found inside of tokens: there each character is a word of its own.
 */
#ifndef DATELINE_MATCHER_H
#define DATELINE_MATCHER_H

#include "reading.h"

/* A run of tokens that an entry names. */
struct match {
    size_t start, end; /* tokens, half open */
    uint32_t entry;
};

struct matches {
    struct match *items;
    size_t n, capacity;
};

/* Tokens in their text. */
struct token_run {
    const struct span *tokens; /* as many bytes readable behind as cache.h asks */
    size_t n;
    struct span text;
    const size_t *starts; /* place of each token in `text`, bytes; NULL: unknown */
};

/* A topic term of the walk in hand. */
struct topic_term {
    uint32_t entry, flags; /* number of the entry, and its flags */
    size_t cost;           /* bytes by which words of the text and the pattern differ */
    size_t end;            /* unit */
};

/* A token, or a character of one. */
struct unit {
    struct span text;
    uint32_t reading;
    uint32_t token;
};

/* Zeroed but for what matcher_init sets; matcher_release frees. */
struct matcher {
    struct reader reader;
    struct unit *units;
    size_t n_units, capacity;
    struct matches cues; /* of the last run: entries of cues */
    uint32_t *starts; /* numbers of units */
    size_t n_starts, starts_capacity;
    struct topic_term *terms;
    size_t n_terms, terms_capacity;
    uint32_t *votes; /* for each language, if it is asked for: matches it has */
};

void matcher_init(struct matcher *m, const struct gazetteer *g, struct span lang);
void matcher_release(struct matcher *m);

/*
 * Appends the matches in `run` to `entities` and `topics`, in order of their
 * start. Entities do not overlap each other, but share a run of tokens where a
 * form has several meanings: those follow each other, the weightiest first. Nor do
 * topic terms of one scheme overlap; those of different topics may share a run.
 * Priors of topics come first, with no tokens. Blocks are among the entities: the
 * caller leaves them out.
 */
void matcher_run(struct matcher *m, const struct token_run *run,
                 struct matches *entities, struct matches *topics);

/*
 * Whether a word is in a word class: an entry of type "class", of id `id`, and with
 * that word as its form. CACHE_LONGEST - 1 bytes behind it must be readable.
 */
bool matcher_is_in_class(struct matcher *m, struct span word, struct span id);

/* A matcher for each language that comes up, few at a time. */
enum { MATCHERS_MOST = 32, MATCHERS_TAG = 24 };

struct matchers {
    const struct gazetteer *gazetteer;
    struct matcher_slot {
        char tag[MATCHERS_TAG];
        size_t tag_len;
        uint64_t used; /* when last */
        struct matcher *matcher;
    } slots[MATCHERS_MOST];
    uint64_t time;
    struct matcher *any; /* of all languages, for those that name none */
    struct matches found;
};

/*
 * The matcher of a language (a BCP 47 tag). Where the tag is empty, the one of the
 * language that has the most names in `run`; English if it has nearly as many. It may
 * be freed when another is asked for.
 */
struct matcher *matchers_find(struct matchers *m, struct span lang,
                              const struct token_run *run);

/* The language that a matcher of `m` is for, as it was asked for or elected. */
struct span matchers_language(const struct matchers *m, const struct matcher *matcher);

void matchers_release(struct matchers *m);

#endif
