#include "concordance/quotes.h"

#include "utf8.h"
#include "width.h"

static const char *const names[] = {"document", "date", "left", "node", "right"};
enum { DOCUMENT, DATE, LEFT, NODE, RIGHT, COLUMNS };

/* Of a line on a terminal. */
enum { ID_COLUMNS = 16, DATE_COLUMNS = 10, FEWEST_COLUMNS = 20 };

void quotes_release(struct quotes *l)
{
    buf_release(&l->document);
    buf_release(&l->date);
    buf_release(&l->left);
    buf_release(&l->node);
    buf_release(&l->right);
}

/* ---- the context ---- */

/* The first token that ends behind byte `at`; tokens.n: none does. */
static size_t token_at(const struct document *d, size_t at)
{
    size_t low = 0, high = d->content.tokens.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (tokenized_end(&d->content, middle) <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* How many sentences begin at or before a token. */
static size_t sentences_up_to(const struct document *d, size_t token)
{
    size_t low = 0, high = d->sentences.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (d->sentences.items[middle] <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* From the start of a hit's sentence to that of the one behind it. */
static struct hit sentence_of(const struct document *d, struct hit hit)
{
    size_t first = sentences_up_to(d, token_at(d, hit.start)),
           last = sentences_up_to(d, token_at(d, hit.end - 1));

    return (struct hit){
        first ? tokenized_start(&d->content, d->sentences.items[first - 1]) : 0,
        last < d->sentences.n ? tokenized_start(&d->content, d->sentences.items[last])
                              : d->content.text.len};
}

static struct hit window_of(const struct document *d, struct hit hit, size_t window)
{
    size_t first = token_at(d, hit.start), last = token_at(d, hit.end - 1);
    struct hit context = {0, d->content.text.len};

    if (first > window)
        context.start = tokenized_start(&d->content, first - window);
    if (d->content.tokens.n - last > window && last + window < d->content.tokens.n)
        context.end = tokenized_end(&d->content, last + window);
    if (context.end < hit.end)
        context.end = hit.end;
    return context;
}

/* ---- text on one line ---- */

/* What a terminal would obey, or break the line at. */
static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
           code == 0x2029;
}

/* Runs of spaces and control characters become one space. */
static void flatten(struct buf *out, struct span s)
{
    uint32_t code;
    size_t size;

    buf_clear(out);
    for (size_t i = 0; i < s.len; i += size) {
        size = utf8_decode(s.data + i, &code);
        if (code != ' ' && !is_control(code))
            buf_add(out, s.data + i, size);
        else if (!out->len || out->data[out->len - 1] != ' ')
            buf_add_char(out, ' ');
    }
}

static void quote(struct quotes *l, const struct document *d, struct hit hit)
{
    struct hit context = l->window ? window_of(d, hit, l->window) : sentence_of(d, hit);
    const char *text = d->content.text.data;

    if (context.start > hit.start)
        context.start = hit.start;
    flatten(&l->left, span_between(text + context.start, text + hit.start));
    flatten(&l->node, span_between(text + hit.start, text + hit.end));
    flatten(&l->right, span_between(text + hit.end, text + context.end));
}

/* ---- for a terminal ---- */

static void pad(struct buf *out, size_t columns)
{
    while (columns--)
        buf_add_char(out, ' ');
}

/* The end of an id tells more than its beginning. */
static void add_head(const struct quotes *l, struct buf *out)
{
    struct span id = width_end(buf_span(&l->document), ID_COLUMNS),
                day = width_beginning(buf_span(&l->date), DATE_COLUMNS);

    buf_add_span(out, id);
    pad(out, ID_COLUMNS + 1 - width_of(id));
    buf_add_span(out, day);
    pad(out, DATE_COLUMNS + 1 - width_of(day));
}

static void add_node(const struct quotes *l, struct buf *out, struct span node)
{
    if (l->colour)
        buf_add_literal(out, "\033[1;31m");
    buf_add_span(out, node);
    if (l->colour)
        buf_add_literal(out, "\033[0m");
}

/* The node begins in the middle of what the head leaves. */
static void add_aligned(const struct quotes *l, struct buf *out)
{
    size_t head = ID_COLUMNS + DATE_COLUMNS + 2,
           room =
               l->columns > head + FEWEST_COLUMNS ? l->columns - head : FEWEST_COLUMNS,
           middle = room / 2;
    struct span left = width_end(buf_span(&l->left), middle),
                node = width_beginning(buf_span(&l->node), room - middle),
                right = width_beginning(buf_span(&l->right),
                                        room - middle - width_of(node));

    add_head(l, out);
    pad(out, middle - width_of(left));
    buf_add_span(out, left);
    add_node(l, out, node);
    buf_add_span(out, right);
    buf_add_char(out, '\n');
}

/* ---- for programs ---- */

static void add_cells(struct quotes *l, const struct span *cells, struct buf *out)
{
    l->csv.out = out;
    for (size_t i = 0; i < COLUMNS; i++)
        csv_add(&l->csv, cells[i]);
    csv_end_row(&l->csv);
}

static void add_tabbed(const struct quotes *l, const struct span *cells,
                       struct buf *out)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        if (i)
            buf_add_char(out, '\t');
        if (l->csv.safe && csv_is_formula(cells[i]))
            buf_add_char(out, '\'');
        buf_add_span(out, cells[i]);
    }
    buf_add_char(out, '\n');
}

static void add_object(const struct span *cells, struct buf *out)
{
    record_begin_new(out);
    for (size_t i = 0; i < COLUMNS; i++)
        record_add_string(out, names[i], cells[i]);
    buf_add_literal(out, "}\n");
}

static void add_row(struct quotes *l, const struct span *cells, struct buf *out)
{
    if (l->format == QUOTES_CSV)
        add_cells(l, cells, out);
    else if (l->format == QUOTES_TSV)
        add_tabbed(l, cells, out);
    else
        add_object(cells, out);
}

void quotes_begin(struct quotes *l, struct buf *out)
{
    struct span cells[COLUMNS];

    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] = span_of(names[i]);
    if (l->format == QUOTES_CSV || l->format == QUOTES_TSV)
        add_row(l, cells, out);
}

void quotes_add(struct quotes *l, const struct document *d, struct hit hit,
                struct buf *out)
{
    struct span cells[COLUMNS] = {[DOCUMENT] = d->id, [DATE] = d->date};

    quote(l, d, hit);
    if (l->format == QUOTES_TEXT || l->format == QUOTES_TSV) {
        flatten(&l->document, d->id);
        flatten(&l->date, d->date);
        cells[DOCUMENT] = buf_span(&l->document);
        cells[DATE] = buf_span(&l->date);
    }
    if (l->format == QUOTES_TEXT) {
        add_aligned(l, out);
        return;
    }
    cells[LEFT] = span_trim(buf_span(&l->left), " ");
    cells[NODE] = buf_span(&l->node);
    cells[RIGHT] = span_trim(buf_span(&l->right), " ");
    add_row(l, cells, out);
}
