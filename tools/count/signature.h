/*
 * signature: how something was counted: the `options` of a part, which all parts that
 * are merged must have in common.
 *
 * It is written as words with spaces between, such as "over with=topic
 * window=sentence". The words that determine what the output looks like can be read
 * back.
 */
#ifndef DATELINE_COUNT_SIGNATURE_H
#define DATELINE_COUNT_SIGNATURE_H

#include "buf.h"
#include "units.h"

struct signature {
    bool over;      /* the last key of groups is that of --over */
    enum unit with; /* the second unit of pairs; UNITS: no pairs are counted */
    long window;    /* of pairs */

    bool no_fold, focus;
    uint64_t min_length;
    const char *ngrams, *type, *rollup, *stem, *stopwords; /* NULL: none */
};

/*
 * An option that has no effect since its unit is not counted, as a message; NULL: there
 * is none. `units` has the bit 1 << unit for each unit that is counted or grouped by.
 */
const char *signature_idle(const struct signature *s, unsigned units);

void signature_write(const struct signature *s, struct buf *out);

/* Sets the first three members, and `has_rollup`, from written words. */
void signature_read(struct signature *s, bool *has_rollup, struct span words);

/* Whether written words include "over", and the words without it. */
bool signature_has_over(struct span words);
struct span signature_without_over(struct span words);

/* Reads a window, "sentence", "document" or a number of words. False: it is none. */
bool signature_window(struct span name, long *window);

#endif
