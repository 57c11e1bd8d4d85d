/*
 * magic: recognises files that hold no plain text by their first bytes.
 */
#ifndef DATELINE_EXTRACT_MAGIC_H
#define DATELINE_EXTRACT_MAGIC_H

#include "span.h"

/*
 * For a message: what kind of file begins with these bytes, and how to get its text.
 * NULL: no kind that is known. For a tar archive the first 262 bytes are needed.
 */
const char *magic_problem(struct span head);

#endif
