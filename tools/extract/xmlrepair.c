#define _GNU_SOURCE /* memmem */
#include "xmlrepair.h"

#include "html.h"

/* The elements of RSS, Atom and WXR that feeditem.c reads. */
static const char *const known[] = {
    "item",    "entry",        "title",    "link",    "guid",      "id",
    "pubDate", "published",    "updated",  "issued",  "date",      "creator",
    "author",  "name",         "category", "subject", "language",  "description",
    "summary", "content",      "encoded",  "post_id", "post_type", "post_date",
    "status",  "post_date_gmt"};

struct mender {
    const char *p, *end;
    struct buf *out;
    struct buf open; /* names of open elements, a space before each */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_name_char(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           c == ':' || c == '-' || c == '_' || c == '.';
}

static struct span take_name(struct mender *m)
{
    const char *start = m->p;

    while (m->p < m->end && is_name_char(*m->p))
        m->p++;
    return span_between(start, m->p);
}

static bool is_known(struct span name)
{
    const char *colon = name.len ? memchr(name.data, ':', name.len) : NULL;

    if (colon)
        name = span_between(colon + 1, name.data + name.len);
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (span_is(name, known[i]))
            return true;
    return false;
}

/* ---- text ---- */

static void write_char(struct buf *out, char c)
{
    switch (c) {
    case '<':
        buf_add_literal(out, "&lt;");
        break;
    case '>':
        buf_add_literal(out, "&gt;");
        break;
    case '&':
        buf_add_literal(out, "&amp;");
        break;
    case '"':
        buf_add_literal(out, "&quot;");
        break;
    default:
        if ((unsigned char)c >= 0x20 || is_space(c))
            buf_add_char(out, c);
    }
}

/* The references that XML itself knows. */
static size_t xml_reference(struct span s)
{
    static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    size_t i = 2;

    for (size_t n = 0; n < sizeof(names) / sizeof(names[0]); n++)
        if (span_starts(s, span_of(names[n])))
            return strlen(names[n]);
    if (s.len < 4 || s.data[1] != '#' || s.data[2] == '0')
        return 0;
    while (i < s.len && s.data[i] >= '0' && s.data[i] <= '9')
        i++;
    return i > 3 && i < 8 && i < s.len && s.data[i] == ';' ? i + 1 : 0;
}

/* At an ampersand: XML's references stay, HTML's become what they mean. */
static void mend_reference(struct mender *m)
{
    size_t len = xml_reference(span_between(m->p, m->end));
    const char *semicolon;
    size_t before = m->out->len;

    if (len) {
        buf_add(m->out, m->p, len);
        m->p += len;
        return;
    }
    semicolon =
        memchr(m->p, ';', (size_t)(m->end - m->p) < 32 ? (size_t)(m->end - m->p) : 32);
    if (semicolon && m->p[1] != '#') {
        html_to_text(span_between(m->p, semicolon + 1), m->out);
        if (m->out->len > before && m->out->data[before] != '&') {
            m->p = semicolon + 1;
            return;
        }
        m->out->len = before;
    }
    write_char(m->out, *m->p++);
}

/* At "<![CDATA[": the section, closed if it is not. */
static void mend_cdata(struct mender *m)
{
    static const char closing[] = "]]>";
    const char *start = m->p + 9, *close;

    close = memmem(start, (size_t)(m->end - start), closing, 3);
    for (const char *p = start; p < (close ? close : m->end); p++)
        write_char(m->out, *p);
    m->p = close ? close + 3 : m->end;
}

static void skip_comment(struct mender *m)
{
    const char *close = memmem(m->p, (size_t)(m->end - m->p), "-->", 3);

    m->p = close ? close + 3 : m->end;
}

/* ---- tags ---- */

static bool is_open(const struct mender *m, struct span name)
{
    const char *start = m->open.data, *end = start + m->open.len;

    while (start < end) {
        const char *next = memchr(start + 1, ' ', (size_t)(end - start) - 1);
        struct span one = span_between(start + 1, next ? next : end);

        if (span_equal(one, name))
            return true;
        start = next ? next : end;
    }
    return false;
}

static void close_innermost(struct mender *m)
{
    size_t at = m->open.len;

    while (m->open.data[--at] != ' ')
        ;
    buf_add_literal(m->out, "</");
    buf_add(m->out, m->open.data + at + 1, m->open.len - at - 1);
    buf_add_char(m->out, '>');
    m->open.len = at;
}

static struct span innermost(const struct mender *m)
{
    size_t at = m->open.len;

    if (!at)
        return (struct span){"", 0};
    while (m->open.data[--at] != ' ')
        ;
    return (struct span){m->open.data + at + 1, m->open.len - at - 1};
}

static void skip_space(struct mender *m)
{
    while (m->p < m->end && is_space(*m->p))
        m->p++;
}

/* An attribute with its value in double quotes; without a value it goes. */
static void mend_attribute(struct mender *m)
{
    struct span name = take_name(m), value = {"", 0};
    const char *start;
    char quote;

    skip_space(m);
    if (!name.len || m->p == m->end || *m->p != '=') {
        m->p += !name.len && m->p < m->end && *m->p != '>';
        return;
    }
    m->p++;
    skip_space(m);
    quote = m->p < m->end ? *m->p : '\0';
    if (quote == '"' || quote == '\'') {
        start = ++m->p;
        while (m->p < m->end && *m->p != quote)
            m->p++;
        value = span_between(start, m->p);
        m->p += m->p < m->end;
    } else {
        start = m->p;
        while (m->p < m->end && !is_space(*m->p) && *m->p != '>')
            m->p++;
        value = span_between(start, m->p);
    }
    buf_add_char(m->out, ' ');
    buf_add_span(m->out, name);
    buf_add_literal(m->out, "=\"");
    for (size_t i = 0; i < value.len; i++)
        write_char(m->out, value.data[i]);
    buf_add_char(m->out, '"');
}

static void mend_start_tag(struct mender *m, struct span name)
{
    bool empty;

    buf_add_char(m->out, '<');
    buf_add_span(m->out, name);
    for (skip_space(m); m->p < m->end && *m->p != '>' && *m->p != '/'; skip_space(m))
        mend_attribute(m);
    empty = m->p < m->end && *m->p == '/';
    while (m->p < m->end && *m->p++ != '>')
        ;
    buf_add_string(m->out, empty ? "/>" : ">");
    if (empty)
        return;
    buf_add_char(&m->open, ' ');
    buf_add_span(&m->open, name);
}

static void mend_end_tag(struct mender *m, struct span name)
{
    while (m->p < m->end && *m->p++ != '>')
        ;
    if (!is_open(m, name))
        return;
    while (!span_equal(innermost(m), name))
        close_innermost(m);
    close_innermost(m);
}

/* At a '<'. */
static void mend_tag(struct mender *m)
{
    const char *start = m->p++;
    bool closing = m->p < m->end && *m->p == '/';
    struct span name;

    m->p += closing;
    name = take_name(m);
    if (!is_known(name)) {
        m->p = start + 1;
        write_char(m->out, '<');
    } else if (closing) {
        mend_end_tag(m, name);
    } else {
        mend_start_tag(m, name);
    }
}

void xml_repair(struct span item, struct buf *out)
{
    struct mender m = {.p = item.data, .end = item.data + item.len, .out = out};

    while (m.p < m.end) {
        struct span rest = span_between(m.p, m.end);

        if (span_starts(rest, SPAN("<![CDATA[")))
            mend_cdata(&m);
        else if (span_starts(rest, SPAN("<!--")))
            skip_comment(&m);
        else if (*m.p == '<')
            mend_tag(&m);
        else if (*m.p == '&')
            mend_reference(&m);
        else
            write_char(m.out, *m.p++);
    }
    while (m.open.len)
        close_innermost(&m);
    buf_release(&m.open);
}
