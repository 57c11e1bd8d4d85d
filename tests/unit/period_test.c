/*
 * Periods: the next of each kind, and that all of a span of years are met.
 */
#include "unit.h"

#include "count/period.h"

static void expect_next(enum key_kind kind, const char *period, const char *wanted)
{
    struct buf b = {0};

    buf_add_string(&b, period);
    assert_int_equal(period_next(kind, &b), wanted != NULL);
    if (wanted)
        assert_string_equal(buf_terminate(&b), wanted);
    buf_release(&b);
}

static void test_next(void **state)
{
    (void)state;
    expect_next(KEY_DAY, "2024-02-28", "2024-02-29");
    expect_next(KEY_DAY, "2023-02-28", "2023-03-01");
    expect_next(KEY_DAY, "1900-02-28", "1900-03-01");
    expect_next(KEY_DAY, "2000-02-28", "2000-02-29");
    expect_next(KEY_DAY, "2023-12-31", "2024-01-01");
    expect_next(KEY_WEEK, "2020-W52", "2020-W53");
    expect_next(KEY_WEEK, "2020-W53", "2021-W01");
    expect_next(KEY_WEEK, "2021-W52", "2022-W01");
    expect_next(KEY_MONTH, "2021-09", "2021-10");
    expect_next(KEY_MONTH, "2021-12", "2022-01");
    expect_next(KEY_QUARTER, "2021-Q4", "2022-Q1");
    expect_next(KEY_YEAR, "2021", "2022");
    expect_next(KEY_YEAR, "0009", "0010");
}

static void test_no_period(void **state)
{
    (void)state;
    expect_next(KEY_DAY, "9999-12-31", NULL);
    expect_next(KEY_YEAR, "9999", NULL);
    expect_next(KEY_DAY, "2021-13-01", NULL);
    expect_next(KEY_DAY, "", NULL);
    expect_next(KEY_WEEK, "2021-05", NULL);
    expect_next(KEY_MONTH, "2021-05-01", NULL);
    expect_next(KEY_MEMBER, "2021", NULL);
    expect_next(KEY_YEAR, "x", NULL);
}

/* Days of four centuries, which are 146097. */
static void test_days(void **state)
{
    struct buf day = {0};
    size_t n = 0;

    (void)state;
    buf_add_string(&day, "1601-01-01");
    while (!span_is(buf_span(&day), "2001-01-01")) {
        assert_true(period_next(KEY_DAY, &day));
        n++;
    }
    assert_int_equal(n, 146097);
    buf_release(&day);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_next),
        cmocka_unit_test(test_no_period),
        cmocka_unit_test(test_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
