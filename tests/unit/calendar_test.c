/*
 * Periods as count writes them, as numbers, in coarser units and in words.
 */
#include "unit.h"

#include "calendar.h"

static long number_of(enum calendar_unit unit, const char *text)
{
    long number;

    assert_true(calendar_parse(unit, span_of(text), &number));
    return number;
}

static void expect_written(enum calendar_unit unit, long number, const char *wanted)
{
    struct buf out = {0};

    calendar_write(unit, number, &out);
    assert_int_equal(out.len, strlen(wanted));
    assert_memory_equal(out.data, wanted, out.len);
    buf_release(&out);
}

static void expect_named(enum calendar_unit unit, const char *text, const char *wanted)
{
    struct buf out = {0};

    calendar_name(unit, number_of(unit, text), &out);
    assert_int_equal(out.len, strlen(wanted));
    assert_memory_equal(out.data, wanted, out.len);
    buf_release(&out);
}

static void test_units(void **state)
{
    (void)state;
    assert_int_equal(calendar_unit_of(SPAN("day")), CALENDAR_DAY);
    assert_int_equal(calendar_unit_of(SPAN("quarter")), CALENDAR_QUARTER);
    assert_int_equal(calendar_unit_of(SPAN("source")), CALENDAR_NONE);
}

/* Each day of 400 years and more is the one before and 1, and comes back. */
static void test_days(void **state)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    long next = number_of(CALENDAR_DAY, "1600-01-01");
    char text[40];

    (void)state;
    for (int year = 1600; year < 2010; year++)
        for (int month = 1; month <= 12; month++) {
            bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            int days = lengths[month - 1] + (month == 2 && leap);

            for (int day = 1; day <= days; day++, next++) {
                snprintf(text, sizeof(text), "%04d-%02d-%02d", year, month, day);
                assert_int_equal(number_of(CALENDAR_DAY, text), next);
                expect_written(CALENDAR_DAY, next, text);
            }
        }
    expect_written(CALENDAR_DAY, number_of(CALENDAR_DAY, "0001-01-01"), "0001-01-01");
    expect_written(CALENDAR_DAY, number_of(CALENDAR_DAY, "9999-12-31"), "9999-12-31");
}

static void test_steps(void **state)
{
    (void)state;
    assert_int_equal(number_of(CALENDAR_MONTH, "2022-01"),
                     number_of(CALENDAR_MONTH, "2021-12") + 1);
    assert_int_equal(number_of(CALENDAR_QUARTER, "2022-Q1"),
                     number_of(CALENDAR_QUARTER, "2021-Q4") + 1);
    assert_int_equal(number_of(CALENDAR_YEAR, "2022"),
                     number_of(CALENDAR_YEAR, "2021") + 1);
}

/* 2020 has 53 weeks (ISO 8601). */
static void test_weeks(void **state)
{
    (void)state;
    assert_int_equal(number_of(CALENDAR_WEEK, "2021-W01"),
                     number_of(CALENDAR_WEEK, "2020-W53") + 1);
    assert_int_equal(number_of(CALENDAR_WEEK, "2022-W01"),
                     number_of(CALENDAR_WEEK, "2021-W52") + 1);
    expect_written(CALENDAR_WEEK, number_of(CALENDAR_WEEK, "2020-W53"), "2020-W53");
    expect_written(CALENDAR_WEEK, number_of(CALENDAR_WEEK, "2021-W01"), "2021-W01");
    assert_int_equal(calendar_year(CALENDAR_WEEK, number_of(CALENDAR_WEEK, "2020-W53")),
                     2020);
}

static void expect_coarser(enum calendar_unit unit, const char *text,
                           enum calendar_unit coarser, const char *wanted)
{
    expect_written(coarser, calendar_coarsen(unit, number_of(unit, text), coarser),
                   wanted);
}

static void test_coarsen(void **state)
{
    (void)state;
    expect_coarser(CALENDAR_DAY, "2021-03-31", CALENDAR_MONTH, "2021-03");
    expect_coarser(CALENDAR_DAY, "2021-01-03", CALENDAR_WEEK, "2020-W53");
    expect_coarser(CALENDAR_DAY, "2021-01-04", CALENDAR_WEEK, "2021-W01");
    expect_coarser(CALENDAR_WEEK, "2020-W53", CALENDAR_MONTH, "2020-12");
    expect_coarser(CALENDAR_MONTH, "2021-12", CALENDAR_QUARTER, "2021-Q4");
    expect_coarser(CALENDAR_MONTH, "2021-03", CALENDAR_QUARTER, "2021-Q1");
    expect_coarser(CALENDAR_QUARTER, "2021-Q4", CALENDAR_YEAR, "2021");
    expect_coarser(CALENDAR_MONTH, "2021-12", CALENDAR_MONTH, "2021-12");
}

static void test_names(void **state)
{
    (void)state;
    expect_named(CALENDAR_DAY, "2021-03-31", "31 March 2021");
    expect_named(CALENDAR_WEEK, "2021-W07", "week 7 of 2021");
    expect_named(CALENDAR_MONTH, "2021-12", "December 2021");
    expect_named(CALENDAR_QUARTER, "2021-Q3", "Q3 2021");
    expect_named(CALENDAR_YEAR, "2021", "2021");
}

static void expect_cut(const char *text, enum calendar_unit unit, const char *wanted)
{
    struct span date = span_of(text);
    long number = 0;

    assert_int_equal(calendar_cut(&date, &number), unit);
    assert_true(span_is(date, wanted));
    if (unit != CALENDAR_NONE)
        assert_int_equal(number, number_of(unit, wanted));
}

static void test_cut(void **state)
{
    (void)state;
    expect_cut("2021-03-31T12:00:00Z", CALENDAR_DAY, "2021-03-31");
    expect_cut("2021-03-31", CALENDAR_DAY, "2021-03-31");
    expect_cut("2021-03", CALENDAR_MONTH, "2021-03");
    expect_cut("2021", CALENDAR_YEAR, "2021");
    expect_cut("2021-03-3", CALENDAR_NONE, "");
    expect_cut("0000-00-00T00:00:00", CALENDAR_NONE, "");
    expect_cut("none", CALENDAR_NONE, "");
    expect_cut("", CALENDAR_NONE, "");
}

static void test_no_periods(void **state)
{
    static const struct {
        enum calendar_unit unit;
        const char *text;
    } bad[] = {{CALENDAR_MONTH, ""},
               {CALENDAR_MONTH, "2021-13"},
               {CALENDAR_MONTH, "2021-00"},
               {CALENDAR_MONTH, "2021-1"},
               {CALENDAR_MONTH, "2021-01-"},
               {CALENDAR_DAY, "2021-01"},
               {CALENDAR_WEEK, "2021-54"},
               {CALENDAR_WEEK, "2021-W54"},
               {CALENDAR_QUARTER, "2021-Q5"},
               {CALENDAR_YEAR, "21"},
               {CALENDAR_YEAR, "2021 "},
               {CALENDAR_YEAR, "0000"},
               {CALENDAR_DAY, "2021-02-29"},
               {CALENDAR_DAY, "2021-04-31"},
               {CALENDAR_WEEK, "2021-W53"},
               {CALENDAR_DAY, "2021-13-01"},
               {CALENDAR_DAY, ""},
               {CALENDAR_MONTH, "2021-05-01"}};
    long number;

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(calendar_parse(bad[i].unit, span_of(bad[i].text), &number));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_units),      cmocka_unit_test(test_days),
        cmocka_unit_test(test_steps),      cmocka_unit_test(test_weeks),
        cmocka_unit_test(test_coarsen),    cmocka_unit_test(test_names),
        cmocka_unit_test(test_no_periods), cmocka_unit_test(test_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
