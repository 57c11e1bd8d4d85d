#include "token.h"

#include "ascii.h"
#include "address.h"
#include "unicode.h"
#include "utf8.h"

const char *token_type_name(enum token_type type)
{
    static const char *const names[TOKEN_TYPES] = {
        [TOKEN_SPACE] = "space",     [TOKEN_WORD] = "word",
        [TOKEN_NUMBER] = "number",   [TOKEN_EMOJI] = "emoji",
        [TOKEN_URL] = "url",         [TOKEN_EMAIL] = "email",
        [TOKEN_MENTION] = "mention", [TOKEN_HASHTAG] = "hashtag",
        [TOKEN_PUNCT] = "punct",     [TOKEN_SYMBOL] = "symbol"};

    return names[type];
}

/* ---- characters ---- */

static char byte_at(const struct token_reader *t, size_t at)
{
    return at < t->text.len ? t->text.data[at] : '\0';
}

static uint32_t code_at(const struct token_reader *t, size_t at)
{
    uint32_t code = 0;

    if (at < t->text.len)
        utf8_decode(t->text.data + at, &code);
    return code;
}

static enum word_break word_break_of(uint32_t code)
{
    return (enum word_break)unicode_word_break[unicode_class(code)];
}

static enum sentence_break case_of(uint32_t code)
{
    return (enum sentence_break)unicode_sentence_break[unicode_class(code)];
}

static bool is_numeric(uint32_t code)
{
    return word_break_of(code) == WB_NUMERIC;
}

static bool is_currency(uint32_t code)
{
    return unicode_kind(code) == KIND_CURRENCY;
}

/* ---- emoji ---- */

static bool holds(struct span s, struct span what)
{
    for (; s.len >= what.len; s.data++, s.len--)
        if (span_starts(s, what))
            return true;
    return false;
}

enum { SELECTOR = 0xFE0F };
#define EMOJI_SELECTOR SPAN("\xEF\xB8\x8F")
#define KEYCAP SPAN("\xE2\x83\xA3") /* U+20E3 */

static bool is_emoji(uint32_t first, struct span segment)
{
    if (word_break_of(first) == WB_REGIONAL_INDICATOR)
        return true;
    if (!unicode_pictographic[unicode_class(first)])
        return holds(segment, KEYCAP);
    return unicode_kind(first) == KIND_EMOJI || holds(segment, EMOJI_SELECTOR);
}

/* ---- segments ---- */

static struct span between(const struct token_reader *t, size_t start, size_t end)
{
    return span_between(t->text.data + start, t->text.data + end);
}

static size_t segment_end(const struct token_reader *t, size_t start, bool *is_word)
{
    return wordbreak_end(t->text, start, is_word);
}

/* "st", "nd", "rd", "th" behind digits, "º" and "ª". */
static bool is_ordinal(struct span s)
{
    size_t digits = 0;

    while (digits < s.len && ascii_is_digit(s.data[digits]))
        digits++;
    s.data += digits;
    s.len -= digits;
    return span_is(s, "st") || span_is(s, "nd") || span_is(s, "rd") ||
           span_is(s, "th") || span_is(s, "º") || span_is(s, "ª");
}

static bool holds_letter(struct span s)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t code;

        i += utf8_decode(s.data + i, &code);
        if (word_break_of(code) == WB_ALETTER)
            return true;
    }
    return false;
}

static enum token_type mark_type(uint32_t first, struct span segment)
{
    enum unicode_kind kind = unicode_kind(first);

    if (kind == KIND_BLANK || first == SELECTOR)
        return TOKEN_SPACE;
    if (holds(segment, KEYCAP))
        return TOKEN_EMOJI;
    return kind == KIND_SYMBOL || kind == KIND_CURRENCY ? TOKEN_SYMBOL : TOKEN_PUNCT;
}

/* Whether a segment is a word for a selector of emoji alone, which UAX #29 keeps with
   whatever it stands behind: a space, a full stop. */
static bool is_selected_mark(struct span segment)
{
    if (!holds(segment, EMOJI_SELECTOR))
        return false;
    for (size_t i = 0; i < segment.len;) {
        uint32_t code;

        i += utf8_decode(segment.data + i, &code);
        if (code != SELECTOR && unicode_word[unicode_class(code)])
            return false;
    }
    return true;
}

/* Of a segment that is a word by UAX #29. */
static enum token_type word_type(uint32_t first, struct span segment)
{
    uint8_t class = unicode_class(first);

    if (unicode_word_break[class] == WB_ALETTER && !unicode_pictographic[class])
        return TOKEN_WORD;
    if (is_emoji(first, segment))
        return TOKEN_EMOJI;
    if (is_numeric(first))
        return is_ordinal(segment) || !holds_letter(segment) ? TOKEN_NUMBER
                                                             : TOKEN_WORD;
    if (unicode_kinds[class] == KIND_NUMBER)
        return TOKEN_NUMBER;
    if (unicode_pictographic[class])
        return TOKEN_SYMBOL;
    return is_selected_mark(segment) ? mark_type(first, segment) : TOKEN_WORD;
}

/* ---- mentions and hashtags ---- */

/* Marks inside of words that belong to their spelling. */
static bool is_spelling(uint32_t code)
{
    return code == 0xB7 || code == 0x387 || code == 0x5F4; /* l·l, gershayim */
}

/*
 * The end of a name in a segment. Marks that UAX #29 lets stand in a word end it:
 * "@user's", "#tag:"; but a mention may be a host, "@name.example.org".
 */
static size_t name_end(const struct token_reader *t, size_t start, size_t end,
                       bool hashtag)
{
    size_t pos = start;

    while (pos < end) {
        uint32_t code;
        size_t next = pos + utf8_decode(t->text.data + pos, &code);
        enum word_break kind = word_break_of(code);

        if (kind == WB_SINGLE_QUOTE || kind == WB_MIDNUM ||
            (kind == WB_MIDLETTER && !is_spelling(code)) ||
            (kind == WB_MIDNUMLET && (hashtag || code != '.')))
            break;
        pos = next;
    }
    return pos;
}

/* The end of the words that follow without a gap. */
static size_t words_end(const struct token_reader *t, size_t pos, bool hashtag,
                        bool *has_letter)
{
    while (pos < t->text.len) {
        bool is_word;
        size_t end = segment_end(t, pos, &is_word), last;
        uint32_t first = code_at(t, pos);

        if ((!is_word && byte_at(t, pos) != '_') ||
            is_emoji(first, between(t, pos, end)))
            break;
        last = name_end(t, pos, end, hashtag);
        *has_letter |= is_word && word_type(first, between(t, pos, last)) == TOKEN_WORD;
        pos = last;
        if (last < end)
            break;
    }
    return pos;
}

/* "@name@host", as the Fediverse has it. */
static size_t with_server(const struct token_reader *t, size_t start, size_t end)
{
    size_t server;

    if (byte_at(t, end) != '@')
        return end;
    server = address_email(t->text, start + 1);
    return server > end ? server : end;
}

static bool read_marked(struct token_reader *t, size_t start, uint32_t first,
                        struct token *token)
{
    bool hashtag = first == '#' || first == 0xFF03, has_letter = false;
    size_t mark = first < 0x80 ? 1 : 3, end;

    if (start == t->word_end && start)
        return false; /* in the middle of a word: "C#", "a@b" */
    end = words_end(t, start + mark, hashtag, &has_letter);
    if (end == start + mark || (hashtag && !has_letter))
        return false;
    if (!hashtag)
        end = with_server(t, start, end);
    token->type = hashtag ? TOKEN_HASHTAG : TOKEN_MENTION;
    token->text = between(t, start, end);
    return true;
}

/* ---- numbers ---- */

/* A sign that touches the number's end belongs to it. */
static size_t with_sign_behind(const struct token_reader *t, size_t end)
{
    uint32_t code = code_at(t, end);
    size_t sign_end = end;

    if (code != '%' && code != 0x066A && code != 0x2030 && code != 0xFF05 &&
        !is_currency(code))
        return end;
    sign_end += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
    return is_numeric(code_at(t, sign_end)) ? end : sign_end; /* 5$5 */
}

/* Digits from `start` on, as many as there are up to `end`. */
static size_t count_digits(const struct token_reader *t, size_t start, size_t end)
{
    size_t n = 0;

    while (start + n < end && ascii_is_digit(t->text.data[start + n]))
        n++;
    return n;
}

/* Goes behind a space that groups digits: a no-break space, wide or narrow, or thin. */
static size_t skip_group_space(const struct token_reader *t, size_t at)
{
    uint32_t code = code_at(t, at);

    return code == 0xA0 ? at + 2 : code == 0x202F || code == 0x2009 ? at + 3 : at;
}

/* "100 000" and "1 234,5" are one number where the space is no ordinary one. */
static size_t with_groups(const struct token_reader *t, size_t start, size_t end)
{
    size_t most = 3; /* digits in the group before the space */

    for (;;) {
        size_t next = skip_group_space(t, end);
        size_t digits = count_digits(t, start, end);
        bool is_word;

        if (next == end || !digits || digits > most || start + digits != end ||
            count_digits(t, next, t->text.len) != 3)
            return end;
        start = next;
        end = segment_end(t, next, &is_word);
    }
}

static bool read_amount(struct token_reader *t, size_t start, size_t sign_end,
                        struct token *token)
{
    bool is_word;
    size_t end;

    if (!is_numeric(code_at(t, sign_end)))
        return false;
    end = with_groups(t, sign_end, segment_end(t, sign_end, &is_word));
    *token = (struct token){between(t, start, end), TOKEN_NUMBER};
    return true;
}

/* ---- words that are larger or smaller than a segment ---- */

/* The stop in "said.The" that ends a sentence; 0: there is none. */
static size_t glued_stop(const struct token_reader *t, size_t start, size_t end)
{
    uint32_t before = 0;

    for (size_t i = start; i < end;) {
        uint32_t code, first, second;
        size_t at = i, next;

        i += utf8_decode(t->text.data + i, &code);
        if (code == '.' && i < end) {
            next = i + utf8_decode(t->text.data + i, &first);
            second = next < end ? code_at(t, next) : 0;
            if (case_of(before) == SB_LOWER && case_of(first) == SB_UPPER &&
                case_of(second) == SB_LOWER)
                return at;
        }
        before = code;
    }
    return 0;
}

bool token_elides(struct span lang)
{
    return lang.len >= 2 && (lang.len == 2 || lang.data[2] == '-') &&
           (memcmp(lang.data, "fr", 2) == 0 || memcmp(lang.data, "it", 2) == 0 ||
            memcmp(lang.data, "ca", 2) == 0);
}

/* Elided articles, prepositions and pronouns of these languages. */
bool token_is_elision(struct span word)
{
    static const char *const elisions[] = {
        "l",     "d",      "j",      "m",      "n",      "s",    "t",    "c",    "qu",
        "jusqu", "lorsqu", "puisqu", "quoiqu", "dell",   "nell", "all",  "sull", "dall",
        "coll",  "un",     "quest",  "quell",  "nessun", "gl",   "sant", "bell"};
    char lower[8] = {0};

    if (word.len >= sizeof(lower))
        return false;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = ascii_lower(word.data[i]);
    for (size_t i = 0; i < sizeof(elisions) / sizeof(elisions[0]); i++)
        if (strcmp(lower, elisions[i]) == 0)
            return true;
    return false;
}

/* Behind the apostrophe of an elided word at the segment's start; 0: none. */
static size_t elision_end(const struct token_reader *t, size_t start, size_t end)
{
    enum { LONGEST = 7 };

    for (size_t i = start; i < end && i <= start + LONGEST; i++) {
        size_t len = t->text.data[i] == '\''                                 ? 1
                     : span_starts(between(t, i, end), SPAN("\xE2\x80\x99")) ? 3
                                                                             : 0;

        if (len)
            return i + len < end && token_is_elision(between(t, start, i)) ? i + len
                                                                           : 0;
    }
    return 0;
}

const unsigned char token_meanings[256] = {
    ['.'] = TOKEN_INTERESTING,
    [':'] = TOKEN_INTERESTING,
    ['-'] = TOKEN_INTERESTING,
    ['%'] = TOKEN_INTERESTING,
    ['/'] = TOKEN_INTERESTING,
    ['@'] = TOKEN_INTERESTING | TOKEN_OPENS,
    ['#'] = TOKEN_OPENS,
    ['+'] = TOKEN_INTERESTING | TOKEN_IS_SYMBOL,
    ['$'] = TOKEN_OPENS | TOKEN_IS_SYMBOL,
    ['<'] = TOKEN_IS_SYMBOL,
    ['='] = TOKEN_IS_SYMBOL,
    ['>'] = TOKEN_IS_SYMBOL,
    ['|'] = TOKEN_IS_SYMBOL,
    ['~'] = TOKEN_IS_SYMBOL,
    ['^'] = TOKEN_IS_SYMBOL,
    ['`'] = TOKEN_IS_SYMBOL,
};

/*
 * Segments longer than this are no words of a language and stay whole: after each piece
 * that is cut off a segment its rest is read again, which would take quadratic time.
 */
enum { WORD_MAX = 256 };

static bool means(char c, unsigned meaning)
{
    return token_meanings[(unsigned char)c] & meaning;
}

static bool is_host_byte(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == '_';
}

/* True if what touches the end of a word may make an address of it. */
static bool may_go_on(const struct token_reader *t, size_t end)
{
    size_t most = end + WORD_MAX;
    char c, next;

    while (end < most && is_host_byte(byte_at(t, end)))
        end++;
    c = byte_at(t, end);
    if (c != '.' && c != ':')
        return means(c, TOKEN_INTERESTING) || ((unsigned char)c >= 0x80 && c != '\xE2');
    next = byte_at(t, end + 1);
    return is_host_byte(next) || next == '/' ||
           ((unsigned char)next >= 0x80 && next != '\xE2'); /* no dash, no quote */
}

/* An address that starts with the segment and is longer, or the same. */
static bool read_address(const struct token_reader *t, size_t start, size_t end,
                         struct token *token)
{
    size_t address;

    if ((address = address_email(t->text, start)) >= end && address)
        *token = (struct token){between(t, start, address), TOKEN_EMAIL};
    else if ((address = address_url(t->text, start)) >= end && address)
        *token = (struct token){between(t, start, address), TOKEN_URL};
    else
        return false;
    return true;
}

/* The colon in "mailto:joe@example.org", behind which an address starts; 0: none. */
static size_t colon_before_address(const struct token_reader *t, size_t start,
                                   size_t end)
{
    struct token token;

    for (size_t i = end; i > start + 1; i--)
        if (t->text.data[i - 1] == ':')
            return i < end && read_address(t, i, end, &token) ? i - 1 : 0;
    return 0;
}

/* A segment with a stop in it or something of interest behind it. */
static void look_closer(struct token_reader *t, size_t start, size_t end,
                        struct token *token)
{
    size_t stop;

    if (read_address(t, start, end, token))
        return;
    if (byte_at(t, end) == '.' && memchr(token->text.data, '.', token->text.len) &&
        sentence_is_abbreviation(t->rules, t->text, start, end))
        token->text.len++;
    else if (end - start <= WORD_MAX && ((stop = colon_before_address(t, start, end)) ||
                                         (stop = glued_stop(t, start, end))))
        token->text = between(t, start, stop);
}

static void read_word(struct token_reader *t, size_t start, size_t end,
                      struct token *token)
{
    size_t elided;

    if (token->type == TOKEN_NUMBER) {
        end = with_groups(t, start, end);
        token->text = between(t, start, with_sign_behind(t, end));
        return;
    }
    if (token->type != TOKEN_WORD)
        return;
    if (t->elides && end - start <= WORD_MAX &&
        (elided = elision_end(t, start, end)) > 0)
        token->text = between(t, start, elided);
    else if (memchr(token->text.data, '.', token->text.len) ||
             (means(byte_at(t, end), TOKEN_INTERESTING) && may_go_on(t, end)))
        look_closer(t, start, end, token);
}

/* ---- runs without spaces ---- */

static bool start_run(struct token_reader *t, size_t start)
{
    if (!t->dictionary && !t->has_no_dictionary) {
        t->dictionary = dictionary_new();
        t->has_no_dictionary = !t->dictionary;
    }
    if (t->has_no_dictionary)
        return false;
    t->run_start = start;
    t->run_end = dictionary_run(t->text, start);
    dictionary_open(t->dictionary, between(t, start, t->run_end));
    return true;
}

static bool next_in_run(struct token_reader *t, struct token *token)
{
    size_t end = dictionary_next(t->dictionary);

    if (!end)
        return false;
    *token = (struct token){between(t, t->pos, t->run_start + end), TOKEN_WORD};
    return true;
}

/* ---- the reader ---- */

void token_open(struct token_reader *t, struct span text, struct span lang, bool marks)
{
    t->text = text;
    wordbreak_open(&t->segments, text, marks ? SEGMENTS_VISIBLE : SEGMENTS_TELLING);
    t->pos = t->segment_end = t->word_end = 0;
    t->run_start = t->run_end = 0;
    t->rules = sentence_rules_for(lang);
    t->elides = token_elides(lang);
}

static void read_mark(struct token_reader *t, const struct segment *s,
                      struct token *token)
{
    uint32_t first = code_at(t, s->start);

    token->type = mark_type(first, token->text);
    if (first == '@' || first == '#' || first == 0xFF20 || first == 0xFF03)
        read_marked(t, s->start, first, token);
    else if (is_currency(first))
        read_amount(t, s->start, s->end, token);
}

/* A segment that is more than a plain word or mark of ASCII, or may be. */
static void read_segment(struct token_reader *t, const struct segment *s,
                         struct token *token)
{
    uint32_t first;

    if (!s->is_word) {
        read_mark(t, s, token);
        return;
    }
    first = code_at(t, s->start);
    if (unicode_kind(first) == KIND_DENSE && start_run(t, s->start) &&
        next_in_run(t, token))
        return;
    token->type = word_type(first, token->text);
    read_word(t, s->start, s->end, token);
}

/* Digits alone, without a sign behind them. */
static bool is_plain_number(const struct token_reader *t, const struct segment *s)
{
    unsigned char after = (unsigned char)byte_at(t, s->end);

    if (!s->is_ascii || after >= 0x80 || after == '%' || after == '$')
        return false;
    for (size_t i = s->start; i < s->end; i++)
        if (!ascii_is_digit(t->text.data[i]))
            return false;
    return true;
}

/* Dashes, quotes, the ellipsis: U+2010 to U+2027 alone. */
static bool is_general_punctuation(struct span s)
{
    return s.len == 3 && s.data[0] == '\xE2' && s.data[1] == '\x80' &&
           (unsigned char)s.data[2] >= 0x90 && (unsigned char)s.data[2] <= 0xA7;
}

static bool read_plain_mark(struct token *token)
{
    char first = token->text.data[0];

    token->type = TOKEN_PUNCT;
    if (is_general_punctuation(token->text))
        return true;
    if (token->text.len > 1 || means(first, TOKEN_OPENS))
        return false;
    token->type = means(first, TOKEN_IS_SYMBOL) ? TOKEN_SYMBOL : TOKEN_PUNCT;
    return true;
}

/* Most of any text in English. */
static bool read_plain(const struct token_reader *t, const struct segment *s,
                       struct token *token)
{
    if (!s->is_word)
        return read_plain_mark(token);
    if (s->is_letters) {
        token->type = TOKEN_WORD;
        return !means(byte_at(t, s->end), TOKEN_INTERESTING) || !may_go_on(t, s->end);
    }
    token->type = TOKEN_NUMBER;
    return is_plain_number(t, s);
}

static bool read_token(struct token_reader *t, struct token *token)
{
    struct segment s;

    if (t->pos != t->segment_end)
        wordbreak_seek(&t->segments, t->pos);
    if (!wordbreak_next(&t->segments, &s))
        return false;
    t->pos = s.start;
    t->segment_end = s.end;
    token->text = between(t, s.start, s.end);
    if (!read_plain(t, &s, token))
        read_segment(t, &s, token);
    return true;
}

bool token_next(struct token_reader *t, struct token *token)
{
    if (!(t->pos < t->run_end && next_in_run(t, token)) && !read_token(t, token))
        return false;
    t->pos = (size_t)(token->text.data - t->text.data) + token->text.len;
    if (token->type == TOKEN_WORD || token->type == TOKEN_NUMBER)
        t->word_end = t->pos;
    return true;
}

void token_release(struct token_reader *t)
{
    dictionary_free(t->dictionary);
    *t = (struct token_reader){.text = {NULL, 0}};
}
