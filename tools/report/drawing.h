/*
 * drawing: writes one figure as an SVG file.
 */
#ifndef DATELINE_REPORT_DRAWING_H
#define DATELINE_REPORT_DRAWING_H

#include "report/figure.h"
#include "report/outlines.h"

/* Appends the file: the title, the drawing, the key to its colours, the source. */
void drawing_write(const struct figure *f, const struct outlines *outlines,
                   struct buf *out);

#endif
