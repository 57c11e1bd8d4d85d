#include "csv.h"

static bool needs_quotes(struct span field)
{
    for (size_t i = 0; i < field.len; i++)
        if (field.data[i] == '"' || field.data[i] == ',' || field.data[i] == '\n' ||
            field.data[i] == '\r')
            return true;
    return false;
}

static bool looks_like_formula(struct span field)
{
    return field.len && field.data[0] != '\0' && strchr("=+-@\t\r", field.data[0]);
}

static void begin_field(struct csv *c)
{
    if (c->row_begun)
        buf_add_char(c->out, ',');
    c->row_begun = true;
}

void csv_add(struct csv *c, struct span field)
{
    bool quotes = needs_quotes(field);

    begin_field(c);
    if (quotes)
        buf_add_char(c->out, '"');
    if (c->safe && looks_like_formula(field))
        buf_add_char(c->out, '\'');
    for (size_t i = 0; i < field.len; i++) {
        if (field.data[i] == '"')
            buf_add_char(c->out, '"');
        buf_add_char(c->out, field.data[i]);
    }
    if (quotes)
        buf_add_char(c->out, '"');
}

void csv_add_uint(struct csv *c, uint64_t number)
{
    begin_field(c);
    buf_add_uint(c->out, number);
}

void csv_end_row(struct csv *c)
{
    if (c->crlf)
        buf_add_char(c->out, '\r');
    buf_add_char(c->out, '\n');
    c->row_begun = false;
}
