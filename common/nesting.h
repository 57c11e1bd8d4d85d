/*
 * nesting: which elements are open, and where one that is left out ends.
 *
 * It keeps no tree but a count of the open elements of each kind. Of the standard's
 * tree construction (WHATWG HTML, section 13.2.6) it implements what keeps an element
 * that is left out from hiding text behind it: end tags that may be absent, end tags of
 * elements around it, and HTML that ends an <svg>. Unknown elements are not counted,
 * except one that is left out.
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
 * Note a tag. True if it is to have its effect; false inside of what is left out, and
 * for closing tags that close nothing.
 */
bool nesting_open(struct nesting *n, const struct markup_tag *tag);
bool nesting_close(struct nesting *n, const struct markup_tag *tag);

/*
 * Leaves out the element that `tag` has just opened, up to its end. Does nothing for
 * elements without content.
 */
void nesting_leave_out(struct nesting *n, const struct markup_tag *tag);

/* True inside <svg> and <math>, where RAW elements are not raw. */
static inline bool nesting_is_foreign(const struct nesting *n)
{
    return n->open[MARKUP_ELEMENT_SVG] || n->open[MARKUP_ELEMENT_MATH];
}

#endif
