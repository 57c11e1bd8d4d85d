#define _GNU_SOURCE /* memmem */
#include "xmlrepair.h"

#include "ascii.h"
#include "html.h"

enum element_kind {
    HOLDER, /* of other elements */
    FIELD   /* of text: markup in it is text too */
};

/* The elements of RSS, Atom and WXR that feeditem.c reads. */
static const struct {
    const char *name;
    enum element_kind kind;
} known[] = {{"item", HOLDER},    {"entry", HOLDER},        {"author", HOLDER},
             {"title", FIELD},    {"link", FIELD},          {"guid", FIELD},
             {"id", FIELD},       {"pubDate", FIELD},       {"published", FIELD},
             {"updated", FIELD},  {"modified", FIELD},      {"issued", FIELD},
             {"created", FIELD},  {"date", FIELD},          {"creator", FIELD},
             {"name", FIELD},     {"category", FIELD},      {"subject", FIELD},
             {"language", FIELD}, {"identifier", FIELD},    {"description", FIELD},
             {"summary", FIELD},  {"content", FIELD},       {"encoded", FIELD},
             {"post_id", FIELD},  {"post_type", FIELD},     {"post_date", FIELD},
             {"status", FIELD},   {"post_date_gmt", FIELD}, {"body", FIELD},
             {"origLink", FIELD}};

enum { LONGEST_REFERENCE = 40 };
enum { N_KNOWN = sizeof(known) / sizeof(known[0]), AUTHOR = 2, MOST_OPEN = 4 };

/* The attributes that feeditem.c reads. */
static const char *const known_attributes[] = {
    "type", "domain",   "label", "term",        "rel",
    "href", "xml:lang", "xmlns", "isPermaLink", "mode"};

/* An element that is open: its name as it stands there, and which it is. */
struct open_element {
    struct span name;
    int known;
};

struct mender {
    const char *p, *end;
    struct buf *out;
    const struct feed_head *head;
    struct open_element open[MOST_OPEN];
    size_t n_open;
    struct buf meaning;            /* of a reference */
    const char *last_end[N_KNOWN]; /* the last end tag of each; NULL: none */
    const char *last_close;        /* behind the last '>' */
};

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

enum { UNKNOWN = -1 };

/*
 * Which element a name with or without a prefix is; UNKNOWN if nobody says what
 * the prefix means.
 */
static int find_known(const struct mender *m, struct span name)
{
    const char *colon = name.len ? memchr(name.data, ':', name.len) : NULL;

    if (colon) {
        if (!feed_head_declares(m->head, span_between(name.data, colon)))
            return UNKNOWN;
        name = span_between(colon + 1, name.data + name.len);
    }
    for (int i = 0; i < N_KNOWN; i++)
        if (span_is(name, known[i].name))
            return i;
    return UNKNOWN;
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
        if ((unsigned char)c >= 0x20 || ascii_is_white(c))
            buf_add_char(out, c);
    }
}

/* True at U+FFFE and U+FFFF, which XML does not have. */
static bool at_no_character(const char *p, const char *end)
{
    return end - p >= 3 && memcmp(p, "\xEF\xBF", 2) == 0 && (unsigned char)p[2] >= 0xBE;
}

/* Text that stands for itself. */
static void write_text(struct buf *out, struct span text)
{
    const char *end = text.data + text.len;

    for (const char *p = text.data; p < end; p++)
        if (at_no_character(p, end))
            p += 2;
        else
            write_char(out, *p);
}

/* What a numeric reference may stand for in XML (section 2.2). */
static bool is_xml_char(unsigned long c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
           (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c <= 0x10FFFF);
}

/* Bytes of the reference at the start that XML itself knows; 0: none is there. */
static size_t xml_reference(struct span s)
{
    static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    unsigned long c = 0;
    size_t i = 2;

    for (size_t n = 0; n < sizeof(names) / sizeof(names[0]); n++)
        if (span_starts(s, span_of(names[n])))
            return strlen(names[n]);
    if (s.len < 4 || s.data[1] != '#')
        return 0;
    for (; i < s.len && i < 10 && s.data[i] >= '0' && s.data[i] <= '9'; i++)
        c = c * 10 + (unsigned long)(s.data[i] - '0');
    return i < s.len && s.data[i] == ';' && is_xml_char(c) ? i + 1 : 0;
}

/* A name of HTML's between '&' and ';', which is what its references are. */
static size_t html_reference(struct span s)
{
    size_t i = 1;

    while (i < s.len && i < LONGEST_REFERENCE && is_name_char(s.data[i]))
        i++;
    return i > 1 && i < s.len && s.data[i] == ';' ? i + 1 : 0;
}

/* At an ampersand: XML's references stay, HTML's become what they mean. */
static void mend_reference(struct mender *m)
{
    struct span rest = span_between(m->p, m->end);
    size_t len = xml_reference(rest);

    if (len) {
        buf_add(m->out, m->p, len);
        m->p += len;
        return;
    }
    len = html_reference(rest);
    buf_clear(&m->meaning);
    if (len)
        html_to_text((struct span){m->p, len}, &m->meaning);
    if (m->meaning.len && m->meaning.data[0] != '&') {
        write_text(m->out, buf_span(&m->meaning));
        m->p += len;
    } else {
        write_char(m->out, *m->p++);
    }
}

/* Up to the next '<' or '&'. */
static void mend_text(struct mender *m)
{
    const char *start = m->p;

    while (m->p < m->end && *m->p != '<' && *m->p != '&')
        m->p++;
    write_text(m->out, span_between(start, m->p));
}

/* At "<![CDATA[": the section, closed if it is not. */
static void mend_cdata(struct mender *m)
{
    static const char closing[] = "]]>";
    const char *start = m->p + 9, *close;

    close = memmem(start, (size_t)(m->end - start), closing, 3);
    write_text(m->out, span_between(start, close ? close : m->end));
    m->p = close ? close + 3 : m->end;
}

static void skip_comment(struct mender *m)
{
    const char *close = memmem(m->p, (size_t)(m->end - m->p), "-->", 3);

    m->p = close ? close + 3 : m->end;
}

/* ---- tags ---- */

static bool in_field(const struct mender *m)
{
    return m->n_open && known[m->open[m->n_open - 1].known].kind == FIELD;
}

static void close_innermost(struct mender *m)
{
    buf_add_literal(m->out, "</");
    buf_add_span(m->out, m->open[--m->n_open].name);
    buf_add_char(m->out, '>');
}

static void skip_space(struct mender *m)
{
    while (m->p < m->end && ascii_is_white(*m->p))
        m->p++;
}

/* Behind an opening quote: up to the closing one, or where it should have been. */
static struct span take_quoted(struct mender *m, char quote)
{
    const char *start = m->p;

    while (m->p < m->end && *m->p != quote && *m->p != '<')
        m->p++;
    if (m->p < m->end && *m->p == quote)
        return span_between(start, m->p++);
    for (m->p = start; m->p < m->end && *m->p != '>' && *m->p != '<';)
        m->p++;
    return span_between(start, m->p);
}

static struct span take_attribute_value(struct mender *m)
{
    char quote = m->p < m->end ? *m->p : '\0';
    const char *start = m->p;

    if (quote == '"' || quote == '\'') {
        m->p++;
        return take_quoted(m, quote);
    }
    while (m->p < m->end && !ascii_is_white(*m->p) && *m->p != '>')
        m->p++;
    return span_between(start, m->p);
}

/* Attributes that nobody reads go, and so do those without a value. */
static void write_attribute(struct mender *m, struct span name, struct span value,
                            unsigned *written)
{
    for (unsigned i = 0; i < sizeof(known_attributes) / sizeof(known_attributes[0]);
         i++) {
        if (!span_is(name, known_attributes[i]) || *written & 1u << i)
            continue;
        *written |= 1u << i;
        buf_add_char(m->out, ' ');
        buf_add_span(m->out, name);
        buf_add_literal(m->out, "=\"");
        write_text(m->out, value);
        buf_add_char(m->out, '"');
    }
}

static void mend_attribute(struct mender *m, unsigned *written)
{
    struct span name = take_name(m);

    if (!name.len)
        m->p++;
    skip_space(m);
    if (!name.len || m->p == m->end || *m->p != '=')
        return;
    m->p++;
    skip_space(m);
    write_attribute(m, name, take_attribute_value(m), written);
}

/* To behind the tag; true if it is an empty element's. */
static bool mend_attributes(struct mender *m)
{
    unsigned written = 0;
    bool empty;

    for (skip_space(m); m->p < m->end && !strchr("></", *m->p); skip_space(m))
        mend_attribute(m, &written);
    empty = m->p < m->end && *m->p == '/';
    m->p += empty;
    m->p += m->p < m->end && *m->p == '>';
    return empty;
}

/*
 * At a start tag in a field: true if the field goes on behind it, so that it is
 * markup that was not escaped. If not, the field was not closed.
 */
static bool is_inside(const struct mender *m)
{
    return in_field(m) && m->last_end[m->open[m->n_open - 1].known] > m->p;
}

static bool may_open(const struct mender *m, int element)
{
    if (known[element].kind == HOLDER && element != AUTHOR)
        return m->n_open == 0;
    return m->n_open < MOST_OPEN;
}

static void mend_start_tag(struct mender *m, struct span name, int element)
{
    bool empty;

    buf_add_char(m->out, '<');
    buf_add_span(m->out, name);
    empty = mend_attributes(m);
    buf_add_string(m->out, empty ? "/>" : ">");
    if (!empty)
        m->open[m->n_open++] = (struct open_element){name, element};
}

static size_t find_open(const struct mender *m, struct span name)
{
    size_t n = m->n_open;

    while (n && !span_equal(m->open[n - 1].name, name))
        n--;
    return n;
}

/* Closes what is open inside of the element too. */
static void mend_end_tag(struct mender *m, size_t level)
{
    while (m->n_open >= level)
        close_innermost(m);
    while (m->p < m->end && *m->p != '<')
        if (*m->p++ == '>')
            return;
}

/* At a '<': a tag that the end of the item cuts off. */
static bool is_cut_off(const struct mender *m)
{
    const char *next = m->p + 1;

    return m->p >= m->last_close && (next == m->end || strchr("/!?", *next) ||
                                     ((*next | 0x20) >= 'a' && (*next | 0x20) <= 'z'));
}

/* At a '<'. */
static void mend_tag(struct mender *m)
{
    const char *start = m->p++;
    bool closing = m->p < m->end && *m->p == '/';
    struct span name;
    int element;

    m->p += closing;
    name = take_name(m);
    element = find_known(m, name);
    if (element != UNKNOWN && closing && find_open(m, name)) {
        mend_end_tag(m, find_open(m, name));
        return;
    }
    if (element != UNKNOWN && !closing && !is_inside(m)) {
        if (in_field(m))
            close_innermost(m);
        if (may_open(m, element)) {
            mend_start_tag(m, name, element);
            return;
        }
    }
    m->p = start + 1;
    write_char(m->out, '<');
}

static void find_end_tags(struct mender *m)
{
    for (m->p = memchr(m->p, '<', (size_t)(m->end - m->p)); m->p;
         m->p = memchr(m->p, '<', (size_t)(m->end - m->p))) {
        const char *start = m->p++;
        int element;

        if (m->p == m->end || *m->p != '/')
            continue;
        m->p++;
        element = find_known(m, take_name(m));
        if (element != UNKNOWN)
            m->last_end[element] = start;
    }
}

void xml_repair(struct span item, const struct feed_head *head, struct buf *out)
{
    struct mender m = {
        .p = item.data, .end = item.data + item.len, .out = out, .head = head};

    if (item.len)
        find_end_tags(&m);
    m.p = item.data;
    for (m.last_close = m.end; m.last_close > m.p && m.last_close[-1] != '>';)
        m.last_close--;
    while (m.p < m.end) {
        struct span rest = span_between(m.p, m.end);

        if (span_starts(rest, SPAN("<![CDATA[")))
            mend_cdata(&m);
        else if (span_starts(rest, SPAN("<!--")))
            skip_comment(&m);
        else if (*m.p == '<' && is_cut_off(&m))
            m.p = m.end;
        else if (*m.p == '<')
            mend_tag(&m);
        else if (*m.p == '&')
            mend_reference(&m);
        else
            mend_text(&m);
    }
    while (m.n_open)
        close_innermost(&m);
    buf_release(&m.meaning);
}
