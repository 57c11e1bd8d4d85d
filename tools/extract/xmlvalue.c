#include "xmlvalue.h"

#include "document.h"
#include "markup.h"
#include "xmlshape.h"

bool xml_is_blank(struct span s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!markup_is_space(s.data[i]))
            return false;
    return true;
}

bool xml_has_tag(struct span s)
{
    const char *p = s.data, *end = span_end(s);

    while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        struct markup_tag tag;
        struct span content;

        if (xml_read_cdata(&p, end, &content))
            continue;
        p = markup_read_tag(p, end, &tag);
        if (tag.kind == MARKUP_OPENING || tag.kind == MARKUP_CLOSING)
            return true;
    }
    return false;
}

/* ---- what a value says ---- */

/* Copies markup, with what parts words or paragraphs in place of tags that HTML does
   not have. */
struct copier {
    struct buf *out;
    bool is_markup;
    const char *text; /* that is not copied yet */
    size_t n_others;  /* tags since there was text */
    bool has_newline; /* among the white space between them */
};

static void copy_text(struct copier *c, const char *end)
{
    struct span text = span_between(c->text, end);

    if (!xml_is_blank(text))
        c->n_others = 0;
    c->has_newline =
        c->n_others && (c->has_newline || memchr(text.data, '\n', text.len));
    if (c->is_markup)
        buf_add_span(c->out, text);
    else
        markup_decode(text, c->out);
}

/* Elements that follow on one another may be paragraphs as well as words: those on
   lines of their own are paragraphs. A title is that of a part, which HTML has not. */
static void replace_tag(struct copier *c, int element)
{
    c->n_others++;
    if (element == MARKUP_ELEMENT_TITLE)
        buf_add_string(c->out, "<p>");
    else if (c->n_others == 2)
        buf_add_string(c->out, c->has_newline ? "<p>" : " ");
}

static bool is_html(const struct markup_tag *tag)
{
    return tag->element != MARKUP_UNKNOWN && tag->element != MARKUP_ELEMENT_TITLE;
}

static const char *copy_markup(struct copier *c, const char *lt, const char *end)
{
    struct markup_tag tag;
    struct span content;
    const char *after = lt;

    if (xml_read_cdata(&after, end, &content)) {
        copy_text(c, lt);
        buf_add_span(c->out, content);
        c->n_others = 0;
        return c->text = after;
    }
    after = markup_read_tag(lt, end, &tag);
    if (tag.kind == MARKUP_TEXT || (tag.kind != MARKUP_NOTHING && is_html(&tag)))
        return after;
    copy_text(c, lt);
    if (tag.kind != MARKUP_NOTHING)
        replace_tag(c, tag.element);
    return c->text = after;
}

static void copy_value(struct copier *c, struct span value)
{
    const char *p = value.data, *end = span_end(value);

    c->text = p;
    while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL)
        p = copy_markup(c, p, end);
    copy_text(c, end);
}

bool xml_value(struct span value, struct buf *out)
{
    struct copier c = {.out = out, .is_markup = xml_has_tag(value)};
    size_t before = out->len;

    copy_value(&c, value);
    return c.is_markup ||
           looks_like_html((struct span){out->data + before, out->len - before});
}

/* ---- parts of a value ---- */

bool xml_next_part(struct span *rest, struct span *part)
{
    const char *end = span_end(*rest);

    while (rest->len) {
        const char *p = rest->data, *lt = memchr(p, '<', rest->len);
        struct markup_tag tag;

        *part = span_between(p, lt ? lt : end);
        if (lt == p && xml_read_cdata(&p, end, part))
            lt = p;
        else
            p = lt ? markup_read_tag(lt, end, &tag) : end;
        *rest = span_between(p, end);
        if (!xml_is_blank(*part))
            return true;
    }
    return false;
}

struct span xml_part_called(struct span value, const char *name)
{
    const char *p = value.data, *end = span_end(value);

    while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        struct markup_tag tag;
        const char *close;

        p = markup_read_tag(p, end, &tag);
        if (tag.kind != MARKUP_OPENING ||
            !markup_is(xml_local_name(tag.name), span_of(name)))
            continue;
        close = memchr(p, '<', (size_t)(end - p));
        return span_trim(span_between(p, close ? close : end), " \t\r\n");
    }
    return (struct span){"", 0};
}
