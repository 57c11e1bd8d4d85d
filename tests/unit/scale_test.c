/*
 * Scales: round steps, and classes of counts.
 */
#include "unit.h"

#include "report/scale.h"

#include <math.h>

static void expect_near(double got, double wanted)
{
    if (fabs(got - wanted) > 1e-9 * fmax(1, fabs(wanted)))
        fail_msg("%.17g is not %.17g", got, wanted);
}

static void test_round_up(void **state)
{
    (void)state;
    expect_near(scale_round_up(1), 1);
    expect_near(scale_round_up(1.01), 2);
    expect_near(scale_round_up(2.2), 2.5);
    expect_near(scale_round_up(30), 50);
    expect_near(scale_round_up(51), 100);
    expect_near(scale_round_up(0.03), 0.05);
    expect_near(scale_round_up(1000), 1000);
}

static void expect_scale(double most, int ticks, double top, double step)
{
    struct scale s = scale_to(most, 100, ticks);

    expect_near(s.top, top);
    expect_near(s.step, step);
    expect_near(scale_at(&s, 0), 0);
    expect_near(scale_at(&s, top), 100);
    assert_true(scale_at(&s, most) <= 100 + 1e-9);
}

static void test_scale(void **state)
{
    (void)state;
    expect_scale(75, 2, 100, 50);
    expect_scale(50, 2, 50, 25);
    expect_scale(8.1, 4, 10, 2.5);
    expect_scale(0.3, 3, 0.3, 0.1);
    expect_scale(0, 2, 1, 1);
}

static void expect_classes(double most, size_t n, const double *from)
{
    struct classes c = classes_to(most);

    assert_int_equal(c.n, n);
    for (size_t i = 0; i < n; i++)
        expect_near(c.from[i], from[i]);
}

static void test_classes(void **state)
{
    (void)state;
    expect_classes(0, 0, NULL);
    expect_classes(1, 1, (double[]){1});
    expect_classes(3, 3, (double[]){1, 2, 3});
    expect_classes(5, 5, (double[]){1, 2, 3, 4, 5});
    expect_classes(41, 5, (double[]){1, 2, 5, 10, 20});
    expect_classes(100000, 5, (double[]){1, 10, 100, 1000, 10000});
}

static void test_class_of(void **state)
{
    struct classes c = classes_to(41);

    (void)state;
    assert_int_equal(classes_of(&c, 0), 0);
    assert_int_equal(classes_of(&c, 1), 1);
    assert_int_equal(classes_of(&c, 4), 2);
    assert_int_equal(classes_of(&c, 5), 3);
    assert_int_equal(classes_of(&c, 41), 5);
}

/* Bounds go up and are no larger than the largest value, whatever that is. */
static void test_classes_in_order(void **state)
{
    (void)state;
    for (uint32_t most = 1; most < 2000000; most += 1 + random_below(most / 4 + 1)) {
        struct classes c = classes_to(most);

        assert_in_range(c.n, 1, SCALE_MOST_CLASSES);
        expect_near(c.from[0], 1);
        for (size_t i = 1; i < c.n; i++)
            assert_true(c.from[i] > c.from[i - 1] && c.from[i] <= most);
        assert_int_equal(classes_of(&c, most), c.n);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_up),         cmocka_unit_test(test_scale),
        cmocka_unit_test(test_classes),          cmocka_unit_test(test_class_of),
        cmocka_unit_test(test_classes_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
