#define _GNU_SOURCE /* memmem */
#include "xmlshape.h"

#include "ascii.h"

#include <strings.h>

struct span xml_local_name(struct span name)
{
    const char *colon = name.len ? memchr(name.data, ':', name.len) : NULL;

    return colon ? span_between(colon + 1, span_end(name)) : name;
}

bool xml_read_cdata(const char **p, const char *end, struct span *content)
{
    static const char opening[] = "<![CDATA[", closing[] = "]]>";
    size_t len = sizeof(closing) - 1;
    const char *start = *p + sizeof(opening) - 1, *close;

    if (!span_starts(span_between(*p, end), span_of(opening)))
        return false;
    close = memmem(start, (size_t)(end - start), closing, len);
    *content = span_between(start, close ? close : end);
    *p = close ? close + len : end;
    return true;
}

static bool is_same(struct span a, struct span b)
{
    return a.len == b.len && strncasecmp(a.data, b.data, a.len) == 0;
}

/* ---- pages and other XML ---- */

static bool begins_page(int element)
{
    return element == MARKUP_ELEMENT_HTML || element == MARKUP_ELEMENT_HEAD ||
           element == MARKUP_ELEMENT_META || element == MARKUP_ELEMENT_LINK ||
           element == MARKUP_ELEMENT_BASE || element == MARKUP_ELEMENT_TITLE ||
           element == MARKUP_ELEMENT_BODY || element == MARKUP_ELEMENT_SVG;
}

/* A page of HTML may begin with an element of its own, whose name has a hyphen and no
   capitals (HTML, section 4.13, "Custom elements"). */
static bool is_custom(struct span name)
{
    for (size_t i = 0; i < name.len; i++)
        if (ascii_lower(name.data[i]) != name.data[i])
            return false;
    return name.len && memchr(name.data, '-', name.len);
}

/* XML may begin with an <article>. */
bool xml_begins(const struct markup_tag *first, bool is_declared)
{
    return is_declared ? !begins_page(first->element)
                       : first->element == MARKUP_UNKNOWN && !is_custom(first->name);
}

bool xml_is_declared(struct span head)
{
    while (head.len && markup_is_space(*head.data))
        head = span_between(head.data + 1, span_end(head));
    return span_starts(head, SPAN("<?xml"));
}

/* ---- documents ---- */

/* What documents are called in corpora and exports. */
static bool is_usual(struct span name)
{
    static const char *const usual[] = {
        "doc",  "document", "article", "record", "story",    "post",
        "page", "reuters",  "row",     "news",   "newsitem", "pubmedarticle",
        "nitf", "tei",      "tei.2",   "bncdoc"};

    for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
        if (markup_is(name, span_of(usual[i])))
            return true;
    return false;
}

/* What has been seen of a beginning. */
struct sight {
    struct xml_shape *shape;
    const struct plan *plan;
    size_t depth;       /* elements open */
    struct span usual;  /* an element with a usual name; or empty */
    size_t usual_depth; /* those around it */
    bool usual_tells;   /* there is a text or title in it */
    struct span child;  /* the last child of the root; or empty */
    bool child_is_text;
    unsigned child_roles; /* in it, a bit each: 1 << role */
};

static enum role role_called(const struct sight *s, struct span name)
{
    const struct rule *rule = plan_element(s->plan, xml_local_name(name));

    return rule && (!rule->is_weak || rule->role == ROLE_EXCERPT) ? rule->role
                                                                  : ROLE_NONE;
}

enum { PROSE_ROLES = 1U << ROLE_TEXT | 1U << ROLE_TITLE };

static bool is_prose(enum role role)
{
    return PROSE_ROLES >> role & 1;
}

/* The roles of the attributes of an element, a bit each: 1 << role. */
static unsigned attribute_roles(const struct sight *s, const struct markup_tag *tag)
{
    struct span rest = tag->attributes, name, value;
    unsigned roles = 0;

    while (markup_next_attribute(&rest, &name, &value))
        roles |= 1U << role_called(s, name);
    return roles;
}

/* The value of the attribute that gives the element its name, as in <field name="…">.
 */
static enum role role_of_tag(const struct sight *s, const struct markup_tag *tag)
{
    struct span value;
    enum role role = role_called(s, tag->name);

    if (role == ROLE_NONE && markup_attribute(tag->attributes, "name", &value))
        role = role_called(s, value);
    return role;
}

static bool is_found(struct sight *s, struct span document)
{
    s->shape->document = document;
    return true;
}

/* A text or title in an element with a usual name. If that is the root, a text deeper
   in it may be that of one of many documents. */
static bool tell_usual(struct sight *s)
{
    s->usual_tells = true;
    return (s->usual_depth || s->depth == 1) && is_found(s, s->usual);
}

static bool open_usual(struct sight *s, const struct markup_tag *tag, struct span name)
{
    s->usual = name;
    s->usual_depth = s->depth;
    return (markup_is(name, SPAN("doc")) || attribute_roles(s, tag) & PROSE_ROLES) &&
           is_found(s, name);
}

static bool is_in_usual(const struct sight *s)
{
    return s->usual.len && s->depth > s->usual_depth;
}

/* An element with a usual name, or what tells that the one around it is a document. A
   name such as <article> may be either. */
static bool open_in_usual(struct sight *s, const struct markup_tag *tag,
                          struct span name, enum role role)
{
    bool tells = is_prose(role) && is_in_usual(s);

    if (is_usual(name) && (!s->usual.len || !s->usual_depth)) {
        s->usual_tells = tells;
        return open_usual(s, tag, name);
    }
    return tells && tell_usual(s);
}

/* A child of the root that is called a text, and is more than a part of one. */
static bool is_whole_text(const struct sight *s, const struct markup_tag *tag,
                          struct span name)
{
    return role_called(s, name) == ROLE_TEXT &&
           (is_usual(name) || attribute_roles(s, tag) >> (ROLE_NONE + 1));
}

/* The last child of the root is a document: a text, or with one in it, or with a title
   and an excerpt. */
static bool child_tells(const struct sight *s)
{
    enum { PROSE = 1U << ROLE_TITLE | 1U << ROLE_EXCERPT };

    return s->child_is_text || s->child_roles >> ROLE_TEXT & 1 ||
           (s->child_roles & PROSE) == PROSE;
}

/* A child of the root, or what tells that it is a document. */
static bool open_in_root(struct sight *s, const struct markup_tag *tag,
                         struct span name, enum role role)
{
    if (s->depth > 1) {
        s->child_roles |= 1U << role;
    } else if (s->depth == 1) {
        if (child_tells(s) && is_same(name, s->child))
            return is_found(s, name);
        s->child = name;
        s->child_roles = 0;
        s->child_is_text = is_whole_text(s, tag, name);
    }
    return false;
}

static bool open_element(struct sight *s, const struct markup_tag *tag)
{
    struct span name = xml_local_name(tag->name);
    enum role role = role_of_tag(s, tag);

    if (open_in_usual(s, tag, name, role) || open_in_root(s, tag, name, role))
        return true;
    s->depth += !tag->self_closing;
    return false;
}

static bool read_root(struct sight *s, const struct markup_tag *tag, struct span head)
{
    if (!xml_begins(tag, xml_is_declared(head)))
        return false;
    s->shape->root = xml_local_name(tag->name);
    markup_attribute(tag->attributes, "xml:lang", &s->shape->lang);
    return true;
}

/* What has been closed without a text or title in it is forgotten. */
static void close_element(struct sight *s)
{
    s->depth -= s->depth > 0;
    if (!is_in_usual(s) && !s->usual_tells)
        s->usual.len = 0;
}

/* Reads a tag. True: it tells all. */
static bool read_tag(struct sight *s, const struct markup_tag *tag)
{
    if (tag->kind == MARKUP_CLOSING)
        close_element(s);
    return tag->kind == MARKUP_OPENING && open_element(s, tag);
}

bool xml_shape_read(struct xml_shape *shape, struct span head, const struct plan *plan)
{
    struct sight s = {.shape = shape, .plan = plan};
    const char *p = head.data, *end = span_end(head);

    *shape = (struct xml_shape){.root = {NULL, 0}};
    while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        struct markup_tag tag;
        struct span content;

        if (xml_read_cdata(&p, end, &content))
            continue;
        p = markup_read_tag(p, end, &tag);
        if (tag.kind == MARKUP_OPENING && !shape->root.len &&
            !read_root(&s, &tag, head))
            return false;
        if (shape->root.len && plan->element.len)
            return is_found(&s, xml_local_name(plan->element));
        if (read_tag(&s, &tag))
            return true;
    }
    return s.usual_tells && is_found(&s, s.usual);
}
