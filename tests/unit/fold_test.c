/*
 * Folding: what holds for any text.
 */
#include "unit.h"

#include "fold.h"
#include "utf8.h"

/* Folded twice is folded once, for every code point. */
static void test_stable(void **state)
{
    struct buf once = {0}, twice = {0};

    (void)state;
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        char bytes[UTF8_MAX];
        size_t len = utf8_encode(code, bytes);

        buf_clear(&once);
        buf_clear(&twice);
        fold((struct span){bytes, len}, &once);
        fold(buf_span(&once), &twice);
        if (!span_equal(buf_span(&once), buf_span(&twice)))
            fail_msg("U+%04X", (unsigned)code);
        assert_int_equal(utf8_valid(once.data, once.len), once.len);
    }
    buf_release(&once);
    buf_release(&twice);
}

/* ASCII becomes lower case, alone and before a character beyond it. */
static void test_ascii(void **state)
{
    static const char beyond[] = "\u4E2D";

    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct buf text = {0}, lower = {0}, out = {0};

        for (uint32_t n = random_below(40); n; n--) {
            char c = (char)(random_below(127) + 1);

            buf_add_char(&text, c);
            buf_add_char(&lower, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
        }
        fold(buf_span(&text), &out);
        assert_true(span_equal(buf_span(&out), buf_span(&lower)));
        buf_clear(&out);
        buf_add_string(&text, beyond);
        buf_add_string(&lower, beyond);
        fold(buf_span(&text), &out);
        assert_true(span_equal(buf_span(&out), buf_span(&lower)));
        buf_release(&text);
        buf_release(&lower);
        buf_release(&out);
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

static void test_cases(void **state)
{
    (void)state;
    expect_folded("ABC xyz 09 @[`{", "abc xyz 09 @[`{");
    expect_folded("Stra\u00DFE", "strasse");
    expect_folded("\uFF2B\uFF4F\uFF52\uFF45\uFF41", "korea");
    expect_folded("E\u0301", "\u00E9");
    expect_folded("Korea\u2019S", "korea's");
    expect_folded("\u00C9ire\u2019S", "\u00E9ire's");
    expect_folded("co\u00ADop", "coop");
    expect_folded("\u0130\u015Fi", "i\u015Fi");
    expect_folded("i\u0307\u0301", "i\u0307\u0301");
    expect_folded("j\u0307", "j\u0307");
    expect_folded("", "");
}

static void expect_turkic(const char *text, const char *folded)
{
    struct buf out = {0};

    fold_turkic(span_of(text), &out);
    assert_string_equal(buf_terminate(&out), folded);
    buf_release(&out);
}

static void test_turkic(void **state)
{
    (void)state;
    expect_turkic("I\u015EIK", "\u0131\u015F\u0131k");
    expect_turkic("\u0130PEK ip", "ipek ip");
    expect_turkic("I\u0307pek", "ipek"); /* decomposed */
    expect_turkic("", "");
    assert_true(fold_is_turkic(SPAN("tr")));
    assert_true(fold_is_turkic(SPAN("az-Latn-AZ")));
    assert_false(fold_is_turkic(SPAN("trv")));
    assert_false(fold_is_turkic(SPAN("t")));
    assert_false(fold_is_turkic(SPAN("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_stable),
        cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_turkic),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
