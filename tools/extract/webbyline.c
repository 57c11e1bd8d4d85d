#include "webbyline.h"

#include "address.h"
#include "ascii.h"
#include "markup.h"

/* What stands before a name, in lower case. */
static const char *const openings[] = {"by",
                                       "written by",
                                       "posted by",
                                       "view all posts by",
                                       "author",
                                       "text",
                                       "von",
                                       "verfasst von",
                                       "geschrieben von",
                                       "artikel von",
                                       "ein artikel von",
                                       "beiträge von",
                                       "alle beiträge von",
                                       "zeige alle beiträge von",
                                       "autor",
                                       "autorin",
                                       "par",
                                       "auteur",
                                       "por",
                                       "door"};

static bool is_filling(char c)
{
    return c == ' ' || c == ',' || c == ':' || c == '|';
}

static struct span trim(struct span s)
{
    while (s.len && is_filling(s.data[0]))
        s.data++, s.len--;
    while (s.len && is_filling(s.data[s.len - 1]))
        s.len--;
    return s;
}

/* Takes an opening off the front. False if there is none. */
static bool take_opening(struct span *text)
{
    for (size_t i = 0; i < sizeof(openings) / sizeof(openings[0]); i++) {
        size_t len = strlen(openings[i]);

        if (text->len < len ||
            !markup_is((struct span){text->data, len}, span_of(openings[i])) ||
            (text->len > len && !is_filling(text->data[len])))
            continue;
        *text = trim((struct span){text->data + len, text->len - len});
        return true;
    }
    return false;
}

static bool ends_name(struct span rest)
{
    static const char *const ends[] = {" | ", " - ", " – ",  " • ",
                                       " · ", " / ", " am ", " on "};

    if (ascii_is_digit(*rest.data))
        return true;
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (span_starts(rest, span_of(ends[i])))
            return true;
    return false;
}

static struct span cut_name(struct span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (ends_name((struct span){text.data + i, text.len - i}))
            return trim((struct span){text.data, i});
    return text;
}

static bool is_name(struct span s)
{
    enum { SHORTEST = 2, LONGEST = 100 };

    return s.len >= SHORTEST && s.len <= LONGEST && !memchr(s.data, '@', s.len) &&
           !address_is_link(s);
}

bool web_byline_name(struct span *text, bool cut)
{
    *text = trim(*text);
    while (take_opening(text))
        ;
    if (cut)
        *text = cut_name(*text);
    return is_name(*text);
}
