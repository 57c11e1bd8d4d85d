/*
 * What words have before and behind them.
 */
#include "unit.h"

#include "affixes.h"

static void test_endings(void **state)
{
    struct gazetteer_language l = {.drops = SPAN("a ia"), .suffixes = SPAN("s es")};

    (void)state;
    assert_true(affixes_is_ending(&l, SPAN("")));
    assert_true(affixes_is_ending(&l, SPAN("es")));
    assert_true(affixes_is_ending(&l, SPAN("ia")));
    assert_true(affixes_is_ending(&l, SPAN("iaes")));
    assert_false(affixes_is_ending(&l, SPAN("ses")));
    assert_false(affixes_is_ending(&l, SPAN("i")));
}

static void test_any_ending(void **state)
{
    struct gazetteer_language l = {.suffixes = SPAN("*")};

    (void)state;
    assert_true(affixes_is_ending(&l, SPAN("\u00E9\u00E9\u00E9\u00E9")));
    assert_false(affixes_is_ending(&l, SPAN("aaaaa")));
}

static void test_longest_ending(void **state)
{
    struct gazetteer_language l = {.drops = SPAN("a ia"), .suffixes = SPAN("s es")},
                              drops = {.drops = SPAN("a")},
                              any = {.suffixes = SPAN("*")}, none = {0};

    (void)state;
    assert_int_equal(affixes_longest_ending(&l), strlen("iaes"));
    assert_int_equal(affixes_longest_ending(&drops), 1);
    assert_true(affixes_longest_ending(&any) >= strlen("\u00E9\u00E9\u00E9\u00E9"));
    assert_int_equal(affixes_longest_ending(&none), 0);
}

static void test_proclitics(void **state)
{
    struct gazetteer_language l = {.prefixes = SPAN("wa mb=b h=")}, none = {0};
    struct proclitics p = {0};

    (void)state;
    proclitics_add(&p, &none);
    assert_int_equal(p.n, 0);
    proclitics_add(&p, &l);
    assert_int_equal(p.n, 3);
    assert_true(span_is(p.items[0].before, "wa") && span_is(p.items[0].instead, ""));
    assert_true(span_is(p.items[1].before, "mb") && span_is(p.items[1].instead, "b"));
    assert_true(span_is(p.items[2].before, "h") && span_is(p.items[2].instead, ""));
    proclitics_release(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_endings),
        cmocka_unit_test(test_any_ending),
        cmocka_unit_test(test_longest_ending),
        cmocka_unit_test(test_proclitics),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
