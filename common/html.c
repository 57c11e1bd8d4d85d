#include "html.h"

#include "boilerplate.h"
#include "joiner.h"
#include "nesting.h"
#include "scan.h"
#include "shortcode.h"
#include "utf8.h"
#include "visibility.h"

/*
 * The text is written without asking for room: it is never longer than the
 * markup by more than a fifth ("&nGt;" gives six bytes for five).
 */
struct page {
    const char *end;              /* of the input */
    char *start, *at;             /* of our text in the buffer, and its end so far */
    enum markup_display pending;  /* what separates the next text from the last */
    bool broken;                  /* a <br> has been seen since the last text */
    bool keeps_lines;             /* newlines count, as in <pre> */
    struct nesting nesting;       /* the elements open, and what is left out */
    struct shortcodes shortcodes; /* last: it is not cleared whole */
};

/* ---- the text put out so far ---- */

/* True if the text ends in U+200B, U+200C or U+200D. */
static bool ends_in_joiner(const struct page *g)
{
    const char *at = g->at;

    return at - g->start > 3 && (unsigned char)(at[-1] - '\x8B') <= 2 &&
           at[-2] == '\x80' && at[-3] == '\xE2';
}

static void trim_joiners(struct page *g)
{
    while (ends_in_joiner(g))
        g->at -= 3;
}

static void trim_end(struct page *g)
{
    trim_joiners(g);
    while (g->at > g->start && markup_is_space(g->at[-1])) {
        g->at--;
        trim_joiners(g);
    }
}

/* Notes a separation of the next text from the last; the strongest wins. */
static void separate(struct page *g, enum markup_display how)
{
    if (how == MARKUP_BREAK) {
        how = g->broken ? MARKUP_PARAGRAPH : MARKUP_LINE;
        g->broken = true;
    }
    if (how > g->pending)
        g->pending = how;
}

/* Writes what separates the next text from the last. */
static void write_parting(struct page *g)
{
    trim_end(g);
    if (g->at > g->start) {
        *g->at++ = g->pending == MARKUP_CELL ? '\t' : '\n';
        if (g->pending == MARKUP_PARAGRAPH)
            *g->at++ = '\n';
    }
    g->pending = MARKUP_INLINE;
    g->broken = false;
}

/* What comes next is text. */
static inline void begin(struct page *g)
{
    if (g->pending != MARKUP_INLINE)
        write_parting(g);
}

static void put(struct page *g, struct span s)
{
    begin(g);
    memcpy(g->at, s.data, s.len);
    g->at += s.len;
}

static void put_space(struct page *g)
{
    if (g->pending != MARKUP_INLINE)
        return;
    trim_joiners(g);
    if (g->at > g->start && !markup_is_space(g->at[-1]))
        *g->at++ = ' ';
}

/* ---- characters without width ---- */

/* The last code point of the text; 0 if there is none, or a separator comes next. */
static uint32_t last_code(const struct page *g)
{
    const char *p = g->at;
    uint32_t code;

    if (p == g->start || g->pending != MARKUP_INLINE)
        return 0;
    do
        p--;
    while (utf8_continues(*p));
    utf8_decode(p, &code);
    return code;
}

static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code <= 0x9F);
}

static bool is_blank(uint32_t code)
{
    return code == 0xA0 || code == 0x85 || (code < 0x80 && markup_is_space((char)code));
}

/* True for a code point that is dropped. */
static bool vanishes(const struct page *g, uint32_t code)
{
    enum { SOFT_HYPHEN = 0xAD, WORD_JOINER = 0x2060, BYTE_ORDER_MARK = 0xFEFF };

    if (code > JOINER_YES)
        return code == WORD_JOINER || code == BYTE_ORDER_MARK;
    if (code >= JOINER_SPACE)
        return !joiner_counts(code, last_code(g));
    return code == SOFT_HYPHEN || is_control(code);
}

/* Writes a code point, or what the header says of it. */
static void put_code(struct page *g, uint32_t code)
{
    enum { LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR };

    if (is_blank(code)) {
        put_space(g);
        return;
    }
    if (code == LINE_SEPARATOR || code == PARAGRAPH_SEPARATOR) {
        separate(g, code == LINE_SEPARATOR ? MARKUP_BREAK : MARKUP_PARAGRAPH);
        return;
    }
    code = markup_windows_1252(code);
    if (!vanishes(g, code)) {
        begin(g);
        g->at += utf8_encode(code, g->at);
    }
}

/* ---- plain text ---- */

/* True for the third byte of a special character that begins with E2 80. */
static bool is_special_third(unsigned char c)
{
    return c <= 0x8F || c == 0xA8 || c == 0xA9;
}

/* True at a byte that cannot simply be copied; `rest` bytes follow. */
static bool is_special(const char *p, size_t rest)
{
    unsigned char c = (unsigned char)*p, next = rest ? (unsigned char)p[1] : 0;

    switch (c) {
    case '<':
    case '&':
    case '[':
    case 0x7F:
    case 0xC2: /* U+0080 to U+00BF: the no-break space, the soft hyphen */
        return true;
    case ' ':
        return next == ' ';
    case 0xE2: /* U+2000 to U+200F, U+2028, U+2029, U+2040 to U+207F */
        return next == 0x81 || (next == 0x80 && is_special_third((unsigned char)p[2]));
    case 0xEF: /* U+FEC0 to U+FEFF */
        return next == 0xBB;
    default:
        return c < 0x20;
    }
}

#ifdef SCAN_VECTORS
/* Of sixteen bytes those that start a special character beyond ASCII. */
static inline scan_vector find_wide(const char *p, scan_vector v, scan_vector next)
{
    scan_vector c2 = scan_equal(v, '\xC2');
    scan_vector third = scan_load(p + 2);
    scan_vector lines = scan_or(scan_equal(third, '\xA8'), scan_equal(third, '\xA9'));
    scan_vector low =
        scan_and(scan_equal(next, '\x80'), scan_or(scan_at_most(third, 0x8F), lines));
    scan_vector e2 =
        scan_and(scan_equal(v, '\xE2'), scan_or(scan_equal(next, '\x81'), low));
    scan_vector ef = scan_and(scan_equal(v, '\xEF'), scan_equal(next, '\xBB'));

    return scan_or(scan_or(c2, e2), ef);
}

/* The bits of sixteen bytes that are special; 18 are readable. */
static inline scan_mask find_special(const char *p, scan_vector v)
{
    scan_vector next = scan_load(p + 1);
    scan_vector spaces = scan_and(scan_equal(v, ' '), scan_equal(next, ' '));
    scan_vector marks = scan_or(scan_equal(v, '<'), scan_equal(v, '&'));
    scan_vector odd = scan_or(scan_equal(v, '['), scan_equal(v, 0x7F));
    scan_vector hits =
        scan_or(scan_or(marks, odd), scan_or(spaces, scan_at_most(v, 0x1F)));

    if (!scan_is_ascii(v))
        hits = scan_or(hits, find_wide(p, v, next));
    return scan_bits(hits);
}

/* What copy_run does, while there are whole vectors. */
static const char *copy_vectors(struct page *g, const char *p)
{
    scan_vector v = scan_load(p);
    scan_mask hits = find_special(p, v);
    char *at;

    if (hits & 1)
        return p;
    begin(g);
    for (at = g->at;; at += 16) {
        scan_store(at, v);
        if (hits) {
            g->at = at + scan_first(hits);
            return p + scan_first(hits);
        }
        p += 16;
        if (g->end - p < 18)
            break;
        v = scan_load(p);
        hits = find_special(p, v);
    }
    g->at = at + 16;
    return p;
}
#endif

/*
 * Copies plain text, if any, from `p` to the next special byte or the end. A
 * space is plain only behind other text.
 */
static const char *copy_run(struct page *g, const char *p)
{
    if (p == g->end || *p == ' ')
        return p;
#ifdef SCAN_VECTORS
    if (g->end - p >= 18)
        p = copy_vectors(g, p);
    if (g->end - p >= 18)
        return p;
#endif
    while (p < g->end && !is_special(p, (size_t)(g->end - p) - 1)) {
        begin(g);
        *g->at++ = *p++;
    }
    return p;
}

static const char *read_spaces(struct page *g, const char *p)
{
    unsigned newlines = 0;

    for (; p < g->end && markup_is_space(*p); p++)
        newlines += *p == '\n';
    if (newlines && (g->keeps_lines || g->nesting.open[MARKUP_ELEMENT_PRE]))
        separate(g, newlines > 1 ? MARKUP_PARAGRAPH : MARKUP_LINE);
    else
        put_space(g);
    return p;
}

/* A special byte that is no mark of markup. */
static const char *read_character(struct page *g, const char *p)
{
    uint32_t code;

    if (markup_is_space(*p))
        return read_spaces(g, p);
    p += utf8_decode(p, &code);
    put_code(g, code);
    return p;
}

static const char *read_reference(struct page *g, const char *p)
{
    uint32_t codes[2];

    p = markup_read_reference(p, g->end, false, codes);
    put_code(g, codes[0]);
    if (codes[1])
        put_code(g, codes[1]);
    return p;
}

/* Text up to `stop` in which tags and references are none. */
static const char *read_literal(struct page *g, const char *p, const char *stop)
{
    while ((p = copy_run(g, p)) < stop) {
        if (*p == '<' || *p == '&' || *p == '[')
            put(g, (struct span){p++, 1});
        else
            p = read_character(g, p);
    }
    return stop;
}

static const char *read_bracket(struct page *g, const char *p)
{
    enum shortcode_effect effect;
    const char *after = NULL;

    if (!g->nesting.open[MARKUP_ELEMENT_PRE] && !g->nesting.open[MARKUP_ELEMENT_CODE])
        after = shortcode_read(&g->shortcodes, p, g->end, &effect);
    if (!after) {
        put(g, SPAN("["));
        return p + 1;
    }
    if (effect == SHORTCODE_PARTS)
        separate(g, MARKUP_PARAGRAPH);
    else if (effect == SHORTCODE_SPACE)
        put_space(g);
    return after;
}

/* ---- tags ---- */

static bool is_boilerplate(const struct markup_tag *tag)
{
    bool is_link =
        tag->element == MARKUP_ELEMENT_A || tag->element == MARKUP_ELEMENT_SPAN;

    return tag->class_names.len && boilerplate_class(tag->class_names, is_link);
}

/* Leaves out the element that a tag opens, if it is hidden, and separates the text. */
static void enter(struct page *g, const struct markup_tag *tag)
{
    enum markup_display display = markup_display_of(tag->element);
    bool is_page =
        tag->element == MARKUP_ELEMENT_BODY || tag->element == MARKUP_ELEMENT_HTML;

    if (display > MARKUP_PARAGRAPH || (!is_page && visibility_is_hidden(tag))) {
        nesting_leave_out(&g->nesting, tag);
        return;
    }
    separate(g, display);
    if (!is_page && is_boilerplate(tag))
        nesting_leave_out(&g->nesting, tag);
}

/* Applies an opening tag that has its effect; returns where reading goes on. */
static const char *apply_opening(struct page *g, const struct markup_tag *tag,
                                 const char *p)
{
    if (tag->element == MARKUP_ELEMENT_WBR) {
        put_code(g, JOINER_SPACE);
        return p;
    }
    enter(g, tag);
    if (g->nesting.leaving_out || nesting_is_foreign(&g->nesting))
        return p;
    if (tag->element == MARKUP_ELEMENT_XMP)
        return read_literal(g, p, markup_skip_raw(p, g->end, tag->element));
    if (tag->element == MARKUP_ELEMENT_PLAINTEXT)
        return read_literal(g, p, g->end);
    return p;
}

static const char *read_opening(struct page *g, const struct markup_tag *tag,
                                const char *p)
{
    bool is_raw = markup_display_of(tag->element) == MARKUP_RAW &&
                  !nesting_is_foreign(&g->nesting);
    bool is_shown;

    if (is_raw && markup_is_empty_raw(tag, p, g->end))
        return p;
    is_shown = nesting_open(&g->nesting, tag);
    if (is_raw)
        return markup_skip_raw(p, g->end, tag->element);
    return is_shown ? apply_opening(g, tag, p) : p;
}

static void apply_closing(struct page *g, int element)
{
    enum markup_display display = markup_display_of(element);

    if (display <= MARKUP_PARAGRAPH)
        separate(g, display);
}

/* At a '<'. */
static const char *read_tag(struct page *g, const char *p)
{
    struct markup_tag tag;

    p = markup_read_tag(p, g->end, &tag);
    switch (tag.kind) {
    case MARKUP_TEXT:
        if (!g->nesting.leaving_out)
            put(g, SPAN("<"));
        return p;
    case MARKUP_OPENING:
        return read_opening(g, &tag, p);
    case MARKUP_CLOSING:
        if (nesting_close(&g->nesting, &tag))
            apply_closing(g, tag.element);
        return p;
    default:
        return p;
    }
}

/* ---- the pass ---- */

static const char *skip_to_tag(const char *p, const char *end)
{
    const char *found = memchr(p, '<', (size_t)(end - p));

    return found ? found : end;
}

static const char *read_special(struct page *g, const char *p)
{
    switch (*p) {
    case '<':
        return read_tag(g, p);
    case '&':
        return read_reference(g, p);
    case '[':
        return read_bracket(g, p);
    default:
        return read_character(g, p);
    }
}

static size_t read_page(struct span html, bool keeps_lines, struct buf *out)
{
    enum { VECTOR = 16 };
    struct page g;
    const char *p = html.data;

    memset(&g, 0, offsetof(struct page, shortcodes));
    g.shortcodes.is_ready = false;
    g.keeps_lines = keeps_lines;
    buf_reserve(out, html.len + html.len / 2 + VECTOR);
    g.start = g.at = out->data + out->len;
    g.end = p + html.len;
    for (;;) {
        p = g.nesting.leaving_out ? skip_to_tag(p, g.end) : copy_run(&g, p);
        if (p == g.end)
            break;
        p = read_special(&g, p);
    }
    trim_end(&g);
    out->len = (size_t)(g.at - out->data);
    return g.nesting.strays;
}

size_t html_to_text(struct span html, struct buf *out)
{
    return read_page(html, false, out);
}

/* True if Gutenberg wrote the post. */
static bool has_blocks(struct span post)
{
    const char *p = post.data, *end = p + post.len;

    for (; p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++)
        if (span_starts(span_between(p, end), SPAN("<!-- wp:")))
            return true;
    return false;
}

size_t html_post_to_text(struct span post, struct buf *out)
{
    return read_page(post, !has_blocks(post), out);
}
