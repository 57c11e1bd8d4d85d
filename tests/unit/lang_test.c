/*
 * Language tags, case by case.
 */
#include "unit.h"

#include "lang.h"

static const char *const tags[][2] = {{"EN", "en"},
                                      {"en_US.UTF-8", "en-US"},
                                      {"ZH-hant-tw", "zh-Hant-TW"},
                                      {"ko", "ko"},
                                      {"es-419", "es-419"},
                                      {"", ""},
                                      {"x", ""},
                                      {"not a tag", ""},
                                      {"en-", ""},
                                      {"c", ""},
                                      {"POSIX", ""},
                                      {"english", ""},
                                      {"pt_br", "pt-BR"},
                                      {"sr_RS@latin", "sr-RS"},
                                      {"de-DE.ISO-8859-1@euro", "de-DE"},
                                      {"zh_hans", "zh-Hans"},
                                      {"sl-ROZAJ-biske-1994", "sl-rozaj-biske-1994"},
                                      {"TH-u-CA-Buddhist", "th-u-ca-buddhist"},
                                      {"en-CA-X-CA-latn", "en-CA-x-ca-latn"},
                                      {"cmn", "zh"},
                                      {"cmn_Hant", "zh-Hant"},
                                      {"arb", "ar"},
                                      {"PES-ir", "fa-IR"},
                                      {"prs", "fa-AF"},
                                      {"iw", "he"},
                                      {"sh", "sr-Latn"},
                                      {"sh-Cyrl", "sr-Cyrl"},
                                      {"tl", "fil"},
                                      {"no", "no"},
                                      {"yue", "yue"},
                                      {"zzz", "zzz"},
                                      {"eng", "en"},
                                      {"DEU-at", "de-AT"},
                                      {"ger", "de"},
                                      {"aar", "aa"},
                                      {"zul", "zu"},
                                      {"haw", "haw"},
                                      {"und", ""},
                                      {"und-Latn", ""},
                                      {"123", ""},
                                      {"e1", ""},
                                      {"en--US", ""},
                                      {"-en", ""},
                                      {"en_", ""},
                                      {"en us", ""},
                                      {"\u00E9n", ""},
                                      {"en-123456789", ""},
                                      {"abcdefghi", ""},
                                      {".UTF-8", ""},
                                      {"en-1\u00E9", ""}};

static void test_tags(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
        struct buf out = {0};

        buf_add_string(&out, "kept");
        assert_int_equal(lang_tag(span_of(tags[i][0]), &out), *tags[i][1] != '\0');
        assert_string_equal(buf_terminate(&out) + 4, tags[i][1]);
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tags)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
