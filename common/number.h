/*
 * number: writes doubles as text that reads back as the same number, and reads whole
 * numbers.
 */
#ifndef DATELINE_NUMBER_H
#define DATELINE_NUMBER_H

#include "buf.h"

/*
 * Appends the shortest decimal that reads back as `x`, with a point in any locale:
 * "0.1", "1e-07", "12". Infinity is "inf" or "-inf"; for NAN nothing is appended.
 */
void number_add(struct buf *out, double x);

/*
 * `x` to twelve significant digits, and no negative zero. The results of logarithms and
 * powers may differ in the last bits from machine to machine, but the same input is to
 * give the same bytes.
 */
double number_rounded(double x);

/*
 * Reads a whole number: decimal digits and nothing else. False: it is none, or does not
 * fit in 64 bits.
 */
bool number_read(struct span digits, uint64_t *number);

#endif
