/*
 * matcher: finds the forms of a gazetteer among the tokens of a text, in one language.
 *
 * Entities and topic terms are matched in one pass and do not compete. Of entities that
 * overlap, the one that starts first wins, and of those the longest. In scripts without
 * spaces each character is a word, so that names are found inside of tokens.
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

/* A topic term found at the current start. */
struct topic_term {
    uint32_t entry, flags; /* number of the entry, and its flags */
    size_t cost;           /* bytes by which words of the text and the pattern differ */
    size_t end;            /* behind its last unit */
};

/* Zeroed but for what matcher_init sets; matcher_release frees. */
struct matcher {
    struct reader reader;
    struct units units;
    struct matches cues; /* found in the last run (ENTRY_CUE) */
    struct starts starts;
    struct topic_term *terms;
    size_t n_terms, terms_capacity;
    uint32_t *votes; /* by language, or NULL: four for each of its names in the run, one
                        for each topic term */
};

/* For the language of a tag (BCP 47, or empty), which need not outlive the call; the
   gazetteer must outlive the matcher. */
void matcher_init(struct matcher *m, const struct gazetteer *g, struct span lang);
void matcher_release(struct matcher *m);

/*
 * Appends the matches in `run` to `entities` and `topics`, in order of their starts.
 * Entities do not overlap, but if a form has several meanings, each is a match with the
 * same tokens, the one with most weight first. Topic terms of one scheme do not overlap
 * either, except that terms of several topics may have the same tokens. Priors of
 * topics come first, with no tokens. Blocks are among the entities; the caller leaves
 * them out.
 */
void matcher_run(struct matcher *m, const struct token_run *run,
                 struct matches *entities, struct matches *topics);

/*
 * Whether a word is in a word class: whether an entry of type "class" and of that id
 * has the word as its form. CACHE_LONGEST - 1 bytes behind the word must be readable.
 */
bool matcher_is_in_class(struct matcher *m, struct span word, struct span id);

#endif
