/*
 * draw: draws figures. Each is drawn for the page and, if need be, again for a
 * telephone.
 */
#ifndef DATELINE_REPORT_DRAW_H
#define DATELINE_REPORT_DRAW_H

#include "report/canvas.h"
#include "report/outlines.h"

/* The width that a figure has on the page. */
double draw_width(const struct figure *f);

/* Whether it is drawn in another way for a telephone. */
bool draw_has_narrow(const struct figure *f);

/* Appends the drawing, one svg element. */
void draw_figure(const struct canvas *canvas, const struct figure *f,
                 const struct outlines *outlines);

/* Appends the key to the colours of a map or grid; false if there is none. */
bool draw_legend(const struct canvas *canvas, const struct figure *f);

#endif
