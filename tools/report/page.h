/*
 * page: writes a report as one HTML file.
 *
 * The page has no scripts, and a Content-Security-Policy that forbids them; it loads
 * nothing from the network. All texts are escaped.
 */
#ifndef DATELINE_REPORT_PAGE_H
#define DATELINE_REPORT_PAGE_H

#include "report/figure.h"
#include "report/outlines.h"

/* What goes on the page; the figures are those that there are data for. */
struct page {
    struct span title;
    const char *directory; /* of the tables */
    const struct summary *summary;
    const struct figure *figures;
    size_t n_figures;
    const struct outlines *outlines;
};

/* False: a table could not be read again, which has been reported. */
bool page_write(const struct page *p, struct buf *out);

#endif
