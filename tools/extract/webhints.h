/*
 * webhints: what the opening tag of an element says about what is in it.
 */
#ifndef DATELINE_EXTRACT_WEBHINTS_H
#define DATELINE_EXTRACT_WEBHINTS_H

#include "markup.h"

/* The attributes that matter here, raw; absent ones have no data. */
struct web_attributes {
    struct span id, role, href, rel, datetime, content, title;
    struct span itemprop; /* or RDFa's property */
    bool aria_hidden, pubdate;
};

void web_attributes_read(struct web_attributes *a, struct span attributes);

/* The hints, of enum web_hint, that a tag with these attributes gives. */
unsigned web_hints(const struct markup_tag *tag, const struct web_attributes *a);

/* True if `part`, in lower case, is in `s` in any case of ASCII letters. */
bool web_contains(struct span s, struct span part);

#endif
