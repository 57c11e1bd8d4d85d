#include "report/kinds.h"
#include "report/svg.h"

#include <math.h>

enum { HEAD = 36, PLOT = 88, FOOT = 34, GUTTER = 24, VALUE = 46 };

/* Panels side by side, with one scale. */
struct layout {
    size_t across;
    double panel, plot; /* widths of a panel, of what is plotted in it */
    double size, step;  /* of text; of a period */
    struct scale scale;
};

static double value_at(const struct figure *f, size_t panel, size_t period)
{
    return frame_at(&f->frame, panel * f->n_periods + period, f->value)->number;
}

static struct layout lay_out(const struct canvas *canvas, const struct figure *f)
{
    struct layout l = {.across = canvas->width > WIDTH_HALF ? 4 : 2,
                       .size = canvas_text_size(canvas)};
    double most = 0;

    for (size_t i = 0; i < frame_rows(&f->frame); i++)
        most = fmax(most, frame_at(&f->frame, i, f->value)->number);
    l.scale = scale_to(most, PLOT, 2);
    l.panel = (canvas->width - (double)(l.across - 1) * GUTTER) / (double)l.across;
    l.plot = l.panel - VALUE;
    l.step = l.plot / (double)(f->n_periods - 1);
    return l;
}

/* ---- a panel, its plot's upper left corner at x, y ---- */

/* Periods without documents, from one to the next that has some. */
static void draw_gaps(struct buf *out, const struct figure *f, const struct layout *l,
                      size_t panel, double x, double y)
{
    double left, right;

    for (size_t i = 0, from; i < f->n_periods; i++) {
        if (!isnan(value_at(f, panel, i)))
            continue;
        from = i;
        while (i < f->n_periods && isnan(value_at(f, panel, i)))
            i++;
        left = fmax(0, ((double)from - 0.5) * l->step);
        right = fmin(l->plot, ((double)i - 0.5) * l->step);
        svg_rect(out, "gap", x + left, y, right - left, PLOT, (struct span){"", 0});
    }
}

static void draw_ticks(struct buf *out, const struct layout *l, double x, double y,
                       bool labelled)
{
    struct buf text = {0};

    for (double tick = 0; tick <= l->scale.top * 1.001; tick += l->scale.step) {
        double at = y + PLOT - scale_at(&l->scale, tick);

        svg_line(out, tick > 0 ? "grid" : "axis", x, at, x + l->plot, at);
        if (!labelled || tick <= 0)
            continue;
        buf_clear(&text);
        frame_show_number(tick, l->scale.step < 1 || fmod(tick, 1) > 0, &text);
        buf_add_char(&text, '%');
        svg_text(out, "t halo", x, at - 3, buf_span(&text));
    }
    buf_release(&text);
}

static void add_point(struct buf *path, char command, double x, double y)
{
    buf_add_char(path, command);
    svg_number(path, x);
    buf_add_char(path, ' ');
    svg_number(path, y);
}

/* A line that breaks at gaps; a period between two gaps is a dot. */
static void draw_line(struct buf *out, const struct figure *f, const struct layout *l,
                      size_t panel, double x, double y)
{
    struct buf path = {0};

    for (size_t i = 0; i < f->n_periods; i++) {
        double value = value_at(f, panel, i), at_x = x + (double)i * l->step;
        double at_y = y + PLOT - scale_at(&l->scale, value);
        bool joined = i > 0 && !isnan(value_at(f, panel, i - 1));
        bool goes_on = i + 1 < f->n_periods && !isnan(value_at(f, panel, i + 1));

        if (isnan(value))
            continue;
        add_point(&path, joined ? 'L' : 'M', at_x, at_y);
        if (!joined && !goes_on)
            svg_circle(out, "dot", at_x, at_y, 2, (struct span){"", 0});
    }
    svg_path(out, "line", buf_span(&path), (struct span){"", 0});
    buf_release(&path);
}

/* Draws the last value, if there is one, as a number. */
static void draw_last(struct buf *out, const struct figure *f, const struct layout *l,
                      size_t panel, double x, double y)
{
    size_t last = f->n_periods - 1;
    double value = value_at(f, panel, last);
    double at = y + PLOT - scale_at(&l->scale, value);
    struct buf text = {0};

    if (isnan(value))
        return;
    svg_circle(out, "dot", x + l->plot, at, 3, (struct span){"", 0});
    frame_show_number(value, value > 0 && value < 10, &text);
    buf_add_char(&text, '%');
    svg_text(out, "v", x + l->plot + 6, fmax(at + 4, y + 8), buf_span(&text));
    buf_release(&text);
}

static void write_period(const struct figure *f, size_t period, struct buf *out)
{
    long number = f->first + (long)period;
    bool years = calendar_year(f->unit, f->first + (long)f->n_periods - 1) >
                 calendar_year(f->unit, f->first) + 1;

    buf_clear(out);
    if (years && f->unit >= CALENDAR_MONTH)
        calendar_write(CALENDAR_YEAR, calendar_year(f->unit, number), out);
    else
        calendar_write(f->unit, number, out);
}

/* Years begin with a tick; the first period and the last are named. */
static void draw_time(struct buf *out, const struct figure *f, const struct layout *l,
                      double x, double y)
{
    struct buf text = {0};

    for (size_t i = 1; i < f->n_periods; i++) {
        long number = f->first + (long)i;
        double at = x + ((double)i - 0.5) * l->step;

        if (f->n_periods < 200 &&
            calendar_year(f->unit, number) != calendar_year(f->unit, number - 1))
            svg_line(out, "axis", at, y + PLOT, at, y + PLOT + 4);
    }
    write_period(f, 0, &text);
    svg_text(out, "t", x, y + PLOT + 16, buf_span(&text));
    write_period(f, f->n_periods - 1, &text);
    svg_text(out, "t e", x + l->plot, y + PLOT + 16, buf_span(&text));
    buf_release(&text);
}

static void draw_panel(struct buf *out, const struct figure *f, const struct layout *l,
                       size_t panel)
{
    double x = (double)(panel % l->across) * (l->panel + GUTTER);
    double y = (double)(panel / l->across) * (HEAD + PLOT + FOOT) + HEAD;
    struct buf name = {0};

    svg_fit_text(&name, frame_at(&f->frame, panel * f->n_periods, f->label)->text,
                 l->size * SVG_BOLD, l->panel);
    svg_text(out, "l b", x, y - 20, buf_span(&name));
    draw_gaps(out, f, l, panel, x, y);
    draw_ticks(out, l, x, y, panel % l->across == 0);
    draw_line(out, f, l, panel, x, y);
    draw_last(out, f, l, panel, x, y);
    draw_time(out, f, l, x, y);
    buf_release(&name);
}

void draw_trend(const struct canvas *canvas, const struct figure *f)
{
    struct layout l = lay_out(canvas, f);
    size_t rows = (f->shown + l.across - 1) / l.across;

    canvas_begin(canvas, f, (double)rows * (HEAD + PLOT + FOOT) - 10);
    for (size_t i = 0; i < f->shown; i++)
        draw_panel(canvas->out, f, &l, i);
    svg_end(canvas->out);
}
