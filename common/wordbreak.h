/*
 * wordbreak: default word boundaries of UAX #29, section 4.1.1.
 */
#ifndef DATELINE_WORDBREAK_H
#define DATELINE_WORDBREAK_H

#include "span.h"

/*
 * The end of the word segment that starts at `start` (bytes), which is itself
 * a boundary and less than `len`; `text` is valid UTF-8. Sets `*is_word` when
 * the segment holds a letter, digit, ideograph or emoji.
 */
size_t wordbreak_next(const char *text, size_t len, size_t start, bool *is_word);

/*
 * The next word from `*pos` on, which must be a boundary and moves behind it.
 * False when there are no more. These are the tokens of tokenize(1) and what
 * the forms of a gazetteer are cut into.
 */
bool wordbreak_next_word(struct span text, size_t *pos, struct span *word);

#endif
