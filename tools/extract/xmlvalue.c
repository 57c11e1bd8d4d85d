#include "xmlvalue.h"

#include "document.h"
#include "markup.h"
#include "xmlshape.h"

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
    bool has_words;   /* there are elements of words */
    bool is_styled;   /* in a <style> of EndNote */
    bool is_spoken;   /* in a <u> of TEI */
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

    if (!markup_is_blank(text))
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

    return element == MARKUP_ELEMENT_TITLE || element == MARKUP_ELEMENT_U ||
           display == MARKUP_LINE || display == MARKUP_PARAGRAPH;
}

static bool is_either(struct span name, const char *one, const char *other)
{
    return markup_is(name, span_of(one)) || markup_is(name, span_of(other));
}

/* Where a word begins in corpora (TEI, BNC): at its element, or at a new line or page
   that does not part one. Punctuation stands at its word. */
static bool begins_word(const struct markup_tag *tag, struct span name)
{
    struct span value;

    if (is_either(name, "lb", "pb"))
        return !markup_attribute(tag->attributes, "break", &value) ||
               !span_is(value, "no");
    return is_either(name, "w", "token");
}

/* Elsewhere than among words a <c> may be a column. */
static bool is_of_word(struct copier *c, struct span name)
{
    bool is_word = is_either(name, "w", "token");

    c->has_words |= is_word;
    return is_word || is_either(name, "lb", "pb") ||
           (c->has_words && is_either(name, "c", "pc"));
}

/* A title is that of a part, which HTML has not, and an <u> is what somebody says. */
static void replace_tag(struct copier *c, const struct markup_tag *tag, const char *end)
{
    struct span name = xml_local_name(tag->name);

    if (parts_paragraphs(element_of(tag, end)))
        buf_add_string(c->out, "<p>");
    else if (!is_of_word(c, name))
        c->n_others++;
    else if (tag->kind == MARKUP_OPENING && begins_word(tag, name))
        buf_add_char(c->out, ' ');
}

/* Whether a tag is of an element that has this attribute, which HTML's has not;
   `*is_inside` it. */
static bool is_foreign(const struct markup_tag *tag, const char *attribute,
                       bool *is_inside)
{
    struct span value;

    if (tag->kind == MARKUP_OPENING)
        *is_inside = markup_attribute(tag->attributes, attribute, &value);
    return *is_inside;
}

/* EndNote has <style face="…"> around all that it says, and TEI <u who="…"> around what
   somebody does. */
static bool is_html(struct copier *c, const struct markup_tag *tag)
{
    if (tag->element == MARKUP_ELEMENT_STYLE)
        return !is_foreign(tag, "face", &c->is_styled);
    if (tag->element == MARKUP_ELEMENT_U)
        return !is_foreign(tag, "who", &c->is_spoken);
    return tag->element != MARKUP_UNKNOWN && tag->element != MARKUP_ELEMENT_TITLE;
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

/* ---- indentation ---- */

static size_t count_indent(struct span line)
{
    size_t n = 0;

    while (n < line.len && (line.data[n] == ' ' || line.data[n] == '\t'))
        n++;
    return n;
}

/* What all lines behind the first have, but for blank ones. */
static size_t common_indent(struct span rest)
{
    size_t common = SIZE_MAX;
    struct span line;

    span_split(&rest, '\n', &line);
    while (span_split(&rest, '\n', &line))
        if (!markup_is_blank(line) && count_indent(line) < common)
            common = count_indent(line);
    return common;
}

void xml_unindent(struct buf *value)
{
    size_t common = common_indent(buf_span(value)), len = 0;
    struct span rest = buf_span(value), line;

    for (bool is_first = true; span_split(&rest, '\n', &line); is_first = false) {
        size_t indent = count_indent(line);

        if (!is_first && indent > common)
            indent = common;
        if (!is_first)
            value->data[len++] = '\n';
        memmove(value->data + len, line.data + indent, line.len - indent);
        len += line.len - indent;
    }
    value->len = len;
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
        if (!markup_is_blank(*part))
            return true;
    }
    return false;
}

bool xml_find(struct span value, const char *name, struct xml_element *found)
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
        found->attributes = tag.attributes;
        found->text = span_trim(span_between(p, close ? close : end), " \t\r\n");
        return true;
    }
    return false;
}

struct span xml_part_called(struct span value, const char *name)
{
    struct xml_element found;

    return xml_find(value, name, &found) ? found.text : (struct span){"", 0};
}
