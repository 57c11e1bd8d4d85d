/*
 * signature: how something was counted, in words that parts must have in common.
 *
 * Words with spaces between, as in "over with=topic window=sentence". Those that tell
 * what the output is like can be read back.
 */
#ifndef DATELINE_COUNT_SIGNATURE_H
#define DATELINE_COUNT_SIGNATURE_H

#include "buf.h"
#include "units.h"

struct signature {
    bool over;      /* the last key of groups is one of a series */
    enum unit with; /* pairs are counted; UNITS: not */
    long window;    /* of pairs */

    bool no_fold, focus;
    uint64_t min_length;
    const char *ngrams, *type, *rollup, *stem, *stopwords; /* NULL: none */
};

/*
 * What is asked of a unit that is not counted, in words; NULL: nothing. `units` has a
 * bit, 1 << unit, for each that is; what they are grouped by is one of them.
 */
const char *signature_idle(const struct signature *s, unsigned units);

void signature_write(const struct signature *s, struct buf *out);

/* Sets the first three members, and `has_rollup`. */
void signature_read(struct signature *s, bool *has_rollup, struct span words);

/* Whether written options have "over", and what they are without it. */
bool signature_has_over(struct span words);
struct span signature_without_over(struct span words);

/* A window by its name or number of words; false: it is none. */
bool signature_window(struct span name, long *window);

#endif
