#include "scale.h"

#include <math.h>

double scale_round_up(double x)
{
    static const double steps[] = {1, 2, 2.5, 5, 10};
    double power = pow(10, floor(log10(x))), best = 0;

    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]) && best < x * (1 - 1e-9);
         i++)
        best = steps[i] * power;
    return best;
}

struct scale scale_to(double most, double length, int ticks)
{
    struct scale s = {.length = length, .top = 1, .step = 1};

    if (most > 0) {
        s.step = scale_round_up(most / ticks);
        s.top = ceil(most / s.step - 1e-9) * s.step;
    }
    return s;
}

double scale_at(const struct scale *s, double value)
{
    return value / s->top * s->length;
}

/* The nearest of 1, 2 and 5 times a power of ten, in logarithms. */
static double nearest_round(double x)
{
    static const double steps[] = {1, 2, 5, 10};
    double power = pow(10, floor(log10(x) + 1e-12)), best = 1;

    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
        if (fabs(log(steps[i] * power / x)) < fabs(log(best / x)))
            best = steps[i] * power;
    return best;
}

struct classes classes_to(double most)
{
    struct classes c = {.most = most};

    for (int i = 0; i < SCALE_MOST_CLASSES && most >= 1; i++) {
        double from = most <= SCALE_MOST_CLASSES
                          ? i + 1
                          : nearest_round(pow(most, (double)i / SCALE_MOST_CLASSES));

        if ((c.n == 0 || from > c.from[c.n - 1]) && from <= most)
            c.from[c.n++] = from;
    }
    return c;
}

size_t classes_of(const struct classes *c, double value)
{
    size_t class = 0;

    while (class < c->n && value >= c->from[class])
        class ++;
    return class;
}
