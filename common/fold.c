#include "fold.h"

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

/* Replaces U+2019 by an ASCII apostrophe in out[from ..]. */
static void fold_apostrophes(struct buf *out, size_t from)
{
    static const char curly[] = "\u2019";
    size_t size = sizeof(curly) - 1;
    char *to = out->data + from, *end = out->data + out->len;

    for (const char *p = to; p < end;) {
        if ((size_t)(end - p) >= size && memcmp(p, curly, size) == 0) {
            *to++ = '\'';
            p += size;
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
    len =
        utf8proc_map((const utf8proc_uint8_t *)s.data, (utf8proc_ssize_t)s.len, &folded,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                         UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    if (len >= 0)
        buf_add(out, folded, (size_t)len);
    else
        buf_add_span(out, s); /* not UTF-8: the caller's word is kept as it is */
    free(folded);
    fold_apostrophes(out, before);
}

const char *fold_version(void)
{
    static char text[64];

    snprintf(text, sizeof(text), "utf8proc %s", utf8proc_version());
    return text;
}
