#include "making.h"

#include "mem.h"
#include "report/stoplist.h"
#include "statistics.h"

#include <stdlib.h>

enum { MOST_LISTED = 200 }; /* terms in the table */

/* A difference by chance is less likely than this, all terms taken together. */
static const double SIGNIFICANT = 0.01;

static const struct column term_columns[] = {
    {"term", "Word", COLUMN_TEXT},
    {"count", "Times", COLUMN_COUNT},
    {"documents", "Documents", COLUMN_COUNT},
};
static const struct column keyness_columns[] = {
    {"term", "Word", COLUMN_TEXT},
    {"g2", "Log-likelihood", COLUMN_SCORE},
    {"count", "Times", COLUMN_COUNT},
    {"reference_count", "Times before", COLUMN_COUNT},
    {"log_ratio", "Log ratio", COLUMN_SCORE},
};

static void note_stop_words(struct figure *f, const struct stoplist *s)
{
    if (!s->languages.len)
        return;
    figure_say(&f->note, "Left out: stop words of the languages ");
    buf_add_span(&f->note, buf_span(&s->languages));
    figure_say(&f->note, ".");
}

bool make_terms(struct figure *f, const struct summary *c)
{
    const struct sums *s = &c->terms;
    struct ranked *items = rank_sums(s, BY_COUNT);
    struct stoplist stops = {0};

    f->kind = KIND_BARS;
    figure_set_frame(f, term_columns, 3);
    f->code = f->label = 0;
    f->value = 1;
    stoplist_find(&stops, c, false);
    for (size_t i = 0; i < s->keys.n && frame_rows(&f->frame) < MOST_LISTED; i++) {
        if (stops.stops[items[i].number])
            continue;
        frame_text(&f->frame, items[i].key);
        frame_number(&f->frame, items[i].weight);
        frame_number(&f->frame, (double)s->totals[items[i].number].documents);
    }
    free(items);
    f->shown = lesser(frame_rows(&f->frame), MOST_BARS);
    figure_say(&f->title, "The words used most");
    figure_say(&f->subtitle, "Times that a word comes in all documents");
    note_stop_words(f, &stops);
    stoplist_release(&stops);
    if (f->shown)
        figure_describe_first(f);
    return f->shown > 0;
}

static struct contrast contrast_of(const struct sums *s, uint32_t key,
                                   const uint64_t *totals)
{
    return (struct contrast){sums_cell(s, key, SLOT_LATEST).count, totals[SLOT_LATEST],
                             sums_cell(s, key, SLOT_BEFORE).count, totals[SLOT_BEFORE]};
}

/*
 * Terms that are significantly more frequent in the latest period, and are in more
 * than one of its documents, those of the largest score first.
 */
static struct ranked *rank_keyness(const struct sums *s, const uint64_t *totals,
                                   const struct stoplist *stops, size_t *n)
{
    struct ranked *items = mem_alloc((s->keys.n + 1) * sizeof(*items));

    *n = 0;
    for (uint32_t i = 0; i < s->keys.n; i++) {
        struct contrast c = contrast_of(s, i, totals);
        double g2 = statistics_g2(&c);

        if (!stops->stops[i] && g2 > 0 && sums_cell(s, i, SLOT_LATEST).documents > 1 &&
            statistics_bonferroni(statistics_p(g2), s->keys.n) < SIGNIFICANT)
            items[(*n)++] = (struct ranked){s->keys.keys[i], g2, i};
    }
    ranked_sort(items, *n);
    return items;
}

static void fill_keyness(struct figure *f, const struct summary *c,
                         const uint64_t *totals)
{
    const struct sums *s = &c->terms;
    struct stoplist stops = {0};
    struct ranked *items;
    size_t n;

    stoplist_find(&stops, c, true);
    items = rank_keyness(s, totals, &stops, &n);
    for (size_t i = 0; i < n && i < MOST_LISTED; i++) {
        struct contrast contrast = contrast_of(s, items[i].number, totals);

        frame_text(&f->frame, items[i].key);
        frame_number(&f->frame, items[i].weight);
        frame_number(&f->frame, (double)contrast.count);
        frame_number(&f->frame, (double)contrast.reference_count);
        frame_number(&f->frame, statistics_log_ratio(&contrast));
    }
    free(items);
    note_stop_words(f, &stops);
    stoplist_release(&stops);
}

bool make_keyness(struct figure *f, const struct summary *c)
{
    uint64_t totals[TERM_SLOTS] = {0};

    for (uint32_t i = 0; i < c->terms.keys.n; i++)
        for (size_t slot = 0; slot < TERM_SLOTS; slot++)
            totals[slot] += sums_cell(&c->terms, i, slot).count;
    if (!totals[SLOT_BEFORE] || !totals[SLOT_LATEST])
        return false;
    f->kind = KIND_BARS;
    figure_set_frame(f, keyness_columns, 5);
    f->code = f->label = 0;
    f->value = 1;
    figure_say(&f->title, "What is new in ");
    calendar_name(c->unit, c->first + (long)c->n_periods - 1, &f->title);
    figure_say(&f->subtitle,
               "Words more frequent than before, by log-likelihood (G\xC2\xB2): the "
               "larger, the less it is chance");
    fill_keyness(f, c, totals);
    f->shown = lesser(frame_rows(&f->frame), MOST_BARS);
    if (f->shown)
        figure_describe_first(f);
    return f->shown > 0;
}
