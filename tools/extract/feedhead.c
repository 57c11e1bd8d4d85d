#define _GNU_SOURCE /* memmem */
#include "feedhead.h"

#include "ascii.h"
#include "feedexpat.h"
#include "feednames.h"

struct head_parser {
    struct feed_head *head;
    size_t depth;
    struct span *value; /* that is being read, or NULL */
    struct buf text;
};

static void head_start(void *context, const char *name, const char **attributes)
{
    struct head_parser *p = context;
    const char *local, *lang;
    enum feed_namespace ns = feed_namespace_of(name, &local);

    p->depth++;
    lang = feed_attribute(attributes, "http://www.w3.org/XML/1998/namespace|lang");
    if (p->depth <= 2 && lang && !p->head->lang.len)
        p->head->lang = arena_copy(&p->head->kept, span_of(lang));
    p->value = NULL;
    if (p->depth == 3 && strcmp(local, "language") == 0)
        p->value = &p->head->lang;
    else if (p->depth == 3 && ns == NS_RSS && strcmp(local, "link") == 0)
        p->value = &p->head->link;
    buf_clear(&p->text);
    if (p->depth == 2 && strcmp(local, "link") == 0) {
        const char *rel = feed_attribute(attributes, "rel");
        const char *href = feed_attribute(attributes, "href");

        if (href && !p->head->link.len && (!rel || strcmp(rel, "alternate") == 0))
            p->head->link = arena_copy(&p->head->kept, span_of(href));
    }
}

static void head_end(void *context, const char *name)
{
    struct head_parser *p = context;

    (void)name;
    if (p->value && !p->value->len)
        *p->value = arena_copy(&p->head->kept, buf_span(&p->text));
    p->value = NULL;
    p->depth--;
}

static void head_text(void *context, const char *text, int len)
{
    struct head_parser *p = context;

    if (p->value)
        buf_add(&p->text, text, (size_t)len);
}

/* The first start tag behind the XML declaration, if there is one: in front of it a
   server may have put notices. NULL: there is none. */
static const char *find_root(struct span header)
{
    const char *end = header.data + header.len, *p = header.data;
    const char *declaration = header.len ? memmem(p, header.len, "<?xml ", 6) : NULL;

    if (declaration)
        p = declaration;
    while (p && p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        bool comment = span_starts(span_between(p, end), SPAN("<!--"));

        if (p + 1 < end && ascii_is_letter(p[1]))
            return p;
        p = comment ? memmem(p, (size_t)(end - p), "-->", 3)
                    : memchr(p, '>', (size_t)(end - p));
    }
    return NULL;
}

static void set_root(struct feed_head *h, const char *p, const char *end)
{
    const char *close = memchr(p, '>', (size_t)(end - p)), *name;

    if (!close || close[-1] == '/')
        return;
    buf_add_span(&h->root, span_between(p, close + 1));
    for (name = ++p; name < close && !strchr(" \t\r\n", *name); name++)
        ;
    h->root_name = arena_copy(&h->kept, span_between(p, name));
}

/* Replaces a root that is no well-formed tag by one that means the same. */
static void check_root(struct feed_head *h)
{
    XML_Parser xml = feed_new_parser();
    struct span name = h->root_name;
    bool is_atom = span_is(name, "feed");

    XML_Parse(xml, feed_usual_prefixes, (int)strlen(feed_usual_prefixes), XML_FALSE);
    if (h->root.len > INT32_MAX ||
        XML_Parse(xml, h->root.data, (int)h->root.len, XML_FALSE) != XML_STATUS_OK) {
        buf_clear(&h->root);
        if (is_atom)
            buf_add_literal(&h->root, "<feed xmlns=\"http://www.w3.org/2005/Atom\">");
    }
    XML_ParserFree(xml);
}

static bool declares(struct span tag, struct span prefix)
{
    static const char attribute[] = "xmlns:";
    size_t len = sizeof(attribute) - 1;

    for (; tag.len > len + prefix.len; tag.data++, tag.len--)
        if (memcmp(tag.data, attribute, len) == 0 &&
            memcmp(tag.data + len, prefix.data, prefix.len) == 0 &&
            strchr("= \t\r\n", tag.data[len + prefix.len]))
            return true;
    return false;
}

bool feed_head_declares(const struct feed_head *h, struct span prefix)
{
    return prefix.len && (declares(span_of(feed_usual_prefixes), prefix) ||
                          declares(buf_span(&h->root), prefix));
}

static bool starts_reference(struct span xml)
{
    static const char *const starts[] = {"&amp;",  "&lt;",   "&gt;",
                                         "&quot;", "&apos;", "&#"};

    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
        if (span_starts(xml, span_of(starts[i])))
            return true;
    return false;
}

/* Appends XML, of which ampersands that begin none of its references are escaped. */
static void add_escaping(struct buf *out, struct span xml)
{
    for (; xml.len; xml.data++, xml.len--)
        if (*xml.data == '&' && !starts_reference(xml))
            buf_add_literal(out, "&amp;");
        else
            buf_add_char(out, *xml.data);
}

/* From the root's start tag on, as far as it is well-formed. */
static void parse_head(struct feed_head *h, struct span head)
{
    struct head_parser p = {.head = h};
    XML_Parser xml = feed_new_parser();
    struct buf escaped = {0};

    add_escaping(&escaped, head);
    XML_Parse(xml, feed_usual_prefixes, (int)strlen(feed_usual_prefixes), XML_FALSE);
    XML_SetUserData(xml, &p);
    XML_SetElementHandler(xml, head_start, head_end);
    XML_SetCharacterDataHandler(xml, head_text);
    if (escaped.len <= INT32_MAX)
        XML_Parse(xml, escaped.data, (int)escaped.len, XML_FALSE);
    XML_ParserFree(xml);
    buf_release(&p.text);
    buf_release(&escaped);
}

void feed_head_read(struct feed_head *h, struct span header)
{
    const char *end = header.data + header.len, *root = find_root(header);

    if (root)
        set_root(h, root, end);
    check_root(h);
    if (root)
        parse_head(h, span_between(root, end));
}

void feed_head_release(struct feed_head *h)
{
    buf_release(&h->root);
    arena_release(&h->kept);
}
