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
    bool is_styled;   /* in a <style> of EndNote */
};

/* Elements that follow on one another may be paragraphs as well as words: those on
   lines of their own are paragraphs. */
static void part_elements(struct copier *c)
{
    if (c->n_others > 1)
        buf_add_string(c->out, c->has_newline ? "<p>" : " ");
    c->n_others = 0;
    c->has_newline = false;
}

static void copy_text(struct copier *c, const char *end)
{
    struct span text = span_between(c->text, end);

    if (!xml_is_blank(text))
        part_elements(c);
    else if (c->n_others && memchr(text.data, '\n', text.len))
        c->has_newline = true;
    if (c->is_markup)
        buf_add_span(c->out, text);
    else
        markup_decode(text, c->out);
}

/* The element of HTML that a tag is of, whatever its prefix. */
static int element_of(const struct markup_tag *tag, const char *end)
{
    const char *colon = memchr(tag->name.data, ':', tag->name.len);
    struct markup_tag local = {.element = MARKUP_UNKNOWN};

    if (!colon)
        return tag->element;
    markup_read_tag(colon, end, &local); /* as if it were the '<' */
    return local.element;
}

static bool parts_paragraphs(int element)
{
    enum markup_display display = markup_display_of(element);

    return element == MARKUP_ELEMENT_TITLE || display == MARKUP_LINE ||
           display == MARKUP_PARAGRAPH;
}

/* A title is that of a part, which HTML has not. Words and punctuation are marked up so
   in corpora (TEI, the BNC): punctuation stands at its word. */
static void replace_tag(struct copier *c, const struct markup_tag *tag, const char *end)
{
    struct span name = xml_local_name(tag->name);
    bool is_word = markup_is(name, SPAN("w")) || markup_is(name, SPAN("token")),
         is_mark = markup_is(name, SPAN("c")) || markup_is(name, SPAN("pc"));

    if (is_word && tag->kind == MARKUP_OPENING)
        buf_add_char(c->out, ' ');
    else if (parts_paragraphs(element_of(tag, end)))
        buf_add_string(c->out, "<p>");
    else if (!is_word && !is_mark)
        c->n_others++;
}

/* EndNote has <style face="…"> around all that it says, which is no style of HTML. */
static bool is_styling(struct copier *c, const struct markup_tag *tag)
{
    struct span face;

    if (tag->element != MARKUP_ELEMENT_STYLE)
        return false;
    if (tag->kind == MARKUP_OPENING)
        c->is_styled = markup_attribute(tag->attributes, "face", &face);
    return c->is_styled;
}

static bool is_html(struct copier *c, const struct markup_tag *tag)
{
    return tag->element != MARKUP_UNKNOWN && tag->element != MARKUP_ELEMENT_TITLE &&
           !is_styling(c, tag);
}

static const char *copy_markup(struct copier *c, const char *lt, const char *end)
{
    struct markup_tag tag;
    struct span content;
    const char *after = lt;

    if (xml_read_cdata(&after, end, &content)) {
        copy_text(c, lt);
        part_elements(c);
        buf_add_span(c->out, content);
        return c->text = after;
    }
    after = markup_read_tag(lt, end, &tag);
    if (tag.kind == MARKUP_TEXT || (tag.kind != MARKUP_NOTHING && is_html(c, &tag)))
        return after;
    copy_text(c, lt);
    if (tag.kind != MARKUP_NOTHING)
        replace_tag(c, &tag, end);
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
