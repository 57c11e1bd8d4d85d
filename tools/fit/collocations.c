#include "fit/collocations.h"

#include "mem.h"
#include "topic_score.h"

#include <math.h>
#include <stdlib.h>

enum {
    WORDS = 1 << 22, /* of a language, in which pairs are looked for */
    LEAST_LOG = 12,  /* of the number of buckets */
    MOST_LOG = 26,
    LOAD_LOG = 1, /* of words for each bucket, while there can be more */
    FEW = 4096,
    FULL = 255,  /* of a bucket, which then tells nothing */
    AT_ONCE = 64 /* pairs for which memory is fetched before it is looked at */
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

/* No pair comes more often than its words do. */
static float log_of_word(const struct collocations *c, const struct term *word)
{
    if (word->count < c->least)
        return NAN;
    return (float)log((double)word->count / c->every[word->lang]);
}

static void set_logs(struct collocations *c)
{
    const struct terms *t = c->terms;

    for (size_t i = 0; i < FEW; i++)
        c->few[i] = (float)log((double)i);
    for (size_t i = 0; i < t->n; i++)
        c->logs[i] = log_of_word(c, &t->items[i]);
    c->logs[t->n] = NAN;
    for (size_t i = 0; i < t->languages.n; i++)
        c->bars[i] =
            (float)((LEAST_INFORMATION - 1) * log((double)t->tokens[i] / c->every[i]));
}

void collocations_init(struct collocations *c, const struct terms *terms,
                       uint64_t least)
{
    *c = (struct collocations){.terms = terms, .n_words = terms->n, .least = least};
    c->logs = mem_zalloc(terms->n + 1, sizeof(*c->logs));
    c->few = mem_zalloc(FEW, sizeof(*c->few));
    c->seconds = mem_zalloc(terms->n + 1, sizeof(*c->seconds));
    c->bars = mem_zalloc(terms->languages.n + 1, sizeof(*c->bars));
    c->every = mem_zalloc(terms->languages.n + 1, sizeof(*c->every));
    set_sizes(c);
    set_logs(c);
    c->buckets = mem_zfill((size_t)1 << c->buckets_log, sizeof(*c->buckets));
}

void collocations_release(struct collocations *c)
{
    free(c->logs);
    free(c->few);
    free(c->seconds);
    free(c->bars);
    free(c->every);
    free(c->buckets);
    pairs_release(&c->pairs);
    numbers_release(&c->joined);
}

/* ---- pairs that may be collocations ---- */

struct candidate {
    uint32_t first, second;
    uint32_t bucket;
    float bar; /* see bar_of */
};

static uint32_t bucket_of(const struct collocations *c, uint32_t first, uint32_t second)
{
    uint64_t hash = numbers_pair(first, second) * UINT64_C(0x9E3779B97F4A7C15);

    return (uint32_t)(hash >> (64 - c->buckets_log));
}

/*
 * The logarithm of how often a pair must come. With n, x and y how often it and its
 * words come, among N words, its information is log(n N / (x y)) / log(N / n). That is
 * at least b where (1 + b) log n >= log x + log y + (b - 1) log N.
 */
static float bar_of(float x, float y, float of_language)
{
    return (x + y + of_language) / (float)(1 + LEAST_INFORMATION);
}

/* NAN is neither more nor less than a number. */
static float log_of(const struct collocations *c, uint32_t term)
{
    return c->logs[term < c->n_words ? term : c->n_words];
}

/*
 * Of the pairs that begin at `at` and behind it, those that would be collocations if
 * they came as often as the rarer of their words does. Which ones, cannot be foretold,
 * so that there is no branch.
 */
static size_t find_candidates(const struct collocations *c, const struct sample *sample,
                              size_t at, struct candidate *found)
{
    size_t last = sample->n_terms - 1, end = last - at < AT_ONCE ? last : at + AT_ONCE;
    float of_language = c->bars[sample->lang], x, y = log_of(c, sample->terms[at]);
    size_t n = 0;

    for (size_t i = at; i < end; i++) {
        uint32_t first = sample->terms[i], second = sample->terms[i + 1];
        uint32_t bucket = bucket_of(c, first, second);
        float bar;

        __builtin_prefetch(&c->buckets[bucket], 1);
        x = y;
        y = log_of(c, second);
        bar = bar_of(x, y, of_language);
        found[n] = (struct candidate){first, second, bucket, bar};
        n += (x < y ? x : y) >= bar;
    }
    return n;
}

static bool is_looked_at(const struct collocations *c, const struct sample *sample)
{
    return sample->hash % c->every[sample->lang] == 0;
}

void collocations_note(struct collocations *c, const struct sample *sample)
{
    struct candidate found[AT_ONCE];

    if (!is_looked_at(c, sample))
        return;
    for (size_t at = 0; at + 1 < sample->n_terms; at += AT_ONCE) {
        size_t n = find_candidates(c, sample, at, found);

        for (size_t i = 0; i < n; i++) {
            uint8_t *bucket = &c->buckets[found[i].bucket];

            if (*bucket < FULL)
                ++*bucket;
        }
    }
}

static bool is_enough(const struct collocations *c, uint32_t count, float bar)
{
    float x = count < FEW ? c->few[count] : (float)log((double)count);

    return count >= c->least && x >= bar;
}

/* Keeps those that may come often enough, by their buckets. */
static size_t keep_frequent(const struct collocations *c, struct candidate *found,
                            size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        uint8_t count = c->buckets[found[i].bucket];

        found[kept] = found[i];
        kept += count == FULL || is_enough(c, count, found[i].bar);
    }
    for (size_t i = 0; i < kept; i++)
        pairs_fetch(&c->pairs, found[i].first, found[i].second);
    return kept;
}

void collocations_count(struct collocations *c, const struct sample *sample)
{
    struct candidate found[AT_ONCE];

    c->n_documents++;
    if (!is_looked_at(c, sample))
        return;
    for (size_t at = 0; at + 1 < sample->n_terms; at += AT_ONCE) {
        size_t n = find_candidates(c, sample, at, found);

        n = keep_frequent(c, found, n);
        for (size_t i = 0; i < n; i++)
            pairs_add(&c->pairs, found[i].first, found[i].second, c->n_documents);
    }
}

/* ---- choosing and joining ---- */

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

static uint64_t bit_of(uint32_t second)
{
    return UINT64_C(1) << (second * UINT32_C(0x9E3779B9) >> 26);
}

static bool is_collocation(const struct collocations *c, const struct pair_count *pair)
{
    uint32_t lang;

    if (pair->documents < c->least)
        return false;
    lang = c->terms->items[pair->first].lang;
    return is_enough(
        c, pair->count,
        bar_of(c->logs[pair->first], c->logs[pair->second], c->bars[lang]));
}

/* As numbers of pairs, in their order; the caller frees them. */
static uint64_t *find_collocations(const struct collocations *c, size_t *n)
{
    uint64_t *found = NULL;
    size_t capacity = 0;

    *n = 0;
    for (size_t i = 0; i < c->pairs.n_slots; i++) {
        const struct pair_count *pair = &c->pairs.slots[i];

        if (!is_collocation(c, pair))
            continue;
        found = mem_grow(found, &capacity, *n + 1, sizeof(*found));
        found[(*n)++] = numbers_pair(pair->first, pair->second);
    }
    if (*n)
        qsort(found, *n, sizeof(*found), by_number);
    return found;
}

void collocations_choose(struct collocations *c, struct terms *terms)
{
    size_t n;
    uint64_t *found = find_collocations(c, &n);

    for (size_t i = 0; i < n; i++) {
        uint32_t first = (uint32_t)(found[i] >> 32), second = (uint32_t)found[i];

        *numbers_add(&c->joined, found[i]) = terms_add_pair(terms, first, second);
        c->seconds[first] |= bit_of(second);
    }
    free(found);
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

    sample->n_lead = 0;
    for (size_t i = 0; i < sample->n_terms; i++) {
        uint32_t term = sample->terms[i], both;

        if (term == TERM_GAP)
            continue;
        sample->n_lead += i < TOPIC_LEAD;
        both =
            i + 1 < sample->n_terms ? joined(c, term, sample->terms[i + 1]) : TERM_GAP;
        sample->terms[n++] = both == TERM_GAP ? term : both;
        i += both != TERM_GAP;
    }
    sample->n_terms = n;
}
