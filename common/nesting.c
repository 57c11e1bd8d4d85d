#include "nesting.h"

#define IS(element, name) ((element) == MARKUP_ELEMENT_##name)

/* True for an element without content: <br>, and <path/> in an <svg>. */
static bool is_empty(const struct nesting *n, const struct markup_tag *tag)
{
    if (tag->element != MARKUP_UNKNOWN && markup_elements[tag->element].is_void)
        return true;
    return tag->self_closing &&
           (IS(tag->element, SVG) || IS(tag->element, MATH) || nesting_is_foreign(n));
}

static bool is_heading(int element)
{
    return IS(element, H1) || IS(element, H2) || IS(element, H3) || IS(element, H4) ||
           IS(element, H5) || IS(element, H6);
}

static bool is_cell(int element)
{
    return IS(element, TD) || IS(element, TH);
}

static bool is_row_group(int element)
{
    return IS(element, TBODY) || IS(element, THEAD) || IS(element, TFOOT);
}

/* True if an element of the kind is open inside what is left out. */
static bool is_inside(const struct nesting *n, int element)
{
    return n->open[element] > n->outside[element];
}

/* What is left out is at its end, and so is all that was open inside. */
static void end_left_out(struct nesting *n)
{
    n->leaving_out = false;
    for (int i = 0; i < MARKUP_N_ELEMENTS; i++)
        if (n->open[i] > n->outside[i])
            n->open[i] = n->outside[i];
}

/* ---- ends that are not written ---- */

/* True if the opening tag of `next` ends a paragraph. */
static bool ends_paragraph(int next)
{
    return markup_display_of(next) == MARKUP_PARAGRAPH || IS(next, LI) ||
           IS(next, DD) || IS(next, DT);
}

/* True if the opening tag of `next` ends the part of a table that is left out. */
static bool ends_table_part(int part, int next)
{
    if (is_row_group(next))
        return true;
    if (IS(next, TR))
        return !is_row_group(part);
    return is_cell(next) && is_cell(part);
}

/* True for what stands in a line of text: most elements that are not blocks. */
static bool is_inline(int element)
{
    return markup_display_of(element) == MARKUP_INLINE || IS(element, AUDIO) ||
           IS(element, CANVAS) || IS(element, SVG) || IS(element, VIDEO);
}

/* Elements that a browser opens anew where a block has cut them off. */
static bool is_formatting(int element)
{
    return IS(element, A) ||
           (markup_display_of(element) == MARKUP_INLINE && element != MARKUP_UNKNOWN &&
            markup_elements[element].leaves_foreign && !IS(element, SPAN));
}

/* True if an opening tag ends the element that is left out. */
static bool implies_end(const struct nesting *n, int next)
{
    int element = n->element;

    if (is_inside(n, MARKUP_ELEMENT_TEMPLATE))
        return false;
    if (IS(element, P) ||
        (n->in_paragraph && is_inline(element) && !is_formatting(element)))
        return ends_paragraph(next);
    if (IS(element, LI))
        return IS(next, LI) && !is_inside(n, MARKUP_ELEMENT_UL) &&
               !is_inside(n, MARKUP_ELEMENT_OL);
    if (IS(element, DD) || IS(element, DT))
        return (IS(next, DD) || IS(next, DT)) && !is_inside(n, MARKUP_ELEMENT_DL);
    if (is_cell(element) || IS(element, TR) || is_row_group(element))
        return ends_table_part(element, next) && !is_inside(n, MARKUP_ELEMENT_TABLE);
    if (is_heading(element))
        return is_heading(next);
    return (IS(element, A) && IS(next, A)) || (IS(element, OPTION) && IS(next, OPTION));
}

/* ---- <svg> and <math> ---- */

/* True in the parts of an <svg> that hold HTML. */
static bool is_html_inside(const struct nesting *n)
{
    return n->open[MARKUP_ELEMENT_FOREIGNOBJECT] || n->open[MARKUP_ELEMENT_DESC] ||
           n->open[MARKUP_ELEMENT_TITLE];
}

/* A tag of HTML ends them, with what is left out in them. */
static void leave_foreign(struct nesting *n)
{
    if (is_html_inside(n))
        return;
    if (n->leaving_out &&
        (IS(n->element, SVG) || IS(n->element, MATH) ||
         n->outside[MARKUP_ELEMENT_SVG] || n->outside[MARKUP_ELEMENT_MATH]))
        end_left_out(n);
    n->open[MARKUP_ELEMENT_SVG] = 0;
    n->open[MARKUP_ELEMENT_MATH] = 0;
}

/*
 * True if the closing tag of `element`, just counted, closes something around
 * what is left out. Inline elements do not close blocks inside them; a block
 * has itself ended a paragraph around it.
 */
static bool closes_around(const struct nesting *n, int element)
{
    if (n->open[element] >= n->outside[element] || IS(n->element, TEMPLATE))
        return false;
    if (IS(element, P) || markup_display_of(element) == MARKUP_INLINE)
        return is_inline(n->element);
    return true;
}

/* ---- tags ---- */

static bool is_same_unknown(const struct nesting *n, const struct markup_tag *tag)
{
    if (!n->leaving_out || n->element != MARKUP_UNKNOWN ||
        tag->element != MARKUP_UNKNOWN || tag->name.len != n->name.len)
        return false;
    for (size_t i = 0; i < tag->name.len; i++)
        if ((tag->name.data[i] | 0x20) != (n->name.data[i] | 0x20))
            return false;
    return true;
}

/* A <select> in a <select> is its end. True if the tag is one. */
static bool is_second_select(struct nesting *n, int element)
{
    if (!IS(element, SELECT) || !n->open[MARKUP_ELEMENT_SELECT])
        return false;
    if (n->leaving_out && IS(n->element, SELECT))
        end_left_out(n);
    n->open[MARKUP_ELEMENT_SELECT] = 0;
    return true;
}

bool nesting_open(struct nesting *n, const struct markup_tag *tag)
{
    if (tag->element == MARKUP_UNKNOWN) {
        n->same_name += is_same_unknown(n, tag);
        return !n->leaving_out;
    }
    if (nesting_is_foreign(n) && markup_elements[tag->element].leaves_foreign)
        leave_foreign(n);
    if (is_second_select(n, tag->element))
        return false;
    if (n->leaving_out && implies_end(n, tag->element))
        end_left_out(n);
    if (!n->leaving_out && ends_paragraph(tag->element))
        n->in_paragraph = IS(tag->element, P);
    if (!is_empty(n, tag))
        n->open[tag->element]++;
    return !n->leaving_out;
}

/* Behind the count of a closing tag of what was open; true if it is shown. */
static bool close_open(struct nesting *n, int element)
{
    if (!n->leaving_out)
        return true;
    if (element == n->element && !is_inside(n, element)) {
        end_left_out(n);
        return false;
    }
    if (closes_around(n, element)) {
        end_left_out(n);
        return true;
    }
    if (n->open[element] < n->outside[element])
        n->open[element]++; /* it closes nothing */
    return false;
}

/* Any heading's closing tag closes the heading that is open. */
static int find_heading(const struct nesting *n, int element)
{
    for (int i = 0; is_heading(element) && i < MARKUP_N_ELEMENTS; i++)
        if (is_heading(i) && n->open[i])
            return i;
    return element;
}

/* A closing tag of what is not open: </p> makes a paragraph all the same. */
static bool close_stray(struct nesting *n, int element)
{
    int heading = find_heading(n, element);

    n->strays++;
    if (heading == element)
        return IS(element, P) && !n->leaving_out;
    n->open[heading]--;
    return close_open(n, heading);
}

bool nesting_close(struct nesting *n, const struct markup_tag *tag)
{
    int element = tag->element;

    if (element == MARKUP_UNKNOWN) {
        bool is_shown = !n->leaving_out;

        if (is_same_unknown(n, tag) && --n->same_name == 0)
            end_left_out(n);
        return is_shown;
    }
    if (nesting_is_foreign(n) && (IS(element, BR) || IS(element, P)))
        leave_foreign(n);
    if (!n->leaving_out && ends_paragraph(element))
        n->in_paragraph = false;
    if (markup_elements[element].is_void)
        return IS(element, BR) && !n->leaving_out;
    if (!n->open[element])
        return close_stray(n, element);
    n->open[element]--;
    return close_open(n, element);
}

void nesting_leave_out(struct nesting *n, const struct markup_tag *tag)
{
    if (is_empty(n, tag))
        return;
    n->leaving_out = true;
    n->element = tag->element;
    n->name = tag->name;
    n->same_name = 1;
    memcpy(n->outside, n->open, sizeof(n->outside));
    if (tag->element != MARKUP_UNKNOWN)
        n->outside[tag->element]--;
}
