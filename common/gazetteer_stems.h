/*
 * gazetteer_stems: words of forms cut to their stems.
 *
 * Private to gazetteer_build. A stem must have some letters left, in scripts without
 * vowels or with syllables fewer of them: from a short one too much could be made.
 */
#ifndef DATELINE_GAZETTEER_STEMS_H
#define DATELINE_GAZETTEER_STEMS_H

#include "buf.h"

/*
 * Cuts a folded word, not empty, to its stem: takes off the longest of the ends that
 * words of its language drop, if there is one. Of a word that is `alone` in its form
 * more must be left. False, and the word is as it was: it has no stem.
 */
bool gazetteer_stems_cut(struct buf *word, const struct span *drops, size_t n_drops,
                         bool alone);

#endif
