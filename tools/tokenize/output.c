#include "tokenize/output.h"

#include "mem.h"
#include "utf8.h"

#include <stdlib.h>

/* ---- offsets ---- */

static size_t length_in(struct span bytes, enum offset_unit unit)
{
    size_t n = 0;

    if (unit == OFFSETS_BYTES)
        return bytes.len;
    for (size_t i = 0; i < bytes.len; i++) {
        n += !utf8_continues(bytes.data[i]);
        n += unit == OFFSETS_UTF16 && (unsigned char)bytes.data[i] >= 0xF0;
    }
    return n;
}

static void add(struct integers *list, size_t number)
{
    list->items =
        mem_grow(list->items, &list->capacity, list->n + 1, sizeof(*list->items));
    list->items[list->n++] = number;
}

static void measure(struct token_output *o, const struct cut *cut)
{
    enum offset_unit unit = o->unit ? o->unit : OFFSETS_CHARS;
    const char *seen = cut->text.data;
    size_t units = 0;

    o->starts.n = o->ends.n = 0;
    for (size_t i = 0; i < cut->n; i++) {
        struct span token = cut->tokens[i];

        units += length_in(span_between(seen, token.data), unit);
        add(&o->starts, units);
        units += length_in(token, unit);
        add(&o->ends, units);
        seen = token.data + token.len;
    }
}

void output_offsets(struct token_output *o, const struct cut *cut, struct buf *out)
{
    if (!o->unit)
        return;
    measure(o, cut);
    record_begin_member(out, "starts");
    record_write_integers(out, o->starts.items, o->starts.n);
    record_begin_member(out, "ends");
    record_write_integers(out, o->ends.items, o->ends.n);
}

/* ---- lines ---- */

/* A field that stays on its line and in its column. */
static void add_field(struct buf *out, struct span field)
{
    for (size_t i = 0; i < field.len; i++) {
        char c = field.data[i];

        if (c == '\t')
            buf_add_literal(out, "\\t");
        else if (c == '\n')
            buf_add_literal(out, "\\n");
        else if (c == '\r')
            buf_add_literal(out, "\\r");
        else
            buf_add_char(out, c);
    }
}

static void add_number(struct buf *out, size_t number)
{
    buf_add_char(out, '\t');
    buf_add_uint(out, number);
}

/* The first token behind a sentence, counted from 0. */
static size_t sentence_end(const struct cut *cut, size_t sentence)
{
    return sentence + 1 < cut->sentences.n ? cut->sentences.items[sentence + 1]
                                           : cut->n;
}

static void write_text(struct token_output *o, const struct cut *cut, struct buf *out)
{
    for (size_t s = 0; s < cut->sentences.n; s++) {
        if (o->begun)
            buf_add_char(out, '\n');
        o->begun = true;
        for (size_t i = cut->sentences.items[s]; i < sentence_end(cut, s); i++) {
            add_field(out, cut->tokens[i]);
            buf_add_char(out, '\n');
        }
    }
}

static void write_tsv(const struct token_output *o, struct span id,
                      const struct cut *cut, struct buf *out)
{
    for (size_t s = 0; s < cut->sentences.n; s++)
        for (size_t i = cut->sentences.items[s]; i < sentence_end(cut, s); i++) {
            add_field(out, id);
            add_number(out, s + 1);
            buf_add_char(out, '\t');
            add_field(out, cut->tokens[i]);
            buf_add_char(out, '\t');
            buf_add_string(out, token_type_name((enum token_type)cut->types[i]));
            add_number(out, o->starts.items[i]);
            add_number(out, o->ends.items[i]);
            buf_add_char(out, '\n');
        }
}

/* ---- CoNLL-U ---- */

/* True if nothing stands between a token and the next of its sentence. */
static bool touches_next(const struct cut *cut, size_t i, size_t end)
{
    return i + 1 < end &&
           cut->tokens[i].data + cut->tokens[i].len == cut->tokens[i + 1].data;
}

/* The sentence as its tokens give it. */
static void add_sentence(const struct cut *cut, size_t from, size_t end,
                         struct buf *out)
{
    buf_add_literal(out, "# text = ");
    for (size_t i = from; i < end; i++) {
        add_field(out, cut->tokens[i]);
        if (i + 1 < end && !touches_next(cut, i, end))
            buf_add_char(out, ' ');
    }
    buf_add_char(out, '\n');
}

static const char *universal_tag(enum token_type type)
{
    switch (type) {
    case TOKEN_NUMBER:
        return "NUM";
    case TOKEN_PUNCT:
        return "PUNCT";
    case TOKEN_SYMBOL:
    case TOKEN_EMOJI:
        return "SYM";
    default:
        return "_";
    }
}

static void add_conllu_token(const struct token_output *o, const struct cut *cut,
                             size_t from, size_t i, size_t end, struct buf *out)
{
    enum token_type type = (enum token_type)cut->types[i];

    buf_add_uint(out, i - from + 1);
    buf_add_char(out, '\t');
    add_field(out, cut->tokens[i]);
    buf_add_literal(out, "\t_\t");
    buf_add_string(out, universal_tag(type));
    buf_add_literal(out, "\t_\t_\t_\t_\t_\t");
    if (touches_next(cut, i, end))
        buf_add_literal(out, "SpaceAfter=No|");
    buf_add_literal(out, "Type=");
    buf_add_string(out, token_type_name(type));
    buf_add_literal(out, "|Start=");
    buf_add_uint(out, o->starts.items[i]);
    buf_add_literal(out, "|End=");
    buf_add_uint(out, o->ends.items[i]);
    buf_add_char(out, '\n');
}

static void write_conllu(struct token_output *o, struct span id, const struct cut *cut,
                         struct buf *out)
{
    for (size_t s = 0; s < cut->sentences.n; s++) {
        size_t from = cut->sentences.items[s], end = sentence_end(cut, s);

        if (!s) {
            buf_add_literal(out, "# newdoc id = ");
            add_field(out, id);
            buf_add_char(out, '\n');
        }
        buf_add_literal(out, "# sent_id = ");
        add_field(out, id);
        buf_add_char(out, '-');
        buf_add_uint(out, s + 1);
        buf_add_char(out, '\n');
        add_sentence(cut, from, end, out);
        for (size_t i = from; i < end; i++)
            add_conllu_token(o, cut, from, i, end, out);
        buf_add_char(out, '\n');
    }
}

void output_begin(const struct token_output *o, struct buf *out)
{
    if (o->format == TOKENS_TSV)
        buf_add_literal(out, "doc\tsentence\ttoken\ttype\tstart\tend\n");
}

void output_lines(struct token_output *o, struct span id, const struct cut *cut,
                  struct buf *out)
{
    if (o->format != TOKENS_TEXT)
        measure(o, cut);
    if (o->format == TOKENS_TEXT)
        write_text(o, cut, out);
    else if (o->format == TOKENS_TSV)
        write_tsv(o, id, cut, out);
    else
        write_conllu(o, id, cut, out);
}

void output_lines_release(struct token_output *o)
{
    free(o->starts.items);
    free(o->ends.items);
}
