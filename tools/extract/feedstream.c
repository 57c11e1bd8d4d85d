#define _GNU_SOURCE /* memmem */
#include "feedstream.h"

#include "markup.h"

#include <strings.h>

/* Places are counted from the window's start. */
#define NOWHERE SIZE_MAX

static struct span view_from(const struct feed_stream *s, size_t at)
{
    struct span view = window_span(s->window);

    return at < view.len ? (struct span){view.data + at, view.len - at}
                         : (struct span){"", 0};
}

/* Brings `n` bytes from `at` on into view, if there are as many. */
static struct span look(struct feed_stream *s, size_t at, size_t n)
{
    while (view_from(s, at).len < n && window_more(s->window) > 0)
        ;
    return view_from(s, at);
}

/* The first place from `at` on where `what` stands. */
static size_t find(struct feed_stream *s, size_t at, struct span what)
{
    for (;;) {
        struct span view = look(s, at, what.len);
        const char *found =
            view.len ? memmem(view.data, view.len, what.data, what.len) : NULL;

        if (found)
            return at + (size_t)(found - view.data);
        if (view.len >= what.len)
            at += view.len - what.len + 1;
        if (window_more(s->window) <= 0)
            return NOWHERE;
    }
}

/* The name of a start or end tag, without its prefix. */
static struct span local_name(struct span tag)
{
    size_t len = 0;

    tag.data++;
    tag.len--;
    if (tag.len && *tag.data == '/') {
        tag.data++;
        tag.len--;
    }
    while (len < tag.len && !strchr(" \t\r\n/>", tag.data[len])) {
        if (tag.data[len++] != ':')
            continue;
        tag.data += len;
        tag.len -= len;
        len = 0;
    }
    return (struct span){tag.data, len};
}

enum { LONGEST_TAG = 64 }; /* as much of it as has the name */

static bool is_item_tag(const struct feed_stream *s, struct span tag)
{
    struct span name = local_name(tag);

    if (s->element.len)
        return name.len == s->element.len &&
               strncasecmp(name.data, s->element.data, name.len) == 0;
    return span_is(name, "item") || span_is(name, "entry");
}

/* The next start or end tag of an item from `at` on. */
static size_t find_item_tag(struct feed_stream *s, size_t at, bool *closing)
{
    while ((at = find(s, at, SPAN("<"))) != NOWHERE) {
        struct span tag = look(s, at, LONGEST_TAG);

        if (tag.len > LONGEST_TAG)
            tag.len = LONGEST_TAG;
        if (span_starts(tag, SPAN("<![CDATA["))) {
            at = find(s, at, SPAN("]]>"));
        } else if (span_starts(tag, SPAN("<!--"))) {
            at = find(s, at, SPAN("-->"));
        } else if (is_item_tag(s, tag)) {
            *closing = tag.data[1] == '/';
            return at;
        }
        if (at == NOWHERE)
            break;
        at++;
    }
    return NOWHERE;
}

static enum feed_part give(struct feed_stream *s, enum feed_part part, size_t len)
{
    s->part = (struct span){window_span(s->window).data, len};
    return part;
}

static enum feed_part give_rest(struct feed_stream *s, enum feed_part part)
{
    return give(s, part, window_span(s->window).len);
}

static enum feed_part give_header(struct feed_stream *s)
{
    bool closing;
    size_t end = find_item_tag(s, 0, &closing);

    s->had_header = true;
    return end == NOWHERE ? give_rest(s, FEED_HEADER) : give(s, FEED_HEADER, end);
}

/* Goes over what is between items. */
static void drop(struct feed_stream *s, size_t n)
{
    struct window *w = s->window;
    const char *p = w->data + w->start, *end = p + n;

    for (; p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++)
        s->place.line++;
    s->place.offset += n;
    w->start += n;
}

/* Bytes of an item "<item/>" that is all in its tag, before `end`; 0: it is not. */
static size_t empty_element_length(struct feed_stream *s, size_t end)
{
    struct span view = view_from(s, 0);
    const char *limit = end < view.len ? view.data + end : span_end(view), *behind;
    struct markup_tag tag;

    if (!view.len)
        return 0;
    behind = markup_read_tag(view.data, limit, &tag);
    return tag.kind == MARKUP_OPENING && tag.self_closing ? (size_t)(behind - view.data)
                                                          : 0;
}

enum feed_part feed_stream_next(struct feed_stream *s)
{
    bool closing;
    size_t start, end;

    if (!s->had_header)
        return give_header(s);
    drop(s, s->part.len);
    s->part.len = 0;
    while ((start = find_item_tag(s, 0, &closing)) != NOWHERE && closing)
        drop(s, start + 1);
    if (start == NOWHERE)
        return FEED_END;
    drop(s, start);
    end = find_item_tag(s, 1, &closing);
    if ((start = empty_element_length(s, end)) > 0)
        return give(s, FEED_ITEM, start);
    if (end == NOWHERE)
        return give_rest(s, FEED_CUT);
    if (!closing)
        return give(s, FEED_CUT, end);
    end = find(s, end, SPAN(">"));
    return end == NOWHERE ? give_rest(s, FEED_CUT) : give(s, FEED_ITEM, end + 1);
}
