/*
 * language: the language in a tag, by which stop lists and stemmers are found.
 */
#ifndef DATELINE_COUNT_LANGUAGE_H
#define DATELINE_COUNT_LANGUAGE_H

#include "span.h"

/* Two or three small letters; none: the tag names no language. */
struct language {
    char code[4];
};

/* The language of a tag, which may be written in any of the ways that lang_tag() knows;
   for all kinds of Norwegian "nb". */
struct language language_of(struct span tag);

#endif
