/*
 * Tokens of all types, in the languages and scripts that ask for their own.
 */
#include "unit.h"

#include "buf.h"
#include "token.h"
#include "utf8.h"

#include <stdio.h>

/* The tokens that are no white space, as "text/type text/type". */
static void list_tokens(struct span text, const char *lang, struct buf *out)
{
    struct token_reader reader = {.pos = 0};
    struct token token;

    token_open(&reader, text, span_of(lang), true);
    while (token_next(&reader, &token)) {
        if (token.type == TOKEN_SPACE)
            continue;
        if (out->len)
            buf_add_char(out, ' ');
        buf_add_span(out, token.text);
        if (token.type != TOKEN_WORD) {
            buf_add_char(out, '/');
            buf_add_string(out, token_type_name(token.type));
        }
    }
    token_release(&reader);
}

static void expect_in(const char *lang, const char *text, const char *tokens)
{
    struct buf in = {0}, out = {0};

    buf_add_string(&in, text);
    buf_terminate(&in);
    list_tokens(buf_span(&in), lang, &out);
    if (strcmp(buf_terminate(&out), tokens) != 0)
        fail_msg("%s\ngives %s\nnot   %s", text, out.data, tokens);
    buf_release(&in);
    buf_release(&out);
}

static void expect(const char *text, const char *tokens)
{
    expect_in("", text, tokens);
}

static void test_words(void **state)
{
    (void)state;
    expect("Rain, then sun.", "Rain ,/punct then sun ./punct");
    expect("don't well-known", "don't well -/punct known");
    expect("snake_case", "snake_case");
    expect("a + b = c", "a +/symbol b =/symbol c");
    expect("", "");
    expect(" \n\t ", "");
}

static void test_numbers(void **state)
{
    (void)state;
    expect("3.5 1,000,000 1st 22nd",
           "3.5/number 1,000,000/number 1st/number 22nd/number");
    expect("$5 \u20AC1,5 5\u20AC 10% 3 %",
           "$5/number \u20AC1,5/number 5\u20AC/number 10%/number 3/number %/punct");
    expect("100\u00A0000 1\u202F234\u202F567,89 \u20AC1\u00A0000",
           "100\u00A0000/number 1\u202F234\u202F567,89/number "
           "\u20AC1\u00A0000/number");
    expect("1000\u00A0000 5\u00A0%", "1000/number 000/number 5/number %/punct");
    expect("5G 1980s $", "5G 1980s $/symbol");
    expect("\u0661\u0662 \u0665\u066A", "\u0661\u0662/number \u0665\u066A/number");
    expect("\u2154 5\u00BD \u2460",
           "\u2154/number 5/number \u00BD/number \u2460/number");
}

static void test_addresses(void **state)
{
    (void)state;
    expect("See https://example.org/a.", "See https://example.org/a/url ./punct");
    expect("(www.example.org)", "(/punct www.example.org/url )/punct");
    expect("a.b-c@example.org!", "a.b-c@example.org/email !/punct");
    expect("http://a.example/b?c=d#e f", "http://a.example/b?c=d#e/url f");
    expect("mailto:a@b.org", "mailto :/punct a@b.org/email");
    expect("see:http://a.example/b a:b", "see :/punct http://a.example/b/url a:b");
}

static void test_marked(void **state)
{
    (void)state;
    expect("@user #tag_1 #1 #",
           "@user/mention #tag_1/hashtag #/punct 1/number #/punct");
    expect("C# a@b", "C #/punct a @/punct b");
    expect("#\uD55C\uBBF8\uB3D9\uB9F9,", "#\uD55C\uBBF8\uB3D9\uB9F9/hashtag ,/punct");
    expect("#\u53F0\u7063 @\u7528\u6237 x",
           "#\u53F0\u7063/hashtag @\u7528\u6237/mention x");
    expect("@user@social.example ok", "@user@social.example/mention ok");
    expect("\uFF03\u53F0\u7063", "\uFF03\u53F0\u7063/hashtag");
    expect("@user's #tag\u2019s",
           "@user/mention '/punct s #tag/hashtag \u2019/punct s");
    expect("#tag:a @a.example.org", "#tag/hashtag :/punct a @a.example.org/mention");
    expect("#l\u00B7l #\u05E6\u05D4\u05F4\u05DC",
           "#l\u00B7l/hashtag #\u05E6\u05D4\u05F4\u05DC/hashtag");
}

static void test_emoji(void **state)
{
    (void)state;
    expect(
        "\U0001F469\u200D\U0001F469\u200D\U0001F467 \U0001F44D\U0001F3FD",
        "\U0001F469\u200D\U0001F469\u200D\U0001F467/emoji \U0001F44D\U0001F3FD/emoji");
    expect("\U0001F1F0\U0001F1F7\U0001F1EF\U0001F1F5",
           "\U0001F1F0\U0001F1F7/emoji \U0001F1EF\U0001F1F5/emoji");
    expect("1\uFE0F\u20E3 #\uFE0F\u20E3", "1\uFE0F\u20E3/emoji #\uFE0F\u20E3/emoji");
    expect("\u2764\uFE0F \u2764 \u00A9",
           "\u2764\uFE0F/emoji \u2764/symbol \u00A9/symbol");
    /* Without an emoji before it a selector makes no word of what it stands behind. */
    expect("a \uFE0F b\uFE0F.\uFE0F", "a b\uFE0F .\uFE0F/punct");
    expect("\uFE0F\uFE0F", "");
    /* Fillers of Hangul are blank as well. */
    expect("\u3164 a\u3164\uFFA0 \u1112\u1160\uFE0F \u115F",
           "a\u3164\uFFA0 \u1112\u1160\uFE0F");
}

static void test_stops(void **state)
{
    (void)state;
    expect_in("sv", "f.Kr. e.Kr.", "f.Kr. e.Kr.");
    expect_in("de", "44 v.Chr. starb", "44/number v.Chr. starb");
    expect("the U.S. and", "the U.S. and");
    expect("U.S.A. z.B. a.m.", "U.S.A. z.B. a.m.");
    expect("said.The end.", "said ./punct The end ./punct");
    expect("Node.js file.txt", "Node.js file.txt");
}

static void test_elision(void **state)
{
    (void)state;
    expect_in("fr", "l'Allemagne L\u2019Italie aujourd'hui",
              "l' Allemagne L\u2019 Italie aujourd'hui");
    expect_in("it-IT", "dell'Italia un'ora", "dell' Italia un' ora");
    expect_in("fr", "l\u00E0'dedans D\u00C9p'tit QU'IL",
              "l\u00E0'dedans D\u00C9p'tit QU' IL");
    expect_in("en", "l'Allemagne", "l'Allemagne");
    expect_in("fil", "l'Allemagne", "l'Allemagne");
}

static void test_dictionary(void **state)
{
    (void)state;
    expect("\u4E2D\u56FD\u94F6\u884C\u3002", "\u4E2D\u56FD \u94F6\u884C \u3002/punct");
    expect("\u6771\u4EAC\u3067\u30AB\u30BF\u30AB\u30CA",
           "\u6771\u4EAC \u3067 \u30AB\u30BF\u30AB\u30CA");
    expect("\u0E1B\u0E23\u0E30\u0E40\u0E17\u0E28\u0E44\u0E17\u0E22",
           "\u0E1B\u0E23\u0E30\u0E40\u0E17\u0E28\u0E44\u0E17\u0E22");
    expect("\uB300\uD55C\uBBFC\uAD6D\uC740 2",
           "\uB300\uD55C\uBBFC\uAD6D\uC740 2/number");
}

/* Goes over the segments from `p` on that start with an ASCII space or control. */
static const char *skip_blank(const char *p, const char *end)
{
    bool is_word;

    while (p < end && (unsigned char)*p <= ' ')
        p += wordbreak_end(span_between(p, end), 0, &is_word);
    return p;
}

/* Tokens follow one another, with nothing but blanks between, in whole characters. */
static void check_cover(struct span text, const char *lang)
{
    struct token_reader reader = {.pos = 0};
    struct token token;
    const char *expected = text.data;

    token_open(&reader, text, span_of(lang), true);
    while (token_next(&reader, &token)) {
        expected = skip_blank(expected, text.data + text.len);
        assert_ptr_equal(token.text.data, expected);
        assert_true(token.text.len > 0);
        assert_int_equal(utf8_valid(token.text.data, token.text.len), token.text.len);
        expected += token.text.len;
    }
    assert_ptr_equal(skip_blank(expected, text.data + text.len), text.data + text.len);
    token_release(&reader);
}

/* Text of one pattern, in which each word might start something long. */
static void test_long(void **state)
{
    static const char *const pieces[] = {"a-", "a+", "a%", "a/", "l'", "ab.Cd", "a.b-"};

    (void)state;
    for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        struct buf text = {0};

        while (text.len < 1 << 19)
            buf_add_string(&text, pieces[i]);
        buf_terminate(&text);
        check_cover(buf_span(&text), "fr");
        buf_release(&text);
    }
}

static void test_random(void **state)
{
    static const char *const pieces[] = {
        "a",      "B",          ".",      "@",      "#",         "'",
        "\u2019", "1",          "%",      "$",      "\u20AC",    "http://",
        "www.",   "com",        "_",      "-",      " ",         "\n",
        "\u00E9", "\u0301",     "\u4E2D", "\u56FD", "\u30AB",    "\u0E01",
        "\uD55C", "\U0001F1F0", "\u200D", "\uFE0F", "\u20E3",    "\U0001F469",
        "l'",     "U.S",        "\u05D0", "\"",     "\U00020000"};
    static const char *const languages[] = {"", "en", "fr", "zh-Hant"};
    struct buf text = {0};

    (void)state;
    for (int i = 0; i < ROUNDS(20000); i++) {
        size_t n = random_below(24);

        buf_clear(&text);
        for (size_t k = 0; k < n; k++)
            buf_add_string(&text, PICK(pieces));
        buf_terminate(&text);
        check_cover(buf_span(&text), PICK(languages));
    }
    for (int i = 0; i < ROUNDS(20000); i++) {
        size_t n = random_below(24);

        buf_clear(&text);
        for (size_t k = 0; k < n; k++) {
            char bytes[UTF8_MAX];

            buf_add(&text, bytes, utf8_encode((uint32_t)random_below(0x110000), bytes));
        }
        buf_terminate(&text);
        check_cover(buf_span(&text), PICK(languages));
    }
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),     cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_addresses), cmocka_unit_test(test_marked),
        cmocka_unit_test(test_emoji),     cmocka_unit_test(test_stops),
        cmocka_unit_test(test_elision),   cmocka_unit_test(test_dictionary),
        cmocka_unit_test(test_long),      cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
