#include "visibility.h"

static struct span trim(struct span s)
{
    return span_trim(s, " \n\t\r\f");
}

/* True for the first word of a declaration's value. */
static bool is_value(struct span value, struct span word)
{
    struct span start = {value.data, word.len};

    return value.len >= word.len && markup_is(start, word) &&
           (value.len == word.len || markup_is_space(value.data[word.len]) ||
            value.data[word.len] == '!');
}

bool visibility_style_hides(struct span style)
{
    bool no_display = false, invisible = false;
    struct span declaration, name;

    while (span_split(&style, ';', &declaration)) {
        if (!span_split(&declaration, ':', &name) || !declaration.data)
            continue;
        name = trim(name);
        if (markup_is(name, SPAN("display")))
            no_display = is_value(trim(declaration), SPAN("none"));
        else if (markup_is(name, SPAN("visibility")))
            invisible = is_value(trim(declaration), SPAN("hidden"));
    }
    return no_display || invisible;
}

bool visibility_is_closed_dialog(const struct markup_tag *tag)
{
    struct span value;

    return !markup_attribute(tag->attributes, "open", &value);
}
