#include "fit/labels.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

void labels_clear(struct labels *l)
{
    l->n_weights = 0;
}

static void add(struct labels *l, struct span name, double weight)
{
    uint32_t label;

    if (!name.len || !(weight > 0))
        return;
    label = intern_add(&l->names, name);
    for (size_t i = 0; i < l->n_weights; i++)
        if (l->weights[i].label == label) {
            l->weights[i].weight += weight;
            return;
        }
    l->weights =
        mem_grow(l->weights, &l->capacity, l->n_weights + 1, sizeof(*l->weights));
    l->weights[l->n_weights++] = (struct label_weight){label, weight};
}

/* ---- from the record ---- */

/* What of an object with `id` is read, of topics and of entities. */
struct object {
    struct span type, id;
    double score;
};

static struct span string_of(struct labels *l, const struct json_value *value)
{
    return value->type == JSON_STRING ? json_string(value, &l->scratch) : SPAN("");
}

static double number_of(const struct json_value *value)
{
    char text[32];

    if (value->type != JSON_NUMBER || value->text.len >= sizeof(text))
        return 0;
    memcpy(text, value->text.data, value->text.len);
    text[value->text.len] = '\0';
    return strtod(text, NULL);
}

static bool read_object(struct labels *l, struct json *j, struct object *o)
{
    struct json_value name, value, type = {0}, id = {0}, score = {0};

    if (!json_enter_object(j))
        return false;
    while (json_next_member(j, &name)) {
        if (!json_take(j, &value))
            return false;
        if (span_is(name.text, "type"))
            type = value;
        else if (span_is(name.text, "id"))
            id = value;
        else if (span_is(name.text, "score"))
            score = value;
    }
    buf_clear(&l->scratch);
    buf_reserve(&l->scratch, type.text.len + id.text.len);
    o->type = string_of(l, &type);
    o->id = string_of(l, &id);
    o->score = number_of(&score);
    return !j->problem;
}

static bool read_objects(struct labels *l, struct json *j)
{
    struct object o;

    if (!json_enter_array(j))
        return false;
    while (json_next_element(j)) {
        if (!read_object(l, j, &o))
            return false;
        if (l->source == LABELS_TOPICS && !memchr(o.id.data, ':', o.id.len))
            add(l, o.id, o.score);
        else if (l->source == LABELS_COUNTRIES && span_is(o.type, "country"))
            add(l, o.id, 1);
    }
    return !j->problem;
}

/* A label is to begin a row: it has no tabs, and no '#', which begins a comment. */
static void add_string(struct labels *l, struct span s)
{
    buf_clear(&l->scratch);
    buf_add_span(&l->scratch, s);
    buf_flatten(&l->scratch);
    s = span_trim(buf_span(&l->scratch), " ");
    while (s.len && s.data[0] == '#')
        s = span_between(s.data + 1, s.data + s.len);
    if (!span_is(s, "-"))
        add(l, s, 1);
}

static bool read_strings(struct labels *l, struct json *j)
{
    struct json_value value;
    struct buf decoded = {0};
    bool good;

    if (json_peek(j) == JSON_ARRAY) {
        good = record_strings(j, &l->strings);
        for (size_t i = 0; good && i < l->strings.n; i++)
            add_string(l, l->strings.items[i]);
        return good;
    }
    good = json_take(j, &value);
    if (good && value.type == JSON_STRING)
        add_string(l, json_string(&value, &decoded));
    buf_release(&decoded);
    return good;
}

bool labels_read(struct labels *l, struct json *j)
{
    struct json_value null;

    if (l->source == LABELS_MEMBER)
        return read_strings(l, j);
    return json_peek(j) == JSON_NULL ? json_take(j, &null) : read_objects(l, j);
}

/* ---- from seeds ---- */

void labels_match(struct labels *l, struct span lang, const struct strings *tokens)
{
    struct token_run run = {.tokens = tokens->items, .n = tokens->n};

    l->matchers.gazetteer = l->seeds;
    l->entities.n = l->matches.n = 0;
    matcher_run(matchers_find(&l->matchers, lang, &run), &run, &l->entities,
                &l->matches);
    for (size_t i = 0; i < l->matches.n; i++) {
        struct gazetteer_entry e = gazetteer_entry(l->seeds, l->matches.items[i].entry);

        add(l, e.id, (double)e.weight);
    }
}

/* ---- shares ---- */

/* What is only guessed is squared, so that the label that stands out has most. */
static double part_of(const struct labels *l, size_t i)
{
    double weight = l->weights[i].weight;

    return l->source == LABELS_MEMBER ? weight : weight * weight;
}

void labels_share(struct labels *l, struct sample *sample)
{
    double total = 0;

    for (size_t i = 0; i < l->n_weights; i++)
        total += part_of(l, i);
    for (size_t i = 0; i < l->n_weights; i++)
        sample_add_share(sample, l->weights[i].label,
                         (uint32_t)lround(part_of(l, i) / total * SHARE_WHOLE));
}

void labels_release(struct labels *l)
{
    intern_release(&l->names);
    free(l->weights);
    buf_release(&l->scratch);
    strings_release(&l->strings);
    matchers_release(&l->matchers);
    free(l->entities.items);
    free(l->matches.items);
    *l = (struct labels){0};
}
