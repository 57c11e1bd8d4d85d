/*
 * UTF-8 against a plain decoder by the ranges of RFC 3629, on random bytes.
 */
#include "unit.h"

#include "buf.h"
#include "utf8.h"

/* Unicode 15, table 3-7: well-formed byte sequences. */
static const unsigned char forms[][5] = {
    /* length, first from, to, second from, to */
    {1, 0x00, 0x7F, 0, 0},       {2, 0xC2, 0xDF, 0x80, 0xBF},
    {3, 0xE0, 0xE0, 0xA0, 0xBF}, {3, 0xE1, 0xEC, 0x80, 0xBF},
    {3, 0xED, 0xED, 0x80, 0x9F}, {3, 0xEE, 0xEF, 0x80, 0xBF},
    {4, 0xF0, 0xF0, 0x90, 0xBF}, {4, 0xF1, 0xF3, 0x80, 0xBF},
    {4, 0xF4, 0xF4, 0x80, 0x8F}};

static const unsigned char *form_of(unsigned char first)
{
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        if (first >= forms[i][1] && first <= forms[i][2])
            return forms[i];
    return NULL;
}

/* Bytes at `s` that begin a sequence, at least 1; `*whole` if they are one. */
static size_t prefix(const char *s, size_t len, bool *whole)
{
    const unsigned char *form = form_of((unsigned char)*s);
    size_t n = 1;

    *whole = false;
    if (!form)
        return 1;
    for (; n < form[0] && n < len; n++) {
        unsigned char c = (unsigned char)s[n];

        if (n == 1 ? c < form[3] || c > form[4] : !utf8_continues(s[n]))
            return n;
    }
    *whole = n == form[0];
    return n;
}

/* Repairs in the plain way; returns the length of the valid start. */
static size_t repair(struct span s, struct buf *out, size_t *replaced)
{
    size_t valid = s.len;
    bool whole;

    for (size_t pos = 0, n; pos < s.len; pos += n) {
        n = prefix(s.data + pos, s.len - pos, &whole);
        if (whole) {
            buf_add(out, s.data + pos, n);
            continue;
        }
        if (!(*replaced)++)
            valid = pos;
        buf_add_literal(out, "\uFFFD");
    }
    return valid;
}

static void compare(struct span s)
{
    struct buf wanted = {0};
    char out[3 * 64];
    size_t replaced = 0, ours = 5, len, valid = repair(s, &wanted, &replaced);

    assert_int_equal(utf8_valid(s.data, s.len), valid);
    len = utf8_repair(out, s.data, s.len, &ours);
    assert_int_equal(ours, 5 + replaced);
    assert_int_equal(len, wanted.len);
    if (len)
        assert_memory_equal(out, wanted.data, len);
    assert_int_equal(utf8_valid(out, len), len);
    buf_release(&wanted);
}

/* Every run of two bytes, and of three that begin a longer sequence. */
static void test_short(void **state)
{
    char s[4] = "";

    (void)state;
    for (unsigned i = 0; i < 0x10000; i++) {
        s[0] = (char)(i >> 8);
        s[1] = (char)i;
        compare((struct span){s, 1});
        compare((struct span){s, 2});
    }
    for (unsigned i = 0; i < 0x20 * 0x100; i++) {
        s[0] = (char)(0xE0 + (i >> 8));
        s[1] = (char)i;
        for (unsigned k = 0x70; k < 0xD0; k++) {
            s[2] = (char)k;
            compare((struct span){s, 3});
        }
    }
}

/* Long enough for vectors, mostly ASCII or mostly not. */
static void test_random(void **state)
{
    static const char *const pieces[] = {
        "a",        "bcdefghij", "\u00E9", "\u4E2D", "\U0001F600",
        "\xF0\x9F", "\xE2",      "\x80",   "\xFF",   "\xED\xA0\x80"};

    (void)state;
    for (int i = 0; i < ROUNDS(100000); i++) {
        struct buf b = {0};
        bool noise = random_below(4) == 0;

        buf_reserve(&b, 64);
        while (b.len < 50 && random_below(20))
            if (noise)
                buf_add_char(&b, (char)random_below(256));
            else
                buf_add_string(&b, pieces[random_below(random_below(2) ? 5 : 10)]);
        compare(buf_span(&b));
        buf_release(&b);
    }
}

static void test_encode(void **state)
{
    static const struct {
        uint32_t code;
        const char *bytes;
    } cases[] = {{0x7F, "\x7F"},
                 {0x80, "\xC2\x80"},
                 {0x7FF, "\xDF\xBF"},
                 {0x800, "\xE0\xA0\x80"},
                 {0xD7FF, "\xED\x9F\xBF"},
                 {0xD800, "\xEF\xBF\xBD"},
                 {0xDFFF, "\xEF\xBF\xBD"},
                 {0xE000, "\xEE\x80\x80"},
                 {0xFFFF, "\xEF\xBF\xBF"},
                 {0x10000, "\xF0\x90\x80\x80"},
                 {0x10FFFF, "\xF4\x8F\xBF\xBF"},
                 {0x110000, "\xEF\xBF\xBD"},
                 {UINT32_MAX, "\xEF\xBF\xBD"}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char out[UTF8_MAX + 1] = "";

        out[utf8_encode(cases[i].code, out)] = '\0';
        assert_string_equal(out, cases[i].bytes);
    }
}

/* Unicode 15, section 3.9: each maximal ill-formed part becomes one U+FFFD. */
static void test_repair(void **state)
{
    static const struct {
        const char *bytes;
        const char *repaired;
        size_t replaced;
    } cases[] = {
        {"plain \xC3\xA9 \xF0\x9F\x98\x80", "plain \xC3\xA9 \xF0\x9F\x98\x80", 0},
        {"\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64",
         "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd", 6},
        {"\xC0\xAF\xE0\x80\xBF", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", 5},
        {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3},
        {"\xF4\x91\x92\x93\xFF\x41",
         "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
         "A",
         5},
        {"cut \xE2\x82", "cut \uFFFD", 1},
        {"sixteen bytes of ASCII and \xFF", "sixteen bytes of ASCII and \uFFFD", 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char out[256];
        size_t replaced = 0, len = strlen(cases[i].bytes);

        out[utf8_repair(out, cases[i].bytes, len, &replaced)] = '\0';
        assert_string_equal(out, cases[i].repaired);
        assert_int_equal(replaced, cases[i].replaced);
        assert_int_equal(utf8_valid(cases[i].bytes, len) == len, replaced == 0);
    }
}

static void test_every_code_point(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[UTF8_MAX];
        uint32_t back;
        size_t len = utf8_encode(code, bytes);

        assert_int_equal(utf8_valid(bytes, len), len);
        assert_int_equal(utf8_decode(bytes, &back), len);
        if (code < 0xD800 || code > 0xDFFF)
            assert_int_equal(back, code);
        else
            assert_int_equal(back, UTF8_REPLACEMENT);
    }
}

/* Valid text of some blocks of 64 bytes, in it perhaps a piece that may be bad. */
static void test_blocks(void **state)
{
    static const char *const good[] = {
        "a",      "bcdefghij", "\u00E9", "\u07FF", "\u0800",     "\uD7FF",
        "\uE000", "\uFFFF",    "\u4E2D", "\u0939", "\U00010000", "\U0010FFFF"};
    struct buf b = {0}, wanted = {0};

    (void)state;
    for (int i = 0; i < ROUNDS(300000); i++) {
        uint32_t n = 20 + random_below(100), bad = random_below(2 * n);
        uint32_t narrow = 1 + random_below(12);
        size_t replaced = 0;

        buf_clear(&b);
        buf_clear(&wanted);
        for (uint32_t k = 0; k < n; k++) {
            buf_add_string(&b, good[random_below(narrow)]);
            if (k == bad)
                buf_add_char(&b, (char)(0x80 + random_below(128)));
        }
        if (random_below(4) == 0)
            b.data[random_below((uint32_t)b.len)] ^= (char)(1 << random_below(8));
        assert_int_equal(utf8_valid(b.data, b.len),
                         repair(buf_span(&b), &wanted, &replaced));
    }
    buf_release(&b);
    buf_release(&wanted);
}

static void test_cut(void **state)
{
    static const char text[] = "a\u00E9\U00010000";

    (void)state;
    assert_int_equal(utf8_cut(text, 7, 7), 7);
    assert_int_equal(utf8_cut(text, 7, 6), 3);
    assert_int_equal(utf8_cut(text, 7, 4), 3);
    assert_int_equal(utf8_cut(text, 7, 3), 3);
    assert_int_equal(utf8_cut(text, 7, 2), 1);
    assert_int_equal(utf8_cut("\x80\x80", 2, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_point),
        cmocka_unit_test(test_repair),
        cmocka_unit_test(test_short),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_encode),
        cmocka_unit_test(test_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
