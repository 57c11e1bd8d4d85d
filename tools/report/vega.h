/*
 * vega: writes figures as specifications of Vega-Lite 5, with their data.
 */
#ifndef DATELINE_REPORT_VEGA_H
#define DATELINE_REPORT_VEGA_H

#include "report/figure.h"
#include "report/outlines.h"

/* Appends a JSON object. */
void vega_write(const struct figure *f, const struct outlines *outlines,
                struct buf *out);

#endif
