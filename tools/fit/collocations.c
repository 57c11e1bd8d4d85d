#include "fit/collocations.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

enum {
    WORDS = 1 << 22, /* of a language, in which pairs are looked for */
    LEAST_LOG = 12,  /* of the number of buckets */
    MOST_LOG = 26,
    LOAD_LOG = 4, /* of words for each bucket, while there can be more */
    FEW = 4096
};

static const double LEAST_INFORMATION = 0.6;

/* Chooses how many documents are looked at, and how many buckets that takes. */
static void set_sizes(struct collocations *c)
{
    uint64_t all = 0;

    for (size_t i = 0; i < c->terms->languages.n; i++) {
        c->every[i] = (uint32_t)(c->terms->tokens[i] / WORDS + 1);
        all += c->terms->tokens[i] / c->every[i];
    }
    for (c->buckets_log = LEAST_LOG; c->buckets_log < MOST_LOG; c->buckets_log++)
        if (all >> c->buckets_log >> LOAD_LOG == 0)
            break;
}

static void set_logs(struct collocations *c)
{
    const struct terms *t = c->terms;

    for (size_t i = 0; i < FEW; i++)
        c->few[i] = (float)log((double)i);
    for (size_t i = 0; i < t->n; i++)
        c->logs[i] = (float)log((double)t->items[i].count / c->every[t->items[i].lang]);
    for (size_t i = 0; i < t->languages.n; i++)
        c->bars[i] =
            (float)((LEAST_INFORMATION - 1) * log((double)t->tokens[i] / c->every[i]));
}

void collocations_init(struct collocations *c, const struct terms *terms)
{
    *c = (struct collocations){.terms = terms};
    c->logs = mem_zalloc(terms->n + 1, sizeof(*c->logs));
    c->few = mem_zalloc(FEW, sizeof(*c->few));
    c->seconds = mem_zalloc(terms->n + 1, sizeof(*c->seconds));
    c->bars = mem_zalloc(terms->languages.n + 1, sizeof(*c->bars));
    c->every = mem_zalloc(terms->languages.n + 1, sizeof(*c->every));
    set_sizes(c);
    set_logs(c);
    c->buckets = mem_zalloc((size_t)1 << c->buckets_log, sizeof(*c->buckets));
}

void collocations_release(struct collocations *c)
{
    free(c->logs);
    free(c->few);
    free(c->seconds);
    free(c->bars);
    free(c->every);
    free(c->buckets);
    numbers_release(&c->pairs);
    free(c->counts);
    numbers_release(&c->joined);
}

static uint32_t *bucket_of(const struct collocations *c, uint64_t pair)
{
    return &c->buckets[pair * UINT64_C(0x9E3779B97F4A7C15) >> (64 - c->buckets_log)];
}

/*
 * With n, x and y how often a pair and its words come, among N words, its information
 * is log(n N / (x y)) / log(N / n). That is at least b where
 * (1 + b) log n >= log x + log y + (b - 1) log N.
 */
static float bar_of(const struct collocations *c, uint32_t lang, uint32_t first,
                    uint32_t second)
{
    return (c->logs[first] + c->logs[second] + c->bars[lang]) /
           (float)(1 + LEAST_INFORMATION);
}

/* Whether a pair that comes as often as the rarer of its words does would be one. */
static inline bool is_possible(const struct collocations *c, float bar, uint32_t first,
                               uint32_t second)
{
    float x, y;

    if (first == TERM_GAP || second == TERM_GAP)
        return false;
    x = c->logs[first];
    y = c->logs[second];
    return (x < y ? x : y) >= (x + y + bar) / (float)(1 + LEAST_INFORMATION);
}

static bool is_looked_at(const struct collocations *c, const struct sample *sample)
{
    return sample->hash % c->every[sample->lang] == 0;
}

void collocations_note(struct collocations *c, const struct sample *sample)
{
    float bar = c->bars[sample->lang];

    if (!is_looked_at(c, sample))
        return;
    for (size_t i = 1; i < sample->n_terms; i++) {
        uint32_t first = sample->terms[i - 1], second = sample->terms[i];

        if (is_possible(c, bar, first, second))
            ++*bucket_of(c, numbers_pair(first, second));
    }
}

static void count_pair(struct collocations *c, uint32_t first, uint32_t second)
{
    uint32_t *number = numbers_add(&c->pairs, numbers_pair(first, second));
    struct pair_count *pair;

    if (!*number) {
        c->counts = mem_grow(c->counts, &c->capacity, c->n + 1, sizeof(*c->counts));
        c->counts[c->n++] = (struct pair_count){.first = first, .second = second};
        *number = (uint32_t)c->n;
    }
    pair = &c->counts[*number - 1];
    pair->count++;
    pair->documents += pair->last_document != c->n_documents;
    pair->last_document = c->n_documents;
}

static bool is_enough(const struct collocations *c, uint32_t lang, uint32_t first,
                      uint32_t second, uint64_t count)
{
    float x = count < FEW ? c->few[count] : (float)log((double)count);

    return x >= bar_of(c, lang, first, second);
}

void collocations_count(struct collocations *c, const struct sample *sample)
{
    float bar = c->bars[sample->lang];

    c->n_documents++;
    if (!is_looked_at(c, sample))
        return;
    for (size_t i = 1; i < sample->n_terms; i++) {
        uint32_t first = sample->terms[i - 1], second = sample->terms[i];

        if (is_possible(c, bar, first, second) &&
            is_enough(c, sample->lang, first, second,
                      *bucket_of(c, numbers_pair(first, second))))
            count_pair(c, first, second);
    }
}

static int by_terms(const void *a, const void *b)
{
    const struct pair_count *x = a, *y = b;

    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return (x->second > y->second) - (x->second < y->second);
}

static uint64_t bit_of(uint32_t second)
{
    return UINT64_C(1) << (second * UINT32_C(0x9E3779B9) >> 26);
}

void collocations_choose(struct collocations *c, struct terms *terms, uint64_t least)
{
    if (c->n)
        qsort(c->counts, c->n, sizeof(*c->counts), by_terms);
    for (size_t i = 0; i < c->n; i++) {
        const struct pair_count *pair = &c->counts[i];
        uint32_t lang = terms->items[pair->first].lang;

        if (pair->documents < least ||
            !is_enough(c, lang, pair->first, pair->second, pair->count))
            continue;
        *numbers_add(&c->joined, numbers_pair(pair->first, pair->second)) =
            terms_add_pair(terms, pair->first, pair->second);
        c->seconds[pair->first] |= bit_of(pair->second);
    }
}

/* What two words make together, or TERM_GAP. */
static uint32_t joined(const struct collocations *c, uint32_t first, uint32_t second)
{
    const uint32_t *term;

    if (second == TERM_GAP || !(c->seconds[first] & bit_of(second)))
        return TERM_GAP;
    term = numbers_find(&c->joined, numbers_pair(first, second));
    return term ? *term : TERM_GAP;
}

void collocations_join(const struct collocations *c, struct sample *sample)
{
    size_t n = 0;

    for (size_t i = 0; i < sample->n_terms; i++) {
        uint32_t term = sample->terms[i], both;

        if (term == TERM_GAP)
            continue;
        both =
            i + 1 < sample->n_terms ? joined(c, term, sample->terms[i + 1]) : TERM_GAP;
        sample->terms[n++] = both == TERM_GAP ? term : both;
        i += both != TERM_GAP;
    }
    sample->n_terms = n;
}
