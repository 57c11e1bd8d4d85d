/*
 * labels: the names of countries, regions and topics in a language.
 */
#ifndef DATELINE_COUNT_LABELS_H
#define DATELINE_COUNT_LABELS_H

#include "names.h"

struct labels {
    struct names countries, topics;
    const char *failed; /* the file that cannot be read; NULL: none */
    char problem[256];
};

/*
 * Reads the English names, and replaces them by those of a language, given by a tag as
 * users write it; with the names of `regions` if they are wanted. It must have names of
 * countries in the language, but need not have names of topics. False: `problem` says
 * why not.
 */
bool labels_open(struct labels *l, struct span tag, bool regions);
void labels_release(struct labels *l);

#endif
