#include "fold.h"

#include "ascii.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

/* Lower-cases into `out`, which has room; false at the first non-ASCII byte. */
static bool fold_ascii(struct span s, char *out)
{
    unsigned char seen = 0;

    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.data[i];

        seen |= c;
        out[i] = (char)(c | ((unsigned char)(c - 'A') < 26) << 5);
    }
    return seen < 0x80;
}

static bool starts(const char *p, const char *end, const char *with, size_t len)
{
    return (size_t)(end - p) >= len && memcmp(p, with, len) == 0;
}

/* Appends what is ASCII but for U+2019, an apostrophe; false, and nothing is appended,
   if there is anything else. The buffer has room. */
static bool fold_apostrophes(struct span s, struct buf *out)
{
    const char *p = s.data, *end = p + s.len;
    char *to = out->data + out->len;

    while (p < end)
        if ((unsigned char)*p < 0x80) {
            *to++ = ascii_lower(*p++);
        } else if (starts(p, end, "\u2019", 3)) {
            *to++ = '\'';
            p += 3;
        } else {
            return false;
        }
    out->len = (size_t)(to - out->data);
    return true;
}

/* Whether a mark of U+0300 to U+037F comes, which may be one more of the letter. */
static bool has_mark(const char *p, const char *end)
{
    return p < end && (*p == '\xCC' || *p == '\xCD');
}

/*
 * In out[from ..], replaces U+2019 by an ASCII apostrophe, and drops the dot (U+0307)
 * that is alone above an i, which has one.
 */
static void fold_further(struct buf *out, size_t from)
{
    char *to = out->data + from, *end = out->data + out->len;

    for (const char *p = to; p < end;) {
        if (starts(p, end, "\u2019", 3)) {
            *to++ = '\'';
            p += 3;
        } else if (starts(p, end, "i\u0307", 3) && !has_mark(p + 3, end)) {
            *to++ = 'i';
            p += 3;
        } else {
            *to++ = *p++;
        }
    }
    out->len = (size_t)(to - out->data);
}

void fold(struct span s, struct buf *out)
{
    size_t before = out->len;
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t len;

    buf_reserve(out, s.len);
    if (fold_ascii(s, out->data + out->len)) {
        out->len += s.len;
        return;
    }
    if (fold_apostrophes(s, out))
        return;
    len =
        utf8proc_map((const utf8proc_uint8_t *)s.data, (utf8proc_ssize_t)s.len, &folded,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                         UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    if (len == UTF8PROC_ERROR_NOMEM)
        mem_made(NULL);
    if (len >= 0)
        buf_add(out, folded, (size_t)len);
    else
        buf_add_span(out, s); /* not UTF-8: the caller's word is kept as it is */
    free(folded);
    fold_further(out, before);
}

bool fold_is_turkic(struct span lang)
{
    return (span_starts(lang, SPAN("tr")) || span_starts(lang, SPAN("az"))) &&
           (lang.len == 2 || lang.data[2] == '-');
}

/* U+0130 needs no mapping of its own here: fold leaves no dot above its i. */
void fold_turkic(struct span s, struct buf *out)
{
    struct buf dotless = {0};

    for (const char *p = s.data, *end = s.data + s.len; p < end; p++)
        if (*p == 'I' && !starts(p + 1, end, "\u0307", 2))
            buf_add_literal(&dotless, "\u0131");
        else
            buf_add_char(&dotless, *p);
    fold(buf_span(&dotless), out);
    buf_release(&dotless);
}

const char *fold_version(void)
{
    static char text[64];

    snprintf(text, sizeof(text), "utf8proc %s", utf8proc_version());
    return text;
}
