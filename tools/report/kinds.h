/*
 * kinds: a function for each kind of figure, which draws it.
 *
 * Each appends one svg element. Only draw_figure calls them.
 */
#ifndef DATELINE_REPORT_KINDS_H
#define DATELINE_REPORT_KINDS_H

#include "report/canvas.h"
#include "report/outlines.h"

void draw_map(const struct canvas *canvas, const struct figure *f,
              const struct outlines *outlines);
void draw_bars(const struct canvas *canvas, const struct figure *f);
void draw_trend(const struct canvas *canvas, const struct figure *f);
void draw_grid(const struct canvas *canvas, const struct figure *f);

#endif
