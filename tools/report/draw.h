/*
 * draw: figures as drawings.
 *
 * A drawing has a width in pixels, at which its text is as large as that of the page,
 * and the height that it needs. Each is drawn for the page and again for a telephone.
 */
#ifndef DATELINE_REPORT_DRAW_H
#define DATELINE_REPORT_DRAW_H

#include "report/figure.h"
#include "report/outlines.h"
#include "report/scale.h"

/* All of the page, half of it, a telephone's. */
enum { WIDTH_PAGE = 1040, WIDTH_HALF = 496, WIDTH_NARROW = 328 };

/* Where to, and how. */
struct canvas {
    struct buf *out;
    const char *id, *class; /* of the svg element */
    double width;
};

/* The width that a figure has on the page. */
double draw_width(const struct figure *f);

/* Whether it is drawn in another way for a telephone. */
bool draw_has_narrow(const struct figure *f);

/* Appends the drawing, one svg element. */
void draw_figure(const struct canvas *canvas, const struct figure *f,
                 const struct outlines *outlines);

/* Appends the key to the colours of a map or grid; false if there is none. */
bool draw_legend(const struct canvas *canvas, const struct figure *f);

/* What draw_figure calls, by kind. */
void draw_map(const struct canvas *canvas, const struct figure *f,
              const struct outlines *outlines);
void draw_bars(const struct canvas *canvas, const struct figure *f);
void draw_trend(const struct canvas *canvas, const struct figure *f);
void draw_grid(const struct canvas *canvas, const struct figure *f);

/* The classes of the values that are drawn. */
struct classes draw_classes(const struct figure *f);

/* Begins the svg element. */
void draw_begin(const struct canvas *canvas, const struct figure *f, double height);

/* The size of the texts of a drawing, in pixels. */
double draw_text_size(const struct canvas *canvas);

#endif
