/*
 * Words and sentences: segments cover any text; ASCII against the rules of
 * UAX #29 written down for ASCII alone; wordbreak_next, which looks at 64 bytes
 * at once, against wordbreak_end, which goes by the rules. Conformance is tested
 * by break_test. Built twice, see wordbreak_plain_test.
 */
#include "unit.h"

#include "boundaries.h"
#include "buf.h"
#include "sentence.h"
#include "utf8.h"
#include "wordbreak.h"

/* ---- words of ASCII ---- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_mid(const char *middles, char c)
{
    return c && strchr(middles, c);
}

/* True if there is no boundary before byte `i`; the text ends with NUL. */
static bool joined_in_ascii(const char *s, size_t i)
{
    char two = i > 1 ? s[i - 2] : 0, a = s[i - 1], b = s[i], next = b ? s[i + 1] : 0;
    bool word_a = is_letter(a) || is_digit(a) || a == '_';
    bool word_b = is_letter(b) || is_digit(b) || b == '_';

    if ((a == '\r' && b == '\n') || (a == ' ' && b == ' ')) /* WB3, WB3d */
        return true;
    if (word_a && word_b) /* WB5, WB8 to WB10, WB13a, WB13b */
        return true;
    if (is_letter(a) && is_mid(":.'", b) && is_letter(next)) /* WB6 */
        return true;
    if (is_letter(two) && is_mid(":.'", a) && is_letter(b)) /* WB7 */
        return true;
    if (is_digit(two) && is_mid(",;.'", a) && is_digit(b)) /* WB11 */
        return true;
    return is_digit(a) && is_mid(",;.'", b) && is_digit(next); /* WB12 */
}

static void compare_ascii(const struct buf *b)
{
    for (size_t start = 0, end; start < b->len; start = end) {
        bool is_word, has = false;
        size_t wanted = start + 1;

        while (wanted < b->len && joined_in_ascii(b->data, wanted))
            wanted++;
        for (size_t i = start; i < wanted; i++)
            has |= is_letter(b->data[i]) || is_digit(b->data[i]);
        end = wordbreak_end(buf_span(b), start, &is_word);
        if (end != wanted || is_word != has)
            fail_msg("'%s' from %zu: to %zu, not %zu", b->data, start, end, wanted);
    }
}

static void test_ascii(void **state)
{
    static const char often[] = "abZ019_.,;:'\"  \r\n-@/\t";
    struct buf b = {0};

    (void)state;
    for (int i = 0; i < ROUNDS(100000); i++) {
        buf_clear(&b);
        for (uint32_t n = random_below(40); n; n--)
            buf_add_char(&b, random_below(8) ? often[random_below(sizeof(often) - 1)]
                                             : (char)(random_below(127) + 1));
        buf_terminate(&b);
        compare_ascii(&b);
    }
    buf_release(&b);
}

/* ---- segments of any text ---- */

static void add_random_code(struct buf *b)
{
    static const char *const often[] = {
        "a",      "1",      ".",          " ",          "'",      "\n",     "\u05D0",
        "\u0301", "\u200D", "\U0001F1E6", "\U0001F600", "\u30AB", "\u4E2D", "\u00AD",
        "\u0E01", "\u2019", "?",          "\u2028",     "\u3002"};
    char bytes[UTF8_MAX];

    if (random_below(4))
        buf_add_string(b, PICK(often));
    else
        buf_add(b, bytes, utf8_encode(random_below(0x110000), bytes));
}

/* Segments end behind their start, inside the text and between code points. */
static void check_cover(const struct buf *b)
{
    size_t words = 0, seen = 0, pos = 0;
    struct span word;
    bool is_word;

    for (size_t start = 0, end; start < b->len; start = end) {
        end = wordbreak_end(buf_span(b), start, &is_word);
        assert_true(end > start && end <= b->len);
        assert_true(end == b->len || !utf8_continues(b->data[end]));
        words += is_word;
    }
    for (size_t start = 0, end; start < b->len; start = end) {
        end = sentence_next(b->data, b->len, start);
        assert_true(end > start && end <= b->len);
        assert_true(end == b->len || !utf8_continues(b->data[end]));
    }
    while (wordbreak_next_word(buf_span(b), &pos, &word)) {
        assert_ptr_equal(word.data + word.len, b->data + pos);
        seen++;
    }
    assert_int_equal(seen, words);
}

static void test_cover(void **state)
{
    struct buf b = {0};

    (void)state;
    for (int i = 0; i < ROUNDS(30000); i++) {
        buf_clear(&b);
        for (uint32_t n = random_below(30); n; n--)
            add_random_code(&b);
        buf_terminate(&b);
        check_cover(&b);
    }
    buf_release(&b);
}

/* ---- 64 bytes at once ---- */

static bool all_ascii(struct span s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.data[i] >= 0x80)
            return false;
    return true;
}

static bool all_letters(struct span s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_letter(s.data[i]))
            return false;
    return true;
}

static void expect_segment(struct wordbreak *w, size_t start, size_t end, bool is_word)
{
    struct segment s = {0};
    struct span bytes = {w->text.data + start, end - start};

    if (!wordbreak_next(w, &s) || s.start != start || s.end != end ||
        s.is_word != is_word || s.is_ascii != all_ascii(bytes) ||
        s.is_letters != all_letters(bytes))
        fail_msg("'%.*s': not %zu to %zu", (int)w->text.len, w->text.data, start, end);
}

static void expect_no_more(struct wordbreak *w)
{
    struct segment s;

    assert_false(wordbreak_next(w, &s));
}

static void compare_to_rules(struct span text)
{
    struct wordbreak all, visible, telling, words;

    wordbreak_open(&all, text, SEGMENTS_ALL);
    wordbreak_open(&visible, text, SEGMENTS_VISIBLE);
    wordbreak_open(&telling, text, SEGMENTS_TELLING);
    wordbreak_open(&words, text, SEGMENTS_WORDS);
    for (size_t start = 0, end; start < text.len; start = end) {
        unsigned char first = (unsigned char)text.data[start];
        bool is_word;

        end = wordbreak_end(text, start, &is_word);
        expect_segment(&all, start, end, is_word);
        if (first > ' ')
            expect_segment(&visible, start, end, is_word);
        if (is_word || first >= 0x80 || is_mid("@#$*", (char)first))
            expect_segment(&telling, start, end, is_word);
        if (is_word)
            expect_segment(&words, start, end, true);
    }
    expect_no_more(&all);
    expect_no_more(&visible);
    expect_no_more(&telling);
    expect_no_more(&words);
}

/* From any place on as from the start of a text. */
static void seek_anywhere(struct span text)
{
    struct wordbreak w;
    size_t pos = 0;

    wordbreak_open(&w, text, SEGMENTS_ALL);
    while (pos < text.len) {
        bool is_word;
        size_t end = wordbreak_end(text, pos, &is_word);

        expect_segment(&w, pos, end, is_word);
        if (random_below(3) == 0) {
            for (pos += random_below(30); pos < text.len; pos++)
                if (!utf8_continues(text.data[pos]))
                    break;
            wordbreak_seek(&w, pos < text.len ? pos : text.len);
        } else {
            pos = end;
        }
    }
    expect_no_more(&w);
}

/* Of each Word_Break property and role a few, and their kin of other lengths. */
static const char *const of_every_kind[] = {
    "a",          "@",          "#",      "*",          "$",      "Z",
    "1",          "_",          " ",      ".",          "'",      ",",
    ":",          ";",          "\"",     "-",          "\n",     "\r",
    "\r\n",       "\v",         "\t",     "\u00E9",     "\u0416", "\u0939",
    "\uD55C",     "\U00010400", "\u02C2", "\u05D0",     "\u0663", "\u09E7",
    "\U0001D7D8", "\u0301",     "\u094D", "\U000E0100", "\u00AD", "\u200B",
    "\u200C",     "\u200D",     "\uFE0F", "\u2019",     "\u2024", "\uFF07",
    "\u00B7",     "\u2027",     "\u066C", "\u066B",     "\u30AB", "\u3042",
    "\u4E2D",     "\u0E01",     "\u0E31", "\u202F",     "\u2003", "\u3000",
    "\u00A0",     "\u201C",     "\u2028", "\xC2\x85",   "\u00A9", "\u263A",
    "\U0001F600", "\U0001F3FD", "\u20E3", "\U0001F1E6"};

/* Runs of one kind now and then, for words longer than a block. */
static void add_mixture(struct buf *b, const char *const *kinds, uint32_t n_kinds)
{
    const char *kind = kinds[random_below(n_kinds)];

    for (uint32_t n = random_below(40) ? 1 : random_below(80); n; n--)
        buf_add_string(b, kind);
}

/* Few kinds a text, so that rare neighbours meet; junk behind it. */
static void test_blocks(void **state)
{
    struct buf b = {0};
    const char *kinds[8];

    (void)state;
    for (int i = 0; i < ROUNDS(200000); i++) {
        uint32_t n_kinds = 1 + random_below(8);
        size_t start, len;

        for (uint32_t k = 0; k < n_kinds; k++)
            kinds[k] = PICK(of_every_kind);
        buf_clear(&b);
        for (start = random_below(64); b.len < start;)
            buf_add_char(&b, 'a');
        for (uint32_t n = random_below(150); n; n--)
            add_mixture(&b, kinds, n_kinds);
        len = b.len - start;
        for (uint32_t n = random_below(8); n; n--)
            buf_add_string(&b, PICK(of_every_kind));
        for (uint32_t n = 0; n < BUF_PADDING; n++)
            buf_add_char(&b, (char)random_below(256));
        compare_to_rules((struct span){b.data + start, len});
        seek_anywhere((struct span){b.data + start, len});
    }
    buf_release(&b);
}

/* ---- case by case; '|' stands for a boundary ---- */

static size_t next_word(const void *context, struct span text, size_t start)
{
    bool is_word;

    (void)context;
    return wordbreak_end(text, start, &is_word);
}

static size_t next_sentence(const void *context, struct span text, size_t start)
{
    (void)context;
    return sentence_next(text.data, text.len, start);
}

static void expect(const char *marked, bool sentences)
{
    expect_boundaries(marked, sentences ? next_sentence : next_word, NULL);
}

static void test_words(void **state)
{
    (void)state;
    expect("can't| |stop|,| |3.14| |U.S|.| |x_1", false);
    expect("e\u0301te\u0301|!", false);
    expect("\U0001F1F0\U0001F1F7|\U0001F1FA\U0001F1F8", false);
    expect("\U0001F468\u200D\U0001F469|a", false);
    expect("\u4E2D|\u56FD| |\u30AB\u30BF", false);
    expect("a|\r\n|\n|b", false);
    expect("Korea\u2019s|\u2019", false);
}

static void test_sentences(void **state)
{
    (void)state;
    expect("One. |Two? |Three!", true);
    expect("He paid 3.5 dollars. |She left.", true);
    expect("It was (see above.) |Then.", true);
    expect("\"Stop!\" |Then he went.", true);
    expect("the etc. and so on", true);
    expect("One\n|two\r\n|three", true);
    expect("\u4E2D\u3002|\u56FD\u3002", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ascii),     cmocka_unit_test(test_cover),
        cmocka_unit_test(test_blocks),    cmocka_unit_test(test_words),
        cmocka_unit_test(test_sentences),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
