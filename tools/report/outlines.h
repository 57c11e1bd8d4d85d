/*
 * outlines: the shapes of countries on the map, from a data file.
 */
#ifndef DATELINE_REPORT_OUTLINES_H
#define DATELINE_REPORT_OUTLINES_H

#include "files.h"

/* The size of the map in its units; below it there is only sea. */
enum { OUTLINES_WIDTH = 4000, OUTLINES_HEIGHT = 1740 };

struct outline {
    struct span code, path; /* the path is one of SVG, or empty */
    double x, y;            /* the middle of its largest piece */
    double area;            /* square units */
};

/* outlines_release frees it. */
struct outlines {
    struct outline *items; /* by code */
    size_t n, capacity;
    struct table_file file;
    struct buf path;
};

/* False: `file.problem` says why, `path` which file. */
bool outlines_open(struct outlines *o);
void outlines_release(struct outlines *o);

/* Whether a country is so small that it must be drawn as a mark. */
bool outline_is_small(const struct outline *o);

#endif
