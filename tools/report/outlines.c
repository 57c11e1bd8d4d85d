#include "outlines.h"

#include "mem.h"

#include <stdlib.h>

static const double SMALL = 150;

enum { CODE, X, Y, AREA, PATH, COLUMNS };

/* A number that ends at a tab, not a NUL. */
static double number_of(struct span s)
{
    return strtod(s.data, NULL);
}

bool outlines_open(struct outlines *o)
{
    struct span columns[COLUMNS];

    *o = (struct outlines){0};
    files_data_path("map.tsv", &o->path);
    if (!table_file_open(&o->file, o->path.data))
        return false;
    while (table_file_next(&o->file, columns, COLUMNS)) {
        o->items = mem_grow(o->items, &o->capacity, o->n + 1, sizeof(*o->items));
        o->items[o->n++] =
            (struct outline){columns[CODE], columns[PATH], number_of(columns[X]),
                             number_of(columns[Y]), number_of(columns[AREA])};
    }
    return true;
}

void outlines_release(struct outlines *o)
{
    free(o->items);
    table_file_close(&o->file);
    buf_release(&o->path);
}

bool outline_is_small(const struct outline *o)
{
    return o->area < SMALL;
}
