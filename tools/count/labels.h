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
 * English names, and in place of them those that `tag` has, a language as users
 * write it; with names of regions where they are wanted. Countries must have names
 * in the language, topics need not. False: `problem` says why not.
 */
bool labels_open(struct labels *l, struct span tag, bool regions);
void labels_release(struct labels *l);

#endif
