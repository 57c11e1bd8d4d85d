#include "sentence.h"

#include "unicode.h"
#include "utf8.h"

#include <stdbool.h>

struct text {
    const char *data;
    size_t start, len;
};

static enum sentence_break kind_at(const struct text *t, size_t pos, size_t *end)
{
    uint32_t code;

    *end = pos + utf8_decode(t->data + pos, &code);
    return (enum sentence_break)unicode_sentence_break[unicode_class(code)];
}

static bool is_separator(enum sentence_break k)
{
    return k == SB_SEP || k == SB_CR || k == SB_LF;
}

static bool is_terminator(enum sentence_break k)
{
    return k == SB_STERM || k == SB_ATERM;
}

static bool is_ignored(enum sentence_break k)
{
    return k == SB_EXTEND || k == SB_FORMAT;
}

/* The ASCII that can end a sentence: all else is passed over quickly. */
static bool may_end_sentence(char c)
{
    return (unsigned char)c >= 0x80 || c == '.' || c == '!' || c == '?' ||
           (c >= '\n' && c <= '\r');
}

/* Goes to the next terminator or separator; `len` if there is none. */
static size_t find_candidate(const struct text *t, size_t pos)
{
    while (pos < t->len) {
        enum sentence_break kind;
        size_t end;

        if (!may_end_sentence(t->data[pos])) {
            pos++;
            continue;
        }
        kind = kind_at(t, pos, &end);
        if (is_separator(kind) || is_terminator(kind))
            break;
        pos = end;
    }
    return pos;
}

/* Over extenders and format characters: SB5. */
static size_t skip_ignored(const struct text *t, size_t pos)
{
    size_t end;

    while (pos < t->len && is_ignored(kind_at(t, pos, &end)))
        pos = end;
    return pos;
}

static size_t skip_kind(const struct text *t, size_t pos, enum sentence_break kind)
{
    size_t end;

    while (pos < t->len && kind_at(t, pos, &end) == kind)
        pos = skip_ignored(t, end);
    return pos;
}

/* Behind a separator: SB3 and SB4. */
static size_t skip_separator(const struct text *t, size_t pos)
{
    size_t end;

    if (kind_at(t, pos, &end) == SB_CR && end < t->len && t->data[end] == '\n')
        end++;
    return end;
}

/* The kind before `pos`, extenders and format characters passed over. */
static enum sentence_break kind_before(const struct text *t, size_t pos)
{
    enum sentence_break kind = SB_OTHER;
    size_t end;

    while (pos > t->start) {
        do
            pos--;
        while (pos > t->start && utf8_continues(t->data[pos]));
        kind = kind_at(t, pos, &end);
        if (!is_ignored(kind))
            break;
    }
    return kind;
}

/* SB8: the next of these from `pos` on is a lower-case letter. */
static bool lower_follows(const struct text *t, size_t pos)
{
    size_t end;

    for (; pos < t->len; pos = end) {
        enum sentence_break kind = kind_at(t, pos, &end);

        if (kind == SB_LOWER)
            return true;
        if (kind == SB_OLETTER || kind == SB_UPPER || is_separator(kind) ||
            is_terminator(kind))
            return false;
    }
    return false;
}

/* A terminator with what belongs to it. */
struct stop {
    enum sentence_break kind;
    size_t at;     /* the terminator */
    size_t behind; /* it and its extenders */
    size_t end;    /* and closing marks and spaces too */
};

static struct stop read_stop(const struct text *t, size_t pos)
{
    struct stop s = {.at = pos};
    size_t end;

    s.kind = kind_at(t, pos, &end);
    s.behind = skip_ignored(t, end);
    s.end = skip_kind(t, skip_kind(t, s.behind, SB_CLOSE), SB_SP);
    return s;
}

/* SB6, SB7, SB8, SB8a: what follows says that the sentence goes on. */
static bool goes_on(const struct text *t, const struct stop *s)
{
    size_t end;
    enum sentence_break next = kind_at(t, s->end, &end);
    bool at_once = s->end == s->behind;

    if (next == SB_SCONTINUE || is_terminator(next))
        return true;
    if (s->kind != SB_ATERM)
        return false;
    if (at_once && next == SB_NUMERIC)
        return true;
    if (at_once && next == SB_UPPER) {
        enum sentence_break before = kind_before(t, s->at);

        if (before == SB_UPPER || before == SB_LOWER)
            return true;
    }
    return lower_follows(t, s->end);
}

size_t sentence_next(const char *text, size_t len, size_t start)
{
    struct text t = {text, start, len};
    size_t pos = start, end;

    for (;;) {
        struct stop stop;

        pos = find_candidate(&t, pos);
        if (pos == len)
            return len;
        if (is_separator(kind_at(&t, pos, &end)))
            return skip_separator(&t, pos);
        stop = read_stop(&t, pos);
        if (stop.end == len)
            return len;
        if (is_separator(kind_at(&t, stop.end, &end))) /* SB9 to SB11 */
            return skip_separator(&t, stop.end);
        if (!goes_on(&t, &stop))
            return stop.end;
        pos = stop.end;
    }
}
