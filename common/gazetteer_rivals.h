/*
 * gazetteer_rivals: forms that are the same by the stems of their words.
 *
 * Private to gazetteer_postings. Where such forms name different things in one language
 * their stems tell nothing: "Aland" and "Alander" are not to be taken for each other.
 */
#ifndef DATELINE_GAZETTEER_RIVALS_H
#define DATELINE_GAZETTEER_RIVALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A form at a node, and what it names; all but the language by number. */
struct gazetteer_rival {
    uint32_t language, type, id, form;
    uint32_t place; /* the caller's */
    bool is_rivalled;
};

/*
 * Marks those for which another one of their language and type has another form and
 * another id. Puts them in some other order. Takes time as sorting them does.
 */
void gazetteer_rivals_mark(struct gazetteer_rival *rivals, size_t n);

#endif
