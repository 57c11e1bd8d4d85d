/*
 * matcher: names of a gazetteer found among the tokens of a text, in one language.
 *
 * Two layers are matched in one pass and do not compete: entities, of which the
 * longest at the leftmost place wins, and topic terms. In scripts without spaces
 * names are found inside of tokens: there each character is a word of its own.
 */
#ifndef DATELINE_MATCHER_H
#define DATELINE_MATCHER_H

#include "starts.h"

/* A run of tokens that an entry names. */
struct match {
    size_t start, end; /* tokens, half open */
    uint32_t entry;
};

struct matches {
    struct match *items;
    size_t n, capacity;
};

/* A topic term of the walk in hand. */
struct topic_term {
    uint32_t entry, flags; /* number of the entry, and its flags */
    size_t cost;           /* bytes by which words of the text and the pattern differ */
    size_t end;            /* unit */
};

/* Zeroed but for what matcher_init sets; matcher_release frees. */
struct matcher {
    struct reader reader;
    struct units units;
    struct matches cues; /* of the last run: entries of cues */
    struct starts starts;
    struct topic_term *terms;
    size_t n_terms, terms_capacity;
    uint32_t *votes; /* for each language, if it is asked for: four for a name that it
                        has, one for a topic term */
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

#endif
