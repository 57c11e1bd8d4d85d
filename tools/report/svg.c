#include "svg.h"

#include "utf8.h"
#include "width.h"

#include <math.h>
#include <stdlib.h>

static bool known_to_xml(uint32_t code)
{
    return code >= 0x20
               ? code != 0xFFFE && code != 0xFFFF && !(code >= 0x7F && code < 0xA0)
               : code == '\t' || code == '\n';
}

void svg_escape(struct buf *out, struct span text)
{
    uint32_t code;

    for (size_t i = 0, n; i < text.len; i += n) {
        n = utf8_decode(text.data + i, &code);
        if (code == '&')
            buf_add_literal(out, "&amp;");
        else if (code == '<')
            buf_add_literal(out, "&lt;");
        else if (code == '>')
            buf_add_literal(out, "&gt;");
        else if (code == '"')
            buf_add_literal(out, "&quot;");
        else if (!known_to_xml(code))
            buf_add_literal(out, "\xEF\xBF\xBD");
        else
            buf_add(out, text.data + i, n);
    }
}

void svg_number(struct buf *out, double x)
{
    long long hundredths = llround(x * 100);

    if (hundredths < 0)
        buf_add_char(out, '-');
    hundredths = llabs(hundredths);
    buf_add_uint(out, (uint64_t)hundredths / 100);
    if (hundredths % 100) {
        buf_add_char(out, '.');
        buf_add_char(out, (char)('0' + hundredths / 10 % 10));
        if (hundredths % 10)
            buf_add_char(out, (char)('0' + hundredths % 10));
    }
}

/* ---- elements ---- */

static void add_attribute(struct buf *out, const char *name, double value)
{
    buf_add_char(out, ' ');
    buf_add_string(out, name);
    buf_add_literal(out, "=\"");
    svg_number(out, value);
    buf_add_char(out, '"');
}

static void open_element(struct buf *out, const char *name, const char *class)
{
    buf_add_char(out, '<');
    buf_add_string(out, name);
    buf_add_literal(out, " class=\"");
    buf_add_string(out, class);
    buf_add_char(out, '"');
}

/* Ends an element of shape, with a tip or without. */
static void close_shape(struct buf *out, const char *name, struct span tip)
{
    if (!tip.len) {
        buf_add_literal(out, "/>\n");
        return;
    }
    buf_add_literal(out, "><title>");
    svg_escape(out, tip);
    buf_add_literal(out, "</title></");
    buf_add_string(out, name);
    buf_add_literal(out, ">\n");
}

static void add_label(struct buf *out, const char *name, const char *id,
                      struct span text)
{
    buf_add_char(out, '<');
    buf_add_string(out, name);
    buf_add_literal(out, " id=\"");
    buf_add_string(out, id);
    buf_add_char(out, '-');
    buf_add_string(out, name);
    buf_add_literal(out, "\">");
    svg_escape(out, text);
    buf_add_literal(out, "</");
    buf_add_string(out, name);
    buf_add_literal(out, ">\n");
}

void svg_begin(struct buf *out, const char *id, const char *class, double width,
               double height, struct span title, struct span description)
{
    open_element(out, "svg", class);
    buf_add_literal(out, " xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    svg_number(out, width);
    buf_add_char(out, ' ');
    svg_number(out, height);
    buf_add_char(out, '"');
    add_attribute(out, "width", width);
    add_attribute(out, "height", height);
    buf_add_literal(out, " role=\"img\" aria-labelledby=\"");
    buf_add_string(out, id);
    buf_add_literal(out, "-title\" aria-describedby=\"");
    buf_add_string(out, id);
    buf_add_literal(out, "-desc\">\n");
    add_label(out, "title", id, title);
    add_label(out, "desc", id, description);
}

void svg_end(struct buf *out)
{
    buf_add_literal(out, "</svg>\n");
}

void svg_rect(struct buf *out, const char *class, double x, double y, double width,
              double height, struct span tip)
{
    open_element(out, "rect", class);
    add_attribute(out, "x", x);
    add_attribute(out, "y", y);
    add_attribute(out, "width", width);
    add_attribute(out, "height", height);
    close_shape(out, "rect", tip);
}

void svg_circle(struct buf *out, const char *class, double x, double y, double radius,
                struct span tip)
{
    open_element(out, "circle", class);
    add_attribute(out, "cx", x);
    add_attribute(out, "cy", y);
    add_attribute(out, "r", radius);
    close_shape(out, "circle", tip);
}

void svg_line(struct buf *out, const char *class, double x1, double y1, double x2,
              double y2)
{
    open_element(out, "line", class);
    add_attribute(out, "x1", x1);
    add_attribute(out, "y1", y1);
    add_attribute(out, "x2", x2);
    add_attribute(out, "y2", y2);
    close_shape(out, "line", (struct span){"", 0});
}

void svg_path(struct buf *out, const char *class, struct span commands, struct span tip)
{
    open_element(out, "path", class);
    buf_add_literal(out, " d=\"");
    buf_add_span(out, commands);
    buf_add_char(out, '"');
    close_shape(out, "path", tip);
}

/* ---- texts ---- */

static const double ELLIPSIS = 0.8; /* its width, in parts of the size */

static void add_text(struct buf *out, struct span text)
{
    buf_add_char(out, '>');
    svg_escape(out, text);
    buf_add_literal(out, "</text>\n");
}

void svg_text(struct buf *out, const char *class, double x, double y, struct span text)
{
    open_element(out, "text", class);
    add_attribute(out, "x", x);
    add_attribute(out, "y", y);
    add_text(out, text);
}

void svg_turned_text(struct buf *out, const char *class, double x, double y,
                     double degrees, struct span text)
{
    open_element(out, "text", class);
    buf_add_literal(out, " transform=\"translate(");
    svg_number(out, x);
    buf_add_char(out, ' ');
    svg_number(out, y);
    buf_add_literal(out, ") rotate(");
    svg_number(out, degrees);
    buf_add_literal(out, ")\"");
    add_text(out, text);
}

/*
 * Widths in parts of the size of the text, of a wide sans-serif font (DejaVu Sans), so
 * that others do not need more. What is not ASCII goes by the columns of a terminal.
 */
static double width_of_ascii(char c)
{
    if (strchr("fijlrt.,:;'|!()[] ", c))
        return 0.39;
    if (strchr("mwMW@%<>=+", c))
        return 0.92;
    return c >= 'A' && c <= 'Z' ? 0.7 : 0.61;
}

double svg_text_width(struct span text, double size)
{
    double width = 0;
    uint32_t code;

    for (size_t i = 0, n; i < text.len; i += n) {
        n = utf8_decode(text.data + i, &code);
        width += code && code < 0x80
                     ? width_of_ascii((char)code)
                     : (double)width_of((struct span){text.data + i, n}) * 0.61;
    }
    return width * size;
}

void svg_fit_text(struct buf *out, struct span text, double size, double width)
{
    double least = 0.39 * size; /* of a column */
    size_t columns = width > 0 ? (size_t)(width / least) : 0;
    struct span cut = width_beginning(text, columns);

    if (svg_text_width(text, size) <= width) {
        buf_add_span(out, text);
        return;
    }
    while (cut.len && svg_text_width(cut, size) > width - ELLIPSIS * size)
        cut = width_beginning(text, --columns);
    buf_add_span(out, span_trim(cut, " ,"));
    buf_add_literal(out, "\xE2\x80\xA6");
}
