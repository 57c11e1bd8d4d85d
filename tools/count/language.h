/*
 * language: the language in a tag, by which stop lists and stemmers are found.
 */
#ifndef DATELINE_COUNT_LANGUAGE_H
#define DATELINE_COUNT_LANGUAGE_H

#include "span.h"

/* The first subtag of a BCP 47 tag; for all kinds of Norwegian "nb". */
struct span language_of(struct span tag);

/* Whether it is two or three small letters, as languages are. */
bool language_is_plain(struct span lang);

#endif
