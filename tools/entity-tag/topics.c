#include "entity-tag/topics.h"

#include "topic_score.h"

#include <math.h>
#include <stdlib.h>

static const double SHARE_OF_BEST = 1.0 / 3;

/* ---- terms ---- */

/* Empties the slots, of which there are at least twice as many as hits. */
static void clear_slots(struct topics *t, size_t hits)
{
    t->n_slots = 16;
    while (t->n_slots < 2 * hits)
        t->n_slots *= 2;
    t->slots = mem_grow(t->slots, &t->slots_capacity, t->n_slots, sizeof(*t->slots));
    memset(t->slots, 0, t->n_slots * sizeof(*t->slots));
}

static struct topic_count *term_of(struct topics *t, uint32_t entry)
{
    size_t mask = t->n_slots - 1, i = entry * UINT32_C(0x9E3779B9) >> 8 & mask;

    while (t->slots[i] && t->terms[t->slots[i] - 1].entry != entry)
        i = (i + 1) & mask;
    if (!t->slots[i]) {
        gazetteer_fetch(t->gazetteer, entry);
        t->terms[t->n_terms++] = (struct topic_count){.entry = entry};
        t->slots[i] = (uint32_t)t->n_terms;
    }
    return &t->terms[t->slots[i] - 1];
}

static void count_terms(struct topics *t, const struct matches *found)
{
    clear_slots(t, found->n);
    t->n_terms = 0;
    t->terms = mem_grow(t->terms, &t->terms_capacity, found->n, sizeof(*t->terms));
    for (size_t i = 0; i < found->n; i++) {
        const struct match *m = &found->items[i];
        struct topic_count *c = term_of(t, m->entry);

        c->hits += m->end > m->start;
        c->tenths += m->start < TOPIC_LEAD ? TOPIC_IN_LEAD : TOPIC_BEHIND_LEAD;
    }
}

/* ---- topics ---- */

static bool is_referred(const struct topics *t, struct gazetteer_term term)
{
    return span_is(gazetteer_symbol(t->gazetteer, term.scheme), SCHEME_BUILTIN);
}

static struct topic *topic_of(struct topics *t, struct gazetteer_term term)
{
    if (!t->places)
        t->places =
            mem_zalloc((size_t)t->gazetteer->header->symbols.count, sizeof(*t->places));
    if (!t->places[term.topic]) {
        t->items = mem_grow(t->items, &t->capacity, t->n + 1, sizeof(*t->items));
        t->items[t->n++] = (struct topic){.id = term.topic, .scheme = term.scheme};
        t->places[term.topic] = (uint32_t)t->n;
    }
    return &t->items[t->places[term.topic] - 1];
}

static double factor_of(struct topics *t, uint32_t tenths)
{
    if (tenths >= sizeof(t->factors) / sizeof(t->factors[0]))
        return topic_score_factor(tenths);
    if (t->factors[tenths] == 0)
        t->factors[tenths] = topic_score_factor(tenths);
    return t->factors[tenths];
}

/* The built-in topic for a reference "=ID"; NULL: the text is not given that. */
static const struct topic *find_in_referred(const struct topics *t,
                                            struct span reference)
{
    for (size_t i = 0; i < t->n_referred; i++) {
        struct span id = gazetteer_symbol(t->gazetteer, t->referred[i].id);

        if (id.len == reference.len + 1 &&
            memcmp(id.data + 2, reference.data + 1, id.len - 2) == 0)
            return &t->referred[i];
    }
    return NULL;
}

static double count_reference(struct topics *t, struct topic_count *c,
                              struct span reference)
{
    const struct topic *topic = find_in_referred(t, reference);

    c->hits = topic ? (uint32_t)topic->hits : 0;
    return topic ? topic->score : 0;
}

/* What the weight of a term is multiplied by. */
static double value_of(struct topics *t, struct topic_count *c, double length)
{
    struct gazetteer_entry e = {0};

    if (!c->hits)
        e = gazetteer_entry(t->gazetteer, c->entry);
    if (e.flags & ENTRY_REFERENCE)
        return count_reference(t, c, e.form);
    /* a prior was counted once: log2(1 + 1) is 1 */
    return factor_of(t, c->tenths) / length;
}

/* Sums up the terms of the scheme that references look at, or those of all others. */
static void sum_up(struct topics *t, size_t n_tokens, bool of_referred)
{
    double length = topic_score_length(n_tokens);

    t->n = 0;
    for (size_t i = 0; i < t->n_terms; i++) {
        struct topic_count *c = &t->terms[i];
        struct gazetteer_term term = gazetteer_term(t->gazetteer, c->entry);
        struct topic *topic;

        if (is_referred(t, term) != of_referred)
            continue;
        topic = topic_of(t, term);
        c->share = (double)term.weight * value_of(t, c, length);
        topic->score += c->share;
        topic->hits += term.weight > 0 ? c->hits : 0;
    }
    for (size_t i = 0; i < t->n; i++)
        t->places[t->items[i].id] = 0;
}

/* Most topics have a stray word or two and no more. */
static void drop_weak(struct topics *t)
{
    size_t kept = 0;

    for (size_t i = 0; i < t->n; i++)
        if (t->items[i].hits && t->items[i].score >= TOPIC_LEAST_SCORE)
            t->items[kept++] = t->items[i];
    t->n = kept;
}

static bool comes_before(const struct gazetteer *g, const struct topic *a,
                         const struct topic *b)
{
    if (a->scheme != b->scheme)
        return span_compare(gazetteer_symbol(g, a->scheme),
                            gazetteer_symbol(g, b->scheme)) < 0;
    if (a->score != b->score)
        return a->score > b->score;
    return span_compare(gazetteer_symbol(g, a->id), gazetteer_symbol(g, b->id)) < 0;
}

/* By insertion, since a document has few topics. */
static void sort_topics(struct topics *t)
{
    for (size_t i = 1; i < t->n; i++) {
        struct topic topic = t->items[i];
        size_t place = i;

        for (; place && comes_before(t->gazetteer, &topic, &t->items[place - 1]);
             place--)
            t->items[place] = t->items[place - 1];
        t->items[place] = topic;
    }
}

/* Keeps, of topics in order, those that are not far behind the best of their scheme. */
static void choose(struct topics *t)
{
    const struct topic *best = NULL;
    size_t kept = 0;

    for (size_t i = 0; i < t->n; i++) {
        const struct topic *topic = &t->items[i];

        if (best && topic->scheme == best->scheme &&
            topic->score < SHARE_OF_BEST * best->score)
            continue;
        t->items[kept] = *topic;
        if (!best || topic->scheme != best->scheme)
            best = &t->items[kept];
        kept++;
    }
    t->n = kept;
}

static void find_topics(struct topics *t, size_t n_tokens, bool of_referred)
{
    sum_up(t, n_tokens, of_referred);
    drop_weak(t);
    sort_topics(t);
    choose(t);
}

/* The built-in topics that the text is given, if there are references to them: these
   come first, as priors do, and have no hits yet. */
static void find_referred(struct topics *t, size_t n_tokens)
{
    t->n_referred = 0;
    if (!t->n_terms || t->terms[0].hits)
        return;
    find_topics(t, n_tokens, true);
    t->referred = mem_grow(t->referred, &t->referred_capacity, t->n, sizeof(*t->items));
    for (; t->n_referred < t->n; t->n_referred++)
        t->referred[t->n_referred] = t->items[t->n_referred];
}

/* ---- what is written ---- */

static int by_share(const void *a, const void *b)
{
    const struct topic_count *x = a, *y = b;

    if (x->share != y->share)
        return x->share > y->share ? -1 : 1;
    return x->entry < y->entry ? -1 : x->entry > y->entry;
}

static void write_terms(const struct topics *t, const struct topic *topic,
                        struct buf *out)
{
    char separator = '[';

    record_begin_member(out, "terms");
    for (size_t i = 0; i < t->n_terms; i++) {
        const struct topic_count *c = &t->terms[i];

        if (!c->hits || c->share <= 0 ||
            gazetteer_term(t->gazetteer, c->entry).topic != topic->id)
            continue;
        buf_add_char(out, separator);
        json_write(out, gazetteer_entry(t->gazetteer, c->entry).form);
        separator = ',';
    }
    buf_add_char(out, ']');
}

/* Writes a score with up to two decimals, whatever the locale. */
static void write_score(struct buf *out, double score)
{
    uint64_t hundredths = (uint64_t)llround(score * 100);

    buf_add_uint(out, hundredths / 100);
    if (hundredths % 100 == 0)
        return;
    buf_add_char(out, '.');
    buf_add_char(out, (char)('0' + hundredths / 10 % 10));
    if (hundredths % 10)
        buf_add_char(out, (char)('0' + hundredths % 10));
}

static void write_topic(const struct topics *t, const struct topic *topic, bool explain,
                        struct buf *out)
{
    record_begin_new(out);
    record_add_string(out, "id", gazetteer_symbol(t->gazetteer, topic->id));
    record_begin_member(out, "score");
    write_score(out, topic->score);
    record_begin_member(out, "hits");
    buf_add_uint(out, topic->hits);
    if (explain)
        write_terms(t, topic, out);
    buf_add_char(out, '}');
}

void topics_write(struct topics *t, const struct document *d, bool explain,
                  struct buf *out)
{
    count_terms(t, &d->topics);
    find_referred(t, d->tokens.n);
    find_topics(t, d->tokens.n, false);
    if (explain && t->n)
        qsort(t->terms, t->n_terms, sizeof(*t->terms), by_share);
    buf_add_char(out, '[');
    for (size_t i = 0; i < t->n; i++) {
        if (i)
            buf_add_char(out, ',');
        write_topic(t, &t->items[i], explain, out);
    }
    buf_add_char(out, ']');
}

void topics_release(struct topics *t)
{
    free(t->terms);
    free(t->slots);
    free(t->items);
    free(t->referred);
    free(t->places);
    *t = (struct topics){.gazetteer = t->gazetteer};
}
