#include "input.h"

#include "encoding.h"
#include "utf8.h"

#include <inttypes.h>
#include <stdio.h>

enum { HEAD = 64 << 10, SHOWN = 40 /* bytes of a label in a message */ };

/* Brings the first bytes into view, as many as are needed to detect the format, but not
   more than may be in view. */
static void view_head(struct window *w)
{
    size_t most = window_most(), n = most && most < HEAD ? most : HEAD;

    while (w->end - w->start < n && window_more(w) > 0)
        ;
}

static struct span head_of(const struct window *w)
{
    struct span view = window_span(w);

    return (struct span){view.data, view.len < HEAD ? view.len : HEAD};
}

static bool head_is_whole(const struct window *w)
{
    return w->at_end && window_span(w).len <= HEAD;
}

static void skip_mark(struct window *w)
{
    if (span_starts(window_span(w), SPAN("\xEF\xBB\xBF")))
        w->start += 3;
}

static void tell_encoding(const struct source *s, struct span label, const char *what)
{
    struct place where = {.file = s->window.name};

    diag_warning(&where, "the encoding '%.*s' %s",
                 (int)utf8_cut(label.data, label.len, SHOWN), label.data, what);
}

static void decode(struct source *s, struct span encoding)
{
    s->encoding = encoding;
    if (encoding_is_utf8(encoding))
        return;
    if (window_decode(&s->window, encoding))
        view_head(&s->window);
    else
        tell_encoding(s, encoding, "is not known; read as UTF-8");
}

/* The encoding for a label that the input declares; the empty span: none. */
static struct span declared(const struct source *s, struct span label)
{
    const char *name = encoding_of_label(label);

    if (label.len && !name)
        tell_encoding(s, label, "is none that an input may declare; see -e");
    return span_of(name);
}

/* A declaration of UTF-16 that could be read as ASCII is wrong. */
static bool is_wide(struct span encoding)
{
    return span_starts(encoding, SPAN("utf-16"));
}

/* True if there is enough beyond ASCII, all in UTF-8, that it is no other encoding. */
static bool is_surely_utf8(struct span head)
{
    enum { ENOUGH = 10, CUT = 3 /* bytes of a character that the end may cut */ };
    size_t valid = utf8_valid(head.data, head.len), characters = 0;

    if (valid + CUT < head.len)
        return false;
    for (size_t i = 0; i < valid; i++)
        characters += (unsigned char)head.data[i] >= 0xC2;
    return characters >= ENOUGH;
}

/*
 * The encoding that a format declares. Many web pages have been saved in UTF-8, and
 * still declare what they were served in.
 */
static struct span declared_inside(const struct source *s, enum format format)
{
    struct span head = head_of(&s->window), encoding;

    encoding = declared(s, format_declared_encoding(format, head));
    if (!encoding.len || encoding_is_utf8(encoding))
        return encoding;
    if (is_wide(encoding) || (format == FORMAT_HTML && is_surely_utf8(head)))
        return (struct span){"", 0};
    return encoding;
}

/* An archive has no encoding itself; the files in it have. */
static bool is_archive(const struct window *w, enum format format)
{
    return format == FORMAT_WARC ||
           (format == FORMAT_AUTO && span_starts(window_span(w), SPAN("WARC/")));
}

/* The encoding that a byte order mark shows, that the user gives, that the archive
   declares, or that the first bytes show. */
static struct span find_encoding(const struct source *s)
{
    size_t mark = 0;
    struct span shown = span_of(encoding_detect(head_of(&s->window), &mark));
    struct span encoding = s->settings->encoding;

    if (mark) /* it is right whatever else is said */
        return shown;
    if (!encoding.len)
        encoding = declared(s, s->declared);
    return encoding.len ? encoding : shown;
}

/* Warns of text that looks like a table, mail or Markdown with front matter, much of
   which would be counted as words. */
static void tell_no_prose(struct source *s)
{
    struct span head = head_of(&s->window);
    struct place where = {.file = s->window.name};

    if (s->settings->split != SPLIT_NONE)
        return;
    if (format_looks_like_table(head, head_is_whole(&s->window))) {
        if (diag_is_of_first(DIAG_FEW, &s->noticed->tables_as_text))
            diag_warning(
                &where,
                "looks like a table, but its first line names no column that is known "
                "for a title or text; read as plain text (--map text=COLUMN makes it "
                "one)");
    } else if (format_looks_like_mail(head)) {
        if (diag_is_of_first(DIAG_FEW, &s->noticed->mail_as_text))
            diag_warning(&where, "looks like mail; its headers are read as plain text, "
                                 "and what is encoded as it stands");
    } else if (format_looks_like_front_matter(head)) {
        if (diag_is_of_first(DIAG_FEW, &s->noticed->front_matter_as_text))
            diag_warning(&where,
                         "begins with front matter, as Markdown has it; that is "
                         "read as plain text, too");
    }
}

enum format input_prepare(struct source *s, enum format format)
{
    struct window *w = &s->window;
    struct span encoding;

    s->encoding = (struct span){"", 0};
    view_head(w);
    if (is_archive(w, format))
        return FORMAT_WARC;
    encoding = find_encoding(s);
    if (encoding.len)
        decode(s, encoding);
    skip_mark(w);
    if (format == FORMAT_AUTO) {
        format = format_detect(head_of(w), head_is_whole(w), s->settings->plan);
        if (format == FORMAT_TEXT)
            tell_no_prose(s);
    }
    if (!encoding.len) {
        encoding = declared_inside(s, format);
        if (encoding.len)
            decode(s, encoding);
    }
    return format;
}

static void tell_ill_formed(struct source *s)
{
    struct place where = {.file = s->window.name};
    uint64_t damage = window_damage(&s->window);
    char what[120];

    if (!damage)
        return;
    snprintf(what, sizeof(what),
             "%" PRIu64 " ill-formed sequence%s in '%.*s'; replaced by U+FFFD", damage,
             damage == 1 ? "" : "s",
             (int)utf8_cut(s->encoding.data, s->encoding.len, SHOWN), s->encoding.data);
    filter_repair(s->filter, &where, what);
}

/* An archive in an archive is passed over. */
static bool read_inner(struct source *s, enum format format)
{
    format = input_prepare(s, format);
    if (format == FORMAT_BINARY || format == FORMAT_WARC)
        return false;
    input_read(s, format);
    return true;
}

void input_read(struct source *s, enum format format)
{
    switch (format) {
    case FORMAT_CSV:
        from_csv(s);
        break;
    case FORMAT_HTML:
        from_html(s);
        break;
    case FORMAT_TEXT:
        from_text(s);
        break;
    case FORMAT_FEED:
    case FORMAT_WXR:
        from_feed(s);
        break;
    case FORMAT_XML:
        from_xml(s);
        break;
    case FORMAT_WARC:
        from_warc(s, read_inner);
        break;
    default: /* it reports binary files, too */
        from_json(s, format);
    }
    tell_ill_formed(s);
    if (s->window.failed)
        filter_unreadable(s->filter, s->window.name, window_problem(&s->window));
}
