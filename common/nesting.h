/*
 * nesting: which elements are open, and where one that is left out ends.
 *
 * In place of a tree: a count of the open elements of each kind. It knows, of
 * the standard's tree construction (WHATWG HTML, section 13.2.6), what keeps an
 * element from hiding more than is its own: end tags that may be absent, end
 * tags of what is around it, and HTML that ends an <svg>. Elements that are
 * not known are not followed, unless one is left out itself.
 *
 * A zeroed struct nesting is a document's start; nothing needs releasing.
 */
#ifndef DATELINE_NESTING_H
#define DATELINE_NESTING_H

#include "markup.h"

struct nesting {
    unsigned open[MARKUP_N_ELEMENTS];
    size_t strays;     /* closing tags of known elements that were not open */
    bool in_paragraph; /* in a <p> that the next block ends */

    bool leaving_out;
    int element;                         /* that is left out, */
    struct span name;                    /* its name, */
    unsigned same_name;                  /* and how many are open if it is unknown */
    unsigned outside[MARKUP_N_ELEMENTS]; /* what was open around it */
};

/*
 * Take note of a tag. True if it is to have its effect: false inside what is
 * left out and for closing tags that close nothing.
 */
bool nesting_open(struct nesting *n, const struct markup_tag *tag);
bool nesting_close(struct nesting *n, const struct markup_tag *tag);

/*
 * The element that `tag` has just opened is left out, up to its end. Of no
 * effect for elements without content.
 */
void nesting_leave_out(struct nesting *n, const struct markup_tag *tag);

/* True inside <svg> and <math>, where RAW elements are not raw. */
static inline bool nesting_is_foreign(const struct nesting *n)
{
    return n->open[MARKUP_ELEMENT_SVG] || n->open[MARKUP_ELEMENT_MATH];
}

#endif
