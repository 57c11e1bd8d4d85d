/*
 * Sentences by the rules of languages; '|' stands for a boundary. The standard
 * itself is tested by break_test and wordbreak_test.
 */
#include "unit.h"

#include "boundaries.h"
#include "buf.h"
#include "sentence.h"
#include "unicode.h"
#include "utf8.h"

static size_t next_sentence(const void *rules, struct span text, size_t start)
{
    return sentence_next_by(rules, text, start);
}

static void expect(const char *language, const char *marked)
{
    expect_boundaries(marked, next_sentence, sentence_rules_for(span_of(language)));
}

/* ---- languages ---- */

static void test_wide_stops(void **state)
{
    (void)state;
    expect("zh", "\u4ED6\u8BF4\u3002|\u201C\u597D\uFF01\u201D|\uFF08\u7B11\uFF09");
    expect("ja", "\u884C\u304F\u3002|\u300C\u306F\u3044\u3002\u300D|\u8A00\u3046");
    expect("zh", "\u597D\u3002[1]|\u597D\uFF1F|[2\u3001]");
}

static void test_english(void **state)
{
    (void)state;
    expect("en", "Mr. Hale met Dr. Ng. |They spoke.");
    expect("en", "MR. HALE WENT HOME. |HE SLEPT.");
    expect("en", "He moved to the U.S. |The firm followed.");
    expect("en", "The U.S. President spoke to Gov. Ames.");
    expect("en", "George W. Marsh and J.R. Hill agree.");
    expect("en", "It opens at 9 a.m. Monday. |It shuts at 5 p.m. |On Sunday it rests.");
    expect("en", "See No. 5 and Fig. 3 of vol. 2. |Is it so? |No. |He lied.");
    expect("en", "They sold pens, ink, etc. |It paid well.");
    expect("en", "Orr Inc. Chairman Bell left in 1999. |20 people stayed.");
    expect("en", "He won on Sept. 11 in St. Ives.");
    expect("en", "The pro-U.S. Senate voted.");
    expect("en", "He had more than I. |Then he lost it.");
    expect("en-GB", "Col. Reed wasn't. |Rain came.");
    expect("en", "Ask J. A. Hill of the U.S. A-list.");
}

static void test_german(void **state)
{
    (void)state;
    expect("de", "Am 3. Oktober sprach Dr. Kern. |Es war z. B. Herr Lang da.");
    expect("de", "Das war 1990. |Die Mauer fiel.");
    expect("de", "Der 2. Weltkrieg endete. |Er war Nr. 3. |Das half.");
    expect("de", "Im Jahr 44 v. Chr. starb er. |Sie kam um 300 n. Chr. zur Welt.");
    expect("de_AT", "Prof. Auer kennt Ing. Huber u.a. aus Graz.");
}

static void test_other_languages(void **state)
{
    (void)state;
    expect("fr", "M. Petit a vu Mme. Roux. |Elle part.");
    expect("fr", "\u00AB Il part. \u00BB |Elle reste.");
    expect("fr", "Je ne sais pas\u2026 |Il pleut\u2026 et il neige \u2026 |Il dort.");
    expect("es", "El Sr. Gil vive en EE.UU. |La Dra. Paz llega.");
    expect("es", "\u00A1Hola! |\u00BFQu\u00E9 tal? |Bien.");
    expect("it", "Il dott. Neri vede l'art. 5. |La sig. Bo esce.");
    expect("pt-PT", "O Sr. Reis chegou. |A Dra. Luz saiu.");
    expect("nl", "Dhr. Bos zag mevr. Vos. |Zij liep.");
    expect("da", "Den 5. Juni er en fest. |Hr. Juhl kom.");
    expect("no", "Den 17. Mai er en fest.");
    expect("sk", "Pri\u0161iel 7. Apr\u00EDla.");
    expect("ru",
           "\u0421\u043C. \u0440\u0438\u0441. 5. |"
           "\u041F\u0440\u043E\u0444. \u0410. \u041A\u0438\u043C \u0442\u0443\u0442.");
    expect("ru",
           "\u042D\u0442\u043E \u0431\u044B\u043B\u043E \u0432 2010\u00A0\u0433. |"
           "\u041C\u043E\u0441\u043A\u0432\u0430 \u0441\u043F\u0438\u0442.");
    expect("el",
           "\u03A4\u03B9 \u03BA\u03AC\u03BD\u03B5\u03B9; |\u039A\u03B1\u03BB\u03AC.");
    expect("el", "\u0391\u03B2\u03B3\u03B4\u03B5\u03B6\u037E |"
                 "\u039A\u03B1\u03BB\u03AC\u03BA\u03B1\u03BB\u03AC\u03BA\u03B1.");
    expect("en", "One; two.");
    expect("ar", "\u0642\u0627\u0644 \u062F. \u0633\u0627\u0645\u064A. |"
                 "\u0645\u0646\u061F |\u0647\u0648.");
    expect("zh", "\u4E2D\u3002|\u56FD\uFF1F|\u597D\u3002");
    expect("hi", "\u0915\u0916\u0964 |\u0917\u0918\u0964");
    expect("ko", "\uB124. |\uADF8\uAC00 \uAC04\uB2E4.");
}

static void test_any_language(void **state)
{
    (void)state;
    expect("xx", "Dr. Amo has J. R. Oto. |Lala U.S. Amo.");
    expect("", "He saw the U.S. |The end.");
    expect("und", "He saw the U.S. |The end.");
    assert_int_equal(strncmp(sentence_rules_version(), "CLDR ", 5), 0);
    assert_ptr_equal(sentence_rules_for(span_of(NULL)), sentence_rules_for(SPAN("en")));
    assert_ptr_equal(sentence_rules_for(SPAN("EN-us")), sentence_rules_for(SPAN("en")));
    assert_ptr_equal(sentence_rules_for(SPAN("nn-NO")), sentence_rules_for(SPAN("nb")));
    assert_ptr_equal(sentence_rules_for(SPAN("enm")), sentence_rules_for(SPAN("xx")));
    assert_ptr_not_equal(sentence_rules_for(SPAN("e")), sentence_rules_for(SPAN("en")));
}

/* ---- what holds in all languages ---- */

static void test_lines(void **state)
{
    (void)state;
    expect("en", "Storm Hits Coast\n|Mr.\n|Hill spoke.\r\n|\n|End");
    expect("en", "1. One thing\n|\u2022 2. Next thing\n|A. The third\n|1.2. Last");
}

static void test_quotes(void **state)
{
    (void)state;
    expect("en", "\"Stop!\" he said. |\"Why?\" |She went.");
    expect("en",
           "\u201CIs it?\u201D asked Lee. |(He left.) |\u201CYes.\u201D |[It is.]");
    expect("en", "It ended.[5] |The next began.[6][12] |So it goes.[x");
    expect("en", "He said \"so [...] Then\" and (...) Then left.");
    expect("en", "...And so on. |He said \u201C\u2026 The end\u201D and \"...So\".");
    expect("en", "In the U.S. \"Big\" Orr is Mr. \"Small\" Orr.");
    expect("en", "In the U.S. |\"The end\" came.");
}

static void test_joined(void **state)
{
    (void)state;
    expect("en", "See http://a.org/b?id=5&c=d!x or .NET and v3.5.");
    expect("en", "Really?|Yes. |Wait... |No... and no.");
}

/* ---- the stop of an abbreviation; '<' before the word, '>' before the stop ---- */

static bool belongs(const char *language, const char *marked)
{
    struct buf text = {0};
    size_t start = 0, at = 0;
    bool found;

    for (const char *p = marked; *p; p++) {
        if (*p == '<')
            start = text.len;
        else if (*p == '>')
            at = text.len;
        else
            buf_add_char(&text, *p);
    }
    buf_terminate(&text);
    found = sentence_is_abbreviation(language ? sentence_rules_for(span_of(language))
                                              : NULL,
                                     buf_span(&text), start, at);
    buf_release(&text);
    return found;
}

static void test_abbreviations(void **state)
{
    (void)state;
    assert_true(belongs("en", "in the <U.S>. The end"));
    assert_true(belongs("en", "in the <U.S>."));
    assert_true(belongs("de", "also <z.B>. Haus"));
    assert_true(belongs("xx", "also <x.y>. Haus"));
    assert_true(belongs("en", "<Mr>. Hill"));
    assert_true(belongs("en", "pens, <etc>."));
    assert_true(belongs("en", "<J>. Hill"));
    assert_true(belongs("en", "see <No>. 5"));
    assert_true(belongs("es", "<Rdos>. Padres"));
    assert_false(belongs("en", "<No>. He left"));
    assert_false(belongs("en", "He said <no>. and left"));
    assert_false(belongs("en", "It has vitamin <C>. The end"));
    assert_false(belongs("en", "It has vitamin <C>.\nHill"));
    assert_false(belongs("en", "the <house>. and"));
    assert_false(belongs("en", "pens, <etc>... He"));
    assert_false(belongs(NULL, "in the <U.S>. The end"));
}

/* Letters without case with stops between, but not one such letter alone. */
static void test_letters_without_case(void **state)
{
    (void)state;
    expect("he", "\u05D7.\u05E0. \u05D1\u05D9\u05D0\u05DC\u05D9\u05E7.");
    expect("ar", "300 \u0642.\u0645. \u0643\u0627\u0646.");
    expect("ta", "\u0BAE\u0BC1.\u0B95. \u0BB8\u0BCD\u0BB0.");
    expect("hi", "\u090F.\u092A\u0940.\u091C\u0947. \u0915\u0932");
    expect("hi", "\u0915\u0932.|\u090F.");
    expect("he", "\u05D7. |\u05D1\u05D9");
    assert_true(belongs("ar", "<\u0642.\u0645>. \u0643"));
    assert_false(belongs("ar", "<\u0642>. \u0643"));
}

/* ---- properties ---- */

/* Every code point alone in a long text: found if and only if it ends something. */
static void test_search(void **state)
{
    static const char before[] = "xxxxxxxxxxxxxxxx\u043F",
                      behind[] = " Xxxxxxxxxxxxxxxxxx";

    (void)state;
    for (uint32_t code = 0; code < 0x110000; code++) {
        unsigned kind = unicode_sentence_break[unicode_class(code)];
        char text[64];
        size_t end = sizeof(before) - 1, len;

        if (code == 0xD800)
            code = 0xE000;
        memcpy(text, before, end);
        end += utf8_encode(code, text + end);
        memcpy(text + end, behind, sizeof(behind));
        len = end + sizeof(behind) - 1;
        if (kind == SB_ATERM || kind == SB_STERM)
            end++;
        else if (kind != SB_SEP && kind != SB_CR && kind != SB_LF)
            end = len;
        if (sentence_next(text, len, 0) != end)
            fail_msg("U+%04X: to %zu, not %zu", (unsigned)code,
                     sentence_next(text, len, 0), end);
    }
}

static void add_random_piece(struct buf *b)
{
    static const char *const often[] = {
        "a",      "A",      "1",   ".",  " ",      "\"",     "\n",     "?",
        "!",      "-",      "'",   "[",  "]",      ")",      "\u2026", "\u2019",
        "\u00BB", "\u00A0", "\r",  ";",  "\u0301", "\u0433", "\u3002", "\u4E2D",
        "\u0964", ". ",     "Mr.", "No", "The",    "U.S.",   "etc.",   "Oktober"};
    char bytes[UTF8_MAX];

    if (random_below(8))
        buf_add_string(b, PICK(often));
    else
        buf_add(b, bytes, utf8_encode(random_below(0x110000), bytes));
}

/* Ends ascend between code points and cover the text, which ends where it ends. */
static void check_cover(struct span text, const struct sentence_rules *rules)
{
    size_t end;

    for (size_t start = 0; start < text.len; start = end) {
        end = sentence_next_by(rules, text, start);
        assert_true(end > start && end <= text.len);
        assert_true(end == text.len || !utf8_continues(text.data[end]));
        if (!rules)
            assert_int_equal(end, sentence_next(text.data, text.len, start));
        for (size_t i = start; rules && i + 1 < end; i++)
            assert_int_not_equal(text.data[i], '\n');
    }
    for (size_t at = 1; at < text.len; at++)
        if (text.data[at] == '.' && text.data[at - 1] == 'a')
            (void)sentence_is_abbreviation(rules, text, at - 1, at);
}

static void test_cover(void **state)
{
    static const char *const languages[] = {"en", "de", "el", "ru", "zh", "xx"};
    struct buf b = {0};

    (void)state;
    for (int i = 0; i < ROUNDS(60000); i++) {
        char *exact;

        buf_clear(&b);
        for (uint32_t n = random_below(30) + 1; n; n--)
            add_random_piece(&b);
        exact = malloc(b.len); /* so that a byte read beyond it is found */
        assert_non_null(exact);
        memcpy(exact, b.data, b.len);
        check_cover((struct span){exact, b.len}, NULL);
        check_cover((struct span){exact, b.len},
                    sentence_rules_for(span_of(PICK(languages))));
        free(exact);
    }
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wide_stops),
        cmocka_unit_test(test_english),
        cmocka_unit_test(test_german),
        cmocka_unit_test(test_other_languages),
        cmocka_unit_test(test_any_language),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_joined),
        cmocka_unit_test(test_abbreviations),
        cmocka_unit_test(test_letters_without_case),
        cmocka_unit_test(test_search),
        cmocka_unit_test(test_cover),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
