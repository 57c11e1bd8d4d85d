/*
 * magic: files that hold no plain text, by the bytes that they begin with.
 */
#ifndef DATELINE_EXTRACT_MAGIC_H
#define DATELINE_EXTRACT_MAGIC_H

#include "span.h"

/*
 * What kind of file begins with these bytes, and how to come by its text, for a
 * message; NULL if it is none that is known. A tar archive shows by its first 262
 * bytes.
 */
const char *magic_problem(struct span head);

#endif
