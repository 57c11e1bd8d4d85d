/*
 * html: converts markup to plain text, in one pass.
 *
 * The WHATWG HTML standard says what is markup (section 13.2; see markup and nesting).
 * It affects the text as follows:
 *
 *  - Block elements separate paragraphs (by a blank line); <br>, list items, table rows
 *    and terms separate lines; tabs separate table cells. Two <br> separate paragraphs.
 *    All other tags separate nothing. Closing tags without an opening tag are ignored.
 *    <iframe/> and <script/>, as in XML, hide nothing if no closing tag follows.
 *  - White space is folded, no-break spaces are spaces. In <pre> lines stay lines, and
 *    empty lines separate paragraphs. U+2028 is a <br>, U+2029 ends a paragraph.
 *  - What browsers do not show is left out: scripts, styles, templates, noscript,
 *    images and other media with their alternative text, form controls, the TeX behind
 *    a formula, the annotation of ruby text; elements with the attribute `hidden` or
 *    the style display: none or visibility: hidden; closed dialogs. Elements with
 *    aria-hidden are shown, and stay.
 *  - Widgets and "Read more" links (boilerplate) are left out, too, and so are the tags
 *    of shortcodes (shortcode) outside of <pre> and <code>, and comments, which include
 *    Gutenberg's block marks. [caption] keeps its caption.
 *  - Characters without width do not cut words. Soft hyphens, word joiners and byte
 *    order marks are dropped. The zero-width space and <wbr> are dropped, except behind
 *    scripts that write no spaces (Thai, Khmer, …), where they separate words. The
 *    joiner and the non-joiner stay behind letters that they shape (Arabic, Indic, …),
 *    and the joiner in emoji, but not before white space. Control characters from
 *    U+0080 on are what they are in windows-1252, from which somebody made them.
 *    Others are dropped.
 *  - If a tag, an attribute or a comment is cut off at the end, the text before it
 *    stays.
 */
#ifndef DATELINE_HTML_H
#define DATELINE_HTML_H

#include "buf.h"

/*
 * Appends the text of `html`, valid UTF-8 that may hold NUL, to `out`. What
 * `out` held before is not touched. Returns the number of closing tags of
 * known elements that had no opening tag.
 */
size_t html_to_text(struct span html, struct buf *out);

/*
 * The same for a post as WordPress stores and exports it. Unless Gutenberg wrote it,
 * newlines separate lines and empty lines paragraphs: WordPress makes <br> and <p> of
 * them when it shows the post (wpautop).
 */
size_t html_post_to_text(struct span post, struct buf *out);

#endif
