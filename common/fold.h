/*
 * fold: gives all spellings that a reader takes for the same word one form.
 *
 * This is the Unicode operation toNFKC_Casefold (Unicode 15, section 3.13, D149): it
 * folds compatibility forms and case, drops default ignorable characters, and keeps
 * combining marks. Most words are folded by a table of code points; utf8proc folds
 * those with code points that the table lacks, or with marks to compose or to reorder.
 * Three things are other: the apostrophes U+2019, U+2018, U+02BC and U+02BB become
 * U+0027, so that "Korea's", the Ukrainian "п'ять" and the Uzbek "o'zbek" are one word
 * each however they were typed (the last two are letters, for which keyboards offer the
 * others); the dot that full case folding leaves above the i of U+0130 is dropped, so
 * that the Turkish "İş" and "iş" are one word; and letters of Hangul that stand alone
 * (U+3131 to U+318E), as in "ㅋㅋㅋ", stay what was typed and become no parts of
 * syllables.
 */
#ifndef DATELINE_FOLD_H
#define DATELINE_FOLD_H

#include "buf.h"

#include <stdbool.h>

/* Appends the folded form of `s`, valid UTF-8, to `out`. */
void fold(struct span s, struct buf *out);

/* How many bytes the apostrophe that begins `s` has, whichever it is; 0: none does. */
static inline size_t fold_apostrophe(struct span s)
{
    if (!s.len || (s.data[0] != '\'' && s.data[0] != '\xE2' && s.data[0] != '\xCA'))
        return 0;
    if (s.data[0] == '\'')
        return 1;
    return span_starts(s, SPAN("\u2019")) || span_starts(s, SPAN("\u2018"))   ? 3
           : span_starts(s, SPAN("\u02BC")) || span_starts(s, SPAN("\u02BB")) ? 2
                                                                              : 0;
}

/*
 * Whether the small letter of I is the dotless i, U+0131, in the language of this tag:
 * so it is in Turkish and Azerbaijani (the mappings of status T in CaseFolding.txt).
 */
bool fold_is_turkic(struct span lang);

/* The same as fold for such a language: "Işık" and "IŞIK" become "ışık". */
void fold_turkic(struct span s, struct buf *out);

/* Name and version of the library behind it. */
const char *fold_version(void);

#endif
