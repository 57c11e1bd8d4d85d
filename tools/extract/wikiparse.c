#include "wikiparse.h"

#include "ascii.h"
#include "wikinames.h"
#include "wikitags.h"

#include <stdlib.h>

/* ---- looking around ---- */

/* How many bytes `c` stand in a row from `p` on, counted up to `most`. */
static size_t count_row(const struct wiki_finder *f, char c, size_t most)
{
    size_t n = 0;

    while (n < most && n < (size_t)(f->end - f->p) && f->p[n] == c)
        n++;
    return n;
}

static const char *line_end(const char *p, const char *end)
{
    const char *newline = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;

    return newline ? newline : end;
}

/* True if before `p` there are only blanks and indents on its line. */
static bool begins_line(const struct wiki_finder *f)
{
    const char *p = f->p;

    while (p > f->start && (p[-1] == ' ' || p[-1] == '\t' || p[-1] == ':'))
        p--;
    return p == f->start || p[-1] == '\n';
}

static const char *start_of(const struct wiki_finder *f, const struct wiki_construct *c)
{
    return wiki_cut_at(f, c->cut)->start;
}

/* Where a bar is, from 0 on; here, at the end, if there are not so many. */
static const char *bar(const struct wiki_finder *f, const struct wiki_construct *c,
                       size_t i)
{
    return i < c->n_bars ? wiki_cut_at(f, c->bars[i])->start : f->p;
}

/* Cuts only the marks: what is before `text`, and the end mark. */
static void keep_from(struct wiki_finder *f, const struct wiki_construct *c,
                      const char *text, size_t width)
{
    wiki_cut_at(f, c->cut)->end = text;
    wiki_add_cut(f, WIKI_CUT_MARK, f->p + width);
    f->p += width;
}

/* ---- templates ---- */

/* Where the text of an argument starts: behind its name, if that is "2=" or "text=". */
static const char *argument_text(const char *p, const char *end)
{
    const char *name = p = wiki_skip_blanks(p, end);

    while (p < end && ascii_is_digit(*p))
        p++;
    if (p == name && span_starts(span_between(p, end), SPAN("text")))
        p += 4;
    p = p > name ? wiki_skip_blanks(p, end) : p;
    return p > name && p < end && *p == '=' ? p + 1 : name;
}

/* The last argument that is text; a range as {{convert|5|to|6|km}} has two more. */
static size_t last_argument(const struct wiki_finder *f, const struct wiki_construct *c,
                            const struct wiki_template *t)
{
    static const char *const ranges[] = {"-", "\u2013", "to", "and", "or", "by", "x"};
    struct span unit;

    if (t->last != 2 || t->first != 1 || c->n_bars < 4)
        return t->last;
    unit = span_trim(span_between(bar(f, c, 1) + 1, bar(f, c, 2)), " ");
    for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
        if (span_is(unit, ranges[i]))
            return 4;
    return t->last;
}

/* Cuts all but the arguments from `first` to `last`, and parts them by blanks. */
static void keep_arguments(struct wiki_finder *f, const struct wiki_construct *c,
                           size_t first, size_t last, size_t width)
{
    size_t i = first;

    if (first)
        wiki_cut_at(f, c->cut)->end = argument_text(bar(f, c, first - 1) + 1, f->p);
    for (; i < last && i < c->n_bars; i++) {
        struct wiki_cut *cut = wiki_cut_at(f, c->bars[i]);

        cut->end = argument_text(cut->start + 1, f->p);
        cut->instead = " ";
    }
    if (i < c->n_bars) {
        wiki_cut_at(f, c->bars[i])->end = f->p + width;
        f->cuts->n = c->bars[i] + 1;
    } else {
        wiki_add_cut(f, WIKI_CUT_MARK, f->p + width);
    }
    f->p += width;
}

static void close_template(struct wiki_finder *f)
{
    const struct wiki_construct *c = wiki_take(f, WIKI_TEMPLATE);
    struct wiki_cut *cut = wiki_cut_at(f, c->cut);
    size_t width = c->width == 3 && wiki_comes(f, SPAN("}}}")) ? 3 : 2;
    struct span name = span_trim(span_between(cut->start + 2, bar(f, c, 0)), " \t\n_");
    const struct wiki_template *t =
        c->width == 2 ? wiki_template_find(name, &f->scratch) : NULL;

    if (t && !t->text && c->n_bars >= t->first) {
        cut->end = name.data + (t->is_prefix ? strlen(t->name) : 0);
        keep_arguments(f, c, t->first, last_argument(f, c, t), width);
        return;
    }
    wiki_leave_out(f, c, f->p + width);
    if (t && t->text) {
        cut->kind = WIKI_CUT_MARK;
        cut->instead = t->text;
    }
}

/* ---- links ---- */

/* The pipe trick: [[Help:Page (of that)|]] reads "Page", as if it had a label. */
static void keep_short_name(struct wiki_finder *f, const struct wiki_construct *c,
                            struct span target)
{
    const char *colon = target.len ? memchr(target.data, ':', target.len) : NULL;
    const char *text = colon ? colon + 1 : target.data, *end = text;

    while (end < span_end(target) &&
           !span_starts(span_between(end, span_end(target)), SPAN(" (")) &&
           !span_starts(span_between(end, span_end(target)), SPAN(", ")))
        end++;
    wiki_cut_at(f, c->cut)->end = text;
    f->cuts->n = c->cut + 1;
    f->p = end;
    wiki_add_cut(f, WIKI_CUT_MARK, span_end(target) + 3);
    f->p = span_end(target) + 3;
}

static void close_link(struct wiki_finder *f)
{
    enum { LONGEST_TITLE = 255 };
    const struct wiki_construct *c = wiki_take(f, WIKI_LINK);
    struct span target = span_between(start_of(f, c) + 2, bar(f, c, 0));

    if (wiki_link_is_left_out(target, &f->scratch))
        wiki_leave_out(f, c, f->p + 2);
    else if (span_end(target) == f->p)
        keep_from(f, c, target.data + span_starts(target, SPAN(":")), 2);
    else if (span_end(target) + 1 == f->p && target.len <= LONGEST_TITLE)
        keep_short_name(f, c, target);
    else
        keep_from(f, c, span_end(target) + 1, 2);
}

/* True where a URL starts: "https://", "//", "mailto:". */
static bool is_url(const char *p, const char *end)
{
    const char *name = p;

    if (span_starts(span_between(p, end), SPAN("mailto:")))
        return true;
    while (p < end && p - name < 10 && ascii_is_small(*p))
        p++;
    p += p > name && p < end && *p == ':';
    return (p == name || p[-1] == ':') && span_starts(span_between(p, end), SPAN("//"));
}

static void close_external(struct wiki_finder *f)
{
    const struct wiki_construct *c = wiki_take(f, WIKI_EXTERNAL);
    const char *p = start_of(f, c) + 1;

    while (p < f->p && !ascii_is_white(*p) && !strchr("<\"[", *p))
        p++;
    p = wiki_skip_blanks(p, f->p);
    if (p == f->p)
        wiki_leave_out(f, c, p + 1);
    else
        keep_from(f, c, p, 1);
}

/* At a '['; of "[[http://a b]]" the inner brackets are the link. */
static void read_opening_bracket(struct wiki_finder *f)
{
    bool is_double = wiki_comes(f, SPAN("[["));

    if (is_double && !(is_url(f->p + 2, f->end) && f->p[2] != '/'))
        wiki_open(f, WIKI_LINK, 2);
    else if (!is_double && is_url(f->p + 1, f->end))
        wiki_open(f, WIKI_EXTERNAL, 1);
    else
        f->p++;
}

/* At a ']'; of "[[a|[b]]]" the last two end the link. */
static void read_closing_bracket(struct wiki_finder *f)
{
    if (wiki_is_top(f, WIKI_EXTERNAL))
        close_external(f);
    else if (wiki_comes(f, SPAN("]]")) && wiki_can_close(f, WIKI_LINK) &&
             (f->innermost[WIKI_EXTERNAL] || count_row(f, ']', 4) != 3))
        close_link(f);
    else
        f->p++;
}

/* ---- language variants ---- */

/* Where the text of a variant, "zh-hans: text", starts; `p` if no language is there. */
static const char *variant_text(const char *p, const char *end)
{
    const char *name = wiki_skip_blanks(p, end), *q = name;

    while (q < end && (ascii_is_small(*q) || *q == '-'))
        q++;
    return q > name && q < end && *q == ':' ? q + 1 : p;
}

/* The flags of a rule that shows nothing: it is hidden, a title, or taken back. */
static bool is_silent(struct span flags)
{
    flags = span_trim(flags, " ");
    return span_is(flags, "H") || span_is(flags, "T") || span_is(flags, "-");
}

static void close_variant(struct wiki_finder *f)
{
    const struct wiki_construct *c = wiki_take(f, WIKI_VARIANT);
    const char *start = start_of(f, c) + 2, *text;
    size_t n_flags = c->n_bars && *bar(f, c, 0) == '|';

    if (n_flags && is_silent(span_between(start, bar(f, c, 0)))) {
        wiki_leave_out(f, c, f->p + 2);
        return;
    }
    if (n_flags)
        start = bar(f, c, 0) + 1;
    text = variant_text(start, f->p);
    wiki_cut_at(f, c->cut)->end = text;
    if (text == start || c->n_bars == n_flags) {
        keep_from(f, c, text, 2);
        return;
    }
    wiki_cut_at(f, c->bars[n_flags])->end = f->p + 2;
    f->cuts->n = c->bars[n_flags] + 1;
    f->p += 2;
}

/* ---- braces ---- */

static void read_opening_brace(struct wiki_finder *f)
{
    size_t row = count_row(f, '{', 4);

    if (row > 1)
        wiki_open(f, WIKI_TEMPLATE, row == 3 ? 3 : 2);
    else if (wiki_comes(f, SPAN("{|")) && begins_line(f))
        wiki_open(f, WIKI_TABLE, 2);
    else
        f->p++;
}

static void read_closing_brace(struct wiki_finder *f)
{
    if (wiki_comes(f, SPAN("}-")) && wiki_is_top(f, WIKI_VARIANT))
        close_variant(f);
    else if (wiki_comes(f, SPAN("}}")) && wiki_can_close(f, WIKI_TEMPLATE))
        close_template(f);
    else
        f->p++;
}

/* ---- bars ---- */

/* How many bars of a construct matter. */
static size_t most_bars(const struct wiki_construct *c)
{
    return c->kind == WIKI_TEMPLATE ? WIKI_MOST_BARS : c->kind == WIKI_LINK;
}

static void add_bar(struct wiki_finder *f)
{
    size_t number = wiki_add_cut(f, WIKI_CUT_MARK, f->p);
    struct wiki_construct *c = wiki_top(f);

    c->bars[c->n_bars++] = number;
}

/* Of a variant, the bar behind its flags and the first ';' behind that. */
static void add_variant_bar(struct wiki_finder *f)
{
    struct wiki_construct *c = wiki_top(f);
    bool has_flags = c->n_bars && *bar(f, c, 0) == '|';

    if (*f->p == '|' && !has_flags)
        c->n_bars = 0;
    if (*f->p == '|' ? !has_flags : c->n_bars == has_flags)
        add_bar(f);
}

/* At a '|' or ';'. "|}}" ends a template, but for a table that is in it. */
static void read_bar(struct wiki_finder *f)
{
    if (wiki_comes(f, SPAN("|}")) && wiki_can_close(f, WIKI_TABLE) && begins_line(f) &&
        (wiki_is_top(f, WIKI_TABLE) || !wiki_comes(f, SPAN("|}}")))) {
        wiki_leave_out(f, wiki_take(f, WIKI_TABLE), f->p + 2);
        return;
    }
    if (wiki_is_top(f, WIKI_VARIANT))
        add_variant_bar(f);
    else if (*f->p == '|' && f->n_open && wiki_top(f)->n_bars < most_bars(wiki_top(f)))
        add_bar(f);
    f->p++;
}

/* ---- the pass ---- */

/* "__NOTOC__", in any language; but not "__init__". */
static void read_underscore(struct wiki_finder *f)
{
    enum { LONGEST = 80 };
    const char *p = f->p + 2;

    if (!wiki_comes(f, SPAN("__"))) {
        f->p++;
        return;
    }
    while (p < f->end && p - f->p < LONGEST &&
           ((*p >= 'A' && *p <= 'Z') || (unsigned char)*p >= 0x80 ||
            (*p == '_' && !span_starts(span_between(p, f->end), SPAN("__")))))
        p++;
    if (p > f->p + 2 && span_starts(span_between(p, f->end), SPAN("__")))
        wiki_cut_to(f, WIKI_CUT_LEFT_OUT, p + 2, NULL);
    else
        f->p = p;
}

static void read_newline(struct wiki_finder *f)
{
    while (f->n_open && wiki_top(f)->kind <= WIKI_VARIANT)
        wiki_drop_top(f);
    f->p++;
}

/* Behind a line and the lines that follow it in a template or table. */
static const char *rows_end(const char *p, const char *end)
{
    const char *row = p;

    do {
        p = line_end(row, end);
        row = wiki_skip_blanks(p < end ? p + 1 : p, end);
    } while (row < end && (*row == '|' || *row == '!' || *row == '}'));
    return p;
}

/* Cuts what has been opened and not closed, as the header of wikitext says. */
static void end_unclosed(struct wiki_finder *f)
{
    const char *done = f->start;

    for (size_t i = 0; i < f->n_open; i++) {
        struct wiki_cut *cut = wiki_cut_at(f, f->open[i].cut);
        enum wiki_kind kind = f->open[i].kind;

        if (cut->start < done)
            continue;
        if (kind == WIKI_TEMPLATE || kind == WIKI_TABLE)
            done = rows_end(cut->start, f->end);
        else if (kind == WIKI_LINK &&
                 wiki_link_is_left_out(span_between(cut->start + 2, f->end),
                                       &f->scratch))
            done = line_end(cut->start, f->end);
        else
            continue;
        cut->end = done;
        cut->kind = WIKI_CUT_LEFT_OUT;
    }
}

static void read_mark(struct wiki_finder *f)
{
    switch (*f->p) {
    case '{':
        read_opening_brace(f);
        break;
    case '}':
        read_closing_brace(f);
        break;
    case '[':
        read_opening_bracket(f);
        break;
    case ']':
        read_closing_bracket(f);
        break;
    case '|':
    case ';':
        read_bar(f);
        break;
    case '<':
        wiki_read_tag(f);
        break;
    case '_':
        read_underscore(f);
        break;
    case '\n':
        read_newline(f);
        break;
    case '-':
        if (wiki_comes(f, SPAN("-{")) && !wiki_comes(f, SPAN("-{{")))
            wiki_open(f, WIKI_VARIANT, 2);
        else
            f->p++;
        break;
    default:
        f->p++;
    }
}

void wiki_parse(struct span wikitext, struct wiki_cuts *cuts)
{
    struct wiki_finder f = {.p = wikitext.data,
                            .start = wikitext.data,
                            .end = span_end(wikitext),
                            .cuts = cuts};

    cuts->n = 0;
    while (f.p < f.end)
        read_mark(&f);
    end_unclosed(&f);
    free(f.open);
    buf_release(&f.scratch);
}
