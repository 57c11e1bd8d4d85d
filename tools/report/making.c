#include "making.h"

#include "mem.h"

#include <stdlib.h>

/* ---- words ---- */

void figure_say(struct buf *out, const char *text)
{
    buf_add_string(out, text);
}

void figure_say_number(struct buf *out, double n)
{
    frame_show_number(n, 0, out);
}

void figure_say_first(const struct figure *f, size_t n, struct buf *out)
{
    size_t rows = frame_rows(&f->frame);

    n = n < rows ? n : rows;
    for (size_t i = 0; i < n; i++) {
        if (i)
            figure_say(out, i + 1 == n ? " and " : ", ");
        buf_add_span(out, frame_at(&f->frame, i, f->label)->text);
    }
}

void figure_describe_first(struct figure *f)
{
    size_t n = f->shown < 10 ? f->shown : 10;

    figure_say(&f->description, "In order: ");
    for (size_t i = 0; i < n; i++) {
        figure_say(&f->description, i ? ", " : "");
        buf_add_span(&f->description, frame_at(&f->frame, i, f->label)->text);
        figure_say(&f->description, " ");
        frame_show(&f->frame, i, f->value, &f->description);
    }
    figure_say(&f->description, ". All are in the data of the figure.");
}

/* ---- order ---- */

static int by_weight(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;

    if (x->weight != y->weight)
        return x->weight < y->weight ? 1 : -1;
    return span_compare(x->key, y->key);
}

void ranked_sort(struct ranked *items, size_t n)
{
    if (n)
        qsort(items, n, sizeof(*items), by_weight);
}

struct ranked *rank_sums(const struct sums *s, enum weight weight)
{
    struct ranked *items = mem_alloc((s->keys.n + 1) * sizeof(*items));

    for (uint32_t i = 0; i < s->keys.n; i++)
        items[i] = (struct ranked){
            s->keys.keys[i],
            (double)(weight == BY_COUNT ? s->totals[i].count : s->totals[i].documents),
            i};
    ranked_sort(items, s->keys.n);
    return items;
}

void figure_set_frame(struct figure *f, const struct column *columns, size_t n)
{
    f->frame.columns = columns;
    f->frame.n_columns = n;
}
