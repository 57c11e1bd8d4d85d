/*
 * report: tables of count in, one page to look at out.
 *
 * The page is a single HTML file without scripts. One figure can be had alone, as
 * SVG or as a specification of Vega-Lite.
 */
#include "filter.h"
#include "report/drawing.h"
#include "report/page.h"
#include "report/vega.h"
#include "unpack.h"

#include <stdio.h>
#include <stdlib.h>

static struct common_options common;
static int svg_option = -1, vega_option = -1;
static const char *title;

static const struct option_spec options[] = {
    {'t', "title", "TEXT", "the title of the page", OPTION_TEXT, &title, NULL},
    {0, "svg", "FIGURE", "write one figure as SVG", OPTION_CHOICE, &svg_option,
     FIGURE_WORDS},
    {0, "vega", "FIGURE", "write one figure as a Vega-Lite specification",
     OPTION_CHOICE, &vega_option, FIGURE_WORDS},
};

static void print_versions(void)
{
    printf("%s\n", unpack_version());
}

static const struct program program = {
    .name = "report",
    .synopsis = "[OPTION ...] DIRECTORY",
    .purpose = "Draw what count -d or dateline run wrote to a directory",
    .options = options,
    .n_options = sizeof(options) / sizeof(options[0]),
    .common = &common,
    .print_versions = print_versions,
};

struct report {
    const char *directory;
    struct summary summary;
    struct outlines outlines;
    struct figure figures[FIGURES];
    size_t n_figures;
};

static void make_figures(struct report *r)
{
    for (int id = 0; id < FIGURES; id++) {
        struct figure *f = &r->figures[r->n_figures];

        if (figure_make(f, (enum figure_id)id, &r->summary)) {
            r->n_figures++;
        } else {
            figure_release(f);
            *f = (struct figure){0};
        }
    }
}

static const struct figure *find_figure(const struct report *r, int id)
{
    for (size_t i = 0; i < r->n_figures; i++)
        if ((int)r->figures[i].id == id)
            return &r->figures[i];
    diag_error(NULL, "the tables in %s have nothing for the figure '%s'", r->directory,
               figure_name((enum figure_id)id));
    return NULL;
}

/* False, after a message: a figure has no data, or a table cannot be read. */
static bool write(struct report *r, struct buf *out)
{
    struct page page = {
        .title = title ? span_of(title) : SPAN("Countries, topics and words"),
        .directory = r->directory,
        .summary = &r->summary,
        .figures = r->figures,
        .n_figures = r->n_figures,
        .outlines = &r->outlines,
    };
    int id = svg_option >= 0 ? svg_option : vega_option;
    const struct figure *f = id >= 0 ? find_figure(r, id) : NULL;

    if (id >= 0 && !f)
        return false;
    if (!f)
        return page_write(&page, out);
    if (svg_option >= 0)
        drawing_write(f, &r->outlines, out);
    else
        vega_write(f, &r->outlines, out);
    return true;
}

/* Reads what was installed with the program. */
static bool load(struct report *r)
{
    struct stopwords *s = &r->summary.stopwords;

    if (!outlines_open(&r->outlines))
        diag_error(&(struct place){.file = r->outlines.path.data}, "%s",
                   r->outlines.file.problem);
    else if (!stopwords_read(s))
        diag_error(&(struct place){.file = s->path.data}, "%s", s->problem);
    else
        return true;
    return false;
}

/* Writes the output, which appears as a whole or not at all. */
static enum status draw(struct report *r, struct filter *f)
{
    enum status status = summary_read(&r->summary, r->directory);

    if (status == STATUS_ERROR || (status == STATUS_REJECTED && common.strict))
        return status;
    make_figures(r);
    return write(r, &f->out.buf) ? status : STATUS_ERROR;
}

static enum status run(struct report *r, const struct option_list *directory)
{
    struct common_options applied = common;
    struct filter filter;
    enum status status = STATUS_ERROR;

    applied.rejects = NULL;
    applied.progress = PROGRESS_NEVER;
    if (!load(r) || !filter_begin(&filter, &applied))
        return STATUS_ERROR;
    filter_confine(&filter, directory, NULL);
    status = draw(r, &filter);
    if (status == STATUS_ERROR || !filter.out.buf.len)
        output_discard(&filter.out);
    return status_worse(status, filter_end(&filter));
}

static void release(struct report *r)
{
    for (size_t i = 0; i < r->n_figures; i++)
        figure_release(&r->figures[i]);
    summary_release(&r->summary);
    outlines_release(&r->outlines);
}

int main(int argc, char **argv)
{
    struct option_list operands = options_parse(&program, argc, argv);
    struct report r = {0};
    enum status status;

    if (operands.n != 1 || strcmp(operands.items[0], "-") == 0)
        options_usage_error(&program, "one directory is needed");
    if (svg_option >= 0 && vega_option >= 0)
        options_usage_error(&program, "--svg and --vega do not go together");
    r.directory = operands.items[0];
    status = run(&r, &operands);
    release(&r);
    free(operands.items);
    return (int)status;
}
