#include "document.h"

#include "ascii.h"
#include "date_names.h"
#include "html.h"
#include "json.h"
#include "markup.h"
#include "utf8.h"

void document_clear(struct document *d)
{
    struct document empty = {.categories = d->categories,
                             .tags = d->tags,
                             .kept = d->kept,
                             .scratch = d->scratch,
                             .line = d->line};

    *d = empty;
    strings_clear(&d->categories);
    strings_clear(&d->tags);
    arena_reset(&d->kept);
    buf_clear(&d->scratch);
}

void document_release(struct document *d)
{
    strings_release(&d->categories);
    strings_release(&d->tags);
    arena_release(&d->kept);
    buf_release(&d->scratch);
    buf_release(&d->line);
}

/*
 * True if a text has a digit from 1 to 9, of any script: 0000-00-00 and "n/a" stand for
 * no date.
 */
static bool may_be_date(struct span text)
{
    char plain[256];

    if (text.len <= sizeof(plain)) {
        size_t len = date_names_simplify(text, plain);

        if (len)
            text = (struct span){plain, len};
    }
    for (size_t i = 0; i < text.len; i++)
        if (text.data[i] >= '1' && text.data[i] <= '9')
            return true;
    return false;
}

bool document_read_date(struct document *d, struct span text, enum date_order order,
                        struct date *date)
{
    struct date other;

    if (date_parse(text, order, date))
        return true;
    if (!may_be_date(text))
        return false;
    d->odd_date = span_trim(text, " \t\r\n");
    d->lacks_order =
        order == DATE_ORDER_UNKNOWN && (date_parse(text, DATE_DAY_FIRST, &other) ||
                                        date_parse(text, DATE_MONTH_FIRST, &other));
    return false;
}

/* ---- what is it? ---- */

/* Whether HTML has such an element: one that markup knows, or one that separates
   nothing. */
static bool is_element(struct span name)
{
    static const char *const others[] = {
        "abbr",   "acronym", "bdi", "bdo",   "cite", "data",    "del",
        "dfn",    "ins",     "kbd", "label", "map",  "marquee", "mark",
        "output", "picture", "q",   "samp",  "slot"};

    if (markup_find_element(name) != MARKUP_UNKNOWN)
        return true;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (markup_is(name, span_of(others[i])))
            return true;
    return false;
}

/*
 * "<p>", "</b>", "<br/>", "<a href=…", "<!--": not "a < b", "<john@x.org>" or
 * "List<String>". `end` is behind a '>'.
 */
static bool is_tag(const char *p, const char *end)
{
    const char *name;

    p++;
    if (end - p >= 3 && memcmp(p, "!--", 3) == 0)
        return true;
    if (p < end && *p == '/')
        p++;
    if (p == end || !ascii_is_letter(*p))
        return false;
    name = p;
    while (p < end && (ascii_is_letter(*p) || ascii_is_digit(*p)))
        p++;
    return p < end && (*p == '>' || *p == '/' || *p == ' ' || *p == '\n') &&
           is_element(span_between(name, p));
}

/* "&amp;", "&#8217;". */
static bool is_reference(const char *p, const char *end)
{
    const char *start = ++p;

    if (p < end && *p == '#')
        p++;
    while (p < end && (ascii_is_letter(*p) || ascii_is_digit(*p)))
        p++;
    return p < end && *p == ';' && p > start;
}

bool looks_like_html(struct span text)
{
    const char *end = text.data + text.len, *tags_end = end;

    while (tags_end > text.data && tags_end[-1] != '>')
        tags_end--;
    for (const char *p = text.data; p < end; p++)
        if ((*p == '<' && p < tags_end && is_tag(p, tags_end)) ||
            (*p == '&' && is_reference(p, end)))
            return true;
    return false;
}

/* ---- names ---- */

/* An end of line and the blanks behind it become one blank, and so does a tab; those at
   the start go. */
static void join_lines(struct buf *b)
{
    size_t to = 0, i = 0;

    while (i < b->len && ascii_is_white(b->data[i]))
        i++;
    for (; i < b->len; i++) {
        bool ends = b->data[i] == '\n';

        b->data[to++] = ends || b->data[i] == '\t' ? ' ' : b->data[i];
        while (ends && i + 1 < b->len && ascii_is_white(b->data[i + 1]))
            i++;
    }
    b->len = to;
}

size_t prose_to_line(struct prose prose, struct buf *out)
{
    size_t stray;

    buf_clear(out);
    prose.text = span_trim(prose.text, " \t\r\n");
    stray = prose_to_text(prose, out);
    join_lines(out);
    return stray;
}

struct span document_line(struct document *d, struct prose prose)
{
    struct buf *b = &d->line;

    prose_to_line(prose, b);
    return arena_copy(&d->kept, buf_span(b));
}

void document_add_name(struct document *d, struct strings *names, struct prose name)
{
    struct span line = document_line(d, name);

    if (line.len)
        strings_add(names, line);
}

/* "['fog', 'snow']", as pandas writes a list to a table, and JSON. */
static bool is_literal(struct span list)
{
    return span_starts(list, SPAN("['")) || span_starts(list, SPAN("[\"")) ||
           span_is(list, "[]");
}

static void add_listed(struct document *d, struct strings *names, struct span name)
{
    document_add_name(d, names, (struct prose){name, looks_like_html(name)});
}

/* Adds the names of a list of JSON, their escapes resolved. False: it is none. */
static bool add_json_list(struct document *d, struct strings *names, struct span list)
{
    char *bytes = arena_alloc(&d->kept, list.len + BUF_PADDING);
    size_t before = names->n;
    struct json json = {0};
    struct json_value value;
    struct buf name = {0};
    bool good;

    memcpy(bytes, list.data, list.len);
    memset(bytes + list.len, 0, BUF_PADDING);
    json_open(&json, bytes, list.len);
    good = json_enter_array(&json);
    while (good && json_next_element(&json)) {
        buf_clear(&name);
        good = json_take(&json, &value);
        if (good && value.type == JSON_STRING)
            add_listed(d, names, json_string(&value, &name));
    }
    good = good && !json.problem && json_at_end(&json);
    if (!good)
        names->n = before;
    buf_release(&name);
    json_release(&json);
    return good;
}

/* Behind a quote that is no apostrophe, since it closes a name. */
static bool ends_name(const char *p, const char *end)
{
    while (p < end && *p == ' ')
        p++;
    return p == end || *p == ',' || *p == ']';
}

/* The next name in quotes. */
static bool take_quoted(struct span *list, struct span *name)
{
    const char *end = list->data + list->len, *p = list->data, *close;

    while (p < end && *p != '\'' && *p != '"')
        p++;
    if (p == end)
        return false;
    for (close = p + 1; close < end && !(*close == *p && ends_name(close + 1, end));)
        close++;
    *name = span_between(p + 1, close);
    *list = span_between(close < end ? close + 1 : end, end);
    return true;
}

static void add_literal(struct document *d, struct strings *names, struct span list)
{
    struct span name;

    if (add_json_list(d, names, list))
        return;
    while (take_quoted(&list, &name))
        add_listed(d, names, name);
}

void document_add_names(struct document *d, struct strings *names, struct span list)
{
    char separator = list.len && memchr(list.data, ';', list.len)   ? ';'
                     : list.len && memchr(list.data, '|', list.len) ? '|'
                                                                    : ',';
    struct span name;

    if (is_literal(list)) {
        add_literal(d, names, list);
        return;
    }
    if (looks_like_html(list)) { /* no part of "Q&amp;A" is a name */
        document_add_name(d, names, (struct prose){list, true});
        return;
    }
    while (span_split(&list, separator, &name))
        document_add_name(d, names, (struct prose){name, false});
}

/* ---- hosts ---- */

/* Behind "://". */
static size_t start_of_host(struct span url)
{
    for (size_t i = 0; i + 2 < url.len && !strchr("/?#", url.data[i]); i++)
        if (memcmp(url.data + i, "://", 3) == 0)
            return i + 3;
    return url.len;
}

struct span document_host(struct document *d, struct span url)
{
    size_t start = start_of_host(url), end;
    char *host;

    for (end = start; end < url.len && !strchr("/?#", url.data[end]); end++)
        if (url.data[end] == '@')
            start = end + 1;
    for (size_t i = start; i < end; i++)
        if (url.data[i] == ':')
            end = i;
    if (start == end)
        return (struct span){NULL, 0};
    host = arena_alloc(&d->kept, end - start);
    for (size_t i = start; i < end; i++) {
        char c = url.data[i];

        if ((unsigned char)c <= 0x20)
            return (struct span){NULL, 0};
        host[i - start] = ascii_lower(c);
    }
    return (struct span){host, end - start};
}

/* ---- text ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static void trim_line(struct buf *out, size_t start)
{
    while (out->len > start && is_blank(out->data[out->len - 1]))
        out->len--;
}

static bool is_separator(struct span text)
{
    return span_starts(text, SPAN("\u2028")) || span_starts(text, SPAN("\u2029"));
}

/* The bytes that end a line at `p`, if it does: LF, CR LF, CR, the end of a page, or
   the separators U+2028 and U+2029. */
static size_t line_end(const char *p, const char *end)
{
    switch (*p) {
    case '\r':
        return p + 1 < end && p[1] == '\n' ? 2 : 1;
    case '\n':
    case '\f':
    case '\v':
        return 1;
    case '\xE2':
        return is_separator(span_between(p, end)) ? 3 : 0;
    default:
        return 0;
    }
}

/* Writes what was meant by a control character of U+0080 to U+009F, if it is known, in
   three bytes at most. */
static size_t add_meant(uint32_t code, char *to)
{
    enum { NEXT_LINE = 0x85 };
    uint32_t meant = code == NEXT_LINE ? ' ' : markup_windows_1252(code);

    return meant == code ? 0 : utf8_encode(meant, to);
}

/* Copies a line from `p` on without its control characters and returns its end. */
static const char *add_line(const char *p, const char *end, struct buf *out)
{
    size_t start = out->len;
    char *next;

    buf_reserve(out, (size_t)(end - p) * 3 / 2);
    next = out->data + start;
    for (; p < end; p++) {
        unsigned char c = (unsigned char)*p;

        if (c >= 0x20 && c < 0x7F) {
            *next++ = (char)c;
        } else if (line_end(p, end)) {
            break;
        } else if (c == 0xC2 && p + 1 < end && (unsigned char)p[1] < 0xA0) {
            next += add_meant((unsigned char)*++p, next);
        } else if (c > 0x7F || c == '\t') {
            *next++ = (char)c;
        }
    }
    out->len = (size_t)(next - out->data);
    trim_line(out, start);
    return p;
}

static void trim_newlines(struct buf *out, size_t start)
{
    while (out->len > start && out->data[out->len - 1] == '\n')
        out->len--;
}

/* Appends plain text; several blank lines become one. */
static void plain_to_text(struct span text, struct buf *out)
{
    const char *p = text.data, *end = p + text.len;
    size_t start = out->len, blank = 0;

    while (p < end) {
        size_t before = out->len;

        p = add_line(p, end, out);
        p += p < end ? line_end(p, end) : 0;
        blank = out->len == before ? blank + 1 : 0;
        if (out->len > start && blank < 2)
            buf_add_char(out, '\n');
    }
    trim_newlines(out, start);
}

size_t prose_to_text(struct prose prose, struct buf *out)
{
    if (prose.is_html)
        return html_to_text(prose.text, out);
    plain_to_text(prose.text, out);
    return 0;
}
