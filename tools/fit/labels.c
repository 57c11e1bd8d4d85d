#include "fit/labels.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

void labels_clear(struct labels *l)
{
    l->n_weights = 0;
}

/* A label is to begin a row: it has no tabs, and no '#', which begins a comment. */
static struct span make_label(struct labels *l, struct span s)
{
    buf_clear(&l->label);
    buf_add_span(&l->label, s);
    buf_flatten(&l->label);
    s = span_trim(buf_span(&l->label), " ");
    while (s.len && s.data[0] == '#')
        s = span_between(s.data + 1, s.data + s.len);
    return span_is(s, "-") ? SPAN("") : s;
}

static void add(struct labels *l, struct span text, double weight)
{
    struct span name = make_label(l, text);
    uint32_t label;

    if (!name.len || !(weight > 0))
        return;
    label = intern_add(&l->names, name);
    for (size_t i = 0; i < l->n_weights; i++)
        if (l->weights[i].label == label) {
            l->weights[i].weight += l->source == LABELS_MEMBER ? 0 : weight;
            return;
        }
    l->weights =
        mem_grow(l->weights, &l->capacity, l->n_weights + 1, sizeof(*l->weights));
    l->weights[l->n_weights++] = (struct label_weight){label, weight};
}

/* ---- from the record ---- */

static struct span string_of(struct labels *l, const struct json_value *value)
{
    buf_clear(&l->scratch);
    return json_string(value, &l->scratch);
}

static bool read_annotations(struct labels *l, struct json *j)
{
    annotations_clear(&l->annotations);
    if (!annotations_read(j, &l->annotations, true))
        return false;
    for (size_t i = 0; i < l->annotations.n; i++) {
        const struct annotation *a = &l->annotations.items[i];

        if (l->source == LABELS_TOPICS && !memchr(a->id.data, ':', a->id.len))
            add(l, a->id, annotation_score(a));
        else if (l->source == LABELS_COUNTRIES && span_is(a->type, "country"))
            add(l, a->id, 1);
    }
    return true;
}

static bool read_strings(struct labels *l, struct json *j)
{
    struct json_value value;
    bool good;

    if (json_peek(j) == JSON_ARRAY) {
        good = record_strings(j, &l->strings);
        for (size_t i = 0; good && i < l->strings.n; i++)
            add(l, l->strings.items[i], 1);
        return good;
    }
    good = json_take(j, &value);
    if (good && value.type == JSON_STRING)
        add(l, string_of(l, &value), 1);
    return good;
}

bool labels_read(struct labels *l, struct json *j)
{
    struct json_value null;

    if (l->source == LABELS_MEMBER)
        return read_strings(l, j);
    return json_peek(j) == JSON_NULL ? json_take(j, &null) : read_annotations(l, j);
}

/* ---- from seeds ---- */

/* Those that seeds refer to are none. */
static bool is_seed(const struct gazetteer_entry *e)
{
    return e->flags & ENTRY_TOPIC && !span_is(e->kind, SCHEME_BUILTIN);
}

void labels_match(struct labels *l, struct span lang, const struct strings *tokens)
{
    struct token_run run = {.tokens = tokens->items, .n = tokens->n};

    l->matchers.gazetteer = l->seeds;
    l->entities.n = l->matches.n = 0;
    matcher_run(matchers_find(&l->matchers, lang, &run), &run, &l->entities,
                &l->matches);
    for (size_t i = 0; i < l->matches.n; i++) {
        const struct match *m = &l->matches.items[i];
        struct gazetteer_entry e = gazetteer_entry(l->seeds, m->entry);

        if (m->end > m->start && is_seed(&e)) /* a prior is found in every document */
            add(l, e.id, (double)e.weight);
    }
}

void labels_unfound(struct labels *l, struct intern *topics)
{
    for (uint32_t i = 0; i < gazetteer_size(l->seeds); i++) {
        struct gazetteer_entry e = gazetteer_entry(l->seeds, i);

        if (is_seed(&e) && intern_find(&l->names, make_label(l, e.id)) == INTERN_NONE)
            intern_add(topics, e.id);
    }
}

/* ---- shares ---- */

/* What is only guessed is squared, so that the label that stands out has most. */
static double part_of(const struct labels *l, size_t i, double most)
{
    double weight = l->weights[i].weight / most;

    return l->source == LABELS_MEMBER ? weight : weight * weight;
}

void labels_share(struct labels *l, struct sample *sample)
{
    double most = 0, total = 0;

    for (size_t i = 0; i < l->n_weights; i++)
        most = fmax(most, l->weights[i].weight);
    for (size_t i = 0; i < l->n_weights; i++)
        total += part_of(l, i, most);
    for (size_t i = 0; i < l->n_weights; i++)
        sample_add_share(sample, l->weights[i].label,
                         (uint32_t)lround(part_of(l, i, most) / total * SHARE_WHOLE));
}

void labels_release(struct labels *l)
{
    intern_release(&l->names);
    free(l->weights);
    buf_release(&l->scratch);
    buf_release(&l->label);
    strings_release(&l->strings);
    annotations_release(&l->annotations);
    matchers_release(&l->matchers);
    free(l->entities.items);
    free(l->matches.items);
    *l = (struct labels){0};
}
