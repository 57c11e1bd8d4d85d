/*
 * stem: cuts words to their stems. The only user of libstemmer (Snowball, Porter 2001);
 * in Korean, which that does not know, particles are removed.
 */
#ifndef DATELINE_COUNT_STEM_H
#define DATELINE_COUNT_STEM_H

#include "buf.h"
#include "language.h"

enum { MOST_STEMMERS = 64 };

/* Zeroed, it is ready, and leaves words as they are. */
struct stem {
    bool automatic; /* by the record's language */
    struct stemmer {
        struct language language;
        void *snowball; /* NULL: there is none for the language */
        char mark;      /* before an ending; NUL: there is none */
    } stemmers[MOST_STEMMERS];
    size_t n;
    const struct stemmer *current; /* NULL: none */
};

/* Sets the language, or "auto". False: there is no stemmer for it. */
bool stem_set(struct stem *s, struct span option);

/* Switches to the stemmer of a language, if `automatic`. */
void stem_use(struct stem *s, struct span tag);

/* The stem of a folded word, until the next call. */
struct span stem_word(const struct stem *s, struct span word);

void stem_release(struct stem *s);

#endif
