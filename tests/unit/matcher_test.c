/*
 * Names found in the language of a text: endings, proclitics, scripts without
 * spaces, capitals, homonyms, and the language elected where none is told.
 */
#include "unit.h"

#include "gazetteer_rows.h"
#include "matchers.h"
#include "record.h"
#include "token.h"

static const char languages[] = "*\ten\tnames\n"
                                "en\t-\tall\n"
                                "de\t-\tnames\t-\t-\te er es en\n"
                                "ru\t-\tnames\t-\tа я й ый ая\tе и ей ой ого\n"
                                "ar\t-\tnone\tو ال وال لل=ال\t-\t-\n"
                                "ga\t-\tnames\tbhf=f h\t-\t-\n"
                                "ja\t-\tnone\n"
                                "zh\tzh-Hant\tnone\n"
                                "zh-Hant\t-\tnone\n"
                                "yy\t-\tnone\t-\te o\ta\n"
                                "xx\t-\tnone\t-\t-\t*\n";

static const char entries[] = "country\tFR\tFrance\tname\ten\n"
                              "country\tFR\tFrench\tadjective\ten\n"
                              "country\tUS\tUSA\tcode\t-\t1\texact\n"
                              "country\tDE\tdeutsch\tadjective\tde\n"
                              "country\tCH\tSchweiz\tname\tde\n"
                              "country\tFR\tWelschland\tname\tde-CH-1901\n"
                              "country\tRU\tРоссия\tname\tru\n"
                              "country\tNE\tНигер\tname\tru\n"
                              "country\tNG\tНигерия\tname\tru\n"
                              "country\tKR\tЮжная Корея\tname\tru\n"
                              "country\tSD\tЮжный Судан\tname\tru\n"
                              "country\tCN\tالصين\tname\tar\n"
                              "country\tFR\tFrainc\tname\tga\n"
                              "country\tTH\tタイ\tname\tja\n"
                              "country\tCR\tコスタリカ\tname\tja\n"
                              "country\tCN\t中国\tname\tzh\n"
                              "country\tCF\t中非\tname\tzh\n"
                              "-\t-\t中非合作\t-\tzh\n"
                              "country\tCN\t中國\tname\tzh-Hant\n"
                              "country\tPH\tAbcd\tname\txx\n"
                              "country\tNE\tNigre\tname\tyy\n"
                              "country\tNG\tNigro\tname\tyy\n"
                              "country\tML\tMalio\tname\tyy\n"
                              "country\tGE\tGeorgia\tname\ten\t0.6\n"
                              "country\tUS\tGeorgia\tregion\ten\t0.5\n"
                              "country\tCL\tSantiago\tcity\ten\t0.9\n"
                              "country\tDO\tSantiago\tcity\ten\t0.5\n"
                              "country\tCL\tSantiago\tcapital\ten\t0.3\n"
                              "class\tgiven\tMichael\n"
                              "cue\tGE\tTbilisi\tname\ten\n";

static struct gazetteer gazetteer;

static int compile(void **state)
{
    static struct buf image;
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct gazetteer_fault fault;

    make_own_file(state);
    assert_true(gazetteer_add_languages(b, write_file(own_file, languages), &fault));
    assert_true(gazetteer_add_entries(b, write_file(own_file, entries), &fault));
    gazetteer_build(b, &image);
    gazetteer_builder_free(b);
    assert_true(gazetteer_open_image(&gazetteer, buf_span(&image)));
    return 0;
}

/* A text cut into tokens, which are placed in it. */
struct cut {
    struct buf text;
    struct strings tokens;
    struct token_run run;
};

static void cut(struct cut *c, const char *lang, const char *text)
{
    struct token_reader reader = {0};
    struct token token;

    *c = (struct cut){0};
    buf_add_string(&c->text, text);
    buf_terminate(&c->text);
    token_open(&reader, buf_span(&c->text), span_of(lang), false);
    while (token_next(&reader, &token))
        if (token.type != TOKEN_SPACE && token.type != TOKEN_PUNCT)
            strings_add(&c->tokens, token.text);
    c->run = (struct token_run){c->tokens.items, c->tokens.n, buf_span(&c->text), true};
    token_release(&reader);
}

static void cut_release(struct cut *c)
{
    buf_release(&c->text);
    strings_release(&c->tokens);
}

/* Expects ids and where they stand: "FR:0 CN:3-5". */
static void expect(const char *lang, const char *text, const char *wanted)
{
    struct cut c;
    struct matcher m;
    struct matches found = {0}, topics = {0};
    struct buf ids = {0};

    cut(&c, lang, text);
    matcher_init(&m, &gazetteer, span_of(lang));
    matcher_run(&m, &c.run, &found, &topics);
    for (size_t i = 0; i < found.n; i++) {
        struct span id = gazetteer_entry(&gazetteer, found.items[i].entry).id;

        buf_add_string(&ids, i ? " " : "");
        buf_add_span(&ids, id.len ? id : SPAN("-"));
        buf_add_char(&ids, ':');
        buf_add_uint(&ids, found.items[i].start);
        if (found.items[i].end > found.items[i].start + 1) {
            buf_add_char(&ids, '-');
            buf_add_uint(&ids, found.items[i].end);
        }
    }
    buf_terminate(&ids);
    if (strcmp(ids.data, wanted) != 0)
        fail_msg("%s: '%s', not '%s'", text, ids.data, wanted);
    buf_release(&ids);
    matcher_release(&m);
    free(found.items);
    cut_release(&c);
}

static void test_language_chooses(void **state)
{
    (void)state;
    expect("en", "France, Schweiz", "FR:0");
    expect("de", "France, Schweiz", "CH:1");
    expect("de-AT", "Schweiz", "CH:0");
    expect("tlh", "France, Schweiz", "FR:0"); /* unknown: as the row for * says */
    expect("zh-TW", "中國", "CN:0");
    expect("de-CH-1901", "Welschland, deutschen, France", "FR:0 DE:1 FR:2");
    expect("de-CH", "Welschland, deutschen, France", "DE:1");
}

static void test_endings(void **state)
{
    (void)state;
    expect("de", "Die deutschen Berge, ein deutscher, deutschlich", "DE:1 DE:4");
    expect("ru", "в России, Россией, Россиянин", "RU:1 RU:2");
    expect("ru", "в Нигере, в Нигерии", "NE:1 NG:3");
    expect("ru", "Южной Корее и Южной Кореи", "KR:0-2 KR:3-5");
    expect("ru", "Южного Судану, Южный Судан", "SD:2-4");
    expect("yy", "Nigra, nigre, nigro, malia", "NE:1 NG:2 ML:3"); /* a shared stem */
    expect("en", "Frances, Frenches", "");
    expect("xx", "abcdefgh abcdefghi", "PH:0");
}

static void test_apostrophes(void **state)
{
    (void)state;
    expect("en", "France's, France\u2019s, USA:n, USAn, Usa's", "FR:0 FR:1 US:2");
}

static void test_proclitics(void **state)
{
    (void)state;
    expect("ar", "الصين والصين للصين بصين", "CN:0 CN:1 CN:2");
    expect("ga", "Tá sa bhFrainc, i bhfrainc, frainc", "FR:2");
}

static void test_without_spaces(void **state)
{
    (void)state;
    expect("ja", "タイは", "TH:0");
    expect("ja", "タイム", "");
    expect("ja", "コスタ・リカ", "CR:0-2");
    expect("zh", "在中国人", "CN:1");
    expect("zh", "中非", "CF:0-2");
    expect("zh", "中非合作", "-:0-3");
}

/* Units are read many at a time: names stand in one such run, and across two. */
static void test_many_units(void **state)
{
    struct buf text = {0}, wanted = {0};

    (void)state;
    for (size_t before = 240; before < 270; before++) {
        buf_clear(&text);
        buf_clear(&wanted);
        for (size_t i = 0; i < before; i++)
            buf_add_string(&text, "km ");
        buf_add_string(&text, "中国 km 中国");
        buf_terminate(&text);
        buf_add_string(&wanted, "CN:");
        buf_add_uint(&wanted, before);
        buf_add_string(&wanted, " CN:");
        buf_add_uint(&wanted, before + 2);
        buf_terminate(&wanted);
        expect("zh", text.data, wanted.data);
    }
    buf_release(&text);
    buf_release(&wanted);
}

static void test_capitals(void **state)
{
    (void)state;
    expect("en", "Made in france and french", "");
    expect("en", "made in france and french", "FR:2 FR:4");
    expect("de", "Eine deutsche schweiz", "DE:1");
    expect("en", "usa USA Usa", "US:1");
}

static void test_meanings(void **state)
{
    (void)state;
    expect("en", "Georgia", "GE:0 US:0");
    expect("en", "Santiago",
           "DO:0 CL:0"); /* the capital is no mere place, and weighs less */
    expect("en", "Michael and Tbilisi", "");
}

static void test_classes_and_cues(void **state)
{
    struct matcher m;
    struct matches found = {0}, topics = {0};
    struct cut c;

    (void)state;
    cut(&c, "en", "Michael in Tbilisi");
    matcher_init(&m, &gazetteer, SPAN("en"));
    matcher_run(&m, &c.run, &found, &topics);
    assert_true(matcher_is_in_class(&m, c.run.tokens[0], SPAN("given")));
    assert_false(matcher_is_in_class(&m, c.run.tokens[1], SPAN("given")));
    assert_false(matcher_is_in_class(&m, c.run.tokens[0], SPAN("title")));
    assert_int_equal(m.cues.n, 1);
    assert_int_equal(m.cues.items[0].start, 2);
    matcher_release(&m);
    cut_release(&c);
}

static void expect_elected(struct matchers *all, const char *text, const char *lang)
{
    struct cut c;
    struct matcher *m;

    cut(&c, "", text);
    m = matchers_find(all, SPAN(""), &c.run);
    assert_ptr_equal(m, matchers_find(all, span_of(lang), &c.run));
    cut_release(&c);
}

static void test_election(void **state)
{
    struct matchers all = {.gazetteer = &gazetteer};

    (void)state;
    expect_elected(&all, "Россия, Нигер", "ru");
    expect_elected(&all, "France", "en");
    expect_elected(&all, "nothing", "en");
    expect_elected(&all, "Schweiz", "de");
    matchers_release(&all);
}

/* More languages than are kept: the oldest gives its place. */
static void test_many_languages(void **state)
{
    struct matchers all = {.gazetteer = &gazetteer};
    struct cut c;
    char tag[16];

    (void)state;
    cut(&c, "en", "France");
    for (int i = 0; i < 3 * MATCHERS_MOST; i++) {
        struct matches found = {0}, topics = {0};

        snprintf(tag, sizeof(tag), "q%d", i);
        matcher_run(matchers_find(&all, span_of(tag), &c.run), &c.run, &found, &topics);
        assert_int_equal(found.n, 1);
        free(found.items);
    }
    matchers_release(&all);
    cut_release(&c);
}

/* ---- words behind a word ---- */

/* Names of two words, "Lake A0" up to the one before "Lake A<n>". */
static void compile_lakes(struct gazetteer *g, struct buf *image, int n)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct gazetteer_fault fault;
    struct buf rows = {0};

    for (int i = 0; i < n; i++) {
        buf_add_string(&rows, "country\tFR\tLake A");
        buf_add_uint(&rows, (uint64_t)i);
        buf_add_string(&rows, "\tname\t-\n");
    }
    assert_true(
        gazetteer_add_entries(b, write_file(own_file, buf_terminate(&rows)), &fault));
    gazetteer_build(b, image);
    gazetteer_builder_free(b);
    assert_true(gazetteer_open_image(g, buf_span(image)));
    buf_release(&rows);
}

/* How many names are found in "Lake A<i>". */
static size_t find_lake(struct matcher *m, int i)
{
    struct matches found = {0}, topics = {0};
    struct cut c;
    char text[32];

    snprintf(text, sizeof(text), "Lake A%d", i);
    cut(&c, "en", text);
    matcher_run(m, &c.run, &found, &topics);
    cut_release(&c);
    free(found.items);
    return found.n;
}

/* All words that follow one are found, however many there are, and no other. */
static void test_many_followers(void **state)
{
    static const int counts[] = {1, 2, 3, 4, 7, 100};

    (void)state;
    for (size_t k = 0; k < sizeof(counts) / sizeof(counts[0]); k++) {
        struct gazetteer g;
        struct buf image = {0};
        struct matcher m;

        compile_lakes(&g, &image, counts[k]);
        matcher_init(&m, &g, SPAN("en"));
        for (int i = 0; i < 2 * counts[k]; i++)
            assert_int_equal(find_lake(&m, i), i < counts[k]);
        matcher_release(&m);
        buf_release(&image);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_language_chooses), cmocka_unit_test(test_endings),
        cmocka_unit_test(test_apostrophes),      cmocka_unit_test(test_proclitics),
        cmocka_unit_test(test_without_spaces),   cmocka_unit_test(test_many_units),
        cmocka_unit_test(test_capitals),         cmocka_unit_test(test_meanings),
        cmocka_unit_test(test_classes_and_cues), cmocka_unit_test(test_election),
        cmocka_unit_test(test_many_languages),   cmocka_unit_test(test_many_followers),
    };

    return cmocka_run_group_tests(tests, compile, remove_own_file);
}
