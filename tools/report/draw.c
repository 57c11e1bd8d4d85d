#include "draw.h"

#include "report/kinds.h"
#include "report/svg.h"

double draw_width(const struct figure *f)
{
    return f->kind == KIND_BARS || f->id == FIGURE_TOGETHER ? WIDTH_HALF : WIDTH_PAGE;
}

bool draw_has_narrow(const struct figure *f)
{
    return f->kind != KIND_MAP;
}

void draw_figure(const struct canvas *canvas, const struct figure *f,
                 const struct outlines *outlines)
{
    switch (f->kind) {
    case KIND_MAP:
        draw_map(canvas, f, outlines);
        break;
    case KIND_BARS:
        draw_bars(canvas, f);
        break;
    case KIND_TREND:
        draw_trend(canvas, f);
        break;
    case KIND_GRID:
        draw_grid(canvas, f);
        break;
    }
}

/* ---- the key to colours ---- */

enum { SWATCH_WIDTH = 46, SWATCH_HEIGHT = 10, NONE_WIDTH = 40 };

/* A bound below the colours; returns its width. */
static double add_bound(const struct canvas *canvas, double x, double value)
{
    struct buf text = {0};
    double width;

    frame_show_number(value, 0, &text);
    svg_text(canvas->out, "t", x, SWATCH_HEIGHT + 14, buf_span(&text));
    width = svg_text_width(buf_span(&text), 11);
    buf_release(&text);
    return width;
}

/* Draws the key to classes; the last colour is as wide as its two bounds need. */
static void draw_classes_key(const struct canvas *canvas, const struct classes *c,
                             double x)
{
    for (size_t i = 0; i < c->n; i++, x += SWATCH_WIDTH) {
        double width = add_bound(canvas, x, c->from[i]);

        if (i + 1 == c->n && c->most > c->from[i])
            width += add_bound(canvas, x + width + 12, c->most) + 12;
        svg_rect(canvas->out, canvas_fills[i + 1], x, 0,
                 width < SWATCH_WIDTH ? SWATCH_WIDTH : width, SWATCH_HEIGHT,
                 (struct span){"", 0});
    }
}

bool draw_legend(const struct canvas *canvas, const struct figure *f)
{
    struct classes c = canvas_classes(f);

    if (f->kind != KIND_MAP && f->kind != KIND_GRID)
        return false;
    svg_begin(canvas->out, canvas->id, canvas->class, canvas->width, SWATCH_HEIGHT + 20,
              SPAN("Key to the colours"), SPAN("The further to the right, the more"));
    svg_rect(canvas->out, f->kind == KIND_MAP ? canvas_fills[0] : "empty", 0, 0,
             NONE_WIDTH, SWATCH_HEIGHT, (struct span){"", 0});
    svg_text(canvas->out, "t m", NONE_WIDTH / 2.0, SWATCH_HEIGHT + 14, SPAN("none"));
    draw_classes_key(canvas, &c, NONE_WIDTH + 8);
    svg_end(canvas->out);
    return true;
}
