/*
 * langname: languages by their English names, as GDELT and archives of news have them.
 */
#ifndef DATELINE_EXTRACT_LANGNAME_H
#define DATELINE_EXTRACT_LANGNAME_H

#include "span.h"

/* The tag of a language by its English name in any case; empty: it is not known. The
   tag lasts for ever. */
struct span langname_tag(struct span name);

#endif
