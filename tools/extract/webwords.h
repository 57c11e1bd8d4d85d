/*
 * webwords: what the class and id of an element say about what is in it.
 */
#ifndef DATELINE_EXTRACT_WEBWORDS_H
#define DATELINE_EXTRACT_WEBWORDS_H

#include "span.h"

/*
 * The hints, of enum web_hint, that the value of a class or id attribute gives.
 * It is cut into words where its letters stop or go from lower to upper case.
 */
unsigned web_words(struct span value);

/* The hints that an ARIA role gives. */
unsigned web_role(struct span role);

#endif
