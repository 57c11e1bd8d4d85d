#include "lang.h"

#include "ascii.h"

static char upper(char c)
{
    return ascii_is_letter(c) ? (char)(c & ~0x20) : c;
}

/* RFC 5646, section 2.1.1: languages lower, Scripts titled, REGIONS upper. */
static char in_case(struct span part, size_t i, bool first)
{
    char c = part.data[i];

    if (!first && part.len == 2)
        return upper(c);
    if (!first && part.len == 4 && i == 0)
        return upper(c);
    return ascii_lower(c);
}

static bool is_subtag(struct span part, bool first)
{
    if (first && (part.len < 2 || part.len > 3)) /* no longer ones are registered */
        return false;
    if (part.len < 1 || part.len > 8)
        return false;
    for (size_t i = 0; i < part.len; i++)
        if (!ascii_is_letter(part.data[i]) && (first || !ascii_is_digit(part.data[i])))
            return false;
    return true;
}

/* The subtag at the start of `name`, up to a separator. */
static struct span first_part(struct span name)
{
    size_t len = 0;

    while (len < name.len && name.data[len] != '-' && name.data[len] != '_')
        len++;
    return (struct span){name.data, len};
}

/* Without the encoding and modifier of a POSIX locale name. */
static struct span without_encoding(struct span name)
{
    size_t len = 0;

    while (len < name.len && name.data[len] != '.' && name.data[len] != '@')
        len++;
    return (struct span){name.data, len};
}

bool lang_tag(struct span name, struct buf *out)
{
    size_t before = out->len;
    bool first = true;

    name = without_encoding(name);
    for (;;) {
        struct span part = first_part(name);

        if (!is_subtag(part, first)) {
            out->len = before;
            return false;
        }
        for (size_t i = 0; i < part.len; i++)
            buf_add_char(out, in_case(part, i, first));
        if (part.len == name.len)
            return true;
        buf_add_char(out, '-');
        name = span_between(part.data + part.len + 1, name.data + name.len);
        first = false;
    }
}
