/*
 * scale: maps values to places and classes, with round numbers.
 */
#ifndef DATELINE_REPORT_SCALE_H
#define DATELINE_REPORT_SCALE_H

#include <stddef.h>

/* The least number >= x that is 1, 2, 2.5 or 5 times a power of ten; `x` > 0. */
double scale_round_up(double x);

/* A linear scale from 0. */
struct scale {
    double top;  /* the value at the far end, a multiple of `step` */
    double step; /* between ticks */
    double length;
};

/* A scale that reaches `most`, which may be 0, with about `ticks` ticks. */
struct scale scale_to(double most, double length, int ticks);
double scale_at(const struct scale *s, double value);

/*
 * Classes whose bounds are round whole numbers and have about the same ratio: for
 * counts, a few of which are much larger than the others.
 */
enum { SCALE_MOST_CLASSES = 5 };

struct classes {
    double from[SCALE_MOST_CLASSES]; /* the least value of each */
    double most;                     /* the largest value there is */
    size_t n;
};

/* Classes of whole numbers from 1 to `most`; none if that is below 1. */
struct classes classes_to(double most);

/* The class of a value, from 1; 0 for what is below 1. */
size_t classes_of(const struct classes *c, double value);

#endif
