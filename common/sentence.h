/*
 * sentence: default sentence boundaries of UAX #29, section 5.1.
 */
#ifndef DATELINE_SENTENCE_H
#define DATELINE_SENTENCE_H

#include <stddef.h>

/*
 * The end of the sentence that starts at `start` (bytes), which is itself a
 * boundary and less than `len`; `text` is valid UTF-8. White space behind a
 * sentence belongs to it. A line end ends a sentence.
 */
size_t sentence_next(const char *text, size_t len, size_t start);

#endif
