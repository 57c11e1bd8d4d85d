#include "vega.h"

#include "ascii.h"
#include "json.h"
#include "number.h"

#include <stdio.h>
#include <stdlib.h>

static void add(struct buf *out, const char *text)
{
    buf_add_string(out, text);
}

/* A channel and what column it shows; `rest` are further members. */
static void add_channel(struct buf *out, const struct figure *f, const char *channel,
                        size_t column, const char *rest)
{
    const struct column *c = &f->frame.columns[column];

    add(out, out->data[out->len - 1] == '{' ? "\n    \"" : ",\n    \"");
    add(out, channel);
    add(out, "\": {\"field\": ");
    json_write(out, span_of(c->name));
    add(out, c->kind == COLUMN_TEXT ? ", \"type\": \"nominal\""
                                    : ", \"type\": \"quantitative\"");
    add(out, ", \"title\": ");
    json_write(out, span_of(c->heading));
    add(out, rest);
    add(out, "}");
}

static void begin_encoding(struct buf *out)
{
    add(out, ",\n  \"encoding\": {");
}

static void add_data(const struct figure *f, struct buf *out)
{
    add(out, ",\n  \"data\": {\n    \"values\": ");
    frame_write_json(&f->frame, out);
    add(out, "\n  }");
}

/* ---- bars, trends, grids ---- */

static void write_bars(const struct figure *f, struct buf *out)
{
    char rank[160];

    add_data(f, out);
    snprintf(rank, sizeof(rank),
             ",\n  \"transform\": [{\"window\": [{\"op\": \"row_number\", \"as\": "
             "\"row\"}]}, {\"filter\": \"datum.row <= %zu\"}]",
             f->shown);
    add(out, rank);
    add(out, ",\n  \"mark\": \"bar\"");
    begin_encoding(out);
    add_channel(out, f, "y", f->label, ", \"sort\": null");
    add_channel(out, f, "x", f->value, "");
}

static void write_trend(const struct figure *f, struct buf *out)
{
    add_data(f, out);
    add(out, ",\n  \"columns\": 4,\n  \"width\": 220,\n  \"height\": 90");
    add(out, ",\n  \"mark\": {\"type\": \"line\", \"invalid\": "
             "\"break-paths-show-domains\"}");
    begin_encoding(out);
    add_channel(out, f, "facet", f->label,
                ", \"sort\": {\"field\": \"documents\", \"op\": \"sum\", \"order\": "
                "\"descending\"}");
    add_channel(out, f, "x", 2, ", \"axis\": {\"labelOverlap\": true}");
    add_channel(out, f, "y", f->value, "");
}

static void write_grid(const struct figure *f, struct buf *out)
{
    add_data(f, out);
    add(out, ",\n  \"mark\": \"rect\"");
    begin_encoding(out);
    add_channel(out, f, "y", f->label, ", \"sort\": null");
    add_channel(out, f, "x", 2, ", \"sort\": null");
    add_channel(out, f, "color", f->value, ", \"scale\": {\"type\": \"symlog\"}");
}

/* ---- the map: GeoJSON in units of the map, which need no projection ---- */

struct pen {
    const char *p, *end;
    double x, y;
};

static bool read_number(struct pen *pen, double *number)
{
    char *end;

    while (pen->p < pen->end && *pen->p == ' ')
        pen->p++;
    if (pen->p == pen->end || ascii_is_small(*pen->p))
        return false;
    *number = strtod(pen->p, &end);
    pen->p = end;
    return true;
}

static void add_point(struct buf *out, const struct pen *pen)
{
    add(out, "[");
    number_add(out, pen->x);
    add(out, ",");
    number_add(out, pen->y);
    add(out, "]");
}

/* One ring: a move, steps and a close. */
static void add_ring(struct buf *out, struct pen *pen)
{
    struct pen start;
    double dx = 0, dy = 0;

    pen->p++;
    read_number(pen, &dx);
    read_number(pen, &dy);
    pen->x += dx;
    pen->y += dy;
    start = *pen;
    add(out, "[[");
    add_point(out, pen);
    if (pen->p < pen->end && *pen->p == 'l')
        pen->p++;
    while (read_number(pen, &dx) && read_number(pen, &dy)) {
        pen->x += dx;
        pen->y += dy;
        add(out, ",");
        add_point(out, pen);
    }
    add(out, ",");
    add_point(out, &start);
    add(out, "]]");
    pen->x = start.x;
    pen->y = start.y;
    if (pen->p < pen->end)
        pen->p++;
}

static void add_feature(struct buf *out, const struct outline *o)
{
    struct pen pen = {o->path.data, o->path.data + o->path.len, 0, 0};

    add(out, "{\"type\": \"Feature\", \"code\": ");
    json_write(out, o->code);
    add(out, ", \"geometry\": {\"type\": \"MultiPolygon\", \"coordinates\": [");
    for (bool first = true; pen.p < pen.end; first = false) {
        add(out, first ? "" : ",");
        add_ring(out, &pen);
    }
    add(out, "]}}");
}

static void write_map(const struct figure *f, const struct outlines *outlines,
                      struct buf *out)
{
    add(out, ",\n  \"width\": 900,\n  \"height\": 400,\n  \"projection\": {\"type\": "
             "\"identity\"},\n  \"data\": {\"values\": [");
    for (size_t i = 0; i < outlines->n; i++) {
        add(out, i ? ",\n    " : "\n    ");
        add_feature(out, &outlines->items[i]);
    }
    add(out, "\n  ]},\n  \"transform\": [{\"lookup\": \"code\", \"from\": {\"data\": "
             "{\"values\": ");
    frame_write_json(&f->frame, out);
    add(out, "}, \"key\": \"code\", \"fields\": [\"name\", \"mentions\"]}}]");
    add(out, ",\n  \"mark\": {\"type\": \"geoshape\", \"stroke\": \"white\", "
             "\"strokeWidth\": 0.5, \"invalid\": null}");
    add(out, ",\n  \"config\": {\"scale\": {\"invalid\": {\"color\": {\"value\": "
             "\"#e8e6e1\"}}}}");
    begin_encoding(out);
    add_channel(out, f, "color", f->value, ", \"scale\": {\"type\": \"symlog\"}");
    add(out, ",\n    \"tooltip\": [{\"field\": \"name\"}, {\"field\": \"mentions\"}]");
}

void vega_write(const struct figure *f, const struct outlines *outlines,
                struct buf *out)
{
    add(out, "{\n  \"$schema\": \"https://vega.github.io/schema/vega-lite/v5.json\"");
    add(out, ",\n  \"title\": {\"text\": ");
    json_write(out, buf_span(&f->title));
    add(out, ", \"subtitle\": ");
    json_write(out, buf_span(&f->subtitle));
    add(out, "}");
    switch (f->kind) {
    case KIND_MAP:
        write_map(f, outlines, out);
        break;
    case KIND_BARS:
        write_bars(f, out);
        break;
    case KIND_TREND:
        write_trend(f, out);
        break;
    case KIND_GRID:
        write_grid(f, out);
        break;
    }
    add(out, "\n  }\n}\n");
}
