#include "html.h"

#include "markup.h"
#include "scan.h"
#include "utf8.h"

/* ---- the text put out so far ---- */

struct page {
    struct buf *out;
    size_t start;                /* of our text in `out` */
    enum markup_display pending; /* what parts the next text from the last */
    bool broken;                 /* a <br> has been seen since the last text */
    const char *end;             /* of the input */
    int hidden; /* the element that hides what is read, or MARKUP_UNKNOWN */
    size_t hidden_depth;
    size_t pre_depth;
    unsigned open[MARKUP_N_ELEMENTS]; /* elements open, by kind */
    size_t orphans;
};

static void trim_end(struct page *g)
{
    struct buf *out = g->out;

    while (out->len > g->start && markup_is_space(out->data[out->len - 1]))
        out->len--;
}

/* Notes that what comes is parted from what came; the stronger wins. */
static void part(struct page *g, enum markup_display how)
{
    if (how == MARKUP_BREAK) {
        how = g->broken ? MARKUP_PARAGRAPH : MARKUP_LINE;
        g->broken = true;
    }
    if (how > g->pending)
        g->pending = how;
}

/* Puts out what parts the text that follows from the text before. */
static void write_parting(struct page *g)
{
    if (g->pending == MARKUP_INLINE)
        return;
    trim_end(g);
    if (g->out->len > g->start) {
        if (g->pending == MARKUP_CELL)
            buf_add_char(g->out, '\t');
        else if (g->pending == MARKUP_LINE)
            buf_add_char(g->out, '\n');
        else
            buf_add_literal(g->out, "\n\n");
    }
    g->pending = MARKUP_INLINE;
    g->broken = false;
}

static void put(struct page *g, struct span s)
{
    if (g->hidden != MARKUP_UNKNOWN || !s.len)
        return;
    write_parting(g);
    buf_add_span(g->out, s);
}

static void put_space(struct page *g)
{
    struct buf *out = g->out;

    if (g->hidden == MARKUP_UNKNOWN && g->pending == MARKUP_INLINE &&
        out->len > g->start && !markup_is_space(out->data[out->len - 1]))
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

    for (; p < g->end && markup_is_space(*p); p++)
        newline |= *p == '\n';
    if (newline && g->pre_depth)
        part(g, MARKUP_LINE);
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

/* What a code point gives: white space is folded, controls vanish. */
static void put_code(struct page *g, uint32_t code)
{
    char bytes[UTF8_MAX];
    size_t len = utf8_encode(code, bytes);

    if (code == 0xA0 || (code < 0x80 && markup_is_space((char)code)))
        put_space(g);
    else if (code >= 0x20 && code != 0xAD && (code < 0x7F || code > 0x9F))
        put(g, (struct span){bytes, len});
}

static const char *read_reference(struct page *g, const char *p)
{
    uint32_t codes[2];

    p = markup_read_reference(p, g->end, false, codes);
    for (int i = 0; i < 2 && codes[i]; i++)
        put_code(g, codes[i]);
    return p;
}

/* ---- tags ---- */

/* Counts what is open, to tell closing tags that close nothing. */
static void balance(struct page *g, int element, bool closing)
{
    if (markup_elements[element].is_void)
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
        g->hidden = MARKUP_UNKNOWN;
}

static void follow_pre(struct page *g, int element, bool closing)
{
    if (element != MARKUP_ELEMENT_PRE)
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
    if (element == MARKUP_UNKNOWN)
        return after;
    balance(g, element, closing);
    if (markup_elements[element].display == MARKUP_RAW)
        return closing ? after : markup_skip_raw(after, g->end, element);
    if (g->hidden != MARKUP_UNKNOWN) {
        pass_hidden(g, element, closing);
        return after;
    }
    switch (markup_elements[element].display) {
    case MARKUP_HIDDEN:
        if (!closing) {
            g->hidden = element;
            g->hidden_depth = 1;
        }
        return after;
    default:
        part(g, (enum markup_display)markup_elements[element].display);
        follow_pre(g, element, closing);
        return after;
    }
}

/* At a '<'. */
static const char *read_tag(struct page *g, const char *p)
{
    struct markup_tag tag;

    p = markup_read_tag(p, g->end, &tag);
    switch (tag.kind) {
    case MARKUP_TEXT:
        put(g, SPAN("<"));
        return p;
    case MARKUP_NOTHING:
        return p;
    default:
        return apply_tag(g, tag.element, tag.kind == MARKUP_CLOSING, p);
    }
}

/* ---- the pass ---- */

static const char *read_some(struct page *g, const char *p)
{
    const char *run = p;

    if (markup_is_space(*p))
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
    struct page g = {.out = out, .start = out->len, .hidden = MARKUP_UNKNOWN};
    const char *p = html.data;

    g.end = p + html.len;
    while (p < g.end)
        p = read_some(&g, p);
    trim_end(&g);
    return g.orphans;
}
