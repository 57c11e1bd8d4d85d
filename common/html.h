/*
 * html: markup to plain text, in one pass.
 *
 * Reads HTML the way browsers do as far as text is concerned (WHATWG HTML,
 * section 13.2, tokenization): tags, comments and character references in
 * any state of repair. Block elements part paragraphs (a blank line), <br>,
 * list items and table rows part lines, table cells are parted by tabs, all
 * other tags part nothing. White space is folded, a no-break space is a
 * space, soft hyphens and control characters vanish. Scripts, styles and
 * what browsers do not show are left out.
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

#endif
