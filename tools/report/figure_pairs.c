#include "making.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

/* Of a grid; there are seventeen built-in topics. */
enum { MOST_COUNTRIES = 16, MOST_TOPICS = 17 };

static const struct column subject_columns[] = {
    {"country", "Code", COLUMN_TEXT},
    {"name", "Country", COLUMN_TEXT},
    {"topic", "Topic", COLUMN_TEXT},
    {"documents", "Documents", COLUMN_COUNT},
};
static const struct column together_columns[] = {
    {"country", "Code", COLUMN_TEXT},
    {"name", "Country", COLUMN_TEXT},
    {"with", "With", COLUMN_TEXT},
    {"documents", "Documents", COLUMN_COUNT},
};

/* Sums over pairs by their first, or second; by number. */
static struct ranked *rank_side(const struct pairs *p, const struct intern *keys,
                                bool second)
{
    struct ranked *items = mem_zalloc(keys->n + 1, sizeof(*items));

    for (uint32_t i = 0; i < keys->n; i++)
        items[i] = (struct ranked){keys->keys[i], 0, i};
    for (size_t i = 0; i < p->both.n; i++)
        items[second ? p->items[i].second : p->items[i].first].weight +=
            (double)p->items[i].documents;
    ranked_sort(items, keys->n);
    return items;
}

static void add_pair_row(struct figure *f, const struct summary *c, struct span country,
                         struct span with, double documents)
{
    frame_text(&f->frame, country);
    frame_text(&f->frame, sums_name(&c->countries, country));
    frame_text(&f->frame, with);
    frame_number(&f->frame, documents);
}

static void set_grid(struct figure *f, const struct column *columns)
{
    f->kind = KIND_GRID;
    figure_set_frame(f, columns, 4);
    f->code = 0;
    f->label = 1;
    f->value = 3;
}

bool make_country_topic(struct figure *f, const struct summary *c)
{
    const struct pairs *p = &c->subjects;
    struct ranked *rows = rank_side(p, &p->firsts, false);
    struct ranked *columns = rank_side(p, &p->seconds, true);

    set_grid(f, subject_columns);
    for (size_t i = 0; i < p->firsts.n && i < MOST_COUNTRIES; i++)
        for (size_t j = 0; j < p->seconds.n && j < MOST_TOPICS; j++)
            add_pair_row(f, c, rows[i].key, columns[j].key,
                         (double)pairs_documents(p, rows[i].key, columns[j].key));
    free(rows);
    free(columns);
    figure_say(&f->title, "Which countries, about what");
    figure_say(&f->subtitle, "Documents about a topic that name the country");
    figure_say(
        &f->description,
        "A grid of countries and topics. All values are in the data of the figure.");
    return p->both.n > 0;
}

/* Countries by the documents that they share with others. */
static struct ranked *rank_countries(const struct pairs *p, struct intern *countries)
{
    struct ranked *items;

    for (size_t i = 0; i < p->both.n; i++) {
        intern_add(countries, p->firsts.keys[p->items[i].first]);
        intern_add(countries, p->seconds.keys[p->items[i].second]);
    }
    items = mem_zalloc(countries->n + 1, sizeof(*items));
    for (uint32_t i = 0; i < countries->n; i++)
        items[i] = (struct ranked){countries->keys[i], 0, i};
    for (size_t i = 0; i < p->both.n; i++) {
        double n = (double)p->items[i].documents;

        items[intern_find(countries, p->firsts.keys[p->items[i].first])].weight += n;
        items[intern_find(countries, p->seconds.keys[p->items[i].second])].weight += n;
    }
    ranked_sort(items, countries->n);
    return items;
}

static void fill_together(struct figure *f, const struct summary *c,
                          const struct ranked *items, size_t n)
{
    const struct pairs *p = &c->together;

    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            bool ordered = span_compare(items[i].key, items[j].key) < 0;
            struct span a = items[ordered ? i : j].key, b = items[ordered ? j : i].key;

            add_pair_row(f, c, items[i].key, items[j].key,
                         i == j ? NAN : (double)pairs_documents(p, a, b));
        }
}

/* The pair with most documents. */
static void say_closest(struct figure *f, const struct summary *c)
{
    const struct pairs *p = &c->together;
    const struct pair *best = &p->items[0];

    for (size_t i = 1; i < p->both.n; i++)
        if (p->items[i].documents > best->documents)
            best = &p->items[i];
    buf_add_span(&f->title, sums_name(&c->countries, p->firsts.keys[best->first]));
    figure_say(&f->title, " and ");
    buf_add_span(&f->title, sums_name(&c->countries, p->seconds.keys[best->second]));
    figure_say(&f->title, " are named together most");
}

bool make_together(struct figure *f, const struct summary *c)
{
    const struct pairs *p = &c->together;
    struct intern countries = {0};
    struct ranked *items;

    if (!p->both.n)
        return false;
    items = rank_countries(p, &countries);
    set_grid(f, together_columns);
    fill_together(f, c, items, lesser(countries.n, MOST_COUNTRIES));
    say_closest(f, c);
    figure_say(&f->subtitle, "Documents in which two countries are named together");
    figure_say(
        &f->description,
        "A grid of countries by countries. All values are in the data of the figure.");
    free(items);
    intern_release(&countries);
    return true;
}
