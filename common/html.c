#include "html.h"

#include "html_entities.h"
#include "scan.h"
#include "utf8.h"

#include <stdlib.h>

/* ---- elements ---- */

enum display {
    INLINE,    /* parts nothing */
    BREAK,     /* <br>: a line; two of them, a paragraph */
    CELL,      /* a tab */
    LINE,      /* a line of its own */
    PARAGRAPH, /* a paragraph of its own */
    HIDDEN,    /* not shown, with all that is inside */
    RAW        /* not shown, and no tags inside but its own end */
};

enum { NAME_MAX_LENGTH = 10, VOID = 1 };

struct element {
    char name[NAME_MAX_LENGTH + 2]; /* padded with NUL */
    unsigned char display;
    unsigned char is_void; /* has no closing tag */
};

/* Sorted by name. Elements not here are INLINE. */
static const struct element elements[] = {
    {"a", INLINE, 0},
    {"address", PARAGRAPH, 0},
    {"article", PARAGRAPH, 0},
    {"aside", PARAGRAPH, 0},
    {"audio", HIDDEN, 0},
    {"b", INLINE, 0},
    {"blockquote", PARAGRAPH, 0},
    {"body", PARAGRAPH, 0},
    {"br", BREAK, VOID},
    {"canvas", HIDDEN, 0},
    {"caption", LINE, 0},
    {"center", PARAGRAPH, 0},
    {"datalist", HIDDEN, 0},
    {"dd", LINE, 0},
    {"details", PARAGRAPH, 0},
    {"dialog", PARAGRAPH, 0},
    {"dir", PARAGRAPH, 0},
    {"div", PARAGRAPH, 0},
    {"dl", PARAGRAPH, 0},
    {"dt", LINE, 0},
    {"em", INLINE, 0},
    {"fieldset", PARAGRAPH, 0},
    {"figcaption", PARAGRAPH, 0},
    {"figure", PARAGRAPH, 0},
    {"font", INLINE, 0},
    {"footer", PARAGRAPH, 0},
    {"form", PARAGRAPH, 0},
    {"h1", PARAGRAPH, 0},
    {"h2", PARAGRAPH, 0},
    {"h3", PARAGRAPH, 0},
    {"h4", PARAGRAPH, 0},
    {"h5", PARAGRAPH, 0},
    {"h6", PARAGRAPH, 0},
    {"header", PARAGRAPH, 0},
    {"hgroup", PARAGRAPH, 0},
    {"hr", PARAGRAPH, VOID},
    {"html", PARAGRAPH, 0},
    {"i", INLINE, 0},
    {"iframe", RAW, 0},
    {"legend", PARAGRAPH, 0},
    {"li", LINE, 0},
    {"main", PARAGRAPH, 0},
    {"menu", PARAGRAPH, 0},
    {"nav", PARAGRAPH, 0},
    {"noembed", RAW, 0},
    {"noframes", RAW, 0},
    {"noscript", HIDDEN, 0},
    {"object", HIDDEN, 0},
    {"ol", PARAGRAPH, 0},
    {"optgroup", LINE, 0},
    {"option", LINE, 0},
    {"p", PARAGRAPH, 0},
    {"pre", PARAGRAPH, 0},
    {"script", RAW, 0},
    {"section", PARAGRAPH, 0},
    {"select", HIDDEN, 0},
    {"span", INLINE, 0},
    {"strong", INLINE, 0},
    {"style", RAW, 0},
    {"summary", PARAGRAPH, 0},
    {"svg", HIDDEN, 0},
    {"table", PARAGRAPH, 0},
    {"tbody", LINE, 0},
    {"td", CELL, 0},
    {"template", HIDDEN, 0},
    {"textarea", RAW, 0},
    {"tfoot", LINE, 0},
    {"th", CELL, 0},
    {"thead", LINE, 0},
    {"title", RAW, 0},
    {"tr", LINE, 0},
    {"ul", PARAGRAPH, 0},
    {"video", HIDDEN, 0},
    {"xmp", PARAGRAPH, 0},
};

enum { N_ELEMENTS = sizeof(elements) / sizeof(elements[0]), UNKNOWN = -1 };

static int compare_elements(const void *name, const void *element)
{
    return memcmp(name, ((const struct element *)element)->name,
                  sizeof(elements[0].name));
}

/* The index of an element by its name in any case, or UNKNOWN. */
static int find_element(struct span name)
{
    char lower[sizeof(elements[0].name)] = {0};
    const struct element *found;

    if (name.len > NAME_MAX_LENGTH)
        return UNKNOWN;
    for (size_t i = 0; i < name.len; i++)
        lower[i] =
            (char)(name.data[i] | ((unsigned char)(name.data[i] - 'A') < 26) << 5);
    found = bsearch(lower, elements, N_ELEMENTS, sizeof(elements[0]), compare_elements);
    return found ? (int)(found - elements) : UNKNOWN;
}

/* ---- the text put out so far ---- */

struct page {
    struct buf *out;
    size_t start;         /* of our text in `out` */
    enum display pending; /* what parts the next text from the last */
    bool broken;          /* a <br> has been seen since the last text */
    const char *end;      /* of the input */
    int hidden;           /* the element that hides what is read, or UNKNOWN */
    size_t hidden_depth;
    size_t pre_depth;
    unsigned open[N_ELEMENTS]; /* elements open, by kind */
    size_t orphans;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static void trim_end(struct page *g)
{
    struct buf *out = g->out;

    while (out->len > g->start && is_space(out->data[out->len - 1]))
        out->len--;
}

/* Notes that what comes is parted from what came; the stronger wins. */
static void part(struct page *g, enum display how)
{
    if (how == BREAK) {
        how = g->broken ? PARAGRAPH : LINE;
        g->broken = true;
    }
    if (how > g->pending)
        g->pending = how;
}

/* Puts out what parts the text that follows from the text before. */
static void write_parting(struct page *g)
{
    if (g->pending == INLINE)
        return;
    trim_end(g);
    if (g->out->len > g->start) {
        if (g->pending == CELL)
            buf_add_char(g->out, '\t');
        else if (g->pending == LINE)
            buf_add_char(g->out, '\n');
        else
            buf_add_literal(g->out, "\n\n");
    }
    g->pending = INLINE;
    g->broken = false;
}

static void put(struct page *g, struct span s)
{
    if (g->hidden != UNKNOWN || !s.len)
        return;
    write_parting(g);
    buf_add_span(g->out, s);
}

static void put_space(struct page *g)
{
    struct buf *out = g->out;

    if (g->hidden == UNKNOWN && g->pending == INLINE && out->len > g->start &&
        !is_space(out->data[out->len - 1]))
        buf_add_char(out, ' ');
}

/* ---- plain text ---- */

/* True for bytes that a run of text cannot just be copied over. */
static bool is_special(const char *p)
{
    unsigned char c = (unsigned char)*p;

    return c < 0x20 || c == '<' || c == '&' || c == 0x7F || c == 0xC2 ||
           (c == ' ' && p[1] == ' ');
}

/* The first byte from `p` on that needs a look. */
static const char *skip_run(const char *p, const char *end)
{
#ifdef SCAN_VECTORS
    while (end - p > 16) {
        scan_vector v = scan_load(p), next = scan_load(p + 1);
        scan_mask spaces =
            scan_bits(scan_equal(v, ' ')) & scan_bits(scan_equal(next, ' '));
        scan_vector marks = scan_or(scan_equal(v, '<'), scan_equal(v, '&'));
        scan_vector odd = scan_or(scan_equal(v, 0x7F), scan_equal(v, (char)0xC2));
        scan_mask hits =
            spaces | scan_bits(scan_or(scan_or(marks, odd), scan_at_most(v, 0x1F)));

        if (hits)
            return p + scan_first(hits);
        p += 16;
    }
#endif
    while (p < end && (end - p > 1 || *p != ' ') && !is_special(p))
        p++;
    return p;
}

static const char *read_spaces(struct page *g, const char *p)
{
    bool newline = false;

    for (; p < g->end && is_space(*p); p++)
        newline |= *p == '\n';
    if (newline && g->pre_depth)
        part(g, LINE);
    else
        put_space(g);
    return p;
}

/* At 0xC2, the lead byte of U+0080 to U+00BF. */
static const char *read_latin(struct page *g, const char *p)
{
    unsigned char c = g->end - p > 1 ? (unsigned char)p[1] : 0;

    if (c == 0xA0 || c == 0x85) /* no-break space, next line */
        put_space(g);
    else if (c > 0xA0 && c != 0xAD) /* no control, no soft hyphen */
        put(g, (struct span){p, 2});
    return g->end - p > 1 ? p + 2 : g->end;
}

/* ---- character references ---- */

static int compare_entities(const void *name, const void *entity)
{
    struct span theirs = span_of(((const struct html_entity *)entity)->name);

    return span_compare(*(const struct span *)name, theirs);
}

static const struct html_entity *find_entity(struct span name)
{
    return bsearch(&name, html_entities, html_entity_count, sizeof(html_entities[0]),
                   compare_entities);
}

/* What a code point gives: white space is folded, controls vanish. */
static void put_code(struct page *g, uint32_t code)
{
    char bytes[UTF8_MAX];
    size_t len = utf8_encode(code, bytes);

    if (code == 0xA0 || (code < 0x80 && is_space((char)code)))
        put_space(g);
    else if (code >= 0x20 && code != 0xAD && (code < 0x7F || code > 0x9F))
        put(g, (struct span){bytes, len});
}

/* The standard's remapping of &#128; to &#159;, Windows-1252. */
static uint32_t remap_numeric(uint32_t code)
{
    static const uint16_t windows[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

    if (code >= 0x80 && code <= 0x9F)
        return windows[code - 0x80];
    return code == 0 ? UTF8_REPLACEMENT : code;
}

static int digit_value(char c, unsigned base)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return base == 16 && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* At the '#' of a numeric reference; NULL if it is none. */
static const char *read_numeric(struct page *g, const char *p)
{
    unsigned base = g->end - p > 1 && (p[1] | 0x20) == 'x' ? 16 : 10;
    const char *digits = p + (base == 16 ? 2 : 1);
    uint32_t code = 0;
    int value;

    for (p = digits; p < g->end && (value = digit_value(*p, base)) >= 0; p++)
        if (code <= 0x10FFFF)
            code = code * base + (uint32_t)value;
    if (p == digits)
        return NULL;
    put_code(g, remap_numeric(code));
    return p < g->end && *p == ';' ? p + 1 : p;
}

static bool is_alphanumeric(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Named references give one or two code points. */
static void put_entity(struct page *g, const struct html_entity *entity)
{
    const char *p = entity->characters;
    uint32_t code;

    while (*p) {
        p += utf8_decode(p, &code);
        put_code(g, code);
    }
}

/* Behind the '&' of a named reference; NULL if it is none. */
static const char *read_named(struct page *g, const char *p)
{
    enum { LONGEST = 31 };
    const struct html_entity *found;
    struct span name = {p, 0};

    while (name.len < LONGEST && p + name.len < g->end && is_alphanumeric(p[name.len]))
        name.len++;
    found = find_entity(name);
    if (found && p + name.len < g->end && p[name.len] == ';') {
        put_entity(g, found);
        return p + name.len + 1;
    }
    for (; name.len >= 2; name.len--) {
        found = find_entity(name);
        if (found && found->legacy) {
            put_entity(g, found);
            return p + name.len;
        }
    }
    return NULL;
}

static const char *read_reference(struct page *g, const char *p)
{
    const char *after = NULL;

    if (g->end - p > 1)
        after = p[1] == '#' ? read_numeric(g, p + 1) : read_named(g, p + 1);
    if (after)
        return after;
    put(g, SPAN("&"));
    return p + 1;
}

/* ---- tags ---- */

static const char *find(const char *p, const char *end, struct span what)
{
    while ((size_t)(end - p) >= what.len) {
        p = memchr(p, what.data[0], (size_t)(end - p) - what.len + 1);
        if (!p)
            break;
        if (memcmp(p, what.data, what.len) == 0)
            return p;
        p++;
    }
    return NULL;
}

static const char *skip_past(const char *p, const char *end, struct span what)
{
    const char *found = find(p, end, what);

    return found ? found + what.len : end;
}

/* At "<!": a comment, a doctype or something bogus. */
static const char *skip_declaration(const char *p, const char *end)
{
    const char *plain, *bang;

    if (end - p < 4 || p[2] != '-' || p[3] != '-')
        return skip_past(p, end, SPAN(">"));
    p += 4;
    if (p < end && *p == '>') /* <!--> */
        return p + 1;
    if (end - p >= 2 && p[0] == '-' && p[1] == '>') /* <!---> */
        return p + 2;
    plain = skip_past(p, end, SPAN("-->"));
    bang = skip_past(p, end < plain ? end : plain, SPAN("--!>"));
    return bang < plain ? bang : plain;
}

static const char *skip_attribute_value(const char *p, const char *end)
{
    while (p < end && is_space(*p))
        p++;
    if (p < end && (*p == '"' || *p == '\'')) {
        const char *quote = memchr(p + 1, *p, (size_t)(end - p) - 1);

        return quote ? quote + 1 : end;
    }
    while (p < end && !is_space(*p) && *p != '>')
        p++;
    return p;
}

/* From behind a tag's name to behind its '>'; `end` if there is none. */
static const char *skip_attributes(const char *p, const char *end)
{
    while (p < end && *p != '>') {
        if (*p == '=')
            p = skip_attribute_value(p + 1, end);
        else
            p++;
    }
    return p < end ? p + 1 : end;
}

/* True where a tag's name cannot go on. */
static bool ends_name(const char *p, const char *end)
{
    return p == end || is_space(*p) || *p == '/' || *p == '>';
}

/* To the closing tag of a RAW element, which is left for the caller. */
static const char *skip_raw(const char *p, const char *end, int element)
{
    struct span name = span_of(elements[element].name);

    while ((p = find(p, end, SPAN("</"))) != NULL) {
        struct span here = {p + 2, name.len};

        if ((size_t)(end - here.data) >= name.len && find_element(here) == element &&
            ends_name(here.data + name.len, end))
            return p;
        p += 2;
    }
    return end;
}

/* Counts what is open, to tell closing tags that close nothing. */
static void balance(struct page *g, int element, bool closing)
{
    if (elements[element].is_void)
        return;
    if (!closing)
        g->open[element]++;
    else if (g->open[element])
        g->open[element]--;
    else
        g->orphans++;
}

/* Inside a hidden element only its own tags matter. */
static void pass_hidden(struct page *g, int element, bool closing)
{
    if (element != g->hidden)
        return;
    g->hidden_depth += closing ? (size_t)-1 : 1;
    if (!g->hidden_depth)
        g->hidden = UNKNOWN;
}

static void follow_pre(struct page *g, int element, bool closing)
{
    if (strcmp(elements[element].name, "pre") != 0)
        return;
    if (!closing)
        g->pre_depth++;
    else if (g->pre_depth)
        g->pre_depth--;
}

/* Takes note of a tag; gives where reading goes on. */
static const char *apply_tag(struct page *g, int element, bool closing,
                             const char *after)
{
    if (element == UNKNOWN)
        return after;
    balance(g, element, closing);
    if (elements[element].display == RAW)
        return closing ? after : skip_raw(after, g->end, element);
    if (g->hidden != UNKNOWN) {
        pass_hidden(g, element, closing);
        return after;
    }
    switch (elements[element].display) {
    case HIDDEN:
        if (!closing) {
            g->hidden = element;
            g->hidden_depth = 1;
        }
        return after;
    default:
        part(g, (enum display)elements[element].display);
        follow_pre(g, element, closing);
        return after;
    }
}

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* At a '<'. */
static const char *read_tag(struct page *g, const char *p)
{
    const char *name = p + 1, *end = g->end, *name_end;
    bool closing = name < end && *name == '/';

    if (name < end && (*name == '!' || *name == '?'))
        return skip_declaration(p, end);
    name += closing;
    if (name == end || !is_letter(*name)) {
        if (closing && name < end) /* "</" and no letter: a bogus comment */
            return skip_past(p, end, SPAN(">"));
        put(g, SPAN("<"));
        return p + 1;
    }
    for (name_end = name; !ends_name(name_end, end);)
        name_end++;
    return apply_tag(g, find_element(span_between(name, name_end)), closing,
                     skip_attributes(name_end, end));
}

/* ---- the pass ---- */

static const char *read_some(struct page *g, const char *p)
{
    const char *run = p;

    if (is_space(*p))
        return read_spaces(g, p);
    p = skip_run(p, g->end);
    if (p > run) {
        put(g, span_between(run, p));
        return p;
    }
    switch ((unsigned char)*p) {
    case '<':
        return read_tag(g, p);
    case '&':
        return read_reference(g, p);
    case 0xC2:
        return read_latin(g, p);
    default:
        return p + 1; /* a control character */
    }
}

size_t html_to_text(struct span html, struct buf *out)
{
    struct page g = {.out = out, .start = out->len, .hidden = UNKNOWN};
    const char *p = html.data;

    g.end = p + html.len;
    while (p < g.end)
        p = read_some(&g, p);
    trim_end(&g);
    return g.orphans;
}
