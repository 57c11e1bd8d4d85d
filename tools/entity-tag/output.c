#include "entity-tag/output.h"

static void write_mention(const struct mention *m, bool explain, struct buf *out)
{
    record_begin_new(out);
    record_add_string(out, "type", m->type);
    record_add_string(out, "id", m->id);
    record_begin_member(out, "start");
    buf_add_uint(out, m->start);
    record_begin_member(out, "end");
    buf_add_uint(out, m->end);
    record_add_string(out, "form", m->kind);
    if (explain) {
        record_add_string(out, "entry", m->form);
        record_add_string(out, "lang", m->lang);
        record_add_string(out, "rule", m->rule);
    }
    buf_add_char(out, '}');
}

void output_entities(const struct mentions *mentions, bool explain, struct buf *out)
{
    buf_add_char(out, '[');
    for (size_t i = 0; i < mentions->n; i++) {
        if (i)
            buf_add_char(out, ',');
        write_mention(&mentions->items[i], explain, out);
    }
    buf_add_char(out, ']');
}

/* ---- lines ---- */

/* Writes a cell, without tabs and line ends; an empty one as '-'. */
static void add_cell(struct buf *out, struct span s)
{
    if (!s.len)
        buf_add_char(out, '-');
    for (size_t i = 0; i < s.len; i++)
        buf_add_char(out, (unsigned char)s.data[i] < ' ' ? ' ' : s.data[i]);
}

static void add_column(struct buf *out, struct span s)
{
    buf_add_char(out, '\t');
    add_cell(out, s);
}

static void add_number(struct buf *out, size_t number)
{
    buf_add_char(out, '\t');
    buf_add_uint(out, number);
}

/* The text from the first of the tokens to the last, or the first alone. */
static struct span surface(const struct document *d, const struct mention *m)
{
    const struct span *tokens = d->content.tokens.items;

    return d->content.aligned
               ? span_between(tokens[m->start].data, span_end(tokens[m->end - 1]))
               : tokens[m->start];
}

static void write_line(const struct entity_output *o, struct span id,
                       const struct document *d, const struct mention *m,
                       struct buf *out)
{
    add_cell(out, id);
    add_column(out, m->type);
    add_column(out, m->dropped ? SPAN("-") : m->id);
    add_column(out, m->kind);
    add_number(out, m->start);
    add_number(out, m->end);
    add_column(out, surface(d, m));
    if (o->explain) {
        add_column(out, m->form);
        add_column(out, m->lang);
        add_column(out, m->rule);
    }
    buf_add_char(out, '\n');
}

void output_begin(const struct entity_output *o, struct buf *out)
{
    if (o->format == ENTITIES_TSV)
        buf_add_string(out, o->explain
                                ? "doc\ttype\tid\tform\tstart\tend\ttext\tentry\t"
                                  "lang\trule\n"
                                : "doc\ttype\tid\tform\tstart\tend\ttext\n");
}

void output_lines(const struct entity_output *o, struct span id,
                  const struct document *d, struct buf *out)
{
    const struct mentions *lists[] = {&d->mentions, &d->dropped};

    for (size_t k = 0; k < 1 + (size_t)o->explain; k++)
        for (size_t i = 0; i < lists[k]->n; i++)
            write_line(o, id, d, &lists[k]->items[i], out);
}
