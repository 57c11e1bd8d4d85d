/*
 * language: the language of a tag, by which lists and stemmers are found.
 */
#ifndef DATELINE_COUNT_LANGUAGE_H
#define DATELINE_COUNT_LANGUAGE_H

#include "span.h"

/* The first part of a tag of BCP 47; both kinds of Norwegian are "nb". */
struct span language_of(struct span tag);

/* Whether it is two or three small letters, as languages are. */
bool language_is_plain(struct span lang);

#endif
