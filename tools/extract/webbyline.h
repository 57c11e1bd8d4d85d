/*
 * webbyline: takes the name of a person or newsroom out of "By Jane Doe | 5 May".
 */
#ifndef DATELINE_EXTRACT_WEBBYLINE_H
#define DATELINE_EXTRACT_WEBBYLINE_H

#include "span.h"

/*
 * Narrows plain text to the name in it: takes off "By " or its equivalent in some
 * languages and, if `cut`, a date behind the name or whatever follows a separator.
 * False: no name is left; URLs and e-mail addresses are no names.
 */
bool web_byline_name(struct span *text, bool cut);

#endif
