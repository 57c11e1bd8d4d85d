#include "fit/corpus.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

enum { TOKENS, LANG, ID, LABELS, TOPICS };

const char *const corpus_members[CORPUS_MEMBERS] = {"tokens", "lang", "id"};

bool corpus_init(struct corpus *c, struct record *r)
{
    static const char *const label_members[] = {"topics", "entities"};

    memcpy(c->wanted, corpus_members, sizeof(corpus_members));
    if (c->labels.source == LABELS_MEMBER) {
        c->wanted[LABELS] = c->label_member;
        if (strcmp(c->label_member, label_members[LABELS_TOPICS]) != 0)
            c->wanted[TOPICS] = label_members[LABELS_TOPICS];
    } else if (c->labels.source != LABELS_SEEDS)
        c->wanted[LABELS] = label_members[c->labels.source];
    r->wanted = c->wanted;
    if (terms_init(&c->terms) && spool_open(&c->documents))
        return true;
    c->problem = c->terms.problem[0] ? c->terms.problem : c->documents.problem;
    return false;
}

/* ---- a record ---- */

/* The first subtag alone: en of en-GB. What is no tag tells no language. */
static void take_language(struct corpus *c, const struct json_value *value)
{
    size_t len = 0;

    record_language(value, &c->scratch, &c->lang);
    while (len < c->lang.len && c->lang.data[len] != '-')
        len++;
    c->lang.len = len;
}

/* What is no array is as if topics had not been looked for. */
static bool read_topics(struct corpus *c, struct json *j)
{
    struct json_value other;

    c->has_topics = json_peek(j) == JSON_ARRAY;
    return c->has_topics ? annotations_read(j, &c->found, false) : json_take(j, &other);
}

static bool read_member(struct corpus *c, struct record *r, int member)
{
    struct json_value value;

    switch (member) {
    case TOKENS:
        if (json_peek(&r->json) != JSON_ARRAY)
            return record_take(r, JSON_ARRAY, TOKENS, &value);
        c->has_tokens = true;
        return record_strings(&r->json, &c->tokens);
    case LABELS:
        c->has_labels = json_peek(&r->json) != JSON_NULL;
        return labels_read(&c->labels, &r->json);
    case TOPICS:
        return read_topics(c, &r->json);
    default:
        if (!json_take(&r->json, &value))
            return false;
        if (member == LANG)
            take_language(c, &value);
        else {
            c->has_id = value.type != JSON_NULL;
            c->id = intern_hash(value.text);
        }
        return true;
    }
}

#define BY_ENTITY_TAG ", which entity-tag adds: '... | tokenize | entity-tag | fit'"

static const char *find_lack(const struct corpus *c)
{
    if (!c->has_tokens)
        return "the record has no \"tokens\", which tokenize adds: "
               "'... | tokenize | fit'";
    if (c->labels.source == LABELS_TOPICS && !c->has_labels)
        return "the record has no \"topics\"" BY_ENTITY_TAG;
    if (c->labels.source == LABELS_COUNTRIES && !c->has_labels)
        return "the record has no \"entities\"" BY_ENTITY_TAG;
    return NULL;
}

bool corpus_read(struct corpus *c, struct record *r)
{
    int member;

    strings_clear(&c->tokens);
    labels_clear(&c->labels);
    annotations_clear(&c->found);
    buf_clear(&c->lang);
    c->has_tokens = c->has_labels = c->has_id = c->has_topics = false;
    c->id = 0;
    while ((member = record_next(r)) >= 0)
        if (!read_member(c, r, member))
            return false;
    return !r->json.problem && record_refuse_unready(r, find_lack(c));
}

/* ---- a document ---- */

/* Of the id, or of the words if there is none. */
static uint32_t hash_of(const struct corpus *c)
{
    uint64_t hash = c->id;

    for (size_t i = 0; !c->has_id && i < c->tokens.n; i++)
        hash = hash * 31 + intern_hash(c->tokens.items[i]);
    return (uint32_t)(hash >> 32);
}

static void count_labels(struct corpus *c, const struct sample *s)
{
    c->is_learned = mem_grow(c->is_learned, &c->is_learned_capacity, c->labels.names.n,
                             sizeof(*c->is_learned));
    for (; c->n_counted < c->labels.names.n; c->n_counted++)
        c->is_learned[c->n_counted] = false;
    for (size_t i = 0; i < s->n_shares; i++) {
        uint32_t label = s->shares[i].label;
        uint32_t *parts = numbers_add(&c->label_parts, numbers_pair(s->lang, label));

        *parts += *parts < BAYES_LEAST ? s->shares[i].part : 0;
        c->is_learned[label] |= *parts >= BAYES_LEAST;
    }
}

/* A sum of weights that no text comes to; what is beyond would be no number. */
static const double MOST_SCORE = 1e6;

/* Not one of a scheme with a name, nor what no row of a dictionary can hold. */
static bool may_be_builtin(struct span id)
{
    for (size_t i = 0; i < id.len; i++)
        if (id.data[i] == ':' || strchr("\t\n\r", id.data[i]))
            return false;
    return true;
}

static void add_topics(struct corpus *c, struct sample *s)
{
    s->has_topics = c->has_topics;
    for (size_t i = 0; i < c->found.n; i++) {
        const struct annotation *a = &c->found.items[i];
        float score = (float)fmin(annotation_score(a), MOST_SCORE);

        if (score > 0 && may_be_builtin(a->id))
            sample_add_topic(s, intern_add(&c->topics, a->id), score);
    }
}

bool corpus_add(struct corpus *c, size_t bytes)
{
    struct sample *s = &c->sample;

    sample_clear(s);
    s->lang = terms_language(&c->terms, buf_span(&c->lang));
    s->hash = hash_of(c);
    if (c->labels.source == LABELS_SEEDS)
        labels_match(&c->labels, buf_span(&c->lang), &c->tokens);
    labels_share(&c->labels, s);
    add_topics(c, s);
    count_labels(c, s);
    terms_count(&c->terms, c->tokens.items, c->tokens.n, s);
    c->n_untagged += !c->lang.len;
    c->n_labelled += s->n_shares > 0;
    if (spool_add(&c->documents, s) && terms_bound(&c->terms, bytes))
        return true;
    c->problem = c->terms.problem[0] ? c->terms.problem : c->documents.problem;
    return false;
}

void corpus_release(struct corpus *c)
{
    labels_release(&c->labels);
    terms_release(&c->terms);
    spool_release(&c->documents);
    numbers_release(&c->label_parts);
    intern_release(&c->topics);
    annotations_release(&c->found);
    free(c->is_learned);
    strings_release(&c->tokens);
    buf_release(&c->lang);
    buf_release(&c->scratch);
    sample_release(&c->sample);
}
