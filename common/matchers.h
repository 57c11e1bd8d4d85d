/*
 * matchers: a matcher for each language that comes up, few at a time.
 */
#ifndef DATELINE_MATCHERS_H
#define DATELINE_MATCHERS_H

#include "matcher.h"

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
 * language that has the most names and topic terms in `run`, a name counting as four;
 * English if it has nearly as many. It may be freed when another is asked for.
 */
struct matcher *matchers_find(struct matchers *m, struct span lang,
                              const struct token_run *run);

/* The language that a matcher of `m` is for, as it was asked for or elected. */
struct span matchers_language(const struct matchers *m, const struct matcher *matcher);

void matchers_release(struct matchers *m);

#endif
