/*
 * encoding: text in other encodings turned into UTF-8. The only user of iconv.
 *
 * Encodings are named by their labels as the WHATWG Encoding standard has them, which
 * is how the web uses them (iso-8859-1 is windows-1252, gb2312 is gb18030), or by any
 * name that iconv knows. An input may declare its encoding by a label alone: whoever
 * wrote it must not have the choice of all that iconv can load, where ISO-2022-CN-EXT
 * was a vulnerability (CVE-2024-2961) and UTF-7 hides markup.
 */
#ifndef DATELINE_ENCODING_H
#define DATELINE_ENCODING_H

#include "buf.h"

#define ENCODING_HEAD 4  /* bytes that encoding_detect wants to see */
#define ENCODING_ROOM 16 /* bytes that convert must have room for */

/*
 * The encoding that the first bytes show by a byte order mark, or by the zeros of
 * UTF-16 and UTF-32 if the text starts with two characters of ASCII. NULL: they show
 * none. `*mark` is the length of the mark in bytes, 0 without one.
 */
const char *encoding_detect(struct span head, size_t *mark);

/*
 * The encoding that a label stands for in the standard: a constant in lower case. NULL:
 * the standard has no such label, or maps it to its encoding "replacement".
 */
const char *encoding_of_label(struct span label);

/* True for the labels of UTF-8 and of ASCII, which need no conversion. */
bool encoding_is_utf8(struct span label);

/* True if text can be converted from this encoding: for names that a user gives. */
bool encoding_is_known(struct span label);

struct converter;

/* NULL for an encoding that is not known. Freed with converter_free. */
struct converter *converter_new(struct span label);
void converter_free(struct converter *c);

/*
 * Converts from `*in`, which shrinks by what was used, to at most `room` bytes,
 * ENCODING_ROOM or more, at `out`. `last` says that no input follows: an incomplete
 * sequence is then damage. Ill-formed sequences become U+FFFD, so that the output is
 * valid UTF-8, except when the encoding is UTF-8 itself. Returns the bytes written; 0:
 * more input is needed or, with `last`, all has been written.
 */
size_t convert(struct converter *c, struct span *in, bool last, char *out, size_t room);

/* How many ill-formed sequences there were so far. */
uint64_t converter_damage(const struct converter *c);

/* Appends the whole of `text` in UTF-8. False for an unknown encoding. */
bool encoding_decode(struct span text, struct span label, struct buf *out,
                     uint64_t *damage);

#endif
