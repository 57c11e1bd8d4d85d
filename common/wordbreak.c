#include "wordbreak.h"

#include "ascii.h"
#include "unicode.h"
#include "wordbits.h"

/* ---- the rules, for any text ---- */

/* A code point as the rules see it. */
struct unit {
    enum word_break kind;
    uint8_t class;
    size_t end; /* of its bytes */
};

static struct unit unit_at(struct span text, size_t start)
{
    struct unit u;
    size_t size;

    u.class = unicode_class_at(text.data + start, &size);
    u.kind = (enum word_break)unicode_word_break[u.class];
    u.end = start + size;
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
static enum word_break kind_after(struct span text, size_t pos)
{
    while (pos < text.len) {
        struct unit u = unit_at(text, pos);

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
static bool joins_over(struct span text, enum word_break before, const struct unit *mid)
{
    if (before == WB_HEBREW_LETTER && mid->kind == WB_SINGLE_QUOTE)
        return true;
    if (is_letter(before) && is_mid_letter(mid->kind))
        return is_letter(kind_after(text, mid->end));
    if (before == WB_HEBREW_LETTER && mid->kind == WB_DOUBLE_QUOTE)
        return kind_after(text, mid->end) == WB_HEBREW_LETTER;
    if (before == WB_NUMERIC && is_mid_number(mid->kind))
        return kind_after(text, mid->end) == WB_NUMERIC;
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

static bool no_boundary(struct span text, const struct left *l, const struct unit *u)
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
    return joins(l->before, u->kind) || joins_over(text, l->before, u) ||
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

size_t wordbreak_end(struct span text, size_t start, bool *is_word)
{
    struct unit u = unit_at(text, start);
    struct left left = {.last = u.kind, .before = WB_OTHER, .two_before = WB_OTHER};
    size_t end = u.end;

    *is_word = unicode_word[u.class];
    if (u.kind == WB_CR && end < text.len && text.data[end] == '\n') /* WB3 */
        return end + 1;
    if (is_newline(u.kind)) /* WB3a */
        return end;
    shift(&left, u.kind);
    while (end < text.len) {
        u = unit_at(text, end);
        if (!no_boundary(text, &left, &u))
            break;
        *is_word |= unicode_word[u.class];
        shift(&left, u.kind);
        end = u.end;
    }
    return end;
}

bool wordbreak_next_word(struct span text, size_t *pos, struct span *word)
{
    while (*pos < text.len) {
        bool is_word;
        size_t start = *pos;

        *pos = wordbreak_end(text, start, &is_word);
        if (is_word) {
            *word = (struct span){text.data + start, *pos - start};
            return true;
        }
    }
    return false;
}

/* ---- segments, up to 64 at a time ---- */

void wordbreak_open(struct wordbreak *w, struct span text, enum segments wanted)
{
    w->text = text;
    w->wanted = wanted;
    w->end = 0;
    w->next = w->n = 0;
}

static bool is_wanted(const struct wordbreak *w, size_t start, bool is_word)
{
    unsigned char first = (unsigned char)w->text.data[start];

    switch (w->wanted) {
    case SEGMENTS_VISIBLE:
        return first > ' ';
    case SEGMENTS_TELLING:
        return is_word || first >= 0x80 || (first && strchr("@#$*", first));
    case SEGMENTS_WORDS:
        return is_word;
    default:
        return true;
    }
}

/*
 * Adds the segment from `end` of the last on, if it is wanted. False: it ends
 * too far from the base to have bits, and is left to be the first of a block.
 */
static bool add_by_rules(struct wordbreak *w)
{
    size_t start = w->end;
    bool is_word;
    size_t end = wordbreak_end(w->text, start, &is_word);
    uint64_t last = (uint64_t)1 << ((end - w->base) & 63);

    if (end - w->base > 63 && start > w->base)
        return false;
    w->words |= (uint64_t)is_word << (start - w->base);
    for (size_t i = start; i < end; i++) {
        w->not_ascii |= (unsigned char)w->text.data[i] < 0x80 ? 0 : last;
        w->not_letters |= ascii_is_letter(w->text.data[i]) ? 0 : last;
    }
    if (is_wanted(w, start, is_word)) {
        w->starts[w->n] = start;
        w->ends[w->n++] = end;
    }
    w->end = end;
    return true;
}

/* Where wanted segments would start. */
static inline uint64_t wanted_starts(enum segments wanted, const struct wordbits *b)
{
    switch (wanted) {
    case SEGMENTS_VISIBLE:
        return ~b->blank;
    case SEGMENTS_TELLING:
        return b->words | b->telling;
    case SEGMENTS_WORDS:
        return b->words;
    default:
        return ~(uint64_t)0;
    }
}

/* The first bit of `stops` behind each bit of `from`. */
static inline uint64_t stops_behind(uint64_t from, uint64_t stops)
{
    return (((from << 1 & ~stops) + ~stops) | from << 1) & stops;
}

/* Adds the segments that end at `ends`. */
static inline void add_by_bits(struct wordbreak *w, const struct wordbits *b,
                               uint64_t ends)
{
    uint64_t starts = ends | (uint64_t)1 << (w->end - w->base);
    uint64_t wanted = wanted_starts(w->wanted, b);
    size_t n = w->n;

    if (!ends)
        return;
    w->end = w->base + 63 - (size_t)__builtin_clzll(ends);
    w->not_ascii |= stops_behind(b->high, starts) & ends;
    w->not_letters |= stops_behind(~b->letter, starts) & ends;
    ends &= stops_behind(starts & wanted, starts);
    for (starts &= wanted; ends; ends &= ends - 1, starts &= starts - 1) {
        w->starts[n] = w->base + (size_t)__builtin_ctzll(starts);
        w->ends[n++] = w->base + (size_t)__builtin_ctzll(ends);
    }
    w->n = n;
}

/* Adds the segments that end in the next 64 bytes, or one. */
static void cut_block(struct wordbreak *w)
{
    struct wordbits b;
    uint64_t ends, unsure;

    wordbits_read(&b, w->text.data + w->end, w->text.len - w->end);
    w->base = w->end;
    w->words = b.words;
    w->not_ascii = w->not_letters = 0;
    ends = b.ends & ~(uint64_t)1;
    while ((unsure = ends & b.unsure) != 0) {
        add_by_bits(w, &b, ends & ((unsure & -unsure) - 1));
        if (!add_by_rules(w) || w->end - w->base > 63)
            return;
        ends &= ~(uint64_t)1 << (w->end - w->base);
    }
    add_by_bits(w, &b, ends);
    if (w->end == w->base)
        add_by_rules(w);
}

bool wordbreak_fill(struct wordbreak *w)
{
    w->next = w->n = 0;
    while (!w->n && w->end < w->text.len)
        cut_block(w);
    return w->n > 0;
}

void wordbreak_seek(struct wordbreak *w, size_t pos)
{
    while (w->next < w->n && w->starts[w->next] < pos)
        w->next++;
    if (w->next < w->n ? w->starts[w->next] == pos : w->end == pos)
        return;
    w->end = pos;
    w->next = w->n = 0;
}
