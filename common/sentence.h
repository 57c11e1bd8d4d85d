/*
 * sentence: where sentences end. Default sentence boundaries of UAX #29,
 * section 5.1, and the same with what is known of a language.
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
 * As sentence_next, by UAX #29 and
 *  - the abbreviations of the language, those of CLDR's sentence-break
 *    suppressions among them, initials ("J. Smith") and letters with stops
 *    between them ("U.S."): no sentence ends there, unless a word follows that
 *    often begins one and seldom a name (Kiss and Strunk 2006: frequent
 *    sentence starters);
 *  - "No. 5", ordinals ("3. Oktober") and marks of lists ("1. Text");
 *  - quotations ("Stop!" he said), notes ("end.[5]") and the ellipsis U+2026.
 * A line end ends a sentence all the same. `rules` NULL is sentence_next.
 */
size_t sentence_next_by(const struct sentence_rules *rules, struct span text,
                        size_t start);

/*
 * True if the full stop at `at` is part of the word from `start` (bytes) up to
 * it: always for letters with stops between them ("U.S", "z.B") and for what
 * is nothing but an abbreviation ("Mr", "etc"), even where a sentence ends;
 * for other words only if the sentence goes on behind the stop, for "No" and
 * the like only before a number. False without rules, and for the first of
 * several stops ("etc...").
 */
bool sentence_is_abbreviation(const struct sentence_rules *rules, struct span text,
                              size_t start, size_t at);

#endif
