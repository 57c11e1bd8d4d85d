/*
 * UTF-8, folding, language tags, CSV: small things, case by case.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "csv.h"
#include "fold.h"
#include "lang.h"
#include "utf8.h"

/* Unicode 15, section 3.9: each maximal ill-formed part becomes one U+FFFD. */
static void test_utf8_repair(void **state)
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

static void test_utf8_every_code_point(void **state)
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

static void expect_folded(const char *text, const char *folded)
{
    struct buf out = {0};

    buf_add_string(&out, "kept");
    fold(span_of(text), &out);
    assert_string_equal(buf_terminate(&out) + 4, folded);
    buf_release(&out);
}

static void test_fold(void **state)
{
    (void)state;
    expect_folded("ABC xyz 09 @[`{", "abc xyz 09 @[`{");
    expect_folded("Stra\u00DFE", "strasse");
    expect_folded("\uFF2B\uFF4F\uFF52\uFF45\uFF41", "korea");
    expect_folded("E\u0301", "\u00E9");
    expect_folded("Korea\u2019S", "korea's");
    expect_folded("co\u00ADop", "coop");
    expect_folded("", "");
}

static void expect_tag(const char *name, const char *tag)
{
    struct buf out = {0};

    assert_int_equal(lang_tag(span_of(name), &out), *tag != '\0');
    assert_string_equal(buf_terminate(&out), tag);
    buf_release(&out);
}

static void test_lang(void **state)
{
    (void)state;
    expect_tag("en_US.UTF-8", "en-US");
    expect_tag("ZH-hant-tw", "zh-Hant-TW");
    expect_tag("ko", "ko");
    expect_tag("es-419", "es-419");
    expect_tag("", "");
    expect_tag("x", "");
    expect_tag("not a tag", "");
    expect_tag("en-", "");
}

static void expect_field(struct span field, bool safe, const char *written)
{
    struct buf out = {0};
    struct csv csv = {.out = &out, .safe = safe};

    csv_add(&csv, field);
    csv_end_row(&csv);
    assert_string_equal(buf_terminate(&out), written);
    buf_release(&out);
}

static void test_csv(void **state)
{
    struct buf out = {0};
    struct csv csv = {.out = &out, .crlf = true};

    (void)state;
    expect_field(SPAN("plain"), true, "plain\n");
    expect_field(SPAN("a,b"), false, "\"a,b\"\n");
    expect_field(SPAN("say \"x\""), false, "\"say \"\"x\"\"\"\n");
    expect_field(SPAN("=1+1"), false, "=1+1\n");
    expect_field(SPAN("=1,1"), true, "\"'=1,1\"\n");
    expect_field(SPAN("@x"), true, "'@x\n");
    expect_field(SPAN(""), true, "\n");
    csv_add(&csv, SPAN("a"));
    csv_add_uint(&csv, UINT64_MAX);
    csv_end_row(&csv);
    assert_string_equal(buf_terminate(&out), "a,18446744073709551615\r\n");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf8_repair),
        cmocka_unit_test(test_utf8_every_code_point),
        cmocka_unit_test(test_fold),
        cmocka_unit_test(test_lang),
        cmocka_unit_test(test_csv),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
