/*
 * visibility: whether a browser shows an element, by its tag alone.
 *
 * Style sheets are not read. Elements that are never shown (<script>, <svg> as
 * far as text goes) are told by their display in markup.
 */
#ifndef DATELINE_VISIBILITY_H
#define DATELINE_VISIBILITY_H

#include "markup.h"

/*
 * True if the element that `tag` opens is hidden: by the attribute `hidden`
 * other than "until-found", by display: none or visibility: hidden in its style
 * (the last one counts), or as a <dialog> that is not open.
 */
bool visibility_is_hidden(const struct markup_tag *tag);

#endif
