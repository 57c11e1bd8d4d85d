/*
 * wikitext: turns the markup of MediaWiki into the plain text that a reader sees.
 *
 * It follows MediaWiki's manual (Help:Formatting, Links, Tables, Templates and Magic
 * words) in three passes: wikiparse finds what is left out; the rest becomes HTML,
 * line by line; and html_to_text makes text of that, since wikitext may hold tags,
 * references and hidden elements anyway. Templates are not expanded.
 *
 *  - Headings, blank lines, lists and preformatted lines (which begin with a blank)
 *    part paragraphs; items of lists and preformatted lines are lines. All other lines
 *    are joined by a blank. A row of dashes at the start of a line is dropped.
 *  - The apostrophes of italics and bold are dropped. Where those of a line do not
 *    balance, one ''' is an apostrophe and italics, which MediaWiki's rules choose. A
 *    ''' between an elided word of one letter and another word always has an
 *    apostrophe (l'''Italia'''), though MediaWiki shows none.
 *  - Of links the label stays, or else the target, without the colon that it may begin
 *    with. Links to files, with their captions, to categories and to the same page in
 *    other languages are left out; wikinames has their names. Of external links in
 *    brackets the label stays, if there is one; bare URLs stay.
 *  - Templates, parameters and parser functions are left out, but for the few in
 *    wikinames whose arguments are text, as {{lang}}, {{nowrap}} and {{convert}}.
 *  - Tables and <table> are left out with all that they hold, infoboxes as well as
 *    figures. So are lines that begin with "|": a template starts their table.
 *  - A template or table that is not closed costs its line, and the lines behind it
 *    that begin with "|", "!" or "}"; a link to a file costs its line, any other link
 *    only its brackets. All other marks that are not closed, or not opened, are text.
 *  - <ref>, <gallery>, <math> and other tags of extensions (wikinames) are left out
 *    with their contents, and so are comments, and magic words such as __NOTOC__. In
 *    <nowiki> and <pre> nothing is markup but references. Tags that neither HTML nor
 *    MediaWiki knows are text.
 *  - Of a choice between language variants, -{zh-hans:A;zh-hant:B}-, the first stays.
 *  - Where something was left out, parentheses that hold nothing any more but marks
 *    such as ";" go, and so do such marks next to a parenthesis: "Seoul ({{IPA|..}}; )
 *    is" becomes "Seoul is". So do blanks before other punctuation there, commas that
 *    then begin a line, and of marks that meet, as in "a, {{b}}; c", all but the first.
 *
 * Whatever the text, time and memory are linear in its length, and the stack is
 * constant.
 */
#ifndef DATELINE_EXTRACT_WIKITEXT_H
#define DATELINE_EXTRACT_WIKITEXT_H

#include "buf.h"

/*
 * Appends the text of `wikitext`, valid UTF-8 that may hold NUL, to `out`. What `out`
 * held before is not touched.
 */
void wikitext_to_text(struct span wikitext, struct buf *out);

/*
 * True if the page only sends to another: it begins with "#REDIRECT [[...]]", or with
 * the word of another language for it and has no further text.
 */
bool wikitext_is_redirect(struct span wikitext);

#endif
