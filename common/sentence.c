#include "sentence.h"

#include "ascii.h"
#include "scan.h"
#include "sentence_data.h"
#include "unicode.h"
#include "utf8.h"

/* The longest word that is looked up, in bytes. */
#define WORD_MAX 24

/* The longest mark of a list, in bytes: a bullet, spaces, a number. */
#define MARK_MAX 10

struct text {
    const char *data;
    size_t start, len;
    const struct sentence_rules *rules; /* NULL: UAX #29 alone */
};

/* Terminators that the rules add: the ellipsis, the Greek question mark. */
static enum sentence_break kind_by_rules(const struct text *t, uint32_t code,
                                         enum sentence_break kind)
{
    if (code == 0x2026)
        return SB_ATERM;
    if ((code == ';' || code == 0x37E) && t->rules->flags & SENTENCE_SEMICOLON)
        return SB_STERM;
    return kind;
}

static enum sentence_break kind_of(uint32_t code)
{
    return (enum sentence_break)unicode_sentence_break[unicode_class(code)];
}

static enum sentence_break rare_kind_at(const struct text *t, size_t pos, size_t *end)
{
    uint32_t code;

    *end = pos + utf8_decode(t->data + pos, &code);
    return t->rules ? kind_by_rules(t, code, kind_of(code)) : kind_of(code);
}

static inline enum sentence_break kind_at(const struct text *t, size_t pos, size_t *end)
{
    unsigned char c = (unsigned char)t->data[pos];

    if (c >= 0x80 || c == ';')
        return rare_kind_at(t, pos, end);
    *end = pos + 1;
    return kind_of(c);
}

static bool is_separator(enum sentence_break k)
{
    return k == SB_SEP || k == SB_CR || k == SB_LF;
}

static bool is_terminator(enum sentence_break k)
{
    return k == SB_STERM || k == SB_ATERM;
}

static bool is_cased(enum sentence_break kind)
{
    return kind == SB_UPPER || kind == SB_LOWER;
}

static bool is_letter(enum sentence_break kind)
{
    return is_cased(kind) || kind == SB_OLETTER;
}

static bool is_ignored(enum sentence_break k)
{
    return k == SB_EXTEND || k == SB_FORMAT;
}

/* ---- the search for what may end a sentence ---- */

#ifdef SCAN_VECTORS
/* True if the three bytes at `p` may begin a terminator or separator. */
static bool may_begin_stop(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    uint8_t pair = sentence_stop_pairs[sentence_stop_rows[b[0]]][b[1] & 63];

    return sentence_stop_thirds[pair] >> (b[2] & 63) & 1;
}

/* The bytes of 16 that may begin a stop, with some more. */
static scan_mask stop_bits(scan_vector v)
{
    scan_vector marks = scan_or(scan_or(scan_equal(v, '.'), scan_equal(v, '!')),
                                scan_or(scan_equal(v, '?'), scan_equal(v, ';')));
    scan_vector leads = scan_or(scan_equal(v, '\xC2'), scan_equal(v, '\xCD'));
    scan_vector some = scan_or(scan_or(marks, leads), scan_at_most(v, '\r'));
    scan_mask letters = scan_bits(scan_at_most(v, 0xD5)); /* Latin, Greek, Cyrillic */
    scan_mask ideographs =
        scan_bits(scan_at_most(v, 0xE9)) & ~scan_bits(scan_at_most(v, 0xE3));

    return scan_bits(some) | (~(letters | ideographs) & scan_before(16));
}
#endif

/* To the next byte from `pos` on that may begin a terminator or separator. */
static size_t skip_plain(const struct text *t, size_t pos)
{
#ifdef SCAN_VECTORS
    for (; pos + 18 <= t->len; pos += 16) {
        scan_mask bits = stop_bits(scan_load(t->data + pos));

        while (bits) {
            unsigned first = scan_first(bits);

            if (may_begin_stop(t->data + pos + first))
                return pos + first;
            bits &= ~scan_before(first + 1);
        }
    }
#endif
    while (pos < t->len && !sentence_stop_rows[(unsigned char)t->data[pos]])
        pos++;
    return pos;
}

/* Goes to the next terminator or separator; `len` if there is none. */
static size_t find_candidate(const struct text *t, size_t pos)
{
    while ((pos = skip_plain(t, pos)) < t->len) {
        size_t end;
        enum sentence_break kind = kind_at(t, pos, &end);

        if (is_separator(kind) || is_terminator(kind))
            break;
        pos = end;
    }
    return pos;
}

/* ---- the rules of UAX #29 ---- */

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

/* The start of the code point before `pos`, which is behind the start. */
static size_t step_back(const struct text *t, size_t pos)
{
    do
        pos--;
    while (pos > t->start && utf8_continues(t->data[pos]));
    return pos;
}

/* The kind before `pos`, extenders and format characters passed over. */
static enum sentence_break kind_before(const struct text *t, size_t pos)
{
    enum sentence_break kind = SB_OTHER;
    size_t end;

    while (pos > t->start) {
        pos = step_back(t, pos);
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
    size_t closed; /* and closing marks */
    size_t end;    /* and spaces too */
};

static bool starts_word(const struct text *t, size_t pos)
{
    size_t end;
    enum sentence_break kind = kind_at(t, pos, &end);

    return is_letter(kind) || kind == SB_NUMERIC;
}

/* Over the marks of notes that stand behind a stop: "[5]". */
static size_t skip_notes(const struct text *t, size_t pos)
{
    while (pos < t->len && t->data[pos] == '[') {
        size_t digits = pos + 1, end = digits;

        while (end < t->len && ascii_is_digit(t->data[end]))
            end++;
        if (end == digits || end == t->len || t->data[end] != ']')
            break;
        pos = end + 1;
    }
    return pos;
}

/* A closing quotation mark behind a space, as in French: "Oui. \u00BB". */
static bool is_loose_close(const struct text *t, size_t pos, size_t *end)
{
    uint32_t code;

    if (pos == t->len)
        return false;
    *end = pos + utf8_decode(t->data + pos, &code);
    return (code == 0xBB || code == 0x201D) &&
           (*end == t->len || !starts_word(t, *end));
}

/* A stop as wide as an ideograph, behind which no space stands. */
static bool is_wide_stop(uint32_t code)
{
    return code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0xFF61;
}

/* Brackets and quotation marks that open, where Chinese and Japanese are written. */
static bool is_wide_opening(uint32_t code)
{
    return code == '(' || code == '[' || code == 0x2018 || code == 0x201C ||
           (code >= 0x3008 && code <= 0x3010 && code % 2 == 0) || code == 0x3014 ||
           code == 0xFF08 || code == 0xFF3B || code == 0xFF62;
}

/*
 * Over closing marks. UAX #29 takes those that open for the same, but behind a wide
 * stop they begin the next sentence.
 */
static size_t skip_closing(const struct text *t, size_t stop, size_t pos)
{
    uint32_t code;
    size_t end;

    utf8_decode(t->data + stop, &code);
    if (!t->rules || !is_wide_stop(code))
        return skip_kind(t, pos, SB_CLOSE);
    while (pos < t->len && kind_at(t, pos, &end) == SB_CLOSE) {
        utf8_decode(t->data + pos, &code);
        if (is_wide_opening(code))
            break;
        pos = skip_ignored(t, end);
    }
    return pos;
}

static struct stop read_stop(const struct text *t, size_t pos)
{
    struct stop s = {.at = pos};
    size_t end;

    s.kind = kind_at(t, pos, &end);
    s.behind = skip_ignored(t, end);
    s.closed = skip_closing(t, pos, t->rules ? skip_notes(t, s.behind) : s.behind);
    s.end = skip_kind(t, s.closed, SB_SP);
    if (t->rules && s.end > s.closed && is_loose_close(t, s.end, &end)) {
        s.closed = end;
        s.end = skip_kind(t, s.closed, SB_SP);
    }
    return s;
}

/* SB6, SB7, SB8, SB8a: what follows says that the sentence goes on. */
static bool goes_on_by_standard(const struct text *t, const struct stop *s)
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

/* ---- words ---- */

/* Behind these a sentence ends only before a starter. */
#define SHORTENED                                                                      \
    (SENTENCE_ABBREVIATION | SENTENCE_CLDR | SENTENCE_LETTER | SENTENCE_LETTERS)

/* What ends the word before a stop, seen from behind. */
static bool ends_word(const struct text *t, size_t pos, enum sentence_break kind)
{
    return kind == SB_SP || kind == SB_CLOSE || kind == SB_STERM ||
           is_separator(kind) ||
           ((kind == SB_SCONTINUE || kind == SB_ATERM) && t->data[pos] != '-' &&
            t->data[pos] != '.');
}

static bool is_ascii_word(char c)
{
    return ascii_is_digit(c) || ascii_is_letter(c);
}

/* The word before the stop at `at`; empty if there is none or it is too long. */
static struct span word_before(const struct text *t, size_t at)
{
    size_t first = at, pos = at, end;

    while (pos > t->start && at - first <= WORD_MAX) {
        pos = step_back(t, pos);
        if (!is_ascii_word(t->data[pos]) && ends_word(t, pos, kind_at(t, pos, &end)))
            break;
        first = pos;
    }
    return at - first > WORD_MAX ? (struct span){0}
                                 : span_between(t->data + first, t->data + at);
}

/* Without what stands before the last hyphen: "pro-U.S". */
static struct span last_part(struct span word)
{
    for (size_t i = word.len; i > 0; i--)
        if (word.data[i - 1] == '-')
            return span_between(word.data + i, word.data + word.len);
    return (struct span){0};
}

/* An apostrophe stands before byte `pos`: what follows is the end of a word, "it's". */
static bool is_behind_apostrophe(const struct text *t, size_t pos)
{
    return (pos > t->start && t->data[pos - 1] == '\'') ||
           (pos >= t->start + 3 && memcmp(t->data + pos - 3, "\u2019", 3) == 0);
}

static unsigned kinds_before(const struct text *t, const struct stop *s)
{
    struct span word = word_before(t, s->at);
    unsigned kinds = sentence_rules_kinds(t->rules, word);

    if (kinds & SENTENCE_LETTER && is_behind_apostrophe(t, s->at - word.len))
        return kinds & ~(unsigned)SENTENCE_LETTER;
    return kinds ? kinds
                 : sentence_rules_kinds(t->rules, last_part(word)) &
                       ~(unsigned)SENTENCE_SHORT_NUMBER;
}

/* The stop is behind a small letter behind a number: "5 m.", and years in Russian. */
static bool is_unit(const struct text *t, const struct stop *s)
{
    size_t first = step_back(t, s->at), pos = first, end;

    if (kind_at(t, first, &end) != SB_LOWER)
        return false;
    while (pos > t->start && kind_at(t, step_back(t, pos), &end) == SB_SP)
        pos = step_back(t, pos);
    return pos < first && kind_before(t, pos) == SB_NUMERIC;
}

/* To the end of the word at `pos`, or where it becomes too long. */
static size_t skip_word(const struct text *t, size_t pos)
{
    size_t last = pos, end;

    while (last < t->len && last - pos <= WORD_MAX) {
        enum sentence_break kind = kind_at(t, last, &end);

        if (!is_letter(kind) && !is_ignored(kind))
            break;
        last = end;
    }
    return last;
}

/* True if the word at `pos` often begins a sentence. */
static bool starter_at(const struct text *t, size_t pos)
{
    size_t last = skip_word(t, pos);
    struct span word = span_between(t->data + pos, t->data + last);

    if (last < t->len &&
        (t->data[last] == '-' || (t->data[last] == '.' && word.len < 2)))
        return false;
    return sentence_rules_kinds(t->rules, word) & SENTENCE_STARTER;
}

/* ---- the rules of a language ---- */

/* Behind '!' and '?': "Stop!" he said; find?name=value */
static bool goes_on_behind_mark(const struct text *t, const struct stop *s,
                                enum sentence_break next)
{
    if ((unsigned char)t->data[s->at] >= 0x80)
        return false;
    if (s->end == s->behind)
        return next == SB_LOWER || next == SB_NUMERIC;
    return next == SB_LOWER && s->closed > s->behind;
}

/* The sentence is a mark of a list so far, a number or a letter: "1. Text". */
static bool is_list_mark(const struct text *t, size_t at)
{
    unsigned cased = 0, letters = 0, digits = 0;

    if (at - t->start > MARK_MAX)
        return false;
    for (size_t pos = t->start; pos < at;) {
        enum sentence_break kind = kind_at(t, pos, &pos);

        cased += is_cased(kind);
        letters += is_letter(kind);
        digits += kind == SB_NUMERIC;
    }
    return digits ? letters == 0 : cased == 1 && letters == 1;
}

/* An ellipsis that stands for words left out: "[...]", or begins what is quoted. */
static bool is_omission(const struct text *t, const struct stop *s)
{
    size_t first = s->at, open, end;

    while (t->data[s->at] == '.' && first > t->start && t->data[first - 1] == '.')
        first--;
    if (s->behind < t->len && (t->data[s->behind] == ']' || t->data[s->behind] == ')'))
        return first > t->start &&
               (t->data[first - 1] == '[' || t->data[first - 1] == '(');
    if (t->data[s->at] == '.' && first == s->at)
        return false;
    open = first;
    while (open > t->start && kind_at(t, step_back(t, open), &end) == SB_CLOSE)
        open = step_back(t, open);
    return open == t->start || (open < first && kind_before(t, open) == SB_SP);
}

/* Behind a full stop that by the standard ends a sentence or stands before a number. */
static bool goes_on_behind_stop(const struct text *t, const struct stop *s,
                                enum sentence_break next, size_t word)
{
    unsigned kinds = kinds_before(t, s);

    if (is_list_mark(t, s->at))
        return true;
    if (next == SB_NUMERIC)
        return kinds & (SENTENCE_TITLE | SENTENCE_NUMBER | SHORTENED);
    if (kinds & SENTENCE_TITLE)
        return true;
    if (kinds & SENTENCE_LETTER && is_unit(t, s)) { /* "44 v. Chr." */
        size_t end = skip_word(t, word);

        return end < t->len && t->data[end] == '.';
    }
    if (kinds & SHORTENED ||
        (kinds & SENTENCE_SHORT_NUMBER && t->rules->flags & SENTENCE_ORDINAL))
        return !starter_at(t, word);
    return false;
}

/* The stop is between single letters: "ק.מ.". */
static bool is_between_letters(const struct text *t, const struct stop *s)
{
    struct span word = word_before(t, s->at);

    if (!word.len)
        return false;
    word.len = (size_t)(t->data + skip_word(t, s->end) - word.data);
    return sentence_rules_kinds(t->rules, word) & SENTENCE_LETTERS;
}

static bool goes_on(const struct text *t, const struct stop *s)
{
    bool on = goes_on_by_standard(t, s);
    enum sentence_break next;
    size_t word, end;

    if (!t->rules)
        return on;
    next = kind_at(t, s->end, &end);
    if (s->kind == SB_STERM)
        return on || goes_on_behind_mark(t, s, next);
    if (on && (next != SB_NUMERIC || s->end == s->behind))
        return true;
    if (!on && is_omission(t, s))
        return true;
    if (t->data[s->at] != '.')
        return on;
    if (s->end == s->behind) /* ".NET" */
        return s->at == t->start || kind_before(t, s->at) == SB_SP ||
               is_between_letters(t, s);
    word = skip_kind(t, s->end, SB_CLOSE);
    if (word == t->len)
        return on;
    return goes_on_behind_stop(t, s, kind_at(t, word, &end), word);
}

static size_t next_end(const struct text *t)
{
    size_t pos = t->start, end;

    for (;;) {
        struct stop stop;

        pos = find_candidate(t, pos);
        if (pos == t->len)
            return t->len;
        if (is_separator(kind_at(t, pos, &end)))
            return skip_separator(t, pos);
        stop = read_stop(t, pos);
        if (stop.end == t->len)
            return t->len;
        if (is_separator(kind_at(t, stop.end, &end))) /* SB9 to SB11 */
            return skip_separator(t, stop.end);
        if (!goes_on(t, &stop))
            return stop.end;
        pos = stop.end;
    }
}

/* ---- the interface ---- */

size_t sentence_next(const char *text, size_t len, size_t start)
{
    struct text t = {text, start, len, NULL};

    return next_end(&t);
}

size_t sentence_next_by(const struct sentence_rules *rules, struct span text,
                        size_t start)
{
    struct text t = {text.data, start, text.len, rules};

    return next_end(&t);
}

/* The sentence goes on behind the stop at `at`, and before a number if asked. */
static bool continues_at(const struct text *t, size_t at, bool number)
{
    struct stop s = read_stop(t, at);
    size_t end;

    if (s.end == t->len || is_separator(kind_at(t, s.end, &end)))
        return false;
    if (number && kind_at(t, s.end, &end) != SB_NUMERIC)
        return false;
    return goes_on(t, &s);
}

bool sentence_is_abbreviation(const struct sentence_rules *rules, struct span text,
                              size_t start, size_t at)
{
    struct text t = {text.data, 0, text.len, rules};
    struct span word = span_between(text.data + start, text.data + at);
    unsigned kinds;

    if (!rules || word.len > WORD_MAX ||
        (at + 1 < text.len && text.data[at + 1] == '.'))
        return false;
    kinds = sentence_rules_kinds(rules, word);
    if (kinds & (SENTENCE_TITLE | SENTENCE_ABBREVIATION | SENTENCE_LETTERS))
        return true;
    if (kinds & SHORTENED)
        return memchr(word.data, '.', word.len) || continues_at(&t, at, false);
    return kinds & SENTENCE_NUMBER && continues_at(&t, at, true);
}
