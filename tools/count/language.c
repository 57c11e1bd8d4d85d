#include "language.h"

struct span language_of(struct span tag)
{
    struct span lang = {"", 0};

    if (tag.len)
        span_split(&tag, '-', &lang);
    return span_is(lang, "no") || span_is(lang, "nn") ? SPAN("nb") : lang;
}

bool language_is_plain(struct span lang)
{
    for (size_t i = 0; i < lang.len; i++)
        if (lang.data[i] < 'a' || lang.data[i] > 'z')
            return false;
    return lang.len == 2 || lang.len == 3;
}
