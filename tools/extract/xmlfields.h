/*
 * xmlfields: the members of a document in XML or SGML: its elements and attributes that
 * the plan knows.
 *
 * SGML of news corpora leaves out end tags and has ampersands that stand for
 * themselves, so no parser of XML reads it. Tags are those of markup, whose names may
 * be in any case. An element that is not closed ends where the next one that is known
 * begins. An element such as <field name="title"> is called by its attribute.
 *
 * The text is that of the elements that the plan prefers, in their order; other members
 * in them are a part of it, but for a title if there is no other, and attributes count
 * only where there is no element of the same name. Where there is none it is all that
 * is outside of members, but if there is an excerpt, only if some of it stands in no
 * element but those of HTML.
 */
#ifndef DATELINE_EXTRACT_XMLFIELDS_H
#define DATELINE_EXTRACT_XMLFIELDS_H

#include "plan.h"

/* A member. */
struct xml_field {
    const struct rule *rule;
    struct span value; /* as written, between its tags or quotes */
    const char
        *start;      /* of its opening tag; NULL: it is an attribute of the document */
    const char *end; /* behind its closing tag */
};

/* Zeroed, it is empty and ready. */
struct xml_fields {
    const struct plan *plan;
    struct xml_field *fields; /* by rule, then in their order */
    size_t n, capacity;
    struct span text; /* as written; empty: there is none */

    struct span inside; /* the document between its own tags */
    bool has_direct;    /* there is text that is in no element but those of HTML */
    size_t *open;       /* the fields that are not closed yet */
    size_t n_open, open_capacity;
    unsigned nested[ROLES];    /* how many of these are of each role */
    struct buf joined;         /* the text, if it is not in one piece */
    struct intern names;       /* of elements that came before, and */
    const struct rule **rules; /* their rules */
    size_t rules_capacity;
};

/*
 * Reads a document, from its start tag on. What is found points into it and lasts until
 * the next call.
 */
void xml_fields_read(struct xml_fields *f, const struct plan *plan, struct span xml);
void xml_fields_release(struct xml_fields *f);

/* The first field of a role that comes at or behind `from`, which may be NULL; or NULL.
 */
const struct xml_field *xml_fields_next(const struct xml_fields *f, enum role role,
                                        const struct xml_field *from);

#endif
