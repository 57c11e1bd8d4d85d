/*
 * canvas: what all kinds of drawings have in common.
 *
 * A drawing has a width in pixels, at which its text is as large as that of the page,
 * and the height that it needs.
 */
#ifndef DATELINE_REPORT_CANVAS_H
#define DATELINE_REPORT_CANVAS_H

#include "report/figure.h"
#include "report/scale.h"

/* All of the page, half of it, a telephone's. */
enum { WIDTH_PAGE = 1040, WIDTH_HALF = 496, WIDTH_NARROW = 328 };

/* Where and how to draw. */
struct canvas {
    struct buf *out;
    const char *id, *class; /* of the svg element */
    double width;
};

/* Begins the svg element. */
void canvas_begin(const struct canvas *canvas, const struct figure *f, double height);

/* The size of the texts of a drawing, in pixels. */
double canvas_text_size(const struct canvas *canvas);

/* The fill of a class of values, a class of CSS; that of 0 is of what has no value. */
extern const char *const canvas_fills[SCALE_MOST_CLASSES + 1];

/* The classes of the values that are drawn. */
struct classes canvas_classes(const struct figure *f);

#endif
