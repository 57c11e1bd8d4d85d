#include "tables.h"

#include "together.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_TABLES = UNITS + 1 };

static bool fail(struct tables *t, const char *path, const char *problem)
{
    buf_clear(&t->failed);
    if (path)
        buf_add_string(&t->failed, path);
    buf_terminate(&t->failed);
    snprintf(t->problem, sizeof(t->problem), "%s", problem);
    return false;
}

/* ---- rows ---- */

static void write_rows(struct results *results, const struct naming *naming,
                       struct sheet *sheet, struct output *out)
{
    struct row row;

    naming_begin(naming, sheet);
    while (results_next(results, &row)) {
        naming_add(naming, &row, sheet);
        if (!output_flush_full(out))
            break;
    }
}

unsigned tables_given(const struct wanted *w, const struct counter *c)
{
    const unsigned all = NEEDS_TOTALS | NEEDS_TESTS;
    unsigned over = w->over ? NEEDS_SERIES : 0;

    if (c->unit == UNIT_DOCUMENT)
        return 0;
    if (w->against)
        return all | over | NEEDS_CONTRAST | NEEDS_REFERENCE |
               (w->over ? NEEDS_REFERENCE_SERIES : 0u);
    if (c->with < UNITS && !w->over)
        return all | NEEDS_CONTRAST | NEEDS_PAIR;
    return all | over;
}

static struct naming naming_of(const struct tables *t, const struct counter *c,
                               const struct measures *measures,
                               const struct pivot *pivot)
{
    const struct groups *groups = t->wanted->groups;
    bool shorter = t->wanted->over || t->wanted->pivot;

    return (struct naming){.groups = groups,
                           .n_keys = groups->n_keys - shorter,
                           .countries = t->countries,
                           .topics = t->topics,
                           .measures = measures,
                           .pivot = t->wanted->pivot ? pivot : NULL,
                           .unit = c->unit,
                           .with = c->with};
}

static bool write_table(struct tables *t, struct counter *c, struct output *out)
{
    struct measures measures =
        measures_made_from(t->wanted->measures, tables_given(t->wanted, c));
    struct wanted wanted = *t->wanted;
    struct results results = {.wanted = &wanted, .counter = c};
    struct naming naming = naming_of(t, c, &measures, &results.pivot);
    struct sheet sheet = {.format = t->format,
                          .bom = t->bom,
                          .csv = {&out->buf, t->crlf, t->safe, false}};
    int sort = measures_column(&measures, t->sort);
    bool good;

    wanted.measures = &measures;
    wanted.sort = sort < 0 ? TABLE_COUNT : sort;
    if (t->wanted->against && c->unit != UNIT_DOCUMENT)
        results.reference = t->reference;
    if (results_begin(&results))
        write_rows(&results, &naming, &sheet, out);
    good = !results_problem(&results) || fail(t, NULL, results_problem(&results));
    results_release(&results);
    sheet_release(&sheet);
    return good;
}

struct part_header tables_header(const struct tables *t, const struct counter *c)
{
    return (struct part_header){.unit = unit_name(c->unit),
                                .by = t->by,
                                .columns = counter_columns(c->unit),
                                .options =
                                    c->with < UNITS ? t->pairs_options : t->options};
}

static bool write_part(struct tables *t, struct counter *c, struct output *out)
{
    const struct part_header header = tables_header(t, c);

    counter_write_part(c, &header, out);
    return !counter_problem(c) || fail(t, NULL, counter_problem(c));
}

static bool write_counter(struct tables *t, struct counter *c, struct output *out)
{
    return t->partial ? write_part(t, c, out) : write_table(t, c, out);
}

bool tables_write(struct tables *t, struct output *out)
{
    return write_counter(t, &t->counters[0], out);
}

/* ---- a directory ---- */

static bool complete_file(struct tables *t, struct counter *counter, const char *path,
                          struct output *out)
{
    bool good = output_open(out, path) && write_counter(t, counter, out) &&
                output_complete(out);

    return good || (out->error && fail(t, path, output_problem(out)));
}

static char *path_of(const struct tables *t, const struct counter *c,
                     const char *directory)
{
    static const char *const suffixes[] = {".csv", ".tsv", ".jsonl"};
    struct buf path = {0};

    buf_add_string(&path, directory);
    buf_add_char(&path, '/');
    buf_add_string(&path, c->with < UNITS ? "cooccurrence" : unit_file(c->unit));
    buf_add_string(&path, t->partial ? ".part" : suffixes[t->format]);
    return buf_terminate(&path);
}

/* Says which tables are new though one could not be named. */
static void tell_new(struct tables *t, char *const *paths, const bool *is_new)
{
    const char *before = "; nevertheless new: ";
    size_t room = sizeof(t->problem), at = strlen(t->problem);

    for (size_t i = 0; i < t->n; i++)
        if (is_new[i] && at < room) {
            at += (size_t)snprintf(t->problem + at, room - at, "%s%s", before,
                                   strrchr(paths[i], '/') + 1);
            before = ", ";
        }
    if (*before == ';' && at < room)
        snprintf(t->problem + at, room - at, "; no table was changed");
}

static bool name_files(struct tables *t, char *const *paths, struct output *outs)
{
    bool is_new[MOST_TABLES];
    size_t named = together_name(outs, t->n, is_new);

    if (named == t->n)
        return true;
    fail(t, paths[named], output_problem(&outs[named]));
    tell_new(t, paths, is_new);
    return false;
}

static bool write_files(struct tables *t, const char *directory)
{
    struct output outs[MOST_TABLES] = {0};
    char *paths[MOST_TABLES];
    bool good = true;

    for (size_t i = 0; i < t->n; i++) {
        outs[i].fd = -1;
        paths[i] = path_of(t, &t->counters[i], directory);
        good = good && complete_file(t, &t->counters[i], paths[i], &outs[i]);
    }
    good = good && name_files(t, paths, outs);
    for (size_t i = 0; i < t->n; i++) {
        output_discard(&outs[i]);
        free(paths[i]);
    }
    return good;
}

bool tables_write_directory(struct tables *t, const char *directory)
{
    bool made = mkdir(directory, 0777) == 0;

    if (!made && errno != EEXIST)
        return fail(t, directory, strerror(errno));
    if (write_files(t, directory))
        return true;
    if (made)
        rmdir(directory);
    return false;
}

void tables_release(struct tables *t)
{
    buf_release(&t->failed);
}
