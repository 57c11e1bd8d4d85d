/*
 * xmlshape: which elements are the documents of XML or SGML that is no feed, as far as
 * its beginning tells.
 *
 * A document is an element with one of the names that documents usually have, or a
 * child of the root that stands there more than once, if there is an element or an
 * attribute in it that the plan knows for a text or a title; such a child needs a text,
 * or both a title and an excerpt. A <doc> is one in any case, and so is such a child
 * that is called a text itself and has an attribute that the plan knows, as
 * <text id="…"> in a corpus. The root is one only if its text or title is not in
 * another such element. All this is not asked if the plan names the element.
 */
#ifndef DATELINE_EXTRACT_XMLSHAPE_H
#define DATELINE_EXTRACT_XMLSHAPE_H

#include "markup.h"
#include "plan.h"

/* Names are without prefix, as written, and lie in the bytes given. */
struct xml_shape {
    struct span root;     /* the first element */
    struct span document; /* the element that is a document */
    struct span lang;     /* of the root */
};

/* A name without the prefix of its namespace. */
struct span xml_local_name(struct span name);

/*
 * Goes over a CDATA section, if there is one at `*p`; `content` is what is in it. One
 * that is not closed goes to the end.
 */
bool xml_read_cdata(const char **p, const char *end, struct span *content);

/*
 * Whether the first tag is one of XML, and not one that a web page begins with;
 * `is_declared` says that an XML declaration stands before it.
 */
bool xml_begins(const struct markup_tag *first, bool is_declared);

/* Whether there is an XML declaration, behind white space. */
bool xml_is_declared(struct span head);

/* Reads the beginning of an input. False: it is no XML whose documents are known. */
bool xml_shape_read(struct xml_shape *shape, struct span head, const struct plan *plan);

#endif
