#include "report/kinds.h"
#include "report/svg.h"

#include <math.h>

enum { ROW_HEIGHT = 24, CODE_WIDTH = 26, NAME_SIZE = 11, LONGEST_NAME = 100 };

/* Rows of cells, and where they are. */
struct layout {
    size_t rows, columns;
    double size, labels, top, cell, height;
    bool codes, numbers;
};

/* The rows of the frame are those of the grid, each of as many cells. */
static size_t columns_of(const struct figure *f)
{
    struct span first = frame_at(&f->frame, 0, f->code)->text;
    size_t n = 0, rows = frame_rows(&f->frame);

    while (n < rows && span_equal(frame_at(&f->frame, n, f->code)->text, first))
        n++;
    return n;
}

/* The name over a column, cut if it is very long. */
static struct span column_name(const struct figure *f, size_t column, struct buf *text)
{
    buf_clear(text);
    svg_fit_text(text, frame_at(&f->frame, column, 2)->text, NAME_SIZE, LONGEST_NAME);
    return buf_span(text);
}

static struct layout lay_out(const struct canvas *canvas, const struct figure *f)
{
    struct layout l = {.columns = columns_of(f), .size = canvas_text_size(canvas)};
    struct buf text = {0};
    double longest = 0, width = 0;

    l.rows = frame_rows(&f->frame) / l.columns;
    l.codes = f->id == FIGURE_TOGETHER;
    for (size_t i = 0; i < l.rows; i++)
        width = fmax(
            width,
            svg_text_width(frame_at(&f->frame, i * l.columns, f->label)->text, l.size));
    l.labels = fmin(width, canvas->width * 0.3) + (l.codes ? CODE_WIDTH : 0) + 8;
    l.cell = fmin((canvas->width - l.labels - 2) / (double)l.columns, 56);
    for (size_t i = 0; i < l.columns; i++)
        longest = fmax(longest, svg_text_width(column_name(f, i, &text), NAME_SIZE));
    buf_release(&text);
    l.top = l.cell >= longest + 2 ? 18 : longest + 8;
    l.numbers = l.cell >= 18;
    l.height = l.numbers ? ROW_HEIGHT : fmax(l.cell, 18);
    return l;
}

static void draw_column_names(const struct canvas *canvas, const struct figure *f,
                              const struct layout *l, struct buf *text)
{
    for (size_t i = 0; i < l->columns; i++) {
        double x = l->labels + ((double)i + 0.5) * l->cell;
        struct span name = column_name(f, i, text);

        if (l->top > 18)
            svg_turned_text(canvas->out, "t", x + 4, l->top - 6, -90, name);
        else
            svg_text(canvas->out, "t m", x, l->top - 6, name);
    }
}

static void write_tip(const struct figure *f, size_t row, struct buf *tip)
{
    buf_clear(tip);
    buf_add_span(tip, frame_at(&f->frame, row, f->label)->text);
    buf_add_literal(tip, ", ");
    buf_add_span(tip, frame_at(&f->frame, row, 2)->text);
    buf_add_literal(tip, ": ");
    frame_show_count(frame_at(&f->frame, row, f->value)->number, "document", tip);
}

static void draw_cell(const struct canvas *canvas, const struct figure *f,
                      const struct layout *l, const struct classes *classes, size_t row,
                      size_t column, struct buf *text)
{
    static const char *const inks[] = {"",       "n m n1", "n m n2",
                                       "n m n3", "n m n4", "n m n5"};
    size_t at = row * l->columns + column;
    double value = frame_at(&f->frame, at, f->value)->number;
    double x = l->labels + (double)column * l->cell,
           y = l->top + (double)row * l->height;
    size_t class;

    if (isnan(value))
        return;
    class = classes_of(classes, value);
    write_tip(f, at, text);
    svg_rect(canvas->out, class ? canvas_fills[class] : "empty", x + 1, y + 1,
             l->cell - 2, l->height - 2, buf_span(text));
    if (!l->numbers || class == 0)
        return;
    buf_clear(text);
    frame_show(&f->frame, at, f->value, text);
    if (svg_text_width(buf_span(text), 11) < l->cell)
        svg_text(canvas->out, inks[class], x + l->cell / 2, y + l->height / 2 + 4,
                 buf_span(text));
}

static void draw_row_name(const struct canvas *canvas, const struct figure *f,
                          const struct layout *l, size_t row, struct buf *text)
{
    double base = l->top + (double)row * l->height + l->height / 2 + l->size * 0.36;
    size_t at = row * l->columns;

    buf_clear(text);
    svg_fit_text(text, frame_at(&f->frame, at, f->label)->text, l->size,
                 l->labels - 8 - (l->codes ? CODE_WIDTH : 0));
    svg_text(canvas->out, "l", 0, base, buf_span(text));
    if (l->codes)
        svg_text(canvas->out, "t e", l->labels - 8, base,
                 frame_at(&f->frame, at, f->code)->text);
}

void draw_grid(const struct canvas *canvas, const struct figure *f)
{
    struct layout l = lay_out(canvas, f);
    struct classes classes = canvas_classes(f);
    struct buf text = {0};

    canvas_begin(canvas, f, l.top + (double)l.rows * l.height + 2);
    draw_column_names(canvas, f, &l, &text);
    for (size_t i = 0; i < l.rows; i++) {
        draw_row_name(canvas, f, &l, i, &text);
        for (size_t j = 0; j < l.columns; j++)
            draw_cell(canvas, f, &l, &classes, i, j, &text);
    }
    svg_end(canvas->out);
    buf_release(&text);
}
