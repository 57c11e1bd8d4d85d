/*
 * webbyline: the name of a person or newsroom out of "By Jane Doe | 5 May".
 */
#ifndef DATELINE_EXTRACT_WEBBYLINE_H
#define DATELINE_EXTRACT_WEBBYLINE_H

#include "span.h"

/*
 * Narrows plain text to the name in it: takes off the "By " before it in some
 * languages and, with `cut`, the date or whatever a separator parts from it.
 * False if no name is left; links and addresses of mail are no names.
 */
bool web_byline_name(struct span *text, bool cut);

#endif
