#include "figure.h"

#include "mem.h"
#include "report/stoplist.h"
#include "statistics.h"

#include <math.h>
#include <stdlib.h>

enum {
    MOST_BARS = 20,
    MOST_PANELS = 8,
    MOST_GRID = 16,
    MOST_LISTED = 200 /* terms in the table */
};

/* A difference by chance is less likely than this, all terms taken together. */
static const double SIGNIFICANT = 0.01;

static const struct column country_columns[] = {
    {"code", "Code", COLUMN_TEXT},
    {"name", "Country", COLUMN_TEXT},
    {"mentions", "Mentions", COLUMN_COUNT},
    {"documents", "Documents", COLUMN_COUNT},
};
static const struct column topic_columns[] = {
    {"topic", "Key", COLUMN_TEXT},
    {"name", "Topic", COLUMN_TEXT},
    {"documents", "Documents", COLUMN_COUNT},
    {"hits", "Words that tell of it", COLUMN_COUNT},
};
static const struct column trend_columns[] = {
    {"key", "Key", COLUMN_TEXT},
    {"name", "Name", COLUMN_TEXT},
    {"period", "Period", COLUMN_TEXT},
    {"documents", "Documents", COLUMN_COUNT},
    {"share", "Share of documents", COLUMN_PERCENT},
};
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

/* ---- words ---- */

static void say(struct buf *out, const char *text)
{
    buf_add_string(out, text);
}

static void say_number(struct buf *out, double n)
{
    frame_show_number(n, 0, out);
}

/* "A, B and C": labels of the first rows. */
static void say_first(const struct figure *f, size_t n, struct buf *out)
{
    size_t rows = frame_rows(&f->frame);

    n = n < rows ? n : rows;
    for (size_t i = 0; i < n; i++) {
        if (i)
            say(out, i + 1 == n ? " and " : ", ");
        buf_add_span(out, frame_at(&f->frame, i, f->label)->text);
    }
}

/* "A 41, B 33, C 23": for those who do not see the drawing. */
static void describe_first(struct figure *f)
{
    size_t n = f->shown < 10 ? f->shown : 10;

    say(&f->description, "In order: ");
    for (size_t i = 0; i < n; i++) {
        say(&f->description, i ? ", " : "");
        buf_add_span(&f->description, frame_at(&f->frame, i, f->label)->text);
        say(&f->description, " ");
        frame_show(&f->frame, i, f->value, &f->description);
    }
    say(&f->description, ". All are in the data of the figure.");
}

/* ---- order ---- */

struct ranked {
    struct span key;
    double weight;
    uint32_t number;
};

static int by_weight(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;

    if (x->weight != y->weight)
        return x->weight < y->weight ? 1 : -1;
    return span_compare(x->key, y->key);
}

enum weight { BY_COUNT, BY_DOCUMENTS };

/* The keys of a table, those with most first; the caller frees them. */
static struct ranked *rank(const struct sums *s, enum weight weight)
{
    struct ranked *items = mem_alloc((s->keys.n + 1) * sizeof(*items));

    for (uint32_t i = 0; i < s->keys.n; i++)
        items[i] = (struct ranked){
            s->keys.keys[i],
            (double)(weight == BY_COUNT ? s->totals[i].count : s->totals[i].documents),
            i};
    qsort(items, s->keys.n, sizeof(*items), by_weight);
    return items;
}

static size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void set_frame(struct figure *f, const struct column *columns, size_t n)
{
    f->frame.columns = columns;
    f->frame.n_columns = n;
}

/* ---- countries and topics ---- */

static void fill_sums(struct figure *f, const struct sums *s, enum weight weight)
{
    struct ranked *items = rank(s, weight);

    for (size_t i = 0; i < s->keys.n; i++) {
        struct cell total = s->totals[items[i].number];
        double count = (double)total.count, documents = (double)total.documents;

        frame_text(&f->frame, items[i].key);
        frame_text(&f->frame, s->names[items[i].number]);
        frame_number(&f->frame, weight == BY_COUNT ? count : documents);
        frame_number(&f->frame, weight == BY_COUNT ? documents : count);
    }
    free(items);
    f->code = 0;
    f->label = 1;
    f->value = 2;
}

static void make_countries(struct figure *f, const struct summary *c)
{
    set_frame(f, country_columns, 4);
    fill_sums(f, &c->countries, BY_COUNT);
}

static bool make_map(struct figure *f, const struct summary *c)
{
    if (!c->countries.keys.n)
        return false;
    f->kind = KIND_MAP;
    make_countries(f, c);
    f->shown = frame_rows(&f->frame);
    say(&f->title, "Named most: ");
    say_first(f, 3, &f->title);
    say(&f->subtitle, "Mentions of each country in all documents");
    say(&f->note,
        "Circles are small countries and territories. Equal Earth projection.");
    describe_first(f);
    return true;
}

static bool make_country_bars(struct figure *f, const struct summary *c)
{
    if (!c->countries.keys.n)
        return false;
    f->kind = KIND_BARS;
    make_countries(f, c);
    f->shown = lesser(frame_rows(&f->frame), MOST_BARS);
    say_first(f, 1, &f->title);
    say(&f->title, " leads with ");
    say_number(&f->title, frame_at(&f->frame, 0, 2)->number);
    say(&f->title, " mentions");
    say(&f->subtitle, "Mentions, the ");
    say_number(&f->subtitle, (double)f->shown);
    say(&f->subtitle, " countries named most");
    describe_first(f);
    return true;
}

static bool make_topic_bars(struct figure *f, const struct summary *c)
{
    if (!c->topics.keys.n)
        return false;
    f->kind = KIND_BARS;
    set_frame(f, topic_columns, 4);
    fill_sums(f, &c->topics, BY_DOCUMENTS);
    f->shown = lesser(frame_rows(&f->frame), MOST_BARS);
    say(&f->title, "Most documents are about ");
    say_first(f, 1, &f->title);
    say(&f->subtitle, "Documents about each topic; one may be about several");
    describe_first(f);
    return true;
}

/* ---- trends ---- */

static void fill_panel(struct figure *f, const struct summary *c, const struct sums *s,
                       uint32_t key)
{
    struct buf period = {0};

    for (size_t i = 0; i < c->n_periods; i++) {
        uint64_t all = c->period_documents[i];
        double documents = all ? (double)sums_cell(s, key, i).documents : NAN;

        buf_clear(&period);
        calendar_write(c->unit, c->first + (long)i, &period);
        frame_text(&f->frame, s->keys.keys[key]);
        frame_text(&f->frame, s->names[key]);
        frame_text(&f->frame, buf_span(&period));
        frame_number(&f->frame, documents);
        frame_number(&f->frame,
                     all < c->least_documents ? NAN : documents / (double)all * 100);
    }
    buf_release(&period);
}

static void note_periods(struct figure *f, const struct summary *c)
{
    bool gap = false;

    for (size_t i = 0; i < c->n_periods; i++)
        gap |= c->period_documents[i] < c->least_documents;
    if (gap && c->least_documents == 1)
        say(&f->note, "Shaded: no documents.");
    if (gap && c->least_documents > 1) {
        say(&f->note, "Shaded: fewer than ");
        say_number(&f->note, (double)c->least_documents);
        say(&f->note, " documents.");
    }
    if (c->unit != c->given) {
        say(&f->note, f->note.len ? " Counted by " : "Counted by ");
        say(&f->note, calendar_unit_name(c->given));
        say(&f->note, ", shown by ");
        say(&f->note, calendar_unit_name(c->unit));
        say(&f->note, ": there are few documents in each.");
    }
}

static void describe_trend(struct figure *f)
{
    say(&f->description, "A line for each of ");
    for (size_t i = 0; i < f->shown; i++) {
        const struct value *name = frame_at(&f->frame, i * f->n_periods, f->label);

        say(&f->description, i ? "; " : "");
        buf_add_span(&f->description, name->text);
    }
    say(&f->description, ". All values are in the data of the figure.");
}

static bool make_trend(struct figure *f, const struct summary *c, const struct sums *s)
{
    struct ranked *items;

    if (c->n_periods < 2 || !s->keys.n)
        return false;
    f->kind = KIND_TREND;
    set_frame(f, trend_columns, 5);
    f->label = 1;
    f->value = 4;
    f->unit = c->unit;
    f->first = c->first;
    f->n_periods = c->n_periods;
    f->shown = lesser(s->keys.n, MOST_PANELS);
    items = rank(s, BY_DOCUMENTS);
    for (size_t i = 0; i < f->shown; i++)
        fill_panel(f, c, s, items[i].number);
    free(items);
    note_periods(f, c);
    describe_trend(f);
    return true;
}

static bool make_country_trend(struct figure *f, const struct summary *c)
{
    if (!make_trend(f, c, &c->countries))
        return false;
    say(&f->title, "How often countries come up, by ");
    say(&f->title, calendar_unit_name(c->unit));
    say(&f->subtitle, "Per cent of all documents that name the country");
    return true;
}

static bool make_topic_trend(struct figure *f, const struct summary *c)
{
    if (!make_trend(f, c, &c->topics))
        return false;
    say(&f->title, "What documents are about, by ");
    say(&f->title, calendar_unit_name(c->unit));
    say(&f->subtitle, "Per cent of all documents that are about the topic");
    return true;
}

/* ---- pairs ---- */

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
    qsort(items, keys->n, sizeof(*items), by_weight);
    return items;
}

static uint64_t pair_documents(const struct pairs *p, struct span first,
                               struct span second, struct buf *scratch)
{
    uint32_t number;

    buf_clear(scratch);
    buf_add_span(scratch, first);
    buf_add_char(scratch, '\0');
    buf_add_span(scratch, second);
    number = intern_find(&p->both, buf_span(scratch));
    return number == INTERN_NONE ? 0 : p->items[number].documents;
}

static struct span name_of(const struct sums *s, struct span key)
{
    uint32_t number = intern_find(&s->keys, key);

    return number == INTERN_NONE ? key : s->names[number];
}

static void add_pair_row(struct figure *f, const struct summary *c, struct span country,
                         struct span with, double documents)
{
    frame_text(&f->frame, country);
    frame_text(&f->frame, name_of(&c->countries, country));
    frame_text(&f->frame, with);
    frame_number(&f->frame, documents);
}

static void set_grid(struct figure *f, const struct column *columns)
{
    f->kind = KIND_GRID;
    set_frame(f, columns, 4);
    f->code = 0;
    f->label = 1;
    f->value = 3;
}

static bool make_country_topic(struct figure *f, const struct summary *c)
{
    const struct pairs *p = &c->subjects;
    struct ranked *rows = rank_side(p, &p->firsts, false);
    struct ranked *columns = rank_side(p, &p->seconds, true);
    struct buf scratch = {0};

    set_grid(f, subject_columns);
    for (size_t i = 0; i < p->firsts.n && i < MOST_GRID; i++)
        for (size_t j = 0; j < p->seconds.n && j <= MOST_GRID; j++)
            add_pair_row(
                f, c, rows[i].key, columns[j].key,
                (double)pair_documents(p, rows[i].key, columns[j].key, &scratch));
    free(rows);
    free(columns);
    buf_release(&scratch);
    say(&f->title, "Which countries, about what");
    say(&f->subtitle, "Documents about a topic that name the country");
    say(&f->description,
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
    qsort(items, countries->n, sizeof(*items), by_weight);
    return items;
}

static void fill_together(struct figure *f, const struct summary *c,
                          const struct ranked *items, size_t n)
{
    const struct pairs *p = &c->together;
    struct buf scratch = {0};

    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            bool ordered = span_compare(items[i].key, items[j].key) < 0;
            struct span a = items[ordered ? i : j].key, b = items[ordered ? j : i].key;

            add_pair_row(f, c, items[i].key, items[j].key,
                         i == j ? NAN : (double)pair_documents(p, a, b, &scratch));
        }
    buf_release(&scratch);
}

/* The pair with most documents. */
static void say_closest(struct figure *f, const struct summary *c)
{
    const struct pairs *p = &c->together;
    const struct pair *best = &p->items[0];

    for (size_t i = 1; i < p->both.n; i++)
        if (p->items[i].documents > best->documents)
            best = &p->items[i];
    buf_add_span(&f->title, name_of(&c->countries, p->firsts.keys[best->first]));
    say(&f->title, " and ");
    buf_add_span(&f->title, name_of(&c->countries, p->seconds.keys[best->second]));
    say(&f->title, " are named together most");
}

static bool make_together(struct figure *f, const struct summary *c)
{
    const struct pairs *p = &c->together;
    struct intern countries = {0};
    struct ranked *items;

    if (!p->both.n)
        return false;
    items = rank_countries(p, &countries);
    set_grid(f, together_columns);
    fill_together(f, c, items, lesser(countries.n, MOST_GRID));
    say_closest(f, c);
    say(&f->subtitle, "Documents in which two countries are named together");
    say(&f->description,
        "A grid of countries by countries. All values are in the data of the figure.");
    free(items);
    intern_release(&countries);
    return true;
}

/* ---- terms ---- */

static void note_stop_words(struct figure *f, const struct stoplist *s)
{
    if (!s->languages.len)
        return;
    say(&f->note, "Left out: stop words of the languages ");
    buf_add_span(&f->note, buf_span(&s->languages));
    say(&f->note, ".");
}

static bool make_terms(struct figure *f, const struct summary *c)
{
    const struct sums *s = &c->terms;
    struct ranked *items = rank(s, BY_COUNT);
    struct stoplist stops = {0};

    f->kind = KIND_BARS;
    set_frame(f, term_columns, 3);
    f->code = f->label = 0;
    f->value = 1;
    stoplist_find(&stops, s, false);
    for (size_t i = 0; i < s->keys.n && frame_rows(&f->frame) < MOST_LISTED; i++) {
        if (stops.stops[items[i].number])
            continue;
        frame_text(&f->frame, items[i].key);
        frame_number(&f->frame, items[i].weight);
        frame_number(&f->frame, (double)s->totals[items[i].number].documents);
    }
    free(items);
    f->shown = lesser(frame_rows(&f->frame), MOST_BARS);
    say(&f->title, "The words used most");
    say(&f->subtitle, "Times that a word comes in all documents");
    note_stop_words(f, &stops);
    stoplist_release(&stops);
    if (f->shown)
        describe_first(f);
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
    qsort(items, *n, sizeof(*items), by_weight);
    return items;
}

static void fill_keyness(struct figure *f, const struct sums *s, const uint64_t *totals)
{
    struct stoplist stops = {0};
    struct ranked *items;
    size_t n;

    stoplist_find(&stops, s, true);
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

static bool make_keyness(struct figure *f, const struct summary *c)
{
    uint64_t totals[TERM_SLOTS] = {0};

    for (uint32_t i = 0; i < c->terms.keys.n; i++)
        for (size_t slot = 0; slot < TERM_SLOTS; slot++)
            totals[slot] += sums_cell(&c->terms, i, slot).count;
    if (!totals[SLOT_BEFORE] || !totals[SLOT_LATEST])
        return false;
    f->kind = KIND_BARS;
    set_frame(f, keyness_columns, 5);
    f->code = f->label = 0;
    f->value = 1;
    say(&f->title, "What is new in ");
    calendar_name(c->unit, c->first + (long)c->n_periods - 1, &f->title);
    say(&f->subtitle,
        "Words more frequent than before, by log-likelihood (G\xC2\xB2): the "
        "larger, the less it is chance");
    fill_keyness(f, &c->terms, totals);
    f->shown = lesser(frame_rows(&f->frame), MOST_BARS);
    if (f->shown)
        describe_first(f);
    return f->shown > 0;
}

/* ---- all of them ---- */

const char *figure_name(enum figure_id id)
{
    static const char *const names[FIGURES] = {
        "map",           "countries", "topics", "country-trend", "topic-trend",
        "country-topic", "together",  "terms",  "keyness"};

    return names[id];
}

bool figure_make(struct figure *f, enum figure_id id, const struct summary *c)
{
    static bool (*const makers[FIGURES])(struct figure *, const struct summary *) = {
        [FIGURE_MAP] = make_map,
        [FIGURE_COUNTRIES] = make_country_bars,
        [FIGURE_TOPICS] = make_topic_bars,
        [FIGURE_COUNTRY_TREND] = make_country_trend,
        [FIGURE_TOPIC_TREND] = make_topic_trend,
        [FIGURE_COUNTRY_TOPIC] = make_country_topic,
        [FIGURE_TOGETHER] = make_together,
        [FIGURE_TERMS] = make_terms,
        [FIGURE_KEYNESS] = make_keyness,
    };

    f->id = id;
    return makers[id](f, c);
}

void figure_release(struct figure *f)
{
    buf_release(&f->title);
    buf_release(&f->subtitle);
    buf_release(&f->note);
    buf_release(&f->description);
    frame_release(&f->frame);
}
