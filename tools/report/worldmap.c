#include "report/kinds.h"
#include "report/svg.h"

enum { MOST_LABELS = 8, LEAST_GAP = 8 };

/* In units of the map. */
static const double LABEL_SIZE = 44, MARK = 13, FAINT_MARK = 7;

/* A country has room for its name if it is so many times larger. */
static const double ROOMY = 4;

static const struct outline *find_outline(const struct outlines *o, struct span code)
{
    for (size_t i = 0; i < o->n; i++)
        if (span_equal(o->items[i].code, code))
            return &o->items[i];
    return NULL;
}

/* The row of a country, or that behind the last. */
static size_t row_of(const struct figure *f, struct span code)
{
    size_t row = 0, n = frame_rows(&f->frame);

    while (row < n && !span_equal(frame_at(&f->frame, row, f->code)->text, code))
        row++;
    return row;
}

static void write_tip(const struct figure *f, size_t row, struct buf *tip)
{
    buf_clear(tip);
    buf_add_span(tip, frame_at(&f->frame, row, f->label)->text);
    buf_add_literal(tip, " (");
    buf_add_span(tip, frame_at(&f->frame, row, f->code)->text);
    buf_add_literal(tip, "): ");
    frame_show_count(frame_at(&f->frame, row, 2)->number, "mention", tip);
    buf_add_literal(tip, " in ");
    frame_show_count(frame_at(&f->frame, row, 3)->number, "document", tip);
}

/* ---- land and marks ---- */

static void draw_country(struct buf *out, const struct outline *o, size_t class,
                         struct span tip)
{
    static const char *const marks[] = {"mark k0 faint", "mark k1", "mark k2",
                                        "mark k3",       "mark k4", "mark k5"};

    if (outline_is_small(o))
        svg_circle(out, marks[class], o->x, o->y, class ? MARK : FAINT_MARK, tip);
    else
        svg_path(out, canvas_fills[class], o->path, tip);
}

/* The order of drawing: marks come after land, which would hide them, and those of
   countries with counts come last. */
enum layer { LAND, FAINT_MARKS, MARKS };

static enum layer layer_of(const struct outline *o, size_t class)
{
    return !outline_is_small(o) ? LAND : class ? MARKS : FAINT_MARKS;
}

static void draw_layer(struct buf *out, const struct figure *f,
                       const struct outlines *o, const struct classes *classes,
                       enum layer layer)
{
    struct buf tip = {0};

    for (size_t i = 0; i < o->n; i++) {
        size_t row = row_of(f, o->items[i].code), class = 0;

        buf_clear(&tip);
        if (row < frame_rows(&f->frame)) {
            class = classes_of(classes, frame_at(&f->frame, row, f->value)->number);
            write_tip(f, row, &tip);
        }
        if (layer_of(&o->items[i], class) == layer)
            draw_country(out, &o->items[i], class, buf_span(&tip));
    }
    buf_release(&tip);
}

/* ---- labels ---- */

struct box {
    double left, right, top, bottom;
};

static struct box box_of(double x, double y, struct span text)
{
    double half = svg_text_width(text, LABEL_SIZE) / 2;

    return (struct box){x - half, x + half, y - LABEL_SIZE * 0.8, y + LABEL_SIZE * 0.2};
}

static bool fits(const struct box *box, const struct box *others, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (box->left < others[i].right + LEAST_GAP &&
            others[i].left < box->right + LEAST_GAP &&
            box->top < others[i].bottom + LEAST_GAP &&
            others[i].top < box->bottom + LEAST_GAP)
            return false;
    return box->left >= 0 && box->right <= OUTLINES_WIDTH;
}

/* Whether a country is so large that its name is written within it. */
static bool is_roomy(const struct outline *o, struct span name)
{
    return o->area > ROOMY * svg_text_width(name, LABEL_SIZE) * LABEL_SIZE;
}

/* The label of a country and those before it. */
struct labels {
    struct box boxes[MOST_LABELS];
    const struct outline *countries[MOST_LABELS]; /* all, to be named or not */
    size_t n, n_countries;
};

/* Whether the box lies over the middle of another of the countries. */
static bool hides(const struct labels *l, const struct box *box,
                  const struct outline *own)
{
    for (size_t i = 0; i < l->n_countries; i++) {
        const struct outline *o = l->countries[i];

        if (o != own && o->x > box->left && o->x < box->right && o->y > box->top &&
            o->y < box->bottom)
            return true;
    }
    return false;
}

/* A place within a country, or beside, below or above its middle, that is free. */
static bool place_label(struct labels *l, const struct outline *o, struct span text,
                        double *x, double *y)
{
    static const double across[] = {0, -1, 1, 0, 0},
                        down[] = {0.3, 0.3, 0.3, 1.3, -0.7};
    double half = svg_text_width(text, LABEL_SIZE) / 2 + MARK + 6;
    struct box *box = &l->boxes[l->n];

    for (size_t i = !is_roomy(o, text); i < sizeof(across) / sizeof(across[0]); i++) {
        *x = o->x + across[i] * half;
        *y = o->y + down[i] * LABEL_SIZE;
        *box = box_of(*x, *y, text);
        if (fits(box, l->boxes, l->n) && !hides(l, box, o)) {
            l->n++;
            return true;
        }
    }
    return false;
}

/* Draws a label; within its country it has a colour that contrasts with that. */
static void draw_label(struct buf *out, struct labels *l, const struct outline *o,
                       struct span name, size_t class)
{
    static const char *const within[] = {"name m",    "name m n1", "name m n2",
                                         "name m n3", "name m n4", "name m n5"};
    double x, y;

    if (place_label(l, o, name, &x, &y))
        svg_text(out, is_roomy(o, name) ? within[class] : "name m halo", x, y, name);
}

static void draw_labels(struct buf *out, const struct figure *f,
                        const struct outlines *o, const struct classes *classes)
{
    struct labels l = {0};
    size_t rows = frame_rows(&f->frame), n = rows < MOST_LABELS ? rows : MOST_LABELS;

    for (size_t i = 0; i < n; i++) {
        const struct outline *outline =
            find_outline(o, frame_at(&f->frame, i, f->code)->text);

        if (outline)
            l.countries[l.n_countries++] = outline;
    }
    for (size_t i = 0; i < n; i++) {
        const struct outline *outline =
            find_outline(o, frame_at(&f->frame, i, f->code)->text);

        if (outline)
            draw_label(out, &l, outline, frame_at(&f->frame, i, f->label)->text,
                       classes_of(classes, frame_at(&f->frame, i, f->value)->number));
    }
}

void draw_map(const struct canvas *canvas, const struct figure *f,
              const struct outlines *outlines)
{
    struct classes classes = canvas_classes(f);

    svg_begin(canvas->out, canvas->id, canvas->class, OUTLINES_WIDTH, OUTLINES_HEIGHT,
              buf_span(&f->title), buf_span(&f->description));
    for (enum layer layer = LAND; layer <= MARKS; layer++)
        draw_layer(canvas->out, f, outlines, &classes, layer);
    draw_labels(canvas->out, f, outlines, &classes);
    svg_end(canvas->out);
}
