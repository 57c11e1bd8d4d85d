/*
 * style: how pages and drawings look, as CSS.
 */
#ifndef DATELINE_REPORT_STYLE_H
#define DATELINE_REPORT_STYLE_H

extern const char *const style_colours;  /* light and dark, as custom properties */
extern const char *const style_drawings; /* classes of svg elements */
extern const char *const style_page;

#endif
