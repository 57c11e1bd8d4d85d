/*
 * joiner: where the zero-width space, non-joiner and joiner mean something.
 *
 * In most scripts they are left-overs of typesetting and would cut words in two. The
 * zero-width space separates words in scripts that write no spaces between words (Thai,
 * Lao, Khmer, Myanmar, Tai). The non-joiner and joiner shape the letters of Arabic,
 * Indic and related scripts, and the joiner makes one emoji of several (The Unicode
 * Standard, section 23.2; UTS #51).
 */
#ifndef DATELINE_JOINER_H
#define DATELINE_JOINER_H

#include <stdbool.h>
#include <stdint.h>

enum { JOINER_SPACE = 0x200B, JOINER_NO = 0x200C, JOINER_YES = 0x200D };

/* True if `joiner`, one of the above, has a meaning behind the code point `before`. */
bool joiner_counts(uint32_t joiner, uint32_t before);

#endif
