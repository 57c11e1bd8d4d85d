/*
 * boilerplate: recognises parts of a page that are not its text by their classes.
 *
 * The widgets that widespread plugins put into posts (sharing, likes, ratings,
 * related posts, view counters) and links that only lead on to the rest of a
 * text ("Read more"). The tables in boilerplate.c say which.
 */
#ifndef DATELINE_BOILERPLATE_H
#define DATELINE_BOILERPLATE_H

#include "span.h"

/*
 * True if one of the names in `class_names`, an attribute's value, is a
 * widget's or, with `is_link`, that of a link that leads on.
 */
bool boilerplate_class(struct span class_names, bool is_link);

#endif
