/*
 * Which rows a model keeps: those that a plain sort of all of them finds.
 */
#include "unit.h"

#include "fit/model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { TERMS = 4000, LABELS = 3, MOST_TIMES = 40 };

/* How often each term comes with each label. */
static unsigned times[TERMS][LABELS];
static char texts[TERMS][8];

static void make_terms(struct terms *t)
{
    assert_true(terms_init(t));
    terms_language(t, SPAN("en"));
    t->items = calloc(TERMS, sizeof(*t->items));
    t->capacity = t->n = TERMS;
    for (unsigned i = 0; i < TERMS; i++) { /* 1237 and 4000 have no factor in common */
        snprintf(texts[i], sizeof(texts[i]), "t%04u", i * 1237 % TERMS);
        t->items[i] = (struct term){.text = span_of(texts[i])};
    }
}

/* Documents of one term each: few terms are frequent, and many are alike. */
static void train(struct bayes *b)
{
    uint32_t state = 1, terms[MOST_TIMES];
    struct share share = {0, SHARE_WHOLE};
    struct sample s = {.terms = terms, .shares = &share, .n_shares = 1};

    for (uint32_t i = 0; i < TERMS; i++)
        for (share.label = 0; share.label < LABELS; share.label++) {
            state = state * 1664525 + 1013904223;
            times[i][share.label] = (state >> 16) % MOST_TIMES / (i % 13 + 1);
            s.n_terms = times[i][share.label];
            for (size_t k = 0; k < s.n_terms; k++)
                terms[k] = i;
            bayes_add(b, &s);
        }
    bayes_solve(b);
}

struct told {
    double telling;
    uint32_t term;
};

static int by_telling(const void *a, const void *b)
{
    const struct told *x = a, *y = b;

    if (x->telling != y->telling)
        return x->telling > y->telling ? -1 : 1;
    return strcmp(texts[x->term], texts[y->term]);
}

static int by_text(const void *a, const void *b)
{
    const struct told *x = a, *y = b;

    return strcmp(texts[x->term], texts[y->term]);
}

/* The terms that tell most of a label, by text; returns how many. */
static size_t find_told(const struct bayes *b, size_t label, size_t most,
                        struct told *told)
{
    struct bayes_odds *odds = calloc(b->stride, sizeof(*odds));
    size_t n = 0;

    for (uint32_t i = 0; i < TERMS; i++) {
        double with = times[i][label], without = -with, weight;
        uint32_t terms[BAYES_TOGETHER] = {i};

        for (size_t k = 0; k < LABELS; k++)
            without += times[i][k];
        bayes_set_odds(b, terms, odds);
        weight = (double)odds[label].odds[0];
        told[n] =
            (struct told){weight * weight / (1 / (with + 1) + 1 / (without + 1)), i};
        n += told[n].telling >= 0.25;
    }
    free(odds);
    qsort(told, n, sizeof(*told), by_telling);
    n = n < most ? n : most;
    qsort(told, n, sizeof(*told), by_text);
    return n;
}

static void check_rows(struct model *m, size_t most)
{
    static struct told told[TERMS];

    model_make(m, most);
    for (size_t k = 0; k < LABELS; k++) {
        size_t n = find_told(m->bayes, k, most, told);

        assert_int_equal(m->rows[k].n, n);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(m->rows[k].items[i].term, told[i].term);
    }
}

static void test_rows(void **state)
{
    static const uint32_t first[] = {0};
    static const size_t most[] = {0, 1, 2, 100, 999, 1000, TERMS};
    struct terms t;
    struct bayes b;
    struct model m = {.bayes = &b, .language_ranks = first, .language_numbers = first};

    (void)state;
    make_terms(&t);
    bayes_init(&b, &t, LABELS);
    train(&b);
    model_init(&m);
    for (size_t i = 0; i < sizeof(most) / sizeof(most[0]); i++)
        check_rows(&m, most[i]);
    model_release(&m);
    bayes_release(&b);
    terms_release(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
