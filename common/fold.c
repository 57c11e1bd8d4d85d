#include "fold.h"

#include "ascii.h"
#include "mem.h"
#include "unicode.h"
#include "utf8.h"

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

static bool begins_with(const char *p, const char *end, const char *with, size_t len)
{
    return (size_t)(end - p) >= len && memcmp(p, with, len) == 0;
}

/* What has been folded so far, as far as it matters to what comes next. */
struct folded {
    char *to;
    bool opens;    /* the last starter may be composed with what comes */
    uint8_t order; /* Canonical_Combining_Class of the last code point */
};

/*
 * Whether the code points folded one by one are folded as a whole: nothing is to be
 * composed, and nothing to be put in another order (UAX #15, section 9, "Detecting
 * Normalization Forms").
 */
static bool goes_on(const struct folded *f, const struct unicode_folding *next)
{
    bool composes = f->opens && next->flags & FOLD_JOINS,
         is_ordered = !next->order || next->second || f->order <= next->order;

    return !composes && is_ordered;
}

static bool add_folding(struct folded *f, uint32_t code,
                        const struct unicode_folding *folding)
{
    if (folding->flags & FOLD_ELSEWHERE || !goes_on(f, folding))
        return false;
    if (folding->flags & FOLD_DROPPED)
        return true;
    f->to += utf8_encode(code + (uint32_t)folding->distance, f->to);
    if (folding->second)
        f->to += utf8_encode(folding->second, f->to);
    f->order = folding->order;
    if (!folding->order || folding->second)
        f->opens = folding->flags & FOLD_OPENS;
    return true;
}

/*
 * Appends what folds code point by code point; false, and nothing is appended, if
 * something does not.
 */
static bool fold_each(struct span s, struct buf *out)
{
    enum { GROWTH = 3 }; /* times; one byte becomes one, two become six at most */
    struct folded f;

    buf_reserve(out, GROWTH * s.len);
    f = (struct folded){.to = out->data + out->len};
    for (const char *p = s.data, *end = p + s.len; p < end;) {
        uint32_t code;

        p += utf8_decode(p, &code);
        if (code >= FOLD_LIMIT || !add_folding(&f, code, unicode_folding(code)))
            return false;
    }
    out->len = (size_t)(f.to - out->data);
    return true;
}

/* Whether a mark of U+0300 to U+037F comes, which may be one more of the letter. */
static bool has_mark(const char *p, const char *end)
{
    return p < end && (*p == '\xCC' || *p == '\xCD');
}

/*
 * In out[from ..], replaces apostrophes by that of ASCII, and drops the dot (U+0307)
 * that is alone above an i, which has one.
 */
static void fold_further(struct buf *out, size_t from)
{
    char *to = out->data + from, *end = out->data + out->len;

    for (const char *p = to; p < end;) {
        size_t apostrophe = fold_apostrophe(span_between(p, end));

        if (apostrophe) {
            *to++ = '\'';
            p += apostrophe;
        } else if (begins_with(p, end, "i\u0307", 3) && !has_mark(p + 3, end)) {
            *to++ = 'i';
            p += 3;
        } else {
            *to++ = *p++;
        }
    }
    out->len = (size_t)(to - out->data);
}

static void fold_piece(struct span s, struct buf *out)
{
    size_t before = out->len;
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t len =
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

/* A letter of Hangul that is no part of a syllable; one is a filler, and dropped. */
static bool is_lone_letter(uint32_t code)
{
    return code >= 0x3131 && code <= 0x318E && code != 0x3164;
}

static void fold_by_library(struct span s, struct buf *out)
{
    const char *from = s.data, *end = s.data + s.len;

    for (const char *p = from; p < end;) {
        uint32_t code;
        size_t len = utf8_decode(p, &code);

        if (is_lone_letter(code)) {
            fold_piece(span_between(from, p), out);
            buf_add(out, p, len);
            from = p + len;
        }
        p += len;
    }
    fold_piece(span_between(from, end), out);
}

void fold(struct span s, struct buf *out)
{
    buf_reserve(out, s.len);
    if (fold_ascii(s, out->data + out->len))
        out->len += s.len;
    else if (!fold_each(s, out))
        fold_by_library(s, out);
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
        if (*p == 'I' && !begins_with(p + 1, end, "\u0307", 2))
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
