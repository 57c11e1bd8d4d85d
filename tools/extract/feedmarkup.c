#include "feedmarkup.h"

#include "ascii.h"
#include "feednames.h"
#include "markup.h"

static const char *reference_of(char c)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

void feed_markup_text(struct span text, struct buf *out)
{
    const char *end = text.data + text.len, *start = text.data;

    for (const char *p = start; p < end; p++) {
        const char *reference = reference_of(*p);

        if (!reference)
            continue;
        buf_add_span(out, span_between(start, p));
        buf_add_string(out, reference);
        start = p + 1;
    }
    buf_add_span(out, span_between(start, end));
}

/* Those of other namespaces, such as xlink:href, mean nothing in HTML. */
static void add_attribute(const char *name, const char *value, struct buf *out)
{
    if (strchr(name, FEED_NAME_SEPARATOR))
        return;
    buf_add_char(out, ' ');
    buf_add_string(out, name);
    buf_add_literal(out, "=\"");
    feed_markup_text(span_of(value), out);
    buf_add_char(out, '"');
}

/* Names of XML may begin with other signs, with which those of HTML do not. */
static bool is_name_in_html(const char *name)
{
    return ascii_is_letter(*name);
}

void feed_markup_start(const char *name, const char **attributes, struct buf *out)
{
    if (!is_name_in_html(name))
        return;
    buf_add_char(out, '<');
    buf_add_string(out, name);
    for (; *attributes; attributes += 2)
        add_attribute(attributes[0], attributes[1], out);
    buf_add_char(out, '>');
}

static bool is_void(const char *name)
{
    int element = markup_find_element(span_of(name));

    return element != MARKUP_UNKNOWN && markup_elements[element].is_void;
}

void feed_markup_end(const char *name, struct buf *out)
{
    if (!is_name_in_html(name) || is_void(name))
        return;
    buf_add_literal(out, "</");
    buf_add_string(out, name);
    buf_add_char(out, '>');
}
