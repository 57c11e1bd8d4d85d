#include "entity-tag/topics.h"

#include "topic_score.h"

#include <math.h>
#include <stdlib.h>

static const double SHARE_OF_BEST = 1.0 / 3;

/* ---- terms ---- */

static void begin(struct topics *t)
{
    const struct gazetteer *g = t->gazetteer;

    for (uint32_t i = 0; i < TOPIC_FACTORS; i++)
        t->factors[i] = topic_score_factor(i);
    t->places = mem_zalloc((size_t)g->header->symbols.count, sizeof(*t->places));
    t->places_of_terms = mem_zalloc(gazetteer_size(g), sizeof(*t->places_of_terms));
}

/* A place is right if the term there is that of the entry; nobody empties places that
   earlier documents have set (Briggs, Torczon 1993). */
static struct topic_count *term_of(struct topics *t, uint32_t entry)
{
    uint32_t *place = &t->places_of_terms[entry];

    if (*place >= t->n_terms || t->terms[*place].entry != entry) {
        *place = (uint32_t)t->n_terms;
        t->terms[t->n_terms++] = (struct topic_count){.entry = entry};
    }
    return &t->terms[*place];
}

/* Fetches what is known of the terms into the processor's cache. */
static void fetch_terms(const struct topics *t, const struct matches *found)
{
    for (size_t i = 0; i < found->n; i++) {
        __builtin_prefetch(&t->places_of_terms[found->items[i].entry]);
        gazetteer_fetch(t->gazetteer, found->items[i].entry);
    }
}

static void count_terms(struct topics *t, const struct matches *found)
{
    fetch_terms(t, found);
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

static bool is_referred(const struct topics *t, const struct topic *topic)
{
    return span_is(gazetteer_symbol(t->gazetteer, topic->scheme), SCHEME_BUILTIN);
}

static struct topic *topic_of(struct topics *t, struct gazetteer_term term)
{
    uint32_t *place = &t->places[term.topic];

    if (*place >= t->n || t->items[*place].id != term.topic) {
        *place = (uint32_t)t->n;
        t->items = mem_grow(t->items, &t->capacity, t->n + 1, sizeof(*t->items));
        t->items[t->n++] = (struct topic){.id = term.topic, .scheme = term.scheme};
    }
    return &t->items[*place];
}

static double factor_of(const struct topics *t, uint32_t tenths)
{
    return tenths < TOPIC_FACTORS ? t->factors[tenths] : topic_score_factor(tenths);
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

static double count_reference(const struct topics *t, struct topic_count *c,
                              struct span reference)
{
    const struct topic *topic = find_in_referred(t, reference);

    c->hits = topic ? (uint32_t)topic->hits : 0;
    return topic ? topic->score : 0;
}

/* What the weight of a term is multiplied by. */
static double value_of(const struct topics *t, struct topic_count *c, double length)
{
    if (!c->hits) {
        struct gazetteer_entry e = gazetteer_entry(t->gazetteer, c->entry);

        if (e.flags & ENTRY_REFERENCE)
            return count_reference(t, c, e.form);
    }
    /* a prior was counted once: log2(1 + 1) is 1 */
    return factor_of(t, c->tenths) / length;
}

static void sum_up(struct topics *t, size_t n_tokens)
{
    double length = topic_score_length(n_tokens);

    t->n = 0;
    for (size_t i = 0; i < t->n_terms; i++) {
        struct topic_count *c = &t->terms[i];
        struct gazetteer_term term = gazetteer_term(t->gazetteer, c->entry);
        struct topic *topic = topic_of(t, term);

        c->share = (double)term.weight * value_of(t, c, length);
        topic->score += c->share;
        topic->hits += term.weight > 0 ? c->hits : 0;
    }
}

/* Most topics have a stray word or two and no more. */
static bool is_weak(const struct topic *topic)
{
    return !topic->hits || topic->score < TOPIC_LEAST_SCORE;
}

/* Keeps the topics of the scheme that references look at, or those of all others. */
static void drop_weak(struct topics *t, bool of_referred)
{
    size_t kept = 0;

    for (size_t i = 0; i < t->n; i++)
        if (!is_weak(&t->items[i]) && is_referred(t, &t->items[i]) == of_referred)
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
    sum_up(t, n_tokens);
    drop_weak(t, of_referred);
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
    t->referred =
        mem_grow(t->referred, &t->referred_capacity, t->n, sizeof(*t->referred));
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
    buf_add_literal(out, "{\"id\":");
    json_write(out, gazetteer_symbol(t->gazetteer, topic->id));
    buf_add_literal(out, ",\"score\":");
    write_score(out, topic->score);
    buf_add_literal(out, ",\"hits\":");
    buf_add_uint(out, topic->hits);
    if (explain)
        write_terms(t, topic, out);
    buf_add_char(out, '}');
}

void topics_write(struct topics *t, const struct document *d, bool explain,
                  struct buf *out)
{
    if (!t->places)
        begin(t);
    count_terms(t, &d->topics);
    find_referred(t, d->content.tokens.n);
    find_topics(t, d->content.tokens.n, false);
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
    free(t->places_of_terms);
    free(t->items);
    free(t->referred);
    free(t->places);
    *t = (struct topics){.gazetteer = t->gazetteer};
}
