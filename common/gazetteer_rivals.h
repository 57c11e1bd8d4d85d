/*
 * gazetteer_rivals: finds forms that have the same stems and name different things.
 *
 * Private to gazetteer_postings. In one language such forms must not be matched by
 * their stems: "Aland" and "Alander" are not to be taken for each other.
 */
#ifndef DATELINE_GAZETTEER_RIVALS_H
#define DATELINE_GAZETTEER_RIVALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A form at a node, and what it names, by numbers. */
struct gazetteer_rival {
    uint32_t language, type, id, form;
    uint32_t place; /* for the caller's use */
    bool is_rivalled;
};

/*
 * Marks those for which there is another of the same language and type, with another
 * form and another id. Reorders the array; takes the time of sorting it.
 */
void gazetteer_rivals_mark(struct gazetteer_rival *rivals, size_t n);

#endif
