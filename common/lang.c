#include "lang.h"

#include "ascii.h"
#include "lang_codes.h"

#include <stdlib.h>
#include <strings.h>

static char upper(char c)
{
    return ascii_is_letter(c) ? (char)(c & ~0x20) : c;
}

/* RFC 5646, section 2.1.1: Scripts titled, REGIONS upper, others lower. */
static bool is_capital(struct span part, size_t i)
{
    return part.len == 2 || (part.len == 4 && i == 0);
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

static int compare_codes(const void *code, const void *row)
{
    return strcmp(code, ((const struct lang_code *)row)->code);
}

/* The language's code in small letters, or what is used in its place: of that, only the
   language if `name` has other subtags (sr for the sh of sh-Cyrl). */
static void add_language(struct span part, bool is_all, struct buf *out)
{
    char code[sizeof(lang_codes->code)] = "";
    const struct lang_code *other;
    struct span tag = {code, part.len};

    for (size_t i = 0; i < part.len; i++)
        code[i] = ascii_lower(part.data[i]);
    other = bsearch(code, lang_codes, lang_code_count, sizeof(lang_codes[0]),
                    compare_codes);
    if (other)
        tag = is_all ? span_of(other->tag) : first_part(span_of(other->tag));
    buf_add_span(out, tag);
}

/* "und": a tag that says that there is none. */
static bool is_undetermined(struct span part)
{
    return part.len == 3 && strncasecmp(part.data, "und", 3) == 0;
}

/* What follows a single letter, as the "ca" of en-u-ca-buddhist, is no region. */
static void add_subtag(struct span part, bool in_extension, struct buf *out)
{
    for (size_t i = 0; i < part.len; i++)
        buf_add_char(out, !in_extension && is_capital(part, i)
                              ? upper(part.data[i])
                              : ascii_lower(part.data[i]));
}

bool lang_tag(struct span name, struct buf *out)
{
    size_t before = out->len;
    bool first = true, in_extension = false;

    name = without_encoding(name);
    for (;;) {
        struct span part = first_part(name);

        if (!is_subtag(part, first) || (first && is_undetermined(part))) {
            out->len = before;
            return false;
        }
        if (first)
            add_language(part, part.len == name.len, out);
        else
            add_subtag(part, in_extension, out);
        if (part.len == name.len)
            return true;
        buf_add_char(out, '-');
        name = span_between(part.data + part.len + 1, name.data + name.len);
        first = false;
        in_extension |= part.len == 1;
    }
}
