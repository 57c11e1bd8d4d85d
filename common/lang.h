/*
 * lang: language tags of BCP 47 (RFC 5646).
 */
#ifndef DATELINE_LANG_H
#define DATELINE_LANG_H

#include "buf.h"

/*
 * Appends the tag that `name` stands for: `en_US.UTF-8`, `EN-us` and `eng-US` give
 * `en-US`. Codes that stand for others are replaced as Unicode CLDR has it (UTS #35,
 * "LocaleId Canonicalization"; of its rules those for a language alone): `arb`,
 * Standard Arabic, gives `ar`, and `iw` gives `he`. Nothing is appended, and false
 * returned, for what is no tag, such as the English name of a language, and for `und`,
 * which names none.
 */
bool lang_tag(struct span name, struct buf *out);

#endif
