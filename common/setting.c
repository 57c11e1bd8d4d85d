#include "setting.h"

#include "fold.h"
#include "unicode.h"
#include "wordbreak.h"

/* ---- case ---- */

static bool is_capital(const char *p, size_t *size)
{
    return unicode_sentence_break[unicode_class_at(p, size)] == SB_UPPER;
}

/* A proclitic may stand before the capital: bhFrainc, hIodáile. */
enum { LONGEST_PROCLITIC = 4 };

static bool starts_with_capital(const struct reader *r, struct span token)
{
    int most = r->proclitics.n ? LONGEST_PROCLITIC : 0;
    size_t size;

    token = reading_word(token);
    for (int i = 0; i <= most && token.len; i++) {
        if (is_capital(token.data, &size))
            return true;
        token.data += size;
        token.len -= size;
    }
    return false;
}

static bool run_has_capitals(struct setting *s)
{
    size_t size;

    for (size_t i = 0; s->has_capitals < 0 && i < s->run->n; i++)
        if (s->run->tokens[i].len && is_capital(s->run->tokens[i].data, &size))
            s->has_capitals = 1;
    if (s->has_capitals < 0)
        s->has_capitals = 0;
    return s->has_capitals;
}

/* How many bytes of a form's word a token is, whatever its apostrophes; 0: the word
   begins otherwise. */
static size_t length_in(struct span word, struct span token)
{
    struct span rest = word;

    while (token.len && rest.len) {
        size_t wide = fold_apostrophe(token), wide_in_rest = fold_apostrophe(rest);

        if (!wide != !wide_in_rest || (!wide && *token.data != *rest.data))
            return 0;
        token = span_behind(token, wide ? wide : 1);
        rest = span_behind(rest, wide ? wide_in_rest : 1);
    }
    return token.len ? 0 : word.len - rest.len;
}

/* How many bytes of a form's word a token is, which may have an ending if it is all of
   it; 0: none. */
static size_t exact_length(struct span word, struct span token)
{
    size_t len, parted;

    token = reading_word(token);
    len = length_in(word, token);
    if (len)
        return len;
    parted = reading_parted(token);
    len = parted ? length_in(word, (struct span){token.data, parted}) : 0;
    return len == word.len ? len : 0;
}

/* Of an elided word a form may have several tokens: "L'Oréal" is two. */
static bool same_case(const struct setting *s, uint32_t entry, size_t start, size_t end)
{
    struct span form = gazetteer_entry(s->reader->gazetteer, entry).form,
                word = {"", 0};
    size_t pos = 0;

    for (size_t i = start; i < end; i++) {
        size_t len;

        if (!word.len && !wordbreak_next_word(form, &pos, &word))
            return true;
        len = exact_length(word, units_text(s->units, i));
        if (!len)
            return false;
        word = span_behind(word, len);
    }
    return true;
}

static bool has_small_letter(struct span word)
{
    size_t size;

    for (; word.len; word.data += size, word.len -= size)
        if (unicode_sentence_break[unicode_class_at(word.data, &size)] == SB_LOWER)
            return true;
    return false;
}

static bool is_all_capitals(const struct setting *s, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (has_small_letter(units_text(s->units, i)))
            return false;
    return true;
}

/* In headlines all is in capitals, and what a block keeps out would be found there. */
static bool has_case(const struct setting *s, uint32_t entry, uint32_t flags,
                     size_t start, size_t end)
{
    return same_case(s, entry, start, end) ||
           (flags & ENTRY_BLOCK && is_all_capitals(s, start, end));
}

/* ---- abbreviations ---- */

/* The form is a word but for the full stop that ends it: "Mass.", not "N.H.". */
static bool is_cut_word(struct span form)
{
    return form.len && memchr(form.data, '.', form.len) == span_end(form) - 1;
}

/* A comma and spaces stand before the token. */
static bool follows_comma(struct span text, struct span token)
{
    const char *p = token.data;

    while (p > text.data && (p[-1] == ' ' || p[-1] == '\n'))
        p--;
    return p > text.data && p[-1] == ',';
}

/* Boston, Mass. or Mass: but nobody goes to Mass in Massachusetts. */
static bool is_marked(const struct setting *s, uint32_t entry, size_t start)
{
    const struct token_run *run = s->run;
    struct span token = run->tokens[units_token(s->units, start)];

    return !run->placed ||
           !is_cut_word(gazetteer_entry(s->reader->gazetteer, entry).form) ||
           *span_end(token) == '.' || memchr(token.data, '.', token.len) ||
           follows_comma(run->text, token);
}

/* ---- gaps ---- */

/* A full stop may follow St., Rep. or U.S. inside a name. */
static bool is_abbreviation(struct span token)
{
    return token.len <= 3 || memchr(token.data, '.', token.len);
}

/* What a slash or a dash with spaces around it parts are two names: "Anh - Đức". */
static bool parts_names(struct span gap)
{
    struct span mark = span_trim(gap, " \n");

    return memchr(gap.data, '/', gap.len) ||
           (mark.len && mark.data > gap.data && span_end(mark) < span_end(gap));
}

static bool gap_allows(uint32_t flags, struct span before, struct span gap)
{
    size_t newlines = 0;

    if (span_is(gap, " ")) /* the usual one */
        return true;
    if (flags & ENTRY_BLOCK && parts_names(gap))
        return false;
    for (size_t i = 0; i < gap.len; i++) {
        char c = gap.data[i];

        newlines += c == '\n';
        if (newlines > 1 || (c != '\0' && strchr(";:()[]{}\"!?", c)))
            return false;
        if (c == ',' && !(flags & ENTRY_COMMA))
            return false;
        if (c == '.' && !(flags & ENTRY_STOP) && !is_abbreviation(before))
            return false;
    }
    return true;
}

static bool is_dot(struct span gap)
{
    return !gap.len || span_is(gap, "\u30FB") || span_is(gap, "\u00B7") ||
           span_is(gap, "\uFF65") || span_is(gap, "\u2027") || span_is(gap, "\u200B");
}

/* In scripts without spaces nothing stands inside a name but a middle dot, or a space
   if the form has one. */
static bool dense_gap_allows(const struct setting *s, uint32_t entry, struct span gap)
{
    struct span form;

    if (!span_is(gap, " "))
        return is_dot(gap);
    form = gazetteer_entry(s->reader->gazetteer, entry).form;
    return memchr(form.data, ' ', form.len);
}

static bool joins(const struct setting *s, uint32_t entry, uint32_t flags, size_t a,
                  size_t b)
{
    const struct token_run *run = s->run;
    size_t before = units_token(s->units, a), behind = units_token(s->units, b);
    struct span between;

    if (before == behind || !run->placed)
        return true;
    between = span_between(span_end(run->tokens[before]), run->tokens[behind].data);
    if (s->units->readings[a] & s->units->readings[b] & READING_DENSE)
        return dense_gap_allows(s, entry, between);
    return gap_allows(flags, units_text(s->units, a), between);
}

/* Between the tokens of a name there is no more than a name may hold. */
static bool holds_together(const struct setting *s, uint32_t entry, uint32_t flags,
                           size_t start, size_t end)
{
    for (size_t i = start; i + 1 < end; i++)
        if (!joins(s, entry, flags, i, i + 1))
            return false;
    return true;
}

/* ---- inside of tokens ---- */

static bool is_katakana(struct span unit)
{
    size_t size;

    return unicode_word_break[unicode_class_at(unit.data, &size)] == WB_KATAKANA;
}

static bool is_mark(struct span unit)
{
    size_t size;
    uint8_t class = unicode_class_at(unit.data, &size);

    return unicode_grapheme_break[class] == GB_EXTEND ||
           unicode_grapheme_break[class] == GB_SPACINGMARK;
}

/* Whether no gap is between unit `i` and the next. */
static bool touches_next(const struct setting *s, size_t i)
{
    const struct token_run *run = s->run;
    size_t token, next;

    if (i + 1 >= s->units->n || !(s->units->readings[i + 1] & READING_DENSE))
        return false;
    token = units_token(s->units, i);
    next = units_token(s->units, i + 1);
    return token == next || !run->placed ||
           span_end(run->tokens[token]) == run->tokens[next].data;
}

/* A name does not end inside a run of katakana, nor before a combining mark. */
static bool is_cut_well(const struct setting *s, size_t start, size_t end)
{
    const struct units *u = s->units;

    if (!(s->units->readings[start] & READING_DENSE))
        return true;
    if (touches_next(s, end - 1) &&
        (is_mark(units_text(u, end)) ||
         (is_katakana(units_text(u, end - 1)) && is_katakana(units_text(u, end)))))
        return false;
    return start == 0 || !touches_next(s, start - 1) ||
           !is_katakana(units_text(u, start)) || !is_katakana(units_text(u, start - 1));
}

bool setting_allows(struct setting *s, uint32_t entry, uint32_t flags, size_t start,
                    size_t end)
{
    struct span first = units_text(s->units, start);

    if (flags & (ENTRY_CAPITAL | ENTRY_PROPER) &&
        !starts_with_capital(s->reader, first) &&
        (flags & ENTRY_CAPITAL || run_has_capitals(s)))
        return false;
    if (flags & ENTRY_EXACT &&
        (!has_case(s, entry, flags, start, end) || !is_marked(s, entry, start)))
        return false;
    return is_cut_well(s, start, end) &&
           (end - start == 1 || holds_together(s, entry, flags, start, end));
}
