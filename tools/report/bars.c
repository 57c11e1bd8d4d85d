#include "report/kinds.h"
#include "report/svg.h"

#include <math.h>

enum { PITCH = 25, BAR = 15, GAP = 10 };

/* Where the columns of a drawing are. */
struct layout {
    double size;               /* of text */
    double labels, codes, bar; /* widths; `codes` is 0 if there are none */
    double most;               /* the value of a whole bar; not 0 */
};

static bool has_codes(const struct figure *f)
{
    return f->id == FIGURE_COUNTRIES;
}

static struct layout lay_out(const struct canvas *canvas, const struct figure *f)
{
    struct layout l = {.size = canvas_text_size(canvas),
                       .codes = has_codes(f) ? 28 : 0};
    struct buf text = {0};
    double values = 0;

    for (size_t i = 0; i < f->shown; i++) {
        l.labels = fmax(l.labels,
                        svg_text_width(frame_at(&f->frame, i, f->label)->text, l.size));
        l.most = fmax(l.most, frame_at(&f->frame, i, f->value)->number);
        buf_clear(&text);
        frame_show(&f->frame, i, f->value, &text);
        values = fmax(values, svg_text_width(buf_span(&text), l.size));
    }
    buf_release(&text);
    l.most = l.most > 0 ? l.most : 1;
    l.labels = fmin(l.labels, canvas->width * 0.42);
    l.bar = canvas->width - l.labels - l.codes - GAP - values - 8;
    return l;
}

/* "South Korea: Mentions 41, Documents 17" for a pointer. */
static void write_tip(const struct figure *f, size_t row, struct buf *tip)
{
    buf_clear(tip);
    buf_add_span(tip, frame_at(&f->frame, row, f->label)->text);
    for (size_t i = 0; i < f->frame.n_columns; i++) {
        if (f->frame.columns[i].kind == COLUMN_TEXT)
            continue;
        buf_add_string(tip, i == f->value ? ": " : ", ");
        buf_add_string(tip, f->frame.columns[i].heading);
        buf_add_char(tip, ' ');
        frame_show(&f->frame, row, i, tip);
    }
}

static void draw_row(const struct canvas *canvas, const struct figure *f,
                     const struct layout *l, size_t row, struct buf *text)
{
    double y = (double)row * PITCH, base = y + BAR / 2.0 + l->size * 0.36 + 3;
    double x = l->labels + l->codes + GAP;
    double length = frame_at(&f->frame, row, f->value)->number / l->most * l->bar;

    buf_clear(text);
    svg_fit_text(text, frame_at(&f->frame, row, f->label)->text, l->size, l->labels);
    svg_text(canvas->out, "l", 0, base, buf_span(text));
    if (l->codes > 0)
        svg_text(canvas->out, "t e", l->labels + l->codes, base,
                 frame_at(&f->frame, row, f->code)->text);
    write_tip(f, row, text);
    svg_rect(canvas->out, "bar", x, y + 3, fmax(length, 1), BAR, buf_span(text));
    buf_clear(text);
    frame_show(&f->frame, row, f->value, text);
    svg_text(canvas->out, "v", x + length + 6, base, buf_span(text));
}

void draw_bars(const struct canvas *canvas, const struct figure *f)
{
    struct layout l = lay_out(canvas, f);
    struct buf text = {0};

    canvas_begin(canvas, f, (double)f->shown * PITCH + 2);
    for (size_t i = 0; i < f->shown; i++)
        draw_row(canvas, f, &l, i, &text);
    svg_line(canvas->out, "axis", l.labels + l.codes + GAP, 0, l.labels + l.codes + GAP,
             (double)f->shown * PITCH);
    svg_end(canvas->out);
    buf_release(&text);
}
