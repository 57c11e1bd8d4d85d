/*
 * Folding: what holds for any text.
 */
#include "unit.h"

#include "fold.h"
#include "utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

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
    for (int i = 0; i < ROUNDS(20000); i++) {
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
    expect_folded("\u314B\u314B\u3160", "\u314B\u314B\u3160");
    expect_folded("\u3131\u314F\uAC00\u3134", "\u3131\u314F\uAC00\u3134");
    expect_folded("\u3164\u314BE\u0301\u0327\u314B", "\u314B\u0229\u0301\u314B");
    expect_folded("Stra\u00DFE", "strasse");
    expect_folded("\uFF2B\uFF4F\uFF52\uFF45\uFF41", "korea");
    expect_folded("E\u0301", "\u00E9");
    expect_folded("Korea\u2019S", "korea's");
    expect_folded("DON\u2019T \u2019\u2019", "don't ''");
    expect_folded("O\u02BBzbek o\u2018zbek o\u02BCzbek", "o'zbek o'zbek o'zbek");
    expect_folded("\u02BBOkina \u0149", "'okina 'n");
    expect_folded("e\u0301\u02BCn", "\u00E9'n"); /* by the library */
    expect_folded("\u0130i\u0307I\u0307j\u0307", "iiij\u0307");
    expect_folded("\u0130\u0316", "i\u0316\u0307");
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

/* ---- the table against the library ---- */

static struct buf by_library;

/* toNFKC_Casefold by utf8proc, and the apostrophes; no dotted i, no lone jamo. */
static struct span library_folded(struct span s)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t len =
        utf8proc_map((const utf8proc_uint8_t *)s.data, (utf8proc_ssize_t)s.len, &folded,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                         UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);

    assert_true(len >= 0);
    buf_clear(&by_library);
    for (const char *p = (const char *)folded, *end = p + len; p < end;) {
        uint32_t code;
        size_t size = utf8_decode(p, &code);

        if (code == 0x2019 || code == 0x2018 || code == 0x02BC || code == 0x02BB)
            buf_add_char(&by_library, '\'');
        else
            buf_add(&by_library, p, size);
        p += size;
    }
    free(folded);
    return buf_span(&by_library);
}

static void compare(struct span s)
{
    struct buf out = {0};

    fold(s, &out);
    if (!span_equal(buf_span(&out), library_folded(s)))
        fail_msg("'%.*s'", (int)s.len, s.data);
    buf_release(&out);
}

static bool is_character(uint32_t code)
{
    return code && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF) &&
           code != 0x0130 && (code < 0x3131 || code > 0x318E);
}

static struct span text_of(const uint32_t *codes, size_t n, char *bytes)
{
    size_t len = 0;

    for (size_t i = 0; i < n; i++)
        if (is_character(codes[i]))
            len += utf8_encode(codes[i], bytes + len);
    return (struct span){bytes, len};
}

/* Every character alone, before one that stays as it is, and before some that may be
   composed with it or put before its marks. */
static void test_each_character(void **state)
{
    static const uint32_t behind[] = {0,      'x',    0x0301, 0x0316, 0x0323, 0x0338,
                                      0x0345, 0x0653, 0x093C, 0x094D, 0x09BE, 0x0BD7,
                                      0x0DCF, 0x1161, 0x11A8, 0x3099};
    char bytes[2 * UTF8_MAX];

    (void)state;
    for (uint32_t code = 1; code <= 0x10FFFF; code++)
        for (size_t i = 0; i < (code < 0x3400 ? sizeof(behind) / sizeof(*behind) : 2);
             i++)
            compare(text_of((uint32_t[]){code, behind[i]}, 2, bytes));
    buf_release(&by_library);
}

/* Words of some script, with marks of any. */
static void test_words(void **state)
{
    enum { LONGEST = 7 };
    uint32_t codes[LONGEST];
    char bytes[LONGEST * UTF8_MAX];

    (void)state;
    for (int i = 0; i < ROUNDS(200000); i++) {
        uint32_t script = random_below(0x3100), n = random_below(LONGEST) + 1;

        for (uint32_t k = 0; k < n; k++) {
            codes[k] = random_below(3) ? script + random_below(128)
                                       : 0x0300 + random_below(0x70);
            if (codes[k] == 'i') /* the dot above it is fold's own matter */
                codes[k]++;
            if (codes[k] == 0x0307)
                codes[k]++;
        }
        compare(text_of(codes, n, bytes));
    }
    buf_release(&by_library);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),          cmocka_unit_test(test_stable),
        cmocka_unit_test(test_ascii),          cmocka_unit_test(test_turkic),
        cmocka_unit_test(test_each_character), cmocka_unit_test(test_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
