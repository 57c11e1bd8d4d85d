#include "page.h"

#include "csv.h"
#include "report/draw.h"
#include "report/rows.h"
#include "report/style.h"
#include "report/svg.h"

#include <stdio.h>
#include <sys/stat.h>

/* The most rows of a table on the page, and the largest file that is on it whole. */
enum { MOST_ROWS = 300, LARGEST_FILE = 64 << 10 };

static void add(struct buf *out, const char *html)
{
    buf_add_string(out, html);
}

static void add_escaped(struct buf *out, const struct buf *text)
{
    svg_escape(out, buf_span(text));
}

/* ---- downloads ---- */

static void add_base64(struct buf *out, struct span bytes)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < bytes.len; i += 3) {
        size_t n = bytes.len - i < 3 ? bytes.len - i : 3;
        uint32_t bits = 0;

        for (size_t j = 0; j < 3; j++)
            bits = bits << 8 | (j < n ? (unsigned char)bytes.data[i + j] : 0);
        for (size_t j = 0; j < 4; j++)
            buf_add_char(out, j <= n ? digits[bits >> (18 - 6 * j) & 63] : '=');
    }
}

static void add_download(struct buf *out, const char *name, struct span bytes,
                         const char *label)
{
    add(out, "<a download=\"");
    svg_escape(out, span_of(name));
    add(out, "\" href=\"data:text/csv;charset=utf-8;base64,");
    add_base64(out, bytes);
    add(out, "\">");
    add(out, label);
    add(out, "</a>");
}

/* ---- a figure ---- */

static void add_head_cells(struct buf *out, const struct frame *frame)
{
    for (size_t i = 0; i < frame->n_columns; i++) {
        add(out, frame->columns[i].kind == COLUMN_TEXT
                     ? "<th scope=\"col\">"
                     : "<th scope=\"col\" class=\"number\">");
        add(out, frame->columns[i].heading);
        add(out, "</th>");
    }
}

static void add_row(struct buf *out, const struct frame *frame, size_t row,
                    struct buf *text)
{
    add(out, "<tr>");
    for (size_t i = 0; i < frame->n_columns; i++) {
        add(out,
            frame->columns[i].kind == COLUMN_TEXT ? "<td>" : "<td class=\"number\">");
        buf_clear(text);
        frame_show(frame, row, i, text);
        add_escaped(out, text);
        add(out, "</td>");
    }
    add(out, "</tr>\n");
}

static void add_table(struct buf *out, const struct figure *f)
{
    struct buf text = {0};
    size_t rows = frame_rows(&f->frame);

    add(out, "<details><summary>Table</summary>\n<div class=\"scroll\" tabindex=\"0\" "
             "role=\"region\" aria-label=\"Table: ");
    add_escaped(out, &f->title);
    add(out, "\"><table><thead><tr>");
    add_head_cells(out, &f->frame);
    add(out, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < rows && i < MOST_ROWS; i++)
        add_row(out, &f->frame, i, &text);
    add(out, "</tbody></table></div>\n");
    if (rows > MOST_ROWS)
        add(out, "<p>The first 300 rows; all are in the CSV file.</p>\n");
    add(out, "</details>\n");
    buf_release(&text);
}

static void add_files(struct buf *out, const struct figure *f)
{
    struct buf csv = {0};
    char name[64];

    frame_write_csv(&f->frame, &csv);
    snprintf(name, sizeof(name), "%s.csv", figure_name(f->id));
    add_download(out, name, buf_span(&csv), "Data of this figure (CSV)");
    buf_release(&csv);
}

/* A drawing, its ids ended by a suffix, in a class. */
static void add_drawing(struct buf *out, const struct page *p, const struct figure *f,
                        const char *suffix, const char *class, double width)
{
    char id[64], classes[64];
    struct canvas canvas = {out, id, classes, width};

    snprintf(id, sizeof(id), "%s-%s", figure_name(f->id), suffix);
    snprintf(classes, sizeof(classes), "%s%s", class,
             f->kind == KIND_MAP ? " map" : "");
    draw_figure(&canvas, f, p->outlines);
}

static void add_legend(struct buf *out, const struct figure *f)
{
    char id[64];
    struct canvas canvas = {out, id, "legend", WIDTH_NARROW};

    snprintf(id, sizeof(id), "%s-key", figure_name(f->id));
    draw_legend(&canvas, f);
}

static void add_source(struct buf *out, const struct page *p, const struct figure *f)
{
    struct buf text = {0};

    add(out, "<figcaption>");
    add_escaped(out, &f->note);
    add(out, f->note.len ? " Source: " : "Source: ");
    if (p->summary->documents) {
        frame_show_count((double)p->summary->documents, "document", &text);
        add_escaped(out, &text);
        add(out, ", ");
    }
    add(out, f->kind == KIND_MAP ? "counted by Dateline; map: Natural Earth"
                                 : "counted by Dateline");
    add(out, "</figcaption>\n");
    buf_release(&text);
}

static void add_figure(struct buf *out, const struct page *p, const struct figure *f)
{
    bool narrow = draw_has_narrow(f);

    add(out, draw_width(f) < WIDTH_PAGE ? "<section class=\"half\" id=\""
                                        : "<section id=\"");
    add(out, figure_name(f->id));
    add(out, "\">\n<h2>");
    add_escaped(out, &f->title);
    add(out, "</h2>\n<p class=\"sub\">");
    add_escaped(out, &f->subtitle);
    add(out, "</p>\n<figure>\n");
    add_drawing(out, p, f, "wide", narrow ? "wide" : "both", draw_width(f));
    if (narrow)
        add_drawing(out, p, f, "narrow", "narrow", WIDTH_NARROW);
    add_legend(out, f);
    add_source(out, p, f);
    add(out, "</figure>\n");
    add(out, "<div class=\"more\">\n");
    add_table(out, f);
    add_files(out, f);
    add(out, "</div>\n</section>\n");
}

/* ---- the head of the page ---- */

static void add_fact(struct buf *out, const char *name, const struct buf *value)
{
    add(out, "<div><dt>");
    add(out, name);
    add(out, "</dt><dd>");
    add_escaped(out, value);
    add(out, "</dd></div>\n");
}

static void add_number_fact(struct buf *out, const char *name, uint64_t n)
{
    struct buf value = {0};

    frame_show_number((double)n, 0, &value);
    add_fact(out, name, &value);
    buf_release(&value);
}

/* "January 2021 - March 2023" */
static void write_period(const struct summary *c, struct buf *out)
{
    calendar_name(c->given, c->given_first, out);
    if (c->given_last > c->given_first) {
        add(out, " \xE2\x80\x93 ");
        calendar_name(c->given, c->given_last, out);
    }
}

static void add_facts(struct buf *out, const struct summary *c)
{
    struct buf period = {0};

    add(out, "<dl class=\"facts\">\n");
    if (c->documents)
        add_number_fact(out, "documents", c->documents);
    if (c->n_periods) {
        write_period(c, &period);
        add_fact(out, "period", &period);
    }
    if (c->has_sources)
        add_number_fact(out, "sources", c->sources.n);
    if (c->has_languages)
        add_number_fact(out, "languages", c->languages.n);
    if (c->countries.keys.n)
        add_number_fact(out, "countries named", c->countries.keys.n);
    if (c->tokens)
        add_number_fact(out, "words", c->tokens);
    add(out, "</dl>\n");
    buf_release(&period);
}

static void add_contents(struct buf *out, const struct page *p)
{
    static const char *const labels[FIGURES] = {"Map",
                                                "Countries",
                                                "Topics",
                                                "Countries over time",
                                                "Topics over time",
                                                "Countries by topic",
                                                "Named together",
                                                "Words",
                                                "What is new"};

    add(out, "<nav aria-label=\"Figures\"><ul>\n");
    for (size_t i = 0; i < p->n_figures; i++) {
        add(out, "<li><a href=\"#");
        add(out, figure_name(p->figures[i].id));
        add(out, "\">");
        add(out, labels[p->figures[i].id]);
        add(out, "</a></li>\n");
    }
    add(out, "</ul></nav>\n");
}

static void add_head(struct buf *out, const struct page *p)
{
    add(out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"generator\" content=\"Dateline\">\n<title>");
    svg_escape(out, p->title);
    add(out, "</title>\n<style>\n");
    add(out, style_colours);
    add(out, style_drawings);
    add(out, style_page);
    add(out, "</style>\n</head>\n<body>\n<header>\n<h1>");
    svg_escape(out, p->title);
    add(out, "</h1>\n");
    add_facts(out, p->summary);
    add_contents(out, p);
    add(out, "</header>\n<main>\n");
}

/* ---- the foot ---- */

/* Writes a table as it is, but safe for spreadsheets. False, after a message: it cannot
   be read. */
static bool write_safe(const char *path, struct buf *out)
{
    struct rows rows = {0};
    struct csv csv = {.out = out, .safe = true};
    int got = rows_open(&rows, path);

    while (got == 1) {
        for (size_t i = 0; i < rows.reader.n; i++)
            csv_add(&csv, rows_text(&rows, (int)i));
        csv_end_row(&csv);
        got = rows_next(&rows);
    }
    if (got < 0)
        diag_error(&(struct place){.file = path}, "%s", window_problem(&rows.window));
    rows_close(&rows);
    return got == 0;
}

static bool is_large(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && status.st_size > LARGEST_FILE;
}

static bool add_file(struct buf *out, const struct page *p, const char *name)
{
    struct buf path = {0}, csv = {0};
    bool good = true;

    add(&path, p->directory);
    add(&path, "/");
    add(&path, name);
    buf_add_char(&path, '\0');
    add(out, "<li>");
    if (is_large(path.data)) {
        add(out, name);
        add(out, " (too large for this page)");
    } else {
        good = write_safe(path.data, &csv);
        add_download(out, name, buf_span(&csv), name);
    }
    add(out, "</li>\n");
    buf_release(&path);
    buf_release(&csv);
    return good;
}

static bool has_map(const struct page *p)
{
    for (size_t i = 0; i < p->n_figures; i++)
        if (p->figures[i].kind == KIND_MAP)
            return true;
    return false;
}

static bool add_foot(struct buf *out, const struct page *p)
{
    struct span rest = buf_span(&p->summary->files), name;

    add(out, "</main>\n<footer>\n<h2>Tables</h2>\n<ul>\n");
    while (rest.len && span_split(&rest, '\0', &name))
        if (!add_file(out, p, name.data))
            return false;
    add(out, "</ul>\n<p class=\"sub\">");
    if (p->summary->shared.len) {
        add(out, "A document is counted once for each value of ");
        add_escaped(out, &p->summary->shared);
        add(out, " that it has. ");
    }
    add(out, "Made by Dateline.");
    if (has_map(p))
        add(out, " Boundaries on the map are those of Natural Earth and take no side.");
    add(out, "</p>\n</footer>\n</body>\n</html>\n");
    return true;
}

bool page_write(const struct page *p, struct buf *out)
{
    add_head(out, p);
    for (size_t i = 0; i < p->n_figures; i++)
        add_figure(out, p, &p->figures[i]);
    return add_foot(out, p);
}
