#include "fit/collocations.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

enum { BUCKETS = 1 << 22 };

static const double LEAST_INFORMATION = 0.6;

void collocations_init(struct collocations *c, const struct terms *terms)
{
    *c = (struct collocations){.terms = terms};
    c->words = mem_zalloc(terms->n + 1, sizeof(*c->words));
    c->tokens = mem_zalloc(terms->languages.n + 1, sizeof(*c->tokens));
    c->buckets = mem_zalloc(BUCKETS, sizeof(*c->buckets));
}

void collocations_release(struct collocations *c)
{
    free(c->words);
    free(c->tokens);
    free(c->buckets);
    numbers_release(&c->pairs);
    free(c->counts);
    numbers_release(&c->joined);
}

static uint32_t *bucket_of(const struct collocations *c, uint64_t pair)
{
    return &c->buckets[pair * UINT64_C(0x9E3779B97F4A7C15) >> 42];
}

void collocations_note(struct collocations *c, const struct sample *sample)
{
    uint32_t before = TERM_GAP;

    c->tokens[sample->lang] += sample->n_terms;
    for (size_t i = 0; i < sample->n_terms; i++) {
        uint32_t term = sample->terms[i];

        if (term != TERM_GAP)
            c->words[term]++;
        if (term != TERM_GAP && before != TERM_GAP) {
            uint32_t *bucket = bucket_of(c, numbers_pair(before, term));

            *bucket += *bucket < UINT32_MAX;
        }
        before = term;
    }
}

/* Normalized pointwise mutual information of a pair that comes `count` times. */
static double information(const struct collocations *c, uint32_t lang, uint32_t first,
                          uint32_t second, uint64_t count)
{
    double all = (double)c->tokens[lang], n = (double)count;

    return log(n * all / ((double)c->words[first] * (double)c->words[second])) /
           log(all / n);
}

/* Whether the pair can be a collocation; never false for one that is. */
static bool is_candidate(const struct collocations *c, uint32_t lang, uint32_t first,
                         uint32_t second)
{
    uint64_t most = *bucket_of(c, numbers_pair(first, second));

    if (most > c->words[first])
        most = c->words[first];
    if (most > c->words[second])
        most = c->words[second];
    return information(c, lang, first, second, most) >= LEAST_INFORMATION;
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

void collocations_count(struct collocations *c, const struct sample *sample)
{
    c->n_documents++;
    for (size_t i = 1; i < sample->n_terms; i++) {
        uint32_t first = sample->terms[i - 1], second = sample->terms[i];

        if (first != TERM_GAP && second != TERM_GAP &&
            is_candidate(c, sample->lang, first, second))
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

void collocations_choose(struct collocations *c, struct terms *terms, uint64_t least)
{
    if (c->n)
        qsort(c->counts, c->n, sizeof(*c->counts), by_terms);
    for (size_t i = 0; i < c->n; i++) {
        const struct pair_count *pair = &c->counts[i];
        uint32_t lang = terms->items[pair->first].lang;

        if (pair->documents >= least &&
            information(c, lang, pair->first, pair->second, pair->count) >=
                LEAST_INFORMATION)
            *numbers_add(&c->joined, numbers_pair(pair->first, pair->second)) =
                terms_add_pair(terms, pair->first, pair->second);
    }
}

void collocations_join(const struct collocations *c, struct sample *sample)
{
    size_t n = 0;

    for (size_t i = 0; i < sample->n_terms; i++) {
        uint32_t term = sample->terms[i];
        const uint32_t *joined = NULL;

        if (term == TERM_GAP)
            continue;
        if (i + 1 < sample->n_terms)
            joined = numbers_find(&c->joined, numbers_pair(term, sample->terms[i + 1]));
        sample->terms[n++] = joined ? *joined : term;
        i += joined != NULL;
    }
    sample->n_terms = n;
}
