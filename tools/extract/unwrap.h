/*
 * unwrap: lines that were broken to fit a width, joined.
 *
 * Mail, news groups, books of plain text and wire copy break their lines at 60 to 80
 * columns: a name, a phrase or a sentence may go over the end of one. A text is
 * taken to be broken so if its lines are as full as its width allows, that is, if
 * the first word of the next line would hardly ever have fitted, and if most of
 * them neither end a sentence nor are followed by a capital. Then each full line is
 * joined with the next; a line that had room for the next word was ended on purpose.
 *
 * Blank lines, and what begins with white space, with `>` or as an item of a list,
 * part as before. Lines of poems, of lists and of tables are of many lengths, and
 * those of Chinese or Japanese hold no words to go by: they all stay.
 */
#ifndef DATELINE_EXTRACT_UNWRAP_H
#define DATELINE_EXTRACT_UNWRAP_H

#include "buf.h"

/*
 * Joins the lines of the plain text that `text` holds from `start` on, which is valid
 * UTF-8 with no white space at the ends of lines, in place: a newline becomes a space,
 * or goes behind a hyphen; a soft hyphen, or the sign ¬ that OCR has for it, goes, too.
 */
void unwrap(struct buf *text, size_t start);

#endif
