#include "rollup.h"

#include "calendar.h"
#include "files.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { GROUP, CODE, FROM, UNTIL, COLUMNS };

struct membership {
    struct span group, from, until; /* days; empty: without limit */
    uint32_t next;                  /* of the same country: number + 1; 0: none */
};

static void add(struct rollup *r, struct span code, const struct membership *m)
{
    uint32_t before = (uint32_t)r->codes.n, number = intern_add(&r->codes, code);

    r->first = mem_grow(r->first, &r->first_capacity, r->codes.n, sizeof(*r->first));
    if (number == before)
        r->first[number] = 0;
    r->items = mem_grow(r->items, &r->capacity, r->n + 1, sizeof(*r->items));
    r->items[r->n] = (struct membership){
        arena_copy(&r->text, m->group), arena_copy(&r->text, m->from),
        arena_copy(&r->text, m->until), r->first[number]};
    r->first[number] = (uint32_t)++r->n;
}

/* True for nothing, or a day such as 2024-05-31: days sort by their bytes. */
static bool is_day(struct span s)
{
    long number;

    return !s.len || calendar_parse(CALENDAR_DAY, s, &number);
}

static bool add_row(struct rollup *r, const struct span *c)
{
    if (!c[GROUP].len || !c[CODE].len || !is_day(c[FROM]) || !is_day(c[UNTIL]) ||
        (c[UNTIL].len && span_compare(c[FROM], c[UNTIL]) > 0))
        return false;
    add(r, c[CODE], &(struct membership){c[GROUP], c[FROM], c[UNTIL], 0});
    return true;
}

static bool fail(struct rollup *r, const struct place *place)
{
    snprintf(r->problem, sizeof(r->problem),
             "%s:%zu: a line is a group, the code of a country, and its first and last "
             "day, such as 2020-01-31, with tabs between",
             place->file, (size_t)place->line);
    return false;
}

/* Reads memberships; in a file with a row for each country, `column` has the group. */
static bool read_file(struct rollup *r, const char *path, size_t column)
{
    struct table_file file = {0};
    struct span c[COLUMNS];
    bool good = table_file_open(&file, path);

    if (!good)
        table_file_tell(&file, r->problem, sizeof(r->problem));
    while (good && table_file_next(&file, c, COLUMNS))
        if (column)
            add(r, c[0], &(struct membership){.group = c[column]});
        else
            good = add_row(r, c) || fail(r, &file.place);
    table_file_close(&file);
    return good;
}

bool rollup_open(struct rollup *r, const char *option)
{
    static const struct {
        const char *name, *file;
        size_t column;
    } known[] = {{"region", "regions.tsv", 1},
                 {"subregion", "regions.tsv", 2},
                 {"groups", "groups.tsv", 0}};
    struct buf path = {0};
    bool good;

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (strcmp(option, known[i].name) == 0) {
            files_data_path(known[i].file, &path);
            good = read_file(r, path.data, known[i].column);
            buf_release(&path);
            return good;
        }
    if (access(option, F_OK) != 0) {
        snprintf(r->problem, sizeof(r->problem),
                 "'%.150s' is neither region, subregion, groups nor a file", option);
        return false;
    }
    return read_file(r, option, 0);
}

void rollup_start(struct rollup_walk *w, struct rollup *r, struct span code,
                  struct span day)
{
    uint32_t number = intern_find(&r->codes, code),
             first = number == INTERN_NONE ? 0 : r->first[number];

    r->met |= first != 0;
    *w = (struct rollup_walk){r, day, first, first};
}

/* What a day comes to where no more is known than in `known`: a month, a year. */
static struct span as_exact(struct span day, struct span known)
{
    return (struct span){day.data, day.len < known.len ? day.len : known.len};
}

/* Whether a membership holds on a day, or some day of a month or year. */
static bool is_member(const struct membership *m, struct span day)
{
    if (!day.len)
        return !m->until.len;
    return span_compare(as_exact(m->from, day), day) <= 0 &&
           (!m->until.len || span_compare(day, as_exact(m->until, day)) <= 0);
}

/* Whether a membership before that one is of the same group, on the same day. */
static bool is_given(const struct rollup_walk *w, const struct membership *m)
{
    const struct membership *items = w->rollup->items, *before;

    for (uint32_t i = w->first; (before = &items[i - 1]) != m; i = before->next)
        if (span_equal(before->group, m->group) && is_member(before, w->day))
            return true;
    return false;
}

bool rollup_next(struct rollup_walk *w, struct span *group)
{
    while (w->next) {
        const struct membership *m = &w->rollup->items[w->next - 1];

        w->next = m->next;
        if (is_member(m, w->day) && !is_given(w, m)) {
            *group = m->group;
            return true;
        }
    }
    return false;
}

void rollup_release(struct rollup *r)
{
    intern_release(&r->codes);
    arena_release(&r->text);
    free(r->first);
    free(r->items);
    *r = (struct rollup){0};
}
