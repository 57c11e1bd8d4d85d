/*
 * How far words are from others.
 */
#include "unit.h"

#include "spelling.h"

static void test_slips(void **state)
{
    (void)state;
    assert_int_equal(spelling_slips(SPAN(""), ""), 0);
    assert_int_equal(spelling_slips(SPAN(""), "top"), 3);
    assert_int_equal(spelling_slips(SPAN("top"), ""), 3);
    assert_int_equal(spelling_slips(SPAN("measure"), "measure"), 0);
    assert_int_equal(spelling_slips(SPAN("mesure"), "measure"), 1);
    assert_int_equal(spelling_slips(SPAN("measures"), "measure"), 1);
    assert_int_equal(spelling_slips(SPAN("measule"), "measure"), 1);
    assert_int_equal(spelling_slips(SPAN("tpo"), "top"), 2);
    assert_int_equal(spelling_slips(SPAN("kitten"), "sitting"), 3);
}

static void test_long_name(void **state)
{
    (void)state;
    assert_int_equal(spelling_slips(SPAN("a"), "abcdefghijklmnopqrstuvwxyz0123456"),
                     SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_slips),
                                       cmocka_unit_test(test_long_name)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
