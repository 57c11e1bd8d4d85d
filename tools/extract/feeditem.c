#include "feeditem.h"

#include "feedexpat.h"
#include "feedmarkup.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

struct feed_parser {
    XML_Parser xml;
    struct feed_item *item;
    size_t item_depth;     /* of the item's element */
    size_t depth;          /* elements open */
    bool is_entry;         /* the item is one of Atom */
    struct buf unknown_ns; /* the namespace of the item, if it is none that is known */
    enum feed_parent parent;
    enum item_field field; /* that is being read */
    size_t field_depth;
    bool is_html, is_plain; /* as the field's attributes say */
    bool has_elements;      /* inside of the field: the text is markup */
    bool is_xhtml;          /* all its markup is elements */
    bool in_cdata, had_cdata;
    bool is_permalink; /* the field is an id that may be a link */
    struct buf text, line, bytes_given;
};

static void start_field(struct feed_parser *f, enum item_field field,
                        const char **attributes)
{
    const char *type = feed_attribute(attributes, "type"),
               *permalink = feed_attribute(attributes, "isPermaLink");

    f->field = field;
    f->field_depth = f->depth;
    f->has_elements = false;
    f->had_cdata = false;
    f->is_xhtml = type && strstr(type, "xhtml");
    f->is_permalink = field == ITEM_ID && !f->is_entry &&
                      (!permalink || strcmp(permalink, "false") != 0);
    f->is_html =
        field == ITEM_CONTENT || field == ITEM_SUMMARY || field == ITEM_EXCERPT;
    f->is_plain =
        type && (strcmp(type, "text") == 0 || strcmp(type, "text/plain") == 0);
    if (f->is_plain)
        f->is_html = false;
    else if (type && strstr(type, "html"))
        f->is_html = true;
    buf_clear(&f->text);
}

static void add_name(struct feed_item *item, enum item_field field, struct span name)
{
    strings_add(&item->names[field - ITEM_FIELDS], arena_copy(&item->kept, name));
}

/* RSS and WXR: the domain says what it is. Atom: the name is an attribute. */
static enum item_field category_field(struct feed_parser *f, enum feed_namespace ns,
                                      const char **attributes)
{
    const char *domain = feed_attribute(attributes, "domain");
    const char *name = feed_attribute(attributes, "label");

    if (ns == NS_ATOM) {
        name = name && *name ? name : feed_attribute(attributes, "term");
        if (name)
            add_name(f->item, ITEM_CATEGORY, span_of(name));
        return ITEM_NOTHING;
    }
    if (!domain || strcmp(domain, "category") == 0)
        return ITEM_CATEGORY;
    if (strcmp(domain, "post_tag") == 0 || strcmp(domain, "tag") == 0)
        return ITEM_TAG;
    return strstr(domain, "://") ? ITEM_CATEGORY : ITEM_NOTHING;
}

/* The first value that is not empty counts. */
static void set_field(struct feed_item *item, enum item_field field, struct prose value,
                      bool is_plain)
{
    if (item->fields[field].text.len)
        return;
    value.text = arena_copy(&item->kept, value.text);
    item->fields[field] = value;
    item->is_plain[field] = is_plain;
}

/* Atom's link to the page itself, whatever other links there are. */
static void take_atom_link(struct feed_parser *f, const char **attributes)
{
    const char *rel = feed_attribute(attributes, "rel"),
               *href = feed_attribute(attributes, "href");

    if (href && (!rel || strcmp(rel, "alternate") == 0))
        set_field(f->item, ITEM_LINK, (struct prose){span_of(href), false}, true);
}

/* An element in a field: from the first on, the field's text is markup. */
static void start_element(struct feed_parser *f, const char *name,
                          const char **attributes)
{
    if (!f->has_elements && (f->is_xhtml || !f->had_cdata)) {
        struct span before = arena_copy(&f->item->kept, buf_span(&f->text));

        buf_clear(&f->text);
        feed_markup_text(before, &f->text);
    }
    f->has_elements = true;
    feed_markup_start(name, attributes, &f->text);
}

static void start_item(struct feed_parser *f, const char *name, const char *local,
                       const char **attributes)
{
    const char *lang =
        feed_attribute(attributes, "http://www.w3.org/XML/1998/namespace|lang");

    f->item_depth = f->depth;
    f->is_entry = strcmp(local, "entry") == 0;
    buf_clear(&f->unknown_ns);
    if (feed_namespace_of(name, &local) == NS_OTHER)
        buf_add_span(&f->unknown_ns, span_between(name, local));
    if (lang)
        set_field(f->item, ITEM_LANG, (struct prose){span_of(lang), false}, true);
}

/* The namespace of an element of an item: if it is the item's own, and none that is
   known, that of items or entries. */
static enum feed_namespace namespace_in(const struct feed_parser *f, const char *name,
                                        const char **local)
{
    enum feed_namespace ns = feed_namespace_of(name, local);

    if (ns == NS_OTHER && f->unknown_ns.len &&
        span_equal(span_between(name, *local), buf_span(&f->unknown_ns)))
        ns = NS_RSS;
    return ns == NS_RSS && f->is_entry ? NS_ATOM : ns;
}

/* Whether a value of Atom is text, and no picture or the like in base64. */
static bool is_text(const char **attributes)
{
    const char *type = feed_attribute(attributes, "type"),
               *mode = feed_attribute(attributes, "mode");

    if (mode && strcmp(mode, "base64") == 0)
        return false;
    return !type || !strchr(type, '/') || strncmp(type, "text/", 5) == 0 ||
           strstr(type, "xml") || strstr(type, "html");
}

/* The field that an element right in the item is. */
static enum item_field start_child(struct feed_parser *f, enum feed_namespace ns,
                                   const char *local, const char **attributes)
{
    f->parent = feed_parent_of(ns, local);
    if (ns == NS_ATOM && strcmp(local, "link") == 0)
        take_atom_link(f, attributes);
    if (strcmp(local, "category") == 0 && (ns == NS_RSS || ns == NS_ATOM))
        return category_field(f, ns, attributes);
    if (ns == NS_ATOM && !is_text(attributes))
        return ITEM_NOTHING;
    return feed_field_of(ns, local, IN_ITEM);
}

/* Of an author that is told in elements the name counts. */
static bool is_name_of_author(const struct feed_parser *f, const char *local)
{
    return f->field >= ITEM_AUTHOR && strcmp(local, "name") == 0;
}

static void on_start(void *context, const char *name, const char **attributes)
{
    struct feed_parser *f = context;
    enum item_field field = ITEM_NOTHING;
    enum feed_namespace ns;
    const char *local;

    f->depth++;
    ns = namespace_in(f, name, &local);
    if (f->field != ITEM_NOTHING && is_name_of_author(f, local))
        field = f->field;
    else if (f->field != ITEM_NOTHING)
        start_element(f, local, attributes);
    else if (f->depth == f->item_depth + 1 && f->item_depth)
        field = start_child(f, ns, local, attributes);
    else if (f->depth == f->item_depth + 2 && f->item_depth)
        field = feed_field_of(ns, local, f->parent);
    else if (!f->item_depth &&
             (strcmp(local, "item") == 0 || strcmp(local, "entry") == 0))
        start_item(f, name, local, attributes);
    if (field != ITEM_NOTHING)
        start_field(f, field, attributes);
}

static bool is_link(struct span s)
{
    s = span_trim(s, " \t\r\n");
    return span_starts(s, SPAN("http://")) || span_starts(s, SPAN("https://"));
}

/* What elements stand in is markup, which its looks do not tell. */
static void end_name(struct feed_parser *f, struct span value)
{
    if (f->has_elements) {
        prose_to_line((struct prose){value, true}, &f->line);
        value = buf_span(&f->line);
    }
    add_name(f->item, f->field, value);
}

static void end_field(struct feed_parser *f)
{
    struct span value = buf_span(&f->text);

    if (f->is_permalink && is_link(value))
        set_field(f->item, ITEM_PERMALINK, (struct prose){value, false}, true);
    if (f->field >= ITEM_FIELDS)
        end_name(f, value);
    else
        set_field(f->item, f->field,
                  (struct prose){value, f->is_html || f->has_elements},
                  f->is_plain && !f->has_elements);
    f->field = ITEM_NOTHING;
}

static void on_end(void *context, const char *name)
{
    struct feed_parser *f = context;
    const char *local;

    if (f->field != ITEM_NOTHING && f->depth == f->field_depth) {
        end_field(f);
    } else if (f->field != ITEM_NOTHING) {
        feed_namespace_of(name, &local);
        feed_markup_end(local, &f->text);
    }
    f->depth--;
}

/* Among elements, a section of CDATA holds more of them, but where all is XML. */
static bool may_be_markup(const struct feed_parser *f)
{
    return f->in_cdata && !f->is_xhtml;
}

static void on_text(void *context, const char *text, int len)
{
    struct feed_parser *f = context;

    if (f->field == ITEM_NOTHING)
        return;
    if (f->has_elements && !may_be_markup(f))
        feed_markup_text((struct span){text, (size_t)len}, &f->text);
    else
        buf_add(&f->text, text, (size_t)len);
}

static void on_cdata_start(void *context)
{
    struct feed_parser *f = context;

    f->in_cdata = f->had_cdata = true;
}

static void on_cdata_end(void *context)
{
    struct feed_parser *f = context;

    f->in_cdata = false;
}

static struct feed_parser *start_parser(struct feed_item *item)
{
    struct feed_parser *f = item->parser;

    if (!f) {
        f = item->parser = mem_zalloc(1, sizeof(*f));
        f->xml = feed_new_parser();
    } else {
        XML_ParserReset(f->xml, "UTF-8");
    }
    XML_SetUserData(f->xml, f);
    XML_SetElementHandler(f->xml, on_start, on_end);
    XML_SetCharacterDataHandler(f->xml, on_text);
    XML_SetCdataSectionHandler(f->xml, on_cdata_start, on_cdata_end);
    f->item = item;
    f->in_cdata = false;
    f->is_entry = false;
    buf_clear(&f->unknown_ns);
    f->item_depth = f->depth = 0;
    f->field = ITEM_NOTHING;
    return f;
}

static void clear_item(struct feed_item *item)
{
    memset(item->fields, 0, sizeof(item->fields));
    memset(item->is_plain, 0, sizeof(item->is_plain));
    for (size_t i = 0; i < ITEM_NAMES; i++)
        strings_clear(&item->names[i]);
    arena_reset(&item->kept);
}

/* Reads it inside of `outermost`, a start tag, and the root. */
static bool read_inside(struct feed_item *item, const char *outermost,
                        const struct feed_head *head, struct span xml)
{
    struct feed_parser *f = start_parser(item);
    struct buf *b = &f->bytes_given;
    size_t before;

    clear_item(item);
    buf_clear(b);
    buf_add_string(b, outermost);
    buf_add_span(b, buf_span(&head->root));
    before = b->len;
    buf_add_span(b, xml);
    if (head->root.len) {
        buf_add_literal(b, "</");
        buf_add_span(b, head->root_name);
        buf_add_literal(b, ">");
    }
    buf_add_literal(b, "</feed>");
    if (b->len > INT32_MAX) {
        snprintf(item->problem, sizeof(item->problem), "an item of over 2 GB");
        return false;
    }
    if (XML_Parse(f->xml, b->data, (int)b->len, XML_TRUE) == XML_STATUS_OK)
        return true;
    item->problem_at = (size_t)XML_GetCurrentByteIndex(f->xml);
    item->problem_at = item->problem_at > before ? item->problem_at - before : 0;
    snprintf(item->problem, sizeof(item->problem), "%s",
             XML_ErrorString(XML_GetErrorCode(f->xml)));
    return false;
}

bool feed_item_read(struct feed_item *item, const struct feed_head *head,
                    struct span xml)
{
    if (read_inside(item, item->undeclared ? feed_usual_prefixes : "<feed>", head, xml))
        return true;
    if (item->undeclared ||
        XML_GetErrorCode(item->parser->xml) != XML_ERROR_UNBOUND_PREFIX)
        return false;
    item->undeclared = true;
    return read_inside(item, feed_usual_prefixes, head, xml);
}

void feed_item_release(struct feed_item *item)
{
    if (item->parser) {
        XML_ParserFree(item->parser->xml);
        buf_release(&item->parser->unknown_ns);
        buf_release(&item->parser->text);
        buf_release(&item->parser->line);
        buf_release(&item->parser->bytes_given);
        free(item->parser);
    }
    for (size_t i = 0; i < ITEM_NAMES; i++)
        strings_release(&item->names[i]);
    arena_release(&item->kept);
    *item = (struct feed_item){.parser = NULL};
}

const char *feed_item_version(void)
{
    static char text[32];

    snprintf(text, sizeof(text), "%s", XML_ExpatVersion());
    return text;
}
