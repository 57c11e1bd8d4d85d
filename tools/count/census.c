#include "census.h"

#include <stdarg.h>
#include <stdio.h>

/* ---- setting up ---- */

static bool refuse(struct census *s, const char *format, ...) DIAG_PRINTF(2);

static bool refuse(struct census *s, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(s->problem, sizeof(s->problem), format, args);
    va_end(args);
    return false;
}

static bool set_up_measures(struct census *s)
{
    const char *list = s->request->measures;
    char problem[400];

    if (!list && s->request->against)
        list = "g2,p,log-ratio";
    return !list ||
           measures_set(&s->measures, span_of(list), problem, sizeof(problem)) ||
           refuse(s, "--measure: %s", problem);
}

static bool set_up_groups(struct census *s)
{
    const struct request *r = s->request;
    const char *problem = NULL;

    if (r->over && !*r->over)
        return refuse(s, "--over '': a key is empty");
    if (r->by)
        buf_add_string(&s->by, r->by);
    if (r->by && r->over)
        buf_add_char(&s->by, ',');
    if (r->over)
        buf_add_string(&s->by, r->over);
    s->counting.grouped = s->by.len;
    return !s->by.len ||
           groups_set_keys(&s->groups, buf_span(&s->by), &s->facts, &problem) ||
           refuse(s, "--by '%s': %s", buf_terminate(&s->by), problem);
}

static bool set_up_words(struct census *s)
{
    const struct signature *how = &s->how;
    struct words *w = &s->words;

    w->no_fold = how->no_fold;
    w->least = how->min_length;
    if (how->ngrams && !words_set_ngrams(w, span_of(how->ngrams)))
        return refuse(s, "--ngrams '%s': lengths are from 1 to 9", how->ngrams);
    if (how->stopwords && !stopwords_set(&w->stopwords, span_of(how->stopwords)))
        return refuse(s, "--stopwords: %s", w->stopwords.problem);
    if (how->stem && !stem_set(&w->stem, span_of(how->stem)))
        return refuse(s,
                      "--stem: there is no stemmer for '%s'; languages go by codes "
                      "such as en",
                      how->stem);
    return true;
}

static bool set_up_countries(struct census *s)
{
    const char *rollup = s->how.rollup;

    if (rollup && !rollup_open(&s->rollup, rollup))
        return refuse(s, "--roll-up: %s", s->rollup.problem);
    s->has_rollup = rollup;
    s->groups.rollup = rollup ? &s->rollup : NULL;
    if (rollup)
        facts_want_date(&s->facts);
    if (s->how.focus)
        facts_want_focus(&s->facts);
    return true;
}

static void set_up_counting(struct census *s)
{
    const struct request *r = s->request;

    s->counting.totals =
        r->partial || r->merge || s->measures.n || r->over || r->fill || r->against;
    s->counting.words = &s->words;
    s->counting.rollup = s->has_rollup ? &s->rollup : NULL;
    s->counting.type = span_of(s->how.type);
    s->counting.window = s->how.window;
}

/* The units that are counted or grouped by, a bit each. */
static unsigned units_used(const struct census *s)
{
    unsigned units = 0;

    for (int unit = 0; unit < UNITS; unit++)
        if (request_has_unit(s->request, (enum unit)unit) || unit == s->request->unit ||
            unit == s->request->with)
            units |= 1u << unit;
    for (size_t i = 0; i < s->groups.n_keys; i++)
        if (s->groups.keys[i].kind == KEY_COUNTRY)
            units |= 1u << UNIT_COUNTRY;
        else if (s->groups.keys[i].kind == KEY_TOPIC)
            units |= 1u << UNIT_TOPIC;
    return units;
}

/* Only what is needed is read, so that all else may be anything. */
static void set_up_facts(struct census *s)
{
    const unsigned units = units_used(s), terms = 1u << UNIT_TERM,
                   documents = 1u << UNIT_DOCUMENT, topics = 1u << UNIT_TOPIC,
                   entities = 1u << UNIT_COUNTRY | 1u << UNIT_ENTITY;
    bool totals = s->counting.totals || units & documents;

    if (totals || units & terms)
        facts_want(&s->facts, "tokens");
    if (units & terms)
        facts_want_lang(&s->facts);
    if (totals || s->how.ngrams || s->how.with < UNITS)
        facts_want(&s->facts, "sentences");
    if (units & entities)
        facts_want(&s->facts, "entities");
    if (units & topics)
        facts_want(&s->facts, "topics");
}

/* Makes the signatures. With -d, the tables of units have one without the pairs. */
static void sign(struct census *s)
{
    struct signature plain = s->how;

    plain.with = UNITS;
    signature_write(&plain, &s->signature);
    signature_write(&s->how, &s->pairs_signature);
}

void census_add_counter(struct census *s, enum unit unit, enum unit with)
{
    counter_init(&s->counters[s->n_counters++], &s->counting, unit, with);
}

static void add_counters(struct census *s)
{
    const struct request *r = s->request;

    for (int unit = 0; unit < UNITS; unit++)
        if (request_has_unit(r, (enum unit)unit))
            census_add_counter(s, (enum unit)unit, UNITS);
    if (r->with >= 0)
        census_add_counter(s, (enum unit)r->unit, (enum unit)r->with);
}

bool census_set_up(struct census *s, const struct request *r)
{
    const char *idle;

    s->request = r;
    s->how = r->how;
    facts_init(&s->facts);
    if (!set_up_measures(s) || !set_up_groups(s) || !set_up_words(s) ||
        !set_up_countries(s))
        return false;
    set_up_counting(s);
    if (r->merge)
        return true;
    idle = signature_idle(&s->how, units_used(s));
    if (idle)
        return refuse(s, "%s", idle);
    set_up_facts(s);
    sign(s);
    add_counters(s);
    return true;
}

void census_release(struct census *s)
{
    for (size_t i = 0; i < s->n_counters; i++)
        counter_release(&s->counters[i]);
    facts_release(&s->facts);
    groups_release(&s->groups);
    words_release(&s->words);
    rollup_release(&s->rollup);
    buf_release(&s->by);
    buf_release(&s->signature);
    buf_release(&s->pairs_signature);
}

/* ---- records ---- */

#define BY_ENTITY_TAG ", which entity-tag adds: '... | tokenize | entity-tag | count'"

/* What the record lacks for a unit. With -d it may lack entities or topics, with one
   warning for the run. */
static const char *find_lack(struct census *s, enum unit unit)
{
    const struct facts *f = &s->facts;
    bool *told = NULL;
    const char *problem = NULL;

    if (unit == UNIT_TERM && !f->has_tokens)
        return "the record has no \"tokens\", which tokenize adds: "
               "'... | tokenize | count'";
    if ((unit == UNIT_COUNTRY || unit == UNIT_ENTITY) && !f->entities.present) {
        told = &s->told_no_entities;
        problem = s->how.focus ? "the record has no \"focus\"" BY_ENTITY_TAG
                               : "the record has no \"entities\"" BY_ENTITY_TAG;
    } else if (unit == UNIT_TOPIC && !f->topics.present) {
        told = &s->told_no_topics;
        problem = "the record has no \"topics\"" BY_ENTITY_TAG;
    }
    if (!problem || !s->request->directory)
        return problem;
    if (!*told)
        diag_warning(NULL, "%s", problem);
    *told = true;
    return NULL;
}

static const char *find_any_lack(struct census *s)
{
    const char *problem = NULL;

    for (size_t i = 0; i < s->n_counters && !problem; i++) {
        problem = find_lack(s, s->counters[i].unit);
        if (!problem && s->counters[i].with < UNITS)
            problem = find_lack(s, s->counters[i].with);
    }
    return problem;
}

/* Counting cannot go on. */
static void fail(struct filter *f, const char *problem)
{
    diag_error(NULL, "%s", problem);
    f->status = STATUS_ERROR;
    f->stopped = true;
}

/* If the tables together exceed the memory, spills the largest. */
static void bound_tables(struct census *s, struct filter *f)
{
    size_t total = 0, most = 0;
    struct counter *largest = s->counters;

    for (size_t i = 0; i < s->n_counters; i++) {
        size_t bytes = counter_bytes(&s->counters[i]);

        total = bytes < SIZE_MAX - total ? total + bytes : SIZE_MAX;
        if (bytes > most) {
            most = bytes;
            largest = &s->counters[i];
        }
    }
    if (total > s->request->memory && !counter_spill(largest))
        fail(f, counter_problem(largest));
}

bool census_record(void *census, struct filter *f, struct record *r)
{
    struct census *s = census;

    if (!facts_read(&s->facts, r) || !record_refuse_unready(r, find_any_lack(s)))
        return false;
    if (words_use(&s->words, facts_lang(&s->facts)))
        for (size_t i = 0; i < s->n_counters; i++)
            counter_forget_words(&s->counters[i]);
    groups_find(&s->groups, &s->facts);
    for (size_t i = 0; i < s->n_counters; i++)
        counter_add(&s->counters[i], &s->facts, &s->groups);
    bound_tables(s, f);
    return true;
}
