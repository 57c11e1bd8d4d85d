/*
 * unwrap: joins lines that were broken to fit a width.
 *
 * Mail, news groups, books in plain text and wire copy break their lines at 60 to 80
 * columns, within names, phrases and sentences. A text is taken to be broken so if its
 * lines are full, which means that the first word of the next line would hardly ever
 * have fitted, and if most of them neither end a sentence nor are followed by a
 * capital. Then each full line is joined with the next; a line with room for the next
 * word was ended on purpose.
 *
 * Lines stay apart at blank lines, and before lines that begin with white space, with
 * `>` or as an item of a list. Poems, lists and tables stay as they are, since their
 * lines have many lengths; so do Chinese and Japanese, which have no words to go by.
 */
#ifndef DATELINE_EXTRACT_UNWRAP_H
#define DATELINE_EXTRACT_UNWRAP_H

#include "buf.h"

/*
 * Joins lines of the plain text in `text` from byte `start` on, in place. It must be
 * valid UTF-8 without white space at the ends of lines. A newline between lines becomes
 * a space; behind a hyphen it is removed. A soft hyphen at the end of a line, or the
 * sign ¬ that OCR has for it, is removed, too.
 */
void unwrap(struct buf *text, size_t start);

#endif
