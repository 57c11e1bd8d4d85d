/*
 * sentence: where sentences end: the default sentence boundaries of UAX #29,
 * section 5.1, and the same with the rules of a language.
 */
#ifndef DATELINE_SENTENCE_H
#define DATELINE_SENTENCE_H

#include "sentence_rules.h"

/*
 * The end of the sentence that starts at `start` (bytes), which is itself a
 * boundary and less than `len`; `text` is valid UTF-8. White space behind a
 * sentence belongs to it. A line end ends a sentence.
 */
size_t sentence_next(const char *text, size_t len, size_t start);

/*
 * The same by UAX #29 and these rules:
 *  - No sentence ends at an abbreviation of the language (they include the
 *    sentence-break suppressions of CLDR), at an initial ("J. Smith") or at letters
 *    with stops between them ("U.S."), unless the next word is one that often begins a
 *    sentence and seldom a name (frequent sentence starters: Kiss and Strunk 2006).
 *  - Nor in "No. 5", at ordinals ("3. Oktober"), and at numbers of lists ("1. Text").
 *  - Quotations ("Stop!" he said), notes ("end.[5]") and the ellipsis U+2026 are known.
 *
 * A line end still ends a sentence. With NULL for `rules` this is sentence_next.
 */
size_t sentence_next_by(const struct sentence_rules *rules, struct span text,
                        size_t start);

/*
 * True if the full stop at byte `at` belongs to the word that starts at byte `start`
 * and ends before it. It does even at the end of a sentence if the word is letters with
 * stops between them ("U.S", "z.B") or can only be an abbreviation ("Mr", "etc"). For
 * other abbreviations the sentence must go on behind the stop, and for "No" and the
 * like with a number. False without rules, and for the first of several stops
 * ("etc...").
 */
bool sentence_is_abbreviation(const struct sentence_rules *rules, struct span text,
                              size_t start, size_t at);

#endif
