#include "canvas.h"

#include "report/svg.h"

#include <math.h>

const char *const canvas_fills[] = {"k0", "k1", "k2", "k3", "k4", "k5"};

double canvas_text_size(const struct canvas *canvas)
{
    return canvas->width > WIDTH_NARROW ? 13 : 12;
}

void canvas_begin(const struct canvas *canvas, const struct figure *f, double height)
{
    svg_begin(canvas->out, canvas->id, canvas->class, canvas->width, height,
              buf_span(&f->title), buf_span(&f->description));
}

struct classes canvas_classes(const struct figure *f)
{
    double most = 0;

    for (size_t i = 0; i < frame_rows(&f->frame); i++)
        most = fmax(most, frame_at(&f->frame, i, f->value)->number);
    return classes_to(most);
}
