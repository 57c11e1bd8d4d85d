#include "making.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_PANELS = 8 };

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

/* ---- countries and topics ---- */

static void fill_sums(struct figure *f, const struct sums *s, enum weight weight)
{
    struct ranked *items = rank_sums(s, weight);

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
    figure_set_frame(f, country_columns, 4);
    fill_sums(f, &c->countries, BY_COUNT);
}

/* Of tables with countries added up there is no map: AU is Australia there, and the
   African Union among groups. */
static bool are_countries(const struct intern *keys)
{
    size_t n = 0;

    for (size_t i = 0; i < keys->n; i++)
        n += summary_is_country(keys->keys[i]);
    return n && 2 * n >= keys->n;
}

static bool make_map(struct figure *f, const struct summary *c)
{
    if (!are_countries(&c->countries.keys))
        return false;
    f->kind = KIND_MAP;
    make_countries(f, c);
    f->shown = frame_rows(&f->frame);
    figure_say(&f->title, "Named most: ");
    figure_say_first(f, 3, &f->title);
    figure_say(&f->subtitle, "Mentions of each country in all documents");
    figure_say(&f->note,
               "Circles are small countries and territories. Equal Earth projection.");
    figure_describe_first(f);
    return true;
}

static bool make_country_bars(struct figure *f, const struct summary *c)
{
    if (!c->countries.keys.n)
        return false;
    f->kind = KIND_BARS;
    make_countries(f, c);
    f->shown = lesser(frame_rows(&f->frame), MOST_BARS);
    figure_say_first(f, 1, &f->title);
    figure_say(&f->title, " leads with ");
    frame_show_count(frame_at(&f->frame, 0, 2)->number, "mention", &f->title);
    figure_say(&f->subtitle, "Mentions of the countries named most");
    figure_describe_first(f);
    return true;
}

static bool make_topic_bars(struct figure *f, const struct summary *c)
{
    if (!c->topics.keys.n)
        return false;
    f->kind = KIND_BARS;
    figure_set_frame(f, topic_columns, 4);
    fill_sums(f, &c->topics, BY_DOCUMENTS);
    f->shown = lesser(frame_rows(&f->frame), MOST_BARS);
    figure_say(&f->title, "Most common topic: ");
    figure_say_first(f, 1, &f->title);
    figure_say(&f->subtitle, "Documents about each topic; one may be about several");
    figure_describe_first(f);
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
        figure_say(&f->note, "Shaded: no documents.");
    if (gap && c->least_documents > 1) {
        figure_say(&f->note, "Shaded: fewer than ");
        figure_say_number(&f->note, (double)c->least_documents);
        figure_say(&f->note, " documents.");
    }
    if (c->unit != c->given) {
        figure_say(&f->note, f->note.len ? " Counted by " : "Counted by ");
        figure_say(&f->note, calendar_unit_name(c->given));
        figure_say(&f->note, ", shown by ");
        figure_say(&f->note, calendar_unit_name(c->unit));
        figure_say(&f->note, c->sparse ? ": there are few documents in each."
                                       : ": there are very many.");
    }
}

static void describe_trend(struct figure *f)
{
    figure_say(&f->description, "A line for each of ");
    for (size_t i = 0; i < f->shown; i++) {
        const struct value *name = frame_at(&f->frame, i * f->n_periods, f->label);

        figure_say(&f->description, i ? "; " : "");
        buf_add_span(&f->description, name->text);
    }
    figure_say(&f->description, ". All values are in the data of the figure.");
}

static bool make_trend(struct figure *f, const struct summary *c, const struct sums *s)
{
    struct ranked *items;

    if (c->n_periods < 2 || !s->keys.n)
        return false;
    f->kind = KIND_TREND;
    figure_set_frame(f, trend_columns, 5);
    f->label = 1;
    f->value = 4;
    f->unit = c->unit;
    f->first = c->first;
    f->n_periods = c->n_periods;
    f->shown = lesser(s->keys.n, MOST_PANELS);
    items = rank_sums(s, BY_DOCUMENTS);
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
    figure_say(&f->title, "How often countries come up, by ");
    figure_say(&f->title, calendar_unit_name(c->unit));
    figure_say(&f->subtitle, "Per cent of all documents that name the country");
    return true;
}

static bool make_topic_trend(struct figure *f, const struct summary *c)
{
    if (!make_trend(f, c, &c->topics))
        return false;
    figure_say(&f->title, "What documents are about, by ");
    figure_say(&f->title, calendar_unit_name(c->unit));
    figure_say(&f->subtitle, "Per cent of all documents that are about the topic");
    return true;
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
