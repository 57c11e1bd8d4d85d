/*
 * number: fractions as text that reads back the same.
 */
#ifndef DATELINE_NUMBER_H
#define DATELINE_NUMBER_H

#include "buf.h"

/*
 * Appends the shortest decimal that reads back as `x`, with a point in any locale:
 * "0.1", "1e-07", "12". Infinity is "inf", with its sign; what is no number, nothing.
 */
void number_add(struct buf *out, double x);

/*
 * `x` to twelve significant digits: what logarithms and powers give may differ in
 * the last bits from machine to machine, and the same input is to give the same
 * bytes. Of zeros there is one, without a sign.
 */
double number_rounded(double x);

#endif
