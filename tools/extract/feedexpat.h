/*
 * feedexpat: what feeditem and feedhead, the only users of expat, have in common.
 */
#ifndef DATELINE_EXTRACT_FEEDEXPAT_H
#define DATELINE_EXTRACT_FEEDEXPAT_H

#include <expat.h>

/* The start tag of an element that declares the prefixes that feeds usually have, for
   those that do not declare them. */
extern const char feed_usual_prefixes[];

/* A parser that expands names and ends the program where there is no memory. */
XML_Parser feed_new_parser(void);

/* The value of an attribute, or NULL. */
const char *feed_attribute(const char **attributes, const char *name);

#endif
