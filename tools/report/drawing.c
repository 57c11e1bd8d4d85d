#include "drawing.h"

#include "report/draw.h"
#include "report/style.h"
#include "report/svg.h"

#include <math.h>
#include <stdio.h>

enum { MARGIN = 16, TITLE_SIZE = 20, HEAD_HEIGHT = 68, FOOT_HEIGHT = 28 };

/* A drawing and the size that it says it has. */
struct part {
    struct buf drawing;
    double width, height;
};

static void measure(struct part *part)
{
    buf_terminate(&part->drawing);
    sscanf(strstr(part->drawing.data, "viewBox="), "viewBox=\"0 0 %lf %lf\"",
           &part->width, &part->height);
}

/* Puts a drawing into the file, scaled to a width; returns its height. */
static double put_drawing(struct buf *out, const struct part *part, double y,
                          double width)
{
    double height = part->height / part->width * width;

    buf_add_string(out, "<svg x=\"");
    svg_number(out, MARGIN);
    buf_add_string(out, "\" y=\"");
    svg_number(out, y);
    buf_add_string(out, "\" width=\"");
    svg_number(out, width);
    buf_add_string(out, "\" height=\"");
    svg_number(out, height);
    buf_add_string(out, "\" viewBox=\"0 0 ");
    svg_number(out, part->width);
    buf_add_string(out, " ");
    svg_number(out, part->height);
    buf_add_string(out, "\">\n");
    buf_add_span(out, buf_span(&part->drawing));
    buf_add_string(out, "</svg>\n");
    return height;
}

static void add_frame(struct buf *out, const struct figure *f, double width,
                      double height)
{
    svg_begin(out, figure_name(f->id), f->kind == KIND_MAP ? "map" : "drawing", width,
              height, buf_span(&f->title), buf_span(&f->description));
    buf_add_string(out, "<style>\n");
    buf_add_string(out, style_colours);
    buf_add_string(out, style_drawings);
    buf_add_string(out,
                   ".paper{fill:var(--paper)}.head{font-size:20px;font-weight:700}\n"
                   ".sub{fill:var(--soft)}\n</style>\n");
    svg_rect(out, "paper", 0, 0, width, height, (struct span){"", 0});
}

static void add_line(struct buf *out, const char *class, double y, struct span text,
                     double size, double width)
{
    struct buf fitted = {0};

    svg_fit_text(&fitted, text, size, width);
    svg_text(out, class, MARGIN, y, buf_span(&fitted));
    buf_release(&fitted);
}

/* As wide as the drawing, or as its title if that is wider. */
static double file_width(const struct figure *f)
{
    double title = svg_text_width(buf_span(&f->title), TITLE_SIZE * SVG_BOLD);

    return fmax(draw_width(f), fmin(title, WIDTH_PAGE)) + 2 * MARGIN;
}

/* The title, the drawing and its key, one below the other; returns where they end. */
static double add_parts(struct buf *out, const struct figure *f,
                        const struct part *drawing, const struct part *key,
                        double width)
{
    double y = HEAD_HEIGHT;

    add_line(out, "head", 30, buf_span(&f->title), TITLE_SIZE * SVG_BOLD,
             file_width(f) - 2 * MARGIN);
    add_line(out, "sub", 52, buf_span(&f->subtitle), 13, file_width(f) - 2 * MARGIN);
    y += put_drawing(out, drawing, y, width) + 6;
    if (key->width > 0)
        y += put_drawing(out, key, y, WIDTH_NARROW);
    svg_text(out, "t", MARGIN, y + 16,
             f->kind == KIND_MAP ? SPAN("Counted by Dateline; map: Natural Earth")
                                 : SPAN("Counted by Dateline"));
    return y + FOOT_HEIGHT;
}

void drawing_write(const struct figure *f, const struct outlines *outlines,
                   struct buf *out)
{
    struct part drawing = {0}, key = {0};
    struct buf parts = {0};
    double width = draw_width(f), height;
    const char *class = f->kind == KIND_MAP ? "map" : "wide";

    draw_figure(&(struct canvas){&drawing.drawing, "drawing", class, width}, f,
                outlines);
    measure(&drawing);
    if (draw_legend(&(struct canvas){&key.drawing, "key", "legend", WIDTH_NARROW}, f))
        measure(&key);
    height = add_parts(&parts, f, &drawing, &key, width);
    add_frame(out, f, file_width(f), height);
    buf_add_span(out, buf_span(&parts));
    svg_end(out);
    buf_release(&parts);
    buf_release(&drawing.drawing);
    buf_release(&key.drawing);
}
