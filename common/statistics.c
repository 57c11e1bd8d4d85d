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

struct corpus_parts statistics_parts(const struct corpus_part *parts, size_t n)
{
    struct corpus_parts all = {.n = n, .least = HUGE_VAL};

    for (size_t i = 0; i < n; i++) {
        all.size += (double)parts[i].size;
        all.least = fmin(all.least, (double)parts[i].size);
        all.middle += (double)parts[i].step;
        all.last = parts[i].step;
    }
    all.middle /= (double)n;
    for (size_t i = 0; i < n; i++) {
        double off = (double)parts[i].step - all.middle;

        all.apart += off * off;
    }
    return all;
}

/* Half the sum of differences is the sum of those above 0, since all sum up to 0. */
static double dp_of(const struct spread *s)
{
    double all = 0, sum = 0;

    for (size_t i = 0; i < s->n; i++)
        all += (double)s->parts[i].count;
    if (s->all->n < 2 || all <= 0)
        return NAN;
    for (size_t i = 0; i < s->n; i++)
        sum += fmax(0, (double)s->parts[i].count / all -
                           (double)s->parts[i].size / s->all->size);
    return sum;
}

double statistics_dp(const struct spread *s)
{
    return number_rounded(dp_of(s));
}

double statistics_dp_norm(const struct spread *s)
{
    return number_rounded(dp_of(s) / (1 - s->all->least / s->all->size));
}

static double frequency(const struct corpus_part *part)
{
    return (double)part->count / (double)part->size;
}

double statistics_juilland_d(const struct spread *s)
{
    double n = (double)s->all->n, mean = 0, squares;

    for (size_t i = 0; i < s->n; i++)
        mean += frequency(&s->parts[i]) / n;
    if (n < 2 || mean <= 0)
        return NAN;
    squares = (n - (double)s->n) * mean * mean;
    for (size_t i = 0; i < s->n; i++) {
        double off = frequency(&s->parts[i]) - mean;

        squares += off * off;
    }
    return number_rounded(without_noise(1 - sqrt(squares / n) / mean / sqrt(n - 1), 1));
}

static double per_million(const struct corpus_part *part)
{
    return (double)part->count * 1e6 / (double)part->size;
}

/* The mean of equal values is that value to the last bit. */
static double mean_of(const struct spread *s)
{
    double first = s->n == s->all->n ? per_million(&s->parts[0]) : 0, mean = first;

    for (size_t i = 0; i < s->n; i++)
        mean += (per_million(&s->parts[i]) - first) / (double)s->all->n;
    return mean;
}

static double last_of(const struct spread *s)
{
    const struct corpus_part *last = s->n ? &s->parts[s->n - 1] : NULL;

    return last && last->step == s->all->last ? per_million(last) : 0;
}

/* Steps from the middle sum up to 0: what is taken from all values changes nothing. */
static double slope_of(const struct spread *s, double mean)
{
    double taken = s->n == s->all->n ? mean : 0, product = 0, amount = 0;

    for (size_t i = 0; i < s->n; i++) {
        double step = (double)s->parts[i].step - s->all->middle,
               area = step * (per_million(&s->parts[i]) - taken);

        product += area;
        amount += fabs(area);
    }
    return without_noise(product, amount) / s->all->apart;
}

static double deviation_of(const struct spread *s, double mean)
{
    double squares = (double)(s->all->n - s->n) * mean * mean;

    for (size_t i = 0; i < s->n; i++) {
        double off = per_million(&s->parts[i]) - mean;

        squares += off * off;
    }
    return sqrt(squares / (double)s->all->n);
}

struct trend statistics_trend(const struct spread *s)
{
    struct trend t = {NAN, NAN, NAN};
    double mean, above, deviation;

    if (s->all->n < 2)
        return t;
    mean = mean_of(s);
    above = without_noise(last_of(s) - mean, fabs(mean));
    deviation = deviation_of(s, mean);
    t.slope = number_rounded(slope_of(s, mean));
    if (mean > 0)
        t.change = number_rounded(above / mean);
    if (deviation > 0)
        t.z = number_rounded(above / deviation);
    return t;
}

/* ---- weight ---- */

double statistics_tfidf(uint64_t count, uint64_t documents, uint64_t all_documents)
{
    if (!documents)
        return NAN;
    return number_rounded((double)count *
                          log10((double)all_documents / (double)documents));
}
