/*
 * Whole numbers as they are read.
 */
#include "unit.h"

#include "number.h"

static void expect(const char *digits, uint64_t wanted)
{
    uint64_t number = 0;

    assert_true(number_read(span_of(digits), &number));
    assert_true(number == wanted);
}

static void expect_none(const char *digits)
{
    uint64_t number;

    assert_false(number_read(span_of(digits), &number));
}

static void test_whole_numbers(void **state)
{
    (void)state;
    expect("0", 0);
    expect("007", 7);
    expect("18446744073709551615", UINT64_MAX);
}

static void test_no_numbers(void **state)
{
    (void)state;
    expect_none("");
    expect_none("-1");
    expect_none("+1");
    expect_none("1.0");
    expect_none(" 1");
    expect_none("1\xB2");
    expect_none("18446744073709551616");
    expect_none("99999999999999999999");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_whole_numbers),
                                       cmocka_unit_test(test_no_numbers)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
