/*
 * Measures held against worked examples that have been published, and numbers
 * against the reader of the C library.
 */
#include "unit.h"

#include "number.h"
#include "statistics.h"

#include <math.h>
#include <stdlib.h>

static void expect(double got, double wanted, double off)
{
    if (!(fabs(got - wanted) <= off))
        fail_msg("%.12g is not %.12g", got, wanted);
}

/* Dunning 1993, table 1: the four cells of a bigram and its score. */
static void test_g2_of_dunning(void **state)
{
    static const struct {
        uint64_t both, second, first, neither;
        double g2;
    } rows[] = {
        {110, 2442, 111, 29114, 270.72}, {29, 13, 123, 31612, 263.90},
        {31, 23, 139, 31584, 256.84},    {10, 0, 3, 31764, 167.23},
        {76, 104, 2476, 29121, 157.21},  {16, 16, 51, 31694, 157.03},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct contrast c = {rows[i].both, rows[i].both + rows[i].first, rows[i].second,
                             rows[i].second + rows[i].neither};
        struct association a = {
            rows[i].both, rows[i].both + rows[i].first, rows[i].both + rows[i].second,
            rows[i].both + rows[i].first + rows[i].second + rows[i].neither};

        expect(statistics_g2(&c), rows[i].g2, 0.01);
        expect(statistics_association_g2(&a), rows[i].g2, 0.01);
    }
}

/* Manning and Schuetze 1999, section 5.3.3: "new companies". */
static void test_chi2(void **state)
{
    struct contrast c = {8, 8 + 15820, 4667, 4667 + 14287181};

    (void)state;
    expect(statistics_chi2(&c), 1.55, 0.01);
}

static void test_signs(void **state)
{
    struct contrast more = {20, 1000, 10, 1000}, less = {10, 1000, 20, 1000},
                    same = {10, 1000, 10, 1000};

    (void)state;
    assert_true(statistics_g2(&more) > 0 && statistics_chi2(&more) > 0);
    expect(statistics_g2(&less), -statistics_g2(&more), 1e-9);
    expect(statistics_chi2(&less), -statistics_chi2(&more), 1e-9);
    expect(statistics_g2(&same), 0, 0);
    expect(statistics_log_ratio(&more), 1, 0);
    expect(statistics_log_ratio(&less), -1, 0);
    expect(statistics_percent_diff(&more), 100, 0);
    expect(statistics_percent_diff(&less), -50, 0);
}

/* Worked out to 60 digits: what cancels out in large corpora is not lost. */
static void test_large_corpora(void **state)
{
    struct contrast near = {5757, 13504, 2920432, 6851044},
                    far = {8773473802, 61046133891, 1130499864228, 7866057120920},
                    even = {11000000, 3000000000000, 33, 9000000};

    (void)state;
    expect(statistics_g2(&near), 0.000100279739838494, 1e-15);
    expect(statistics_g2(&far), 1.15535832207637e-16, 1e-27);
    expect(statistics_chi2(&far), 1.15535832207641e-16, 1e-27);
    expect(statistics_g2(&even), 0, 0);
    expect(statistics_percent_diff(&even), 0, 0);
}

static void test_none_in_reference(void **state)
{
    struct contrast c = {8, 1000, 0, 1000}, nowhere = {0, 1000, 0, 1000};

    (void)state;
    expect(statistics_log_ratio(&c), 4, 0);
    assert_true(isnan(statistics_percent_diff(&c)));
    expect(statistics_g2(&c), 11.1225, 0.0001);
    assert_true(isnan(statistics_log_ratio(&nowhere)));
    expect(statistics_g2(&nowhere), 0, 0);
}

/* Critical values of any table of the chi-squared distribution. */
static void test_p(void **state)
{
    struct contrast c = {10, 50000, 10, 50000};

    (void)state;
    expect(statistics_p(3.841459), 0.05, 1e-6);
    expect(statistics_p(-6.634897), 0.01, 1e-6);
    expect(statistics_p(15.136705), 0.0001, 1e-8);
    expect(statistics_bonferroni(0.001, 20), 0.02, 1e-12);
    expect(statistics_bonferroni(0.1, 20), 1, 0);
    expect(statistics_bic(15.13, &c), 15.13 - log(100000), 1e-9);
    assert_true(isnan(statistics_bic(0, &(struct contrast){0, 0, 0, 0})));
}

/* Manning and Schuetze 1999, table 5.14: Ayatollah Ruhollah, Bette Midler. */
static void test_pmi(void **state)
{
    struct association a = {20, 42, 20, 14307668}, b = {20, 41, 27, 14307668},
                       none = {0, 42, 20, 14307668}, always = {20, 20, 20, 100},
                       third = {1, 1, 1, 3};

    (void)state;
    expect(statistics_pmi(&a), 18.38, 0.005);
    expect(statistics_pmi(&b), 17.98, 0.005);
    assert_true(isnan(statistics_pmi(&none)));
    expect(statistics_npmi(&none), -1, 0);
    assert_true(isnan(statistics_npmi(&(struct association){0, 0, 4, 9})));
    assert_true(isnan(statistics_npmi(&(struct association){0, 4, 0, 9})));
    expect(statistics_npmi(&always), 1, 0);
    expect(statistics_npmi(&third), 1, 0);
    expect(statistics_log_dice(&always), 14, 0);
    expect(statistics_log_dice(&a), 14 + log2(40.0 / 62), 1e-9);
}

/* A unit with these counts in parts of these sizes; sizes of 0 are no parts. It lasts
   until the next call. */
static const struct spread *spread_of(const uint64_t *counts, const uint64_t *sizes,
                                      size_t n)
{
    static struct corpus_part parts[16], found[16];
    static struct corpus_parts all;
    static struct spread s;
    size_t n_parts = 0;

    s = (struct spread){&all, found, 0};
    for (size_t i = 0; i < n; i++) {
        const struct corpus_part part = {counts[i], sizes[i], i};

        if (part.size)
            parts[n_parts++] = part;
        if (part.size && part.count)
            found[s.n++] = part;
    }
    all = statistics_parts(parts, n_parts);
    return &s;
}

/* Gries 2008: the letter a in a corpus of five parts and fifty letters. */
static void test_dispersion(void **state)
{
    static const uint64_t counts[] = {1, 2, 3, 4, 5}, sizes[] = {9, 10, 10, 10, 11},
                          even[] = {18, 20, 20, 20, 22}, one[] = {7, 0, 0, 0, 0},
                          two[] = {0, 3}, of_two[] = {11, 6}, equal[] = {3, 3, 3},
                          none[] = {0, 0};

    (void)state;
    expect(statistics_dp(spread_of(counts, sizes, 5)), 0.18, 0.005);
    expect(statistics_dp_norm(spread_of(counts, sizes, 5)), 0.22, 0.005);
    expect(statistics_juilland_d(spread_of(counts, sizes, 5)), 0.785, 0.001);
    expect(statistics_dp(spread_of(even, sizes, 5)), 0, 0);
    expect(statistics_juilland_d(spread_of(even, sizes, 5)), 1, 1e-9);
    expect(statistics_dp_norm(spread_of(one, sizes, 5)), 1, 0);
    expect(statistics_dp_norm(spread_of(two, of_two, 2)), 1, 0);
    expect(statistics_juilland_d(spread_of(one, sizes, 5)), 0, 0);
    expect(statistics_juilland_d(spread_of(one, equal, 3)), 0, 0);
    assert_true(isnan(statistics_dp(spread_of(counts, sizes, 1))));
    assert_true(isnan(statistics_juilland_d(spread_of(counts, sizes, 1))));
    assert_true(isnan(statistics_dp_norm(spread_of(none, sizes, 2))));
    assert_true(isnan(statistics_juilland_d(spread_of(none, sizes, 2))));
}

static void test_tfidf(void **state)
{
    (void)state;
    expect(statistics_tfidf(3, 10, 1000), 6, 1e-12);
    expect(statistics_tfidf(3, 1000, 1000), 0, 0);
}

static void test_trend(void **state)
{
    enum { M = 1000000 };
    static const uint64_t of_million[] = {M, M, M, M}, line[] = {1, 3, 5, 7},
                          flat[] = {2, 2}, jump[] = {0, 0, 0, 4},
                          thirds[] = {1, 2, 3, 4, 5, 6, 7},
                          of_thirds[] = {3, 6, 9, 12, 15, 18, 21}, back[] = {3, 0, 2},
                          of_back[] = {9, 5, 12}, level[] = {0, 3, 3, 1},
                          of_level[] = {5, 7, 14, 14}, none[] = {0, 0};
    struct trend t = statistics_trend(spread_of(line, of_million, 4));

    (void)state;
    expect(t.slope, 2, 0);
    expect(t.change, 0.75, 0);
    t = statistics_trend(spread_of(flat, of_million, 2));
    expect(t.slope, 0, 0);
    assert_true(isnan(t.z));
    t = statistics_trend(spread_of(thirds, of_thirds, 7));
    expect(t.slope, 0, 0);
    expect(t.change, 0, 0);
    assert_true(isnan(t.z));
    t = statistics_trend(spread_of(back, of_back, 3));
    expect(t.change, 0, 0);
    expect(t.z, 0, 0);
    expect(statistics_trend(spread_of(level, of_level, 4)).slope, 0, 0);
    t = statistics_trend(spread_of(jump, of_million, 4));
    expect(t.slope, 1.2, 1e-12);
    expect(t.change, 3, 0);
    expect(t.z, sqrt(3), 1e-9);
    assert_true(isnan(statistics_trend(spread_of(line, of_million, 1)).slope));
    t = statistics_trend(spread_of(none, of_million, 2));
    expect(t.slope, 0, 0);
    assert_true(isnan(t.change) && isnan(t.z));
}

/* Of what is no part only the step counts. */
static void test_trend_with_holes(void **state)
{
    enum { M = 1000000 };
    static const uint64_t line[] = {0, 1, 0, 5, 7, 0}, sizes[] = {0, M, 0, M, M, 0};
    struct trend t = statistics_trend(spread_of(line, sizes, 6));

    (void)state;
    expect(t.slope, 2, 1e-12);
    expect(t.change, (7 - 13 / 3.0) / (13 / 3.0), 1e-9);
    expect(t.z, (7 - 13 / 3.0) / sqrt(56 / 9.0), 1e-9);
    assert_true(isnan(statistics_trend(spread_of(line, sizes, 2)).slope));
    assert_true(isnan(statistics_trend(spread_of(line, sizes, 0)).slope));
}

static void expect_text(double x, const char *wanted)
{
    struct buf b = {0};

    number_add(&b, x);
    assert_string_equal(buf_terminate(&b), wanted);
    buf_release(&b);
}

static void test_numbers(void **state)
{
    (void)state;
    expect_text(0, "0");
    expect_text(0.1, "0.1");
    expect_text(12, "12");
    expect_text(-2.5e-9, "-2.5e-09");
    expect_text(1.0 / 3, "0.3333333333333333");
    expect_text(0.30000000000000004, "0.30000000000000004");
    expect_text(1e300, "1e+300");
    expect_text(INFINITY, "inf");
    expect_text(NAN, "");
    expect(number_rounded(1.0 / 3), 0.333333333333, 0);
    expect_text(number_rounded(-0.0), "0");
}

static void test_numbers_read_back(void **state)
{
    struct buf b = {0};

    (void)state;
    srand(1);
    for (int i = 0; i < ROUNDS(20000); i++) {
        double x =
            ldexp((double)rand() / (double)(1 + rand() % 1000), rand() % 200 - 100);

        buf_clear(&b);
        number_add(&b, x);
        assert_true(strtod(buf_terminate(&b), NULL) == x);
    }
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_g2_of_dunning),
        cmocka_unit_test(test_chi2),
        cmocka_unit_test(test_signs),
        cmocka_unit_test(test_large_corpora),
        cmocka_unit_test(test_none_in_reference),
        cmocka_unit_test(test_p),
        cmocka_unit_test(test_pmi),
        cmocka_unit_test(test_dispersion),
        cmocka_unit_test(test_tfidf),
        cmocka_unit_test(test_trend),
        cmocka_unit_test(test_trend_with_holes),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_numbers_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
