/*
 * fold: one spelling for all that a reader takes for the same word.
 *
 * The Unicode operation toNFKC_Casefold (Unicode 15, section 3.13, D149), of most words
 * by a table of code points, of those with others in them, or with marks to compose or
 * to put in order, by utf8proc: compatibility forms and case are folded, default
 * ignorable characters dropped, combining marks kept. On top of it the apostrophe
 * U+2019 becomes U+0027: "Korea's" is one word however it was typed; and the dot goes
 * that full case folding leaves above the i of U+0130, for a small i has one: Turkish
 * has "İş" and "iş".
 */
#ifndef DATELINE_FOLD_H
#define DATELINE_FOLD_H

#include "buf.h"

#include <stdbool.h>

/* Appends the folded form of `s`, valid UTF-8, to `out`. */
void fold(struct span s, struct buf *out);

/*
 * Whether a language, by its tag, has a dotless small i, U+0131, as the small letter of
 * I: Turkish and Azerbaijani, for which CaseFolding.txt has the mappings of status T.
 */
bool fold_is_turkic(struct span lang);

/* The same as fold, in such a language: "Işık" and "IŞIK" are one word with "ışık". */
void fold_turkic(struct span s, struct buf *out);

/* Name and version of the library behind it. */
const char *fold_version(void);

#endif
