/*
 * html: markup to plain text, in one pass.
 *
 * What is markup, the WHATWG HTML standard says (section 13.2; see markup and
 * nesting). What it does to text:
 *
 *  - Block elements part paragraphs (a blank line); <br>, list items, table rows
 *    and terms part lines; table cells are parted by tabs; all other tags part
 *    nothing. Two <br> part paragraphs. Closing tags without an opening tag are
 *    ignored.
 *  - White space is folded, no-break spaces are spaces. In <pre> lines stay
 *    lines, and empty lines part paragraphs.
 *  - Left out is what browsers do not show: scripts, styles, templates, noscript,
 *    images and other media with the text in their place, form controls, the
 *    TeX behind a formula, the small print over ruby text; elements with the
 *    attribute `hidden` or the style display: none or visibility: hidden; closed
 *    dialogs. Not aria-hidden, which is shown.
 *  - Left out too are widgets and "Read more" links (boilerplate), the tags of
 *    shortcodes (shortcode), but not in <pre> and <code>, and comments, and so
 *    Gutenberg's block marks. [caption] keeps its caption.
 *  - Characters without width keep words whole. Soft hyphens, word joiners and
 *    byte order marks vanish. The zero-width space vanishes but behind scripts
 *    that write no spaces (Thai, Khmer, …), where it parts words, and so does
 *    <wbr>. The (non-)joiner stays behind letters that it shapes (Arabic, Indic,
 *    …) and, a joiner, in emoji; not before white space. Other control
 *    characters vanish.
 *  - What is cut off at the end (a tag, an attribute, a comment) leaves the text
 *    before it as it is.
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
 * The same for a post as WordPress stores and exports it. Where Gutenberg did
 * not write it, newlines part lines and empty lines part paragraphs, of which
 * WordPress makes <br> and <p> (wpautop) when it shows the post.
 */
size_t html_post_to_text(struct span post, struct buf *out);

#endif
