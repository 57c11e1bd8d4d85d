/*
 * Columns of a terminal: what text takes, and what fits.
 */
#include "unit.h"

#include "width.h"

static void test_of(void **state)
{
    (void)state;
    assert_int_equal(width_of(SPAN("")), 0);
    assert_int_equal(width_of(SPAN("Seoul")), 5);
    assert_int_equal(width_of(SPAN("서울")), 4);
    assert_int_equal(width_of(SPAN("e\u0301a")), 2);
    assert_int_equal(width_of(SPAN("ＮＡＴＯ 北约")), 13);
}

static void expect(struct span got, const char *wanted)
{
    assert_int_equal(got.len, strlen(wanted));
    assert_memory_equal(got.data, wanted, got.len);
}

static void test_beginning(void **state)
{
    (void)state;
    expect(width_beginning(SPAN("Seoul"), 3), "Seo");
    expect(width_beginning(SPAN("Seoul"), 9), "Seoul");
    expect(width_beginning(SPAN("서울"), 3), "서");
    expect(width_beginning(SPAN("re\u0301a"), 2), "re\u0301");
    expect(width_beginning(SPAN("서울"), 0), "");
}

static void test_end(void **state)
{
    (void)state;
    expect(width_end(SPAN("Seoul"), 3), "oul");
    expect(width_end(SPAN("Seoul"), 9), "Seoul");
    expect(width_end(SPAN("서울"), 3), "울");
    expect(width_end(SPAN("e\u0301a"), 1), "a");
    expect(width_end(SPAN("서울"), 0), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of),
        cmocka_unit_test(test_beginning),
        cmocka_unit_test(test_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
