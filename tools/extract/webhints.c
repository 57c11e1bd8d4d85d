#include "webhints.h"

#include "visibility.h"
#include "webtree.h"
#include "webwords.h"

void web_attributes_read(struct web_attributes *a, struct span rest)
{
    const struct {
        struct span name;
        struct span *value;
    } wanted[] = {{SPAN("id"), &a->id},
                  {SPAN("role"), &a->role},
                  {SPAN("itemprop"), &a->itemprop},
                  {SPAN("property"), &a->itemprop},
                  {SPAN("href"), &a->href},
                  {SPAN("rel"), &a->rel},
                  {SPAN("datetime"), &a->datetime},
                  {SPAN("content"), &a->content},
                  {SPAN("title"), &a->title}};
    struct span name, value;

    *a = (struct web_attributes){0};
    while (markup_next_attribute(&rest, &name, &value)) {
        for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
            if (!wanted[i].value->data && markup_is(name, wanted[i].name))
                *wanted[i].value = value;
        a->aria_hidden |=
            markup_is(name, SPAN("aria-hidden")) && markup_is(value, SPAN("true"));
        a->pubdate |= markup_is(name, SPAN("pubdate"));
    }
}

bool web_contains(struct span s, struct span part)
{
    for (size_t i = 0; i + part.len <= s.len; i++)
        if (markup_is((struct span){s.data + i, part.len}, part))
            return true;
    return false;
}

static unsigned element_hints(int element)
{
    switch (element) {
    case MARKUP_ELEMENT_NAV:
    case MARKUP_ELEMENT_FOOTER:
    case MARKUP_ELEMENT_ASIDE:
    case MARKUP_ELEMENT_FORM:
    case MARKUP_ELEMENT_DIALOG:
    case MARKUP_ELEMENT_MENU:
    case MARKUP_ELEMENT_BUTTON:
    case MARKUP_ELEMENT_FIELDSET:
    case MARKUP_ELEMENT_LEGEND:
        return WEB_FURNITURE;
    case MARKUP_ELEMENT_FIGCAPTION:
    case MARKUP_ELEMENT_FIGURE:
        return WEB_BAD;
    case MARKUP_ELEMENT_HEADER:
        return WEB_WEAK;
    case MARKUP_ELEMENT_PRE:
        return WEB_PRE;
    case MARKUP_ELEMENT_LI:
        return WEB_ITEM;
    case MARKUP_ELEMENT_ARTICLE:
        return WEB_ARTICLE;
    case MARKUP_ELEMENT_MAIN:
        return WEB_MAIN;
    default:
        return 0;
    }
}

unsigned web_hints(const struct markup_tag *tag, const struct web_attributes *a)
{
    unsigned hints = web_words(tag->class_names) | web_words(a->id) | web_role(a->role);

    if (hints & (WEB_BODY | WEB_ARTICLE))
        hints &= ~(unsigned)WEB_BAD;
    if (hints & WEB_ARTICLE) /* "hentry comments-open" is what is commented on */
        hints &= ~(unsigned)WEB_COMMENTS;
    hints |= element_hints(tag->element);
    if (a->aria_hidden || visibility_is_hidden(tag))
        hints |= WEB_HIDDEN;
    if (web_contains(a->itemprop, SPAN("articlebody")) ||
        markup_is(a->itemprop, SPAN("text")))
        hints |= WEB_BODY;
    return hints;
}
