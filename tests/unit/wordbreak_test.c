/*
 * Words and sentences: segments cover any text; ASCII against the rules of
 * UAX #29 written down for ASCII alone. Conformance is tested by break_test.
 */
#include "unit.h"

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
static bool joined(const char *s, size_t i)
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

        while (wanted < b->len && joined(b->data, wanted))
            wanted++;
        for (size_t i = start; i < wanted; i++)
            has |= is_letter(b->data[i]) || is_digit(b->data[i]);
        end = wordbreak_next(b->data, b->len, start, &is_word);
        if (end != wanted || is_word != has)
            fail_msg("'%s' from %zu: to %zu, not %zu", b->data, start, end, wanted);
    }
}

static void test_ascii(void **state)
{
    static const char often[] = "abZ019_.,;:'\"  \r\n-@/\t";
    struct buf b = {0};

    (void)state;
    for (int i = 0; i < 100000; i++) {
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
        end = wordbreak_next(b->data, b->len, start, &is_word);
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
    for (int i = 0; i < 30000; i++) {
        buf_clear(&b);
        for (uint32_t n = random_below(30); n; n--)
            add_random_code(&b);
        buf_terminate(&b);
        check_cover(&b);
    }
    buf_release(&b);
}

/* ---- case by case; '|' stands for a boundary ---- */

static void expect(const char *marked, bool sentences)
{
    struct buf text = {0}, found = {0};
    bool is_word;

    for (const char *p = marked; *p; p++)
        if (*p != '|')
            buf_add_char(&text, *p);
    buf_terminate(&text);
    for (size_t start = 0, end; start < text.len; start = end) {
        end = sentences ? sentence_next(text.data, text.len, start)
                        : wordbreak_next(text.data, text.len, start, &is_word);
        if (start)
            buf_add_char(&found, '|');
        buf_add(&found, text.data + start, end - start);
    }
    assert_string_equal(buf_terminate(&found), marked);
    buf_release(&text);
    buf_release(&found);
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
        cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_cover),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_sentences),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
