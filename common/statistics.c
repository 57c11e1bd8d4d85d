#include "statistics.h"

#include "number.h"

#include <math.h>

/* ---- two by two ---- */

/* The four cells: a and b count the unit in target and reference, c and d the rest. */
struct cells {
    double a, b, c, d, n; /* n is their sum */
    double off; /* by how much a and d exceed what is expected; -b and -c, too */
};

/* ad - bc by Kahan: exact to the last bits, however near the products are. */
static double difference_of_products(double a, double d, double b, double c)
{
    double product = b * c, lost = fma(-b, c, product);

    return fma(a, d, -product) + lost;
}

static struct cells cells_of(const struct contrast *x)
{
    struct cells t = {.a = (double)x->count,
                      .b = (double)x->reference_count,
                      .c = (double)x->total - (double)x->count,
                      .d = (double)x->reference_total - (double)x->reference_count};

    t.n = t.a + t.b + t.c + t.d;
    t.off = difference_of_products(t.a, t.d, t.b, t.c) / t.n;
    return t;
}

static double signed_by(const struct cells *t, double score)
{
    return t->off < 0 ? -score : score;
}

/* x ln (x / expected) - (x - expected), x near to what is expected, as a series. */
static double near_deviance(double x, double expected, double off)
{
    double ratio = off / (x + expected), power = 2 * x * ratio, sum = off * ratio,
           before = 0;

    for (int odd = 3; sum != before; odd += 2) {
        before = sum;
        power *= ratio * ratio;
        sum += power / odd;
    }
    return sum;
}

/* The same for any x (Loader, Fast and accurate computation of binomial
   probabilities, 2000); it is never negative. */
static double deviance(double x, double expected, double off)
{
    if (x <= 0)
        return expected;
    return fabs(off) < (x + expected) / 10 ? near_deviance(x, expected, off)
                                           : x * log(x / expected) - off;
}

/* The sum of O ln (O / E): that of O - E is 0. */
double statistics_g2(const struct contrast *x)
{
    struct cells t = cells_of(x);
    double unit = (t.a + t.b) / t.n, rest = (t.c + t.d) / t.n, target = t.a + t.c,
           other = t.b + t.d, sum;

    if (t.n <= 0)
        return 0;
    sum = deviance(t.a, unit * target, t.off) + deviance(t.b, unit * other, -t.off) +
          deviance(t.c, rest * target, -t.off) + deviance(t.d, rest * other, t.off);
    return number_rounded(signed_by(&t, 2 * sum));
}

double statistics_chi2(const struct contrast *x)
{
    struct cells t = cells_of(x);
    double difference = t.off * t.n,
           margins = (t.a + t.b) * (t.c + t.d) * (t.a + t.c) * (t.b + t.d);

    if (!(margins > 0))
        return NAN;
    return number_rounded(signed_by(&t, difference / margins * difference * t.n));
}

double statistics_log_ratio(const struct contrast *x)
{
    struct cells t = cells_of(x);
    double a = t.a > 0 ? t.a : 0.5, b = t.b > 0 ? t.b : 0.5;

    if (!x->total || !x->reference_total || t.a + t.b <= 0)
        return NAN;
    return number_rounded(
        log2(a / (double)x->total / (b / (double)x->reference_total)));
}

double statistics_percent_diff(const struct contrast *x)
{
    if (!x->reference_count || !x->total)
        return NAN;
    return number_rounded(
        100 *
        difference_of_products((double)x->count, (double)x->reference_total,
                               (double)x->reference_count, (double)x->total) /
        ((double)x->reference_count * (double)x->total));
}

double statistics_p(double score)
{
    return number_rounded(erfc(sqrt(fabs(score) / 2)));
}

double statistics_bonferroni(double p, uint64_t n)
{
    return number_rounded(fmin(1, p * (double)n));
}

double statistics_bic(double g2, const struct contrast *x)
{
    double all = (double)x->total + (double)x->reference_total;

    return all > 0 ? number_rounded(fabs(g2) - log(all)) : NAN;
}

/* ---- association ---- */

static double pmi_of(const struct association *a)
{
    return log2((double)a->joint * (double)a->all /
                ((double)a->first * (double)a->second));
}

double statistics_pmi(const struct association *a)
{
    return a->joint ? number_rounded(pmi_of(a)) : NAN;
}

double statistics_npmi(const struct association *a)
{
    if (!a->first || !a->second || a->joint == a->all)
        return NAN;
    if (!a->joint)
        return -1; /* its limit */
    return number_rounded(pmi_of(a) / -log2((double)a->joint / (double)a->all));
}

double statistics_log_dice(const struct association *a)
{
    if (!a->joint)
        return NAN;
    return number_rounded(
        14 + log2(2 * (double)a->joint / ((double)a->first + (double)a->second)));
}

/* The target is the places of the first, the reference all others. */
double statistics_association_g2(const struct association *a)
{
    return statistics_g2(&(struct contrast){.count = a->joint,
                                            .total = a->first,
                                            .reference_count = a->second - a->joint,
                                            .reference_total = a->all - a->first});
}

/* ---- dispersion ---- */

/* A difference that is below the rounding error of the sums is taken as 0. */
static double without_noise(double difference, double amount)
{
    return fabs(difference) < 1e-12 * amount ? 0 : difference;
}

static double sum_of(const uint64_t *numbers, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += (double)numbers[i];
    return sum;
}

static double dp_of(const uint64_t *counts, const uint64_t *sizes, size_t n)
{
    double all = sum_of(counts, n), size = sum_of(sizes, n), sum = 0;

    if (n < 2 || all <= 0 || size <= 0)
        return NAN;
    for (size_t i = 0; i < n; i++)
        sum += fabs((double)counts[i] / all - (double)sizes[i] / size);
    return sum / 2;
}

double statistics_dp(const uint64_t *counts, const uint64_t *sizes, size_t n)
{
    return number_rounded(dp_of(counts, sizes, n));
}

double statistics_dp_norm(const uint64_t *counts, const uint64_t *sizes, size_t n)
{
    double size = sum_of(sizes, n), least = size;

    for (size_t i = 0; i < n; i++)
        least = fmin(least, (double)sizes[i]);
    if (least >= size)
        return NAN;
    return number_rounded(dp_of(counts, sizes, n) / (1 - least / size));
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
    return number_rounded(
        without_noise(1 - sqrt(squares / (double)n) / mean / sqrt((double)n - 1), 1));
}

/* ---- weight and trend ---- */

double statistics_tfidf(uint64_t count, uint64_t documents, uint64_t all_documents)
{
    if (!documents)
        return NAN;
    return number_rounded((double)count *
                          log10((double)all_documents / (double)documents));
}

/*
 * Mean step and mean value of those that are known; returns how many there are. The
 * mean of equal values is that value to the last bit.
 */
static size_t means_of(const double *values, size_t n, double *step, double *value)
{
    size_t known = 0, first = 0;

    while (first < n && isnan(values[first]))
        first++;
    for (size_t i = first; i < n; i++)
        known += isnan(values[i]) ? 0 : 1;
    *step = 0;
    *value = known ? values[first] : 0;
    for (size_t i = first; i < n; i++)
        if (!isnan(values[i])) {
            *step += (double)i / (double)known;
            *value += (values[i] - values[first]) / (double)known;
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
    double middle, mean, squares = 0, product = 0, amount = 0, steps = 0, above;
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
        amount += fabs(step * off);
        steps += step * step;
    }
    above = without_noise(last_of(values, n) - mean, fabs(mean));
    t.slope = number_rounded(without_noise(product, amount) / steps);
    if (mean != 0)
        t.change = number_rounded(above / mean);
    if (squares > 0)
        t.z = number_rounded(above / sqrt(squares / (double)known));
    return t;
}
