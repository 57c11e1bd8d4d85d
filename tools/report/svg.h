/*
 * svg: writes drawings in SVG 2, inline in HTML or as files of their own.
 *
 * What is appended is well-formed XML whatever the texts are. Numbers are in user
 * units, with at most two decimals. Only classes determine how things look.
 */
#ifndef DATELINE_REPORT_SVG_H
#define DATELINE_REPORT_SVG_H

#include "buf.h"

/*
 * Appends a text, escaped to stand in an element or between double quotes; characters
 * that XML does not allow become U+FFFD.
 */
void svg_escape(struct buf *out, struct span text);

void svg_number(struct buf *out, double x);

/*
 * Begins a drawing of the given size, which scales. `id` must be unique in the
 * document; `title` and `description` are for screen readers.
 */
void svg_begin(struct buf *out, const char *id, const char *class, double width,
               double height, struct span title, struct span description);
void svg_end(struct buf *out);

/* `tip` is shown when the pointer rests on the shape; empty: nothing is. */
void svg_rect(struct buf *out, const char *class, double x, double y, double width,
              double height, struct span tip);
void svg_circle(struct buf *out, const char *class, double x, double y, double radius,
                struct span tip);
void svg_line(struct buf *out, const char *class, double x1, double y1, double x2,
              double y2);

/* A path with these commands. */
void svg_path(struct buf *out, const char *class, struct span commands,
              struct span tip);

/* A text that begins at x; "m" and "e" among the classes anchor its middle, its end. */
void svg_text(struct buf *out, const char *class, double x, double y, struct span text);
/* The same, turned by degrees, clockwise. */
void svg_turned_text(struct buf *out, const char *class, double x, double y,
                     double degrees, struct span text);

/* An estimate of the width of a text, from the widths of its characters. */
double svg_text_width(struct span text, double size);

/* How much wider bold text is: a factor of its size. */
#define SVG_BOLD 1.13

/* Appends the text, cut to a width and ended by an ellipsis if it is longer. */
void svg_fit_text(struct buf *out, struct span text, double size, double width);

#endif
