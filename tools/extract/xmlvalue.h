/*
 * xmlvalue: what is between the tags of an element of XML or SGML, or in an attribute.
 *
 * Values are valid UTF-8, as written.
 */
#ifndef DATELINE_EXTRACT_XMLVALUE_H
#define DATELINE_EXTRACT_XMLVALUE_H

#include "buf.h"

/* Whether there is an element in it. */
bool xml_has_tag(struct span value);

/*
 * Appends what a value says to `out`: without tags that HTML does not have, CDATA and
 * references resolved if there is no tag. Returns whether it is markup.
 */
bool xml_value(struct span value, struct buf *out);

/*
 * Takes from plain text the indentation that all lines behind the first have, as that
 * is of the XML, and the blanks that the first line begins with.
 */
void xml_unindent(struct buf *value);

/* Takes the next text between tags that is not blank off `rest`. False: there is none.
 */
bool xml_next_part(struct span *rest, struct span *part);

struct xml_element {
    struct span attributes; /* as written */
    struct span text;       /* up to the next tag, without white space around it */
};

/* Finds the first element of this name, in lower case, whatever its prefix. False:
   there is none. */
bool xml_find(struct span value, const char *name, struct xml_element *found);

/* The text of that element; or empty. */
struct span xml_part_called(struct span value, const char *name);

#endif
