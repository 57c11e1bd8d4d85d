#include "statistics.h"

#include "number.h"

#include <math.h>

/* ---- two by two ---- */

/* As numbers: a and b of the unit, c and d of all else. */
struct cells {
    double a, b, c, d, n;
};

static struct cells cells_of(const struct contrast *x)
{
    struct cells t = {.a = (double)x->count,
                      .b = (double)x->reference_count,
                      .c = (double)x->total - (double)x->count,
                      .d = (double)x->reference_total - (double)x->reference_count};

    t.n = t.a + t.b + t.c + t.d;
    return t;
}

static double signed_by(const struct cells *t, double score)
{
    return t->a * t->d < t->b * t->c ? -score : score;
}

/* x ln (x / expected), which goes to 0 with x. */
static double part_of_g2(double x, double row, double column, double n)
{
    return x > 0 ? x * log(x * n / (row * column)) : 0;
}

double statistics_g2(const struct contrast *x)
{
    struct cells t = cells_of(x);
    double unit = t.a + t.b, rest = t.c + t.d, target = t.a + t.c, other = t.b + t.d,
           sum = part_of_g2(t.a, unit, target, t.n) +
                 part_of_g2(t.b, unit, other, t.n) +
                 part_of_g2(t.c, rest, target, t.n) + part_of_g2(t.d, rest, other, t.n);

    return number_rounded(signed_by(&t, sum > 0 ? 2 * sum : 0));
}

double statistics_chi2(const struct contrast *x)
{
    struct cells t = cells_of(x);
    double difference = t.a * t.d - t.b * t.c,
           margins = (t.a + t.b) * (t.c + t.d) * (t.a + t.c) * (t.b + t.d);

    if (margins <= 0)
        return NAN;
    return number_rounded(signed_by(&t, difference / margins * difference * t.n));
}

double statistics_log_ratio(const struct contrast *x)
{
    struct cells t = cells_of(x);
    double a = t.a > 0 ? t.a : 0.5, b = t.b > 0 ? t.b : 0.5;

    if (!x->total || !x->reference_total)
        return NAN;
    return number_rounded(
        log2(a / (double)x->total / (b / (double)x->reference_total)));
}

double statistics_percent_diff(const struct contrast *x)
{
    double reference = (double)x->reference_count / (double)x->reference_total;

    if (!x->reference_count || !x->total)
        return NAN;
    return number_rounded(((double)x->count / (double)x->total - reference) * 100 /
                          reference);
}

double statistics_p(double score)
{
    return number_rounded(erfc(sqrt(fabs(score) / 2)));
}

double statistics_bonferroni(double p, uint64_t n)
{
    return fmin(1, p * (double)n);
}

double statistics_bic(double g2, const struct contrast *x)
{
    return number_rounded(fabs(g2) -
                          log((double)x->total + (double)x->reference_total));
}

/* ---- association ---- */

double statistics_pmi(const struct association *a)
{
    if (!a->joint)
        return NAN;
    return number_rounded(log2((double)a->joint * (double)a->all /
                               ((double)a->first * (double)a->second)));
}

double statistics_npmi(const struct association *a)
{
    if (!a->joint)
        return -1; /* its limit */
    if (a->joint == a->all)
        return NAN;
    return number_rounded(statistics_pmi(a) / -log2((double)a->joint / (double)a->all));
}

double statistics_log_dice(const struct association *a)
{
    if (!a->joint)
        return NAN;
    return number_rounded(
        14 + log2(2 * (double)a->joint / ((double)a->first + (double)a->second)));
}

/* Where the first is, is the target. */
double statistics_association_g2(const struct association *a)
{
    return statistics_g2(&(struct contrast){.count = a->joint,
                                            .total = a->first,
                                            .reference_count = a->second - a->joint,
                                            .reference_total = a->all - a->first});
}

/* ---- dispersion ---- */

static double sum_of(const uint64_t *numbers, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += (double)numbers[i];
    return sum;
}

double statistics_dp(const uint64_t *counts, const uint64_t *sizes, size_t n)
{
    double all = sum_of(counts, n), size = sum_of(sizes, n), sum = 0;

    if (n < 2 || all <= 0 || size <= 0)
        return NAN;
    for (size_t i = 0; i < n; i++)
        sum += fabs((double)counts[i] / all - (double)sizes[i] / size);
    return number_rounded(sum / 2);
}

double statistics_dp_norm(const uint64_t *counts, const uint64_t *sizes, size_t n)
{
    double size = sum_of(sizes, n), least = size;

    for (size_t i = 0; i < n; i++)
        least = fmin(least, (double)sizes[i]);
    if (least >= size)
        return NAN;
    return number_rounded(statistics_dp(counts, sizes, n) / (1 - least / size));
}

double statistics_juilland_d(const uint64_t *counts, const uint64_t *sizes, size_t n)
{
    double mean = 0, squares = 0;

    if (n < 2)
        return NAN;
    for (size_t i = 0; i < n; i++)
        mean += sizes[i] ? (double)counts[i] / (double)sizes[i] / (double)n : 0;
    for (size_t i = 0; i < n; i++) {
        double p = sizes[i] ? (double)counts[i] / (double)sizes[i] : 0;

        squares += (p - mean) * (p - mean);
    }
    if (mean <= 0)
        return NAN;
    return number_rounded(1 - sqrt(squares / (double)n) / mean / sqrt((double)n - 1));
}

/* ---- weight and trend ---- */

double statistics_tfidf(uint64_t count, uint64_t documents, uint64_t all_documents)
{
    if (!documents)
        return NAN;
    return number_rounded((double)count *
                          log10((double)all_documents / (double)documents));
}

/* Mean step and mean value of those that are known; returns how many there are. */
static size_t means_of(const double *values, size_t n, double *step, double *value)
{
    size_t known = 0;

    *step = *value = 0;
    for (size_t i = 0; i < n; i++)
        known += isnan(values[i]) ? 0 : 1;
    for (size_t i = 0; i < n; i++)
        if (!isnan(values[i])) {
            *step += (double)i / (double)known;
            *value += values[i] / (double)known;
        }
    return known;
}

static double last_of(const double *values, size_t n)
{
    while (isnan(values[n - 1]))
        n--;
    return values[n - 1];
}

struct trend statistics_trend(const double *values, size_t n)
{
    double middle, mean, squares = 0, product = 0, steps = 0, last;
    struct trend t = {NAN, NAN, NAN};
    size_t known = means_of(values, n, &middle, &mean);

    if (known < 2)
        return t;
    for (size_t i = 0; i < n; i++) {
        double step = (double)i - middle, off = values[i] - mean;

        if (isnan(off))
            continue;
        squares += off * off;
        product += step * off;
        steps += step * step;
    }
    last = last_of(values, n);
    t.slope = number_rounded(product / steps);
    if (mean != 0)
        t.change = number_rounded((last - mean) / mean);
    if (squares > 0)
        t.z = number_rounded((last - mean) / sqrt(squares / (double)known));
    return t;
}
