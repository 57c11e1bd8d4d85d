/*
 * svg: drawings as text, inline in HTML or as files of their own (SVG 2).
 *
 * What is appended is well-formed XML whatever texts are drawn. Numbers are in user
 * units, with two decimals at most. How things look is said by classes alone.
 */
#ifndef DATELINE_REPORT_SVG_H
#define DATELINE_REPORT_SVG_H

#include "buf.h"

/*
 * Appends a text to stand in an element or between double quotes: characters that
 * mean something there are escaped, those that XML does not know become U+FFFD.
 */
void svg_escape(struct buf *out, struct span text);

void svg_number(struct buf *out, double x);

/*
 * Begins a drawing of the given size, which scales. `id` is that of the drawing and
 * must be the document's only one; `title` and `description` are for screen readers.
 */
void svg_begin(struct buf *out, const char *id, const char *class, double width,
               double height, struct span title, struct span description);
void svg_end(struct buf *out);

void svg_group(struct buf *out, const char *class);
void svg_group_end(struct buf *out);

/* What a pointer is told that rests on the shape; the empty span: nothing. */
void svg_rect(struct buf *out, const char *class, double x, double y, double width,
              double height, struct span tip);
void svg_circle(struct buf *out, const char *class, double x, double y, double radius,
                struct span tip);
void svg_line(struct buf *out, const char *class, double x1, double y1, double x2,
              double y2);

/* A path whose commands are known. */
void svg_path(struct buf *out, const char *class, struct span commands,
              struct span tip);

/* A text that begins at x; "m" and "e" among the classes anchor its middle, its end. */
void svg_text(struct buf *out, const char *class, double x, double y, struct span text);
/* The same, turned by degrees, clockwise. */
void svg_turned_text(struct buf *out, const char *class, double x, double y,
                     double degrees, struct span text);

/* How wide a text of a size may be, by the widths of its characters. */
double svg_text_width(struct span text, double size);

/* Appends the text, cut to a width and ended by an ellipsis if it is longer. */
void svg_fit_text(struct buf *out, struct span text, double size, double width);

#endif
