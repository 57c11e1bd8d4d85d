#include "dateline_scan.h"

#include "ascii.h"

/* U+2000 to U+203F, at whose first byte `p` stands. */
static bool is_general_punctuation(const char *p)
{
    return p[0] == '\xE2' && p[1] == '\x80';
}

/* Rules out most paragraphs by their first characters. */
static bool may_begin(struct dateline_cursor c)
{
    unsigned char first = (unsigned char)*c.p;

    if (first >= 0x80) /* quotes, dashes and dots come before no place */
        return !is_general_punctuation(c.p);
    if (!ascii_is_letter(*c.p))
        return strchr("([/", first);
    return !ascii_is_small(*c.p) && !dateline_is_plain_sentence(c);
}

#define IDEOGRAPHIC_SPACE "\xE3\x80\x80" /* by which paragraphs are indented */

/* The bytes of what cannot be seen at `p`: white space; marks of direction, of where
   words may join or part, and of byte order. 0: there is none. */
static size_t unseen_at(const char *p)
{
    unsigned char last = (unsigned char)p[2];

    if (dateline_is_blank(*p))
        return 1;
    if (p[0] == '\xC2' && p[1] == '\xA0')
        return 2;
    if (is_general_punctuation(p) && (last <= 0x8F || (last >= 0xAA && last <= 0xAF)))
        return 3;
    return memcmp(p, "\xEF\xBB\xBF", 3) == 0 || memcmp(p, IDEOGRAPHIC_SPACE, 3) == 0
               ? 3
               : 0;
}

static size_t skip_unseen(struct span text, size_t at)
{
    for (size_t n; at < text.len && (n = unseen_at(text.data + at)) > 0;)
        at += n;
    return at;
}

/* Where the paragraph that `at` is in ends, or a bit less than that. */
static const char *end_of_look(struct span text, size_t at)
{
    enum { MOST = 240 }; /* bytes */
    const char *p = text.data + at, *last = text.data + text.len,
               *end = last - p > MOST ? p + MOST : last;
    const char *line = memchr(p, '\n', (size_t)(end - p));

    while (line && line + 1 < last && line[1] != '\n')
        line = memchr(line + 1, '\n', (size_t)(end - line) - 1);
    if (line && line + 1 < last)
        return line;
    while (end < last && end > p && utf8_continues(*end))
        end--;
    return end;
}

/* The start of the next line that may begin a paragraph. */
static size_t next_paragraph(struct span text, size_t at)
{
    static const size_t short_line = 50; /* bytes */

    while (at < text.len) {
        const char *line = text.data + at;
        const char *end = memchr(line, '\n', text.len - at);

        if (!end)
            return text.len;
        at = (size_t)(end + 1 - text.data);
        if (end == line || (size_t)(end - line) <= short_line ||
            (at < text.len && unseen_at(text.data + at)))
            return skip_unseen(text, at);
    }
    return at;
}

size_t dateline_body(struct span text, struct span title)
{
    struct span rest = text;
    size_t body = 0;

    while (title.len && span_starts(rest, title) &&
           (rest.len == title.len || rest.data[title.len] == '\n')) {
        body = skip_unseen(text, body + title.len);
        rest = (struct span){text.data + body, text.len - body};
    }
    return body;
}

static bool read_at(struct dateline_cursor c, struct dateline *d)
{
    d->n = 0;
    if (!ascii_is_letter(*c.p) && dateline_read_dense(c, d))
        return true;
    d->n = 0;
    return dateline_read_spaced(c, d);
}

bool dateline_next(struct span text, size_t *from, struct dateline *d)
{
    size_t at = skip_unseen(text, *from);

    for (; at < text.len; at = next_paragraph(text, at)) {
        struct dateline_cursor c = {text.data, text.data + at, text.data + text.len};

        if (!may_begin(c))
            continue;
        c.end = end_of_look(text, at);
        if (ascii_is_letter(*c.p) && dateline_is_plain_heading(c))
            continue;
        if (read_at(c, d)) {
            *from = d->body;
            return true;
        }
    }
    *from = text.len;
    return false;
}
