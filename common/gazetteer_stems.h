/*
 * gazetteer_stems: cuts the words of forms to their stems.
 *
 * Private to gazetteer_build. A stem must have a few letters left, since a short one is
 * the stem of too many words; in scripts without vowels, or of syllables, fewer do.
 */
#ifndef DATELINE_GAZETTEER_STEMS_H
#define DATELINE_GAZETTEER_STEMS_H

#include "buf.h"

/*
 * Cuts a folded word, which is not empty, to its stem: takes off the longest of the
 * ends that words of its language drop, if it has one. If the word is `alone` in its
 * form, more must be left. False: it has no stem, and is left as it was.
 */
bool gazetteer_stems_cut(struct buf *word, const struct span *drops, size_t n_drops,
                         bool alone);

#endif
