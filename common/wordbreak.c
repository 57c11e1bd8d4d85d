#include "wordbreak.h"

#include "unicode.h"
#include "utf8.h"

/* ---- the rules, for any text ---- */

/* A code point as the rules see it. */
struct unit {
    enum word_break kind;
    uint8_t class;
    size_t end; /* of its bytes */
};

struct text {
    const char *data;
    size_t len;
};

static struct unit unit_at(const struct text *t, size_t start)
{
    struct unit u;
    uint32_t code;

    u.end = start + utf8_decode(t->data + start, &code);
    u.class = unicode_class(code);
    u.kind = (enum word_break)unicode_word_break[u.class];
    return u;
}

static bool is_newline(enum word_break k)
{
    return k == WB_CR || k == WB_LF || k == WB_NEWLINE;
}

/* What WB4 lets the other rules look through. */
static bool is_ignored(enum word_break k)
{
    return k == WB_EXTEND || k == WB_FORMAT || k == WB_ZWJ;
}

static bool is_letter(enum word_break k)
{
    return k == WB_ALETTER || k == WB_HEBREW_LETTER;
}

static bool is_mid_letter(enum word_break k)
{
    return k == WB_MIDLETTER || k == WB_MIDNUMLET || k == WB_SINGLE_QUOTE;
}

static bool is_mid_number(enum word_break k)
{
    return k == WB_MIDNUM || k == WB_MIDNUMLET || k == WB_SINGLE_QUOTE;
}

/* The kind of the next code point at or after `pos` that WB4 does not ignore. */
static enum word_break kind_after(const struct text *t, size_t pos)
{
    while (pos < t->len) {
        struct unit u = unit_at(t, pos);

        if (!is_ignored(u.kind))
            return u.kind;
        pos = u.end;
    }
    return WB_OTHER;
}

/* WB5, WB8 to WB10, WB13 to WB13b: pairs that never part. */
static bool joins(enum word_break before, enum word_break after)
{
    switch (before) {
    case WB_ALETTER:
    case WB_HEBREW_LETTER:
    case WB_NUMERIC:
        return is_letter(after) || after == WB_NUMERIC || after == WB_EXTENDNUMLET;
    case WB_KATAKANA:
        return after == WB_KATAKANA || after == WB_EXTENDNUMLET;
    case WB_EXTENDNUMLET:
        return is_letter(after) || after == WB_NUMERIC || after == WB_KATAKANA ||
               after == WB_EXTENDNUMLET;
    default:
        return false;
    }
}

/* WB6, WB7a, WB7b, WB12: `mid` joins what is before it if the right kind follows. */
static bool joins_over(const struct text *t, enum word_break before,
                       const struct unit *mid)
{
    if (before == WB_HEBREW_LETTER && mid->kind == WB_SINGLE_QUOTE)
        return true;
    if (is_letter(before) && is_mid_letter(mid->kind))
        return is_letter(kind_after(t, mid->end));
    if (before == WB_HEBREW_LETTER && mid->kind == WB_DOUBLE_QUOTE)
        return kind_after(t, mid->end) == WB_HEBREW_LETTER;
    if (before == WB_NUMERIC && is_mid_number(mid->kind))
        return kind_after(t, mid->end) == WB_NUMERIC;
    return false;
}

/* WB7, WB7c, WB11: the other side of joins_over. */
static bool joins_behind(enum word_break two_before, enum word_break mid,
                         enum word_break after)
{
    if (is_letter(two_before) && is_mid_letter(mid))
        return is_letter(after);
    if (two_before == WB_HEBREW_LETTER && mid == WB_DOUBLE_QUOTE)
        return after == WB_HEBREW_LETTER;
    if (two_before == WB_NUMERIC && is_mid_number(mid))
        return after == WB_NUMERIC;
    return false;
}

/* What has been read of a segment. */
struct left {
    enum word_break last;       /* the last code point, ignored ones too */
    enum word_break before;     /* the last one not ignored */
    enum word_break two_before; /* the one before that */
    unsigned indicators;        /* regional indicators in a row */
};

static bool no_boundary(const struct text *t, const struct left *l,
                        const struct unit *u)
{
    if (is_newline(u->kind)) /* WB3b; WB3 is dealt with at the start */
        return false;
    if (l->last == WB_ZWJ && unicode_pictographic[u->class]) /* WB3c */
        return true;
    if (l->last == WB_WSEGSPACE && u->kind == WB_WSEGSPACE) /* WB3d */
        return true;
    if (is_ignored(u->kind)) /* WB4 */
        return true;
    if (u->kind == WB_REGIONAL_INDICATOR) /* WB15, WB16 */
        return l->before == WB_REGIONAL_INDICATOR && l->indicators % 2 == 1;
    return joins(l->before, u->kind) || joins_over(t, l->before, u) ||
           joins_behind(l->two_before, l->before, u->kind);
}

static void shift(struct left *l, enum word_break kind)
{
    l->last = kind;
    if (is_ignored(kind))
        return;
    l->two_before = l->before;
    l->before = kind;
    if (kind == WB_REGIONAL_INDICATOR)
        l->indicators++;
}

static size_t next_by_rules(const struct text *t, size_t start, bool *is_word)
{
    struct unit u = unit_at(t, start);
    struct left left = {.last = u.kind, .before = WB_OTHER, .two_before = WB_OTHER};
    size_t end = u.end;

    *is_word = unicode_word[u.class];
    if (u.kind == WB_CR && end < t->len && t->data[end] == '\n') /* WB3 */
        return end + 1;
    if (is_newline(u.kind)) /* WB3a */
        return end;
    shift(&left, u.kind);
    while (end < t->len) {
        u = unit_at(t, end);
        if (!no_boundary(t, &left, &u))
            break;
        *is_word |= unicode_word[u.class];
        shift(&left, u.kind);
        end = u.end;
    }
    return end;
}

/* ---- the short way, for the ASCII that most text is made of ---- */

enum ascii {
    ASCII_PLAIN = '.',  /* a segment of its own unless non-ASCII follows */
    ASCII_WORD = 'w',   /* letter, digit or underscore */
    ASCII_MIDDLE = 'm', /* may join the words around it */
    ASCII_SPACE = 's',
    ASCII_RETURN = 'r',
    ASCII_BEYOND = 'b' /* not ASCII */
};

static enum ascii ascii_kind(char c)
{
    static const char kinds[] = ".............r.." /* 00 to 0F */
                                "................"
                                "s......m....m.m." /* space to slash */
                                "wwwwwwwwwwmm...." /* digits, : and ; */
                                ".wwwwwwwwwwwwwww"
                                "wwwwwwwwwww....w" /* the underscore last */
                                ".wwwwwwwwwwwwwww"
                                "wwwwwwwwwww.....";

    return (unsigned char)c < 128 ? (enum ascii)kinds[(unsigned char)c] : ASCII_BEYOND;
}

/* The kind of the byte at `pos`; the end of the text parts like punctuation. */
static enum ascii ascii_at(const struct text *t, size_t pos)
{
    return pos < t->len ? ascii_kind(t->data[pos]) : ASCII_PLAIN;
}

/* The end of a segment if plain ASCII decides it, else 0: ask the rules. */
static size_t next_in_ascii(const struct text *t, size_t start, bool *is_word)
{
    enum ascii kind = ascii_kind(t->data[start]), after;
    size_t end = start + 1;

    if (kind == ASCII_BEYOND || kind == ASCII_RETURN)
        return 0;
    if (kind == ASCII_WORD || kind == ASCII_SPACE)
        while (ascii_at(t, end) == kind)
            end++;
    after = ascii_at(t, end);
    if (after == ASCII_BEYOND)
        return 0;
    if (kind == ASCII_WORD && after == ASCII_MIDDLE) {
        enum ascii second = ascii_at(t, end + 1);

        if (second == ASCII_WORD || second == ASCII_BEYOND)
            return 0;
    }
    *is_word = kind == ASCII_WORD;
    return end;
}

/* A run of underscores alone is ASCII_WORD but carries no letter. */
static bool all_underscores(const struct text *t, size_t start, size_t end)
{
    while (start < end && t->data[start] == '_')
        start++;
    return start == end;
}

size_t wordbreak_next(const char *text, size_t len, size_t start, bool *is_word)
{
    struct text t = {text, len};
    size_t end = next_in_ascii(&t, start, is_word);

    if (!end)
        return next_by_rules(&t, start, is_word);
    if (text[start] == '_' && all_underscores(&t, start, end))
        *is_word = false;
    return end;
}

bool wordbreak_next_word(struct span text, size_t *pos, struct span *word)
{
    while (*pos < text.len) {
        bool is_word;
        size_t start = *pos;

        *pos = wordbreak_next(text.data, text.len, start, &is_word);
        if (is_word) {
            *word = (struct span){text.data + start, *pos - start};
            return true;
        }
    }
    return false;
}
