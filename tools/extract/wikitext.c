#include "wikitext.h"

#include "ascii.h"
#include "html.h"
#include "markup.h"
#include "wikiparse.h"
#include "wikitags.h"

/* ---- cutting out ---- */

/* What remains of the text, so far. HTML drops APART, which keeps two marks apart. */
struct rest {
    struct buf *out;
    bool has_gap; /* something was left out, and only separators came since */
};

#define APART "\1"

/* What is nothing without the words that it separates: marks, and behind them blanks.
 */
static const struct span separators[] = {
    {",", 1},      {";", 1},      {":", 1},      {"\u060C", 2}, {"\u061B", 2},
    {"\u3001", 3}, {"\uFF0C", 3}, {"\uFF1A", 3}, {"\uFF1B", 3}, {" ", 1},
    {"\t", 1},     {"&nbsp;", 6}, {"\u00A0", 2}, {"\u3000", 3}, {NULL, 0}};
static const struct span *const blanks = separators + 9;
static const struct span openers[] = {{"(", 1}, {"\uFF08", 3}, {NULL, 0}};
static const struct span closers[] = {{")", 1}, {"\uFF09", 3}, {NULL, 0}};

/* How many bytes that one of a list has which `s` starts with; 0: none. */
static size_t starts_with_any(struct span s, const struct span *list)
{
    for (; list->len; list++)
        if (span_starts(s, *list))
            return list->len;
    return 0;
}

static size_t ends_with_any(struct span s, const struct span *list)
{
    for (; list->len; list++)
        if (s.len >= list->len &&
            memcmp(span_end(s) - list->len, list->data, list->len) == 0)
            return list->len;
    return 0;
}

static struct span skip_any(struct span s, const struct span *list)
{
    size_t n;

    while ((n = starts_with_any(s, list)) != 0)
        s = (struct span){s.data + n, s.len - n};
    return s;
}

static struct span skip_separators(struct span s)
{
    return skip_any(s, separators);
}

static struct span trim_separators(struct span s)
{
    size_t n;

    while ((n = ends_with_any(s, separators)) != 0)
        s.len -= n;
    return s;
}

static bool begins_line(const struct buf *out)
{
    return !out->len || out->data[out->len - 1] == '\n';
}

/* No blank stands before punctuation. */
static void drop_blank_before(struct buf *out, struct span text)
{
    if (text.len && *text.data && strchr(",.;:", *text.data))
        while (out->len && out->data[out->len - 1] == ' ')
            out->len--;
}

/*
 * Of several marks between the words around a gap, which `text` follows, the first
 * stays: "a, {{b}}; c" becomes "a, c". `before` is the text up to them. Returns what of
 * `text` remains.
 */
static struct span join_marks(struct rest *r, struct span before, struct span text)
{
    struct span mark = skip_any(
                    span_between(span_end(before), r->out->data + r->out->len), blanks),
                next = skip_any(text, blanks), further;
    size_t width = starts_with_any(mark, separators);

    if (!width || !before.len || span_end(before)[-1] == '\n')
        return text;
    further = skip_any(span_between(mark.data + width, span_end(mark)), blanks);
    if (!further.len && !starts_with_any(next, separators))
        return text;
    r->out->len = (size_t)(mark.data + width - r->out->data);
    if (width == 1)
        buf_add_char(r->out, ' ');
    return skip_separators(text);
}

/* Tidies the text around a gap, which `text` follows; returns what of it remains. */
static struct span close_gap(struct rest *r, struct span text)
{
    struct span before = trim_separators(buf_span(r->out)), after;
    size_t opener = ends_with_any(before, openers), closer;

    after = skip_separators(text);
    closer = starts_with_any(after, closers);
    r->has_gap = false;
    if (!opener && !closer) {
        text = join_marks(r, before, text);
        drop_blank_before(r->out, text);
        return text;
    }
    if (opener && closer) {
        before.len -= opener;
        while (before.len && before.data[before.len - 1] == ' ')
            before.len--;
        after = span_between(after.data + closer, span_end(after));
    }
    r->out->len = before.len;
    return after;
}

/* What begins a line behind a gap: its blanks and commas go. */
static struct span skip_leading(struct span text)
{
    while (text.len && *text.data && strchr(" \t,", *text.data))
        text = span_between(text.data + 1, span_end(text));
    return text;
}

static void add_text(struct rest *r, struct span text)
{
    if (r->has_gap && begins_line(r->out))
        text = skip_leading(text);
    if (r->has_gap && skip_separators(text).len)
        text = close_gap(r, text);
    if (text.len && r->out->len && *text.data == '\'' &&
        r->out->data[r->out->len - 1] == '\'')
        buf_add_literal(r->out, APART);
    buf_add_span(r->out, text);
}

/* True for what could be a mark. */
static bool is_punctuation(char c)
{
    return c > ' ' && c < 0x7F && !ascii_is_letter(c) && !ascii_is_digit(c);
}

static void add_reference(struct buf *out, char c)
{
    buf_add_literal(out, "&#");
    buf_add_uint(out, (unsigned char)c);
    buf_add_char(out, ';');
}

/* Text in which only references are markup: marks are written as such. */
static void add_literal(struct rest *r, struct span text)
{
    const char *p = text.data, *end = span_end(text), *next;
    uint32_t codes[2];

    r->has_gap = false;
    for (; p < end; p = next) {
        next = p + 1;
        if (*p == '&')
            next = markup_read_reference(p, end, false, codes);
        if (next == p + 1 && (is_punctuation(*p) || (*p == ' ' && begins_line(r->out))))
            add_reference(r->out, *p);
        else
            buf_add_span(r->out, span_between(p, next));
    }
}

/* Appends the text without what is to be cut out. */
static void cut_out(struct span wikitext, const struct wiki_cuts *cuts, struct buf *out)
{
    struct rest r = {.out = out};
    const char *p = wikitext.data;
    bool is_literal = false;

    for (size_t i = 0; i < cuts->n; i++) {
        const struct wiki_cut *cut = &cuts->list[i];

        if (cut->start < p || cut->start == cut->end)
            continue;
        (is_literal ? add_literal : add_text)(&r, span_between(p, cut->start));
        if (cut->instead)
            add_text(&r, span_of(cut->instead));
        is_literal = cut->kind == WIKI_CUT_LITERAL;
        r.has_gap = r.has_gap || cut->kind == WIKI_CUT_LEFT_OUT;
        p = cut->end;
    }
    add_text(&r, span_between(p, span_end(wikitext)));
}

/* ---- apostrophes ---- */

/* What is around a '''. The later, the likelier it is that an apostrophe is meant. */
enum around { NOTHING, BLANK, WORD, LETTER, ELISION };

static size_t count_apostrophes(const char *p, const char *end)
{
    const char *start = p;

    while (p < end && *p == '\'')
        p++;
    return (size_t)(p - start);
}

/* How many of `n` apostrophes in a row are markup: two, three or five. */
static size_t count_marks(size_t n)
{
    return n < 2 ? 0 : n == 4 ? 3 : n > 5 ? 5 : n;
}

/* True where a word of one letter ends, be it "(l", but not "it's". */
static bool ends_letter(struct span line, const char *p)
{
    return p - 1 == line.data || p[-2] == ' ' ||
           (is_punctuation(p[-2]) && p[-2] != '\'');
}

/* "l'''Italia" and the like, in Romance languages. */
static bool is_elision(struct span line, const char *p)
{
    const char *end = span_end(line);

    return p[-1] && strchr("cdjlmnst", ascii_lower(p[-1])) && ends_letter(line, p) &&
           end - p > 3 && (ascii_is_letter(p[3]) || (unsigned char)p[3] >= 0x80);
}

static enum around what_is_around(struct span line, const char *p)
{
    if (p == line.data)
        return WORD;
    if (p[-1] == ' ')
        return BLANK;
    if (is_elision(line, p))
        return ELISION;
    return p - 1 > line.data && p[-2] != ' ' ? WORD : LETTER;
}

/*
 * The ''' of a line that stands for an apostrophe and italics since bold and italics do
 * not balance; NULL if they do (doQuotes in MediaWiki's parser).
 */
static const char *find_apostrophe(struct span line)
{
    const char *found = NULL, *p = line.data, *end = span_end(line);
    enum around best = NOTHING;
    size_t bold = 0, italic = 0;

    while (p < end && (p = memchr(p, '\'', (size_t)(end - p))) != NULL) {
        size_t n = count_apostrophes(p, end), marks = count_marks(n);

        italic += marks == 2 || marks == 5;
        bold += marks == 3 || marks == 5;
        if (n == 3 && what_is_around(line, p) > best) {
            best = what_is_around(line, p);
            found = p;
        }
        p += n;
    }
    return bold % 2 && italic % 2 ? found : NULL;
}

/* Writes those of the apostrophes at `p` that are text; returns where they end. */
static const char *write_apostrophes(struct span line, const char *p,
                                     const char *apostrophe, struct buf *html)
{
    size_t n = count_apostrophes(p, span_end(line)), marks = count_marks(n);

    if (p == apostrophe || (n == 3 && what_is_around(line, p) == ELISION))
        marks = 2;
    buf_add(html, p, n - marks);
    return p + n;
}

/* ---- lines ---- */

enum block { BLOCK_NONE, BLOCK_LIST, BLOCK_PRE };

struct page {
    const char *end;
    struct buf *html;
    enum block block; /* that is open */
};

/* True for what HTML knows and shows. */
static bool is_element(const struct markup_tag *tag)
{
    return tag->element != MARKUP_UNKNOWN && tag->element != MARKUP_ELEMENT_PLAINTEXT &&
           tag->element != MARKUP_ELEMENT_XMP &&
           markup_display_of(tag->element) <= MARKUP_PARAGRAPH;
}

/* At a '<'. Tags may go on beyond their line; those with open quotes are dropped. */
static const char *write_tag(const struct page *g, const char *p)
{
    const char *end = wiki_tag_end(p, g->end);
    struct markup_tag tag = {.kind = MARKUP_TEXT};

    if (end)
        markup_read_tag(p, end, &tag);
    if (tag.kind == MARKUP_NOTHING)
        return end;
    if (tag.kind == MARKUP_TEXT || !is_element(&tag)) {
        buf_add_literal(g->html, "&lt;");
        return p + 1;
    }
    buf_add_span(g->html, span_between(p, end));
    return end;
}

/*
 * Writes a line, or the part of it that is text, and returns where reading goes on. In
 * the line of a term, the first ':' parts it from its definition.
 */
static const char *write_inline(const struct page *g, struct span line, bool is_term)
{
    const char *apostrophe = find_apostrophe(line);
    const char *p = line.data, *end = span_end(line);

    while (p < end) {
        if (*p == '\'') {
            p = write_apostrophes(line, p, apostrophe, g->html);
        } else if (*p == '<') {
            p = write_tag(g, p);
        } else if (*p == '[') { /* no shortcode */
            buf_add_literal(g->html, "&#91;");
            p++;
        } else if (*p == ':' && is_term &&
                   !span_starts(span_between(p, end), SPAN("://"))) {
            buf_add_literal(g->html, "<dd>");
            is_term = false;
            p++;
        } else {
            buf_add_char(g->html, *p++);
        }
    }
    return p;
}

static void set_block(struct page *g, enum block block)
{
    static const char *const opening[] = {"", "<ul>", "<pre>"};
    static const char *const closing[] = {"", "</ul>", "</pre>"};

    if (block == g->block)
        return;
    buf_add_string(g->html, closing[g->block]);
    buf_add_string(g->html, opening[block]);
    g->block = block;
}

static size_t count_leading(struct span line, const char *any_of)
{
    size_t n = 0;

    while (n < line.len && line.data[n] && strchr(any_of, line.data[n]))
        n++;
    return n;
}

/* The text of a heading, "== Title =="; empty if the line is none. */
static struct span heading(struct span line)
{
    struct span text;

    line = span_trim(line, " \t\r");
    text = span_trim(line, "=");
    if (!line.len || *line.data != '=' || span_end(text) == span_end(line))
        return (struct span){line.data, 0};
    return span_trim(text, " \t");
}

static const char *write_item(struct page *g, struct span line, size_t marks)
{
    bool is_term = line.data[marks - 1] == ';';

    set_block(g, BLOCK_LIST);
    buf_add_string(g->html, is_term ? "<dt>" : "<li>");
    return write_inline(g, span_between(line.data + marks, span_end(line)), is_term);
}

/* Behind the dashes is text. */
static const char *write_rule(struct page *g, struct span line, size_t dashes)
{
    set_block(g, BLOCK_NONE);
    buf_add_literal(g->html, "<hr>");
    return write_inline(g, span_between(line.data + dashes, span_end(line)), false);
}

static const char *write_heading(struct page *g, struct span title)
{
    const char *p;

    set_block(g, BLOCK_NONE);
    buf_add_literal(g->html, "<h2>");
    p = write_inline(g, title, false);
    buf_add_literal(g->html, "</h2>");
    return p;
}

static const char *write_line(struct page *g, struct span line)
{
    struct span title = heading(line);
    size_t marks = count_leading(line, "*#:;"), dashes = count_leading(line, "-");

    if (count_leading(line, " \t\r") == line.len || *line.data == '|') {
        set_block(g, BLOCK_NONE);
        buf_add_literal(g->html, "<p>");
        return span_end(line);
    }
    if (title.len)
        return write_heading(g, title);
    if (marks)
        return write_item(g, line, marks);
    if (dashes >= 4)
        return write_rule(g, line, dashes);
    set_block(g, *line.data == ' ' ? BLOCK_PRE : BLOCK_NONE);
    buf_add_char(g->html, '\n');
    return write_inline(g, line, false);
}

static struct span line_at(const struct page *g, const char *p)
{
    const char *newline = p < g->end ? memchr(p, '\n', (size_t)(g->end - p)) : NULL;

    return span_between(p, newline ? newline : g->end);
}

static void write_page(struct span text, struct buf *html)
{
    struct page g = {.end = span_end(text), .html = html};

    for (const char *p = text.data, *next; p < g.end; p = next) {
        struct span line = line_at(&g, p);

        next = write_line(&g, line);
        while (next > span_end(line)) { /* a tag goes on there */
            line = line_at(&g, next);
            next = write_inline(&g, line, false);
        }
        next = span_end(line) + (span_end(line) < g.end);
    }
    set_block(&g, BLOCK_NONE);
}

void wikitext_to_text(struct span wikitext, struct buf *out)
{
    struct wiki_cuts cuts = {NULL, 0, 0};
    struct buf rest = {0}, html = {0};

    wiki_parse(wikitext, &cuts);
    cut_out(wikitext, &cuts, &rest);
    wiki_cuts_release(&cuts);
    write_page(buf_span(&rest), &html);
    buf_release(&rest);
    html_to_text(buf_span(&html), out);
    buf_release(&html);
}

/* ---- redirects ---- */

static bool has_text(struct span wikitext)
{
    struct buf text = {0};
    bool has;

    wikitext_to_text(wikitext, &text);
    has = text.len > 0;
    buf_release(&text);
    return has;
}

bool wikitext_is_redirect(struct span wikitext)
{
    enum { LONGEST = 100 };
    struct span page = span_trim(wikitext, " \t\r\n"), word, rest;
    const char *close;
    size_t n = 1;

    while (n < page.len && n < LONGEST && !ascii_is_white(page.data[n]) &&
           page.data[n] != ':' && page.data[n] != '[')
        n++;
    if (!span_starts(page, SPAN("#")) || n == 1)
        return false;
    word = (struct span){page.data + 1, n - 1};
    rest = span_trim(span_between(span_end(word), span_end(page)), " \t\r\n:");
    if (!span_starts(rest, SPAN("[[")))
        return false;
    close = memchr(rest.data, ']', rest.len);
    rest = span_between(close ? close : span_end(rest), span_end(rest));
    return markup_is(word, SPAN("redirect")) || !has_text(span_trim(rest, "]"));
}
