/*
 * matchers: keeps a matcher for each of the languages used most recently.
 */
#ifndef DATELINE_MATCHERS_H
#define DATELINE_MATCHERS_H

#include "matcher.h"

enum { MATCHERS_MOST = 32, MATCHERS_TAG = 24 };

struct matchers {
    const struct gazetteer *gazetteer;
    bool elects_for_unknown; /* see matchers_find */
    struct matcher_slot {
        char tag[MATCHERS_TAG];
        size_t tag_len;
        uint64_t used; /* the `time` when it was last asked for */
        struct matcher *matcher;
    } slots[MATCHERS_MOST];
    uint64_t time;       /* how many matchers have been asked for */
    struct matcher *any; /* for all languages: elects one for a run */
    struct matches found;
};

/*
 * The matcher of a language (a BCP 47 tag). If the tag is empty, a language is elected:
 * the one with most names and topic terms in `run`, where a name counts as four terms,
 * or English if it has nearly as many. So it is, with `elects_for_unknown`, for a tag
 * of a language of which the gazetteer has nothing. The matcher may be freed by the
 * next call.
 */
struct matcher *matchers_find(struct matchers *m, struct span lang,
                              const struct token_run *run);

/* The language that a matcher of `m` is for, as it was given or elected. */
struct span matchers_language(const struct matchers *m, const struct matcher *matcher);

void matchers_release(struct matchers *m);

#endif
