/*
 * visibility: whether a browser shows an element, by its tag alone.
 *
 * Style sheets are not read. For elements that are never shown (<script>, the text of
 * <svg>) see markup_display_of.
 */
#ifndef DATELINE_VISIBILITY_H
#define DATELINE_VISIBILITY_H

#include "markup.h"

/* True for a style attribute with display: none or visibility: hidden. */
bool visibility_style_hides(struct span style);

/* True for the opening tag of a dialog that is not open. */
bool visibility_is_closed_dialog(const struct markup_tag *tag);

/*
 * True if the element that `tag` opens is hidden: by the attribute `hidden`
 * other than "until-found", by its style, or as a closed dialog.
 */
static inline bool visibility_is_hidden(const struct markup_tag *tag)
{
    return tag->hidden || (tag->style.len && visibility_style_hides(tag->style)) ||
           (tag->element == MARKUP_ELEMENT_DIALOG && visibility_is_closed_dialog(tag));
}

#endif
