/*
 * dictionary: finds words in scripts that put no space between them: Chinese and
 * Japanese, Thai, Lao, Khmer, Burmese. The only user of ICU. With WITHOUT_ICU defined
 * the library is not linked, and dictionary_new always returns NULL.
 */
#ifndef DATELINE_DICTIONARY_H
#define DATELINE_DICTIONARY_H

#include "span.h"

/*
 * The end of the run of letters and marks of these scripts, KIND_DENSE, that
 * starts at `start` (bytes).
 */
size_t dictionary_run(struct span text, size_t start);

struct dictionary;

/* NULL if ICU or its data are missing. Freed with dictionary_free. */
struct dictionary *dictionary_new(void);
void dictionary_free(struct dictionary *d);

/* Starts on a run, valid UTF-8, which must stay until all its words have been given. */
void dictionary_open(struct dictionary *d, struct span run);

/* The end of the next word, in bytes from the run's start; 0: there is none. */
size_t dictionary_next(struct dictionary *d);

/* Name and version of the library behind it. */
const char *dictionary_version(void);

#endif
