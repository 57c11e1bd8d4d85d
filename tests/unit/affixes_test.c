/*
 * What words have before and behind them.
 */
#include "unit.h"

#include "affixes.h"

static void test_endings(void **state)
{
    struct gazetteer_language l = {.drops = SPAN("a ia"), .suffixes = SPAN("s es")};
    struct endings e;

    (void)state;
    endings_find(&e, &l);
    assert_true(endings_has(&e, SPAN("")));
    assert_true(endings_has(&e, SPAN("es")));
    assert_true(endings_has(&e, SPAN("ia")));
    assert_true(endings_has(&e, SPAN("iaes")));
    assert_false(endings_has(&e, SPAN("ses")));
    assert_false(endings_has(&e, SPAN("i")));
    assert_false(endings_has(&e, SPAN("s es")));
    assert_int_equal(e.longest, strlen("iaes"));
    endings_release(&e);
}

static void test_any_ending(void **state)
{
    struct gazetteer_language l = {.drops = SPAN("bb"), .suffixes = SPAN("*")};
    struct endings e;

    (void)state;
    endings_find(&e, &l);
    assert_true(endings_has(&e, SPAN("\u00E9\u00E9\u00E9\u00E9")));
    assert_true(endings_has(&e, SPAN("bbaaaa")));
    assert_false(endings_has(&e, SPAN("aaaaa")));
    assert_true(e.longest >= strlen("bb\u00E9\u00E9\u00E9\u00E9"));
    endings_release(&e);
}

static void test_few_endings(void **state)
{
    struct gazetteer_language drops = {.drops = SPAN("a")}, none = {0};
    struct endings e;

    (void)state;
    endings_find(&e, &drops);
    assert_true(endings_has(&e, SPAN("a")));
    assert_int_equal(e.longest, 1);
    endings_release(&e);
    endings_find(&e, &none);
    assert_true(endings_has(&e, SPAN("")));
    assert_false(endings_has(&e, SPAN("a")));
    assert_int_equal(e.longest, 0);
    endings_release(&e);
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
        cmocka_unit_test(test_few_endings),
        cmocka_unit_test(test_proclitics),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
