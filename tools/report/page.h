/*
 * page: a report as one HTML file.
 *
 * The page has no script, and a Content-Security-Policy that forbids any; it asks the
 * network for nothing. All texts are escaped.
 */
#ifndef DATELINE_REPORT_PAGE_H
#define DATELINE_REPORT_PAGE_H

#include "report/figure.h"
#include "report/outlines.h"

/* Figures whose id is not in place are left out. */
struct page {
    struct span title;
    const char *directory; /* of the tables */
    const struct summary *summary;
    const struct figure *figures;
    size_t n_figures;
    const struct outlines *outlines;
};

/* False: a table cannot be read again, which is told. */
bool page_write(const struct page *p, struct buf *out);

#endif
