/*
 * The model, against the formulas worked out by hand; and which pairs are joined.
 */
#include "unit.h"

#include "fit/bayes.h"
#include "fit/collocations.h"
#include "topic_score.h"

#include <math.h>

/* Terms named 0 … n - 1 of one language, each with how often it comes. */
static void make_terms(struct terms *t, const uint64_t *counts, size_t n)
{
    static const char *const names[] = {"a", "b", "c", "d", "e"};

    assert_true(terms_init(t));
    assert_int_equal(terms_language(t, SPAN("en")), 0);
    t->items = calloc(n, sizeof(*t->items));
    t->capacity = t->n = n;
    for (size_t i = 0; i < n; i++) {
        t->items[i] = (struct term){span_of(names[i]), 0, counts[i]};
        t->tokens[0] += counts[i];
    }
}

/* A document that has label `label` alone, or none if it is < 0. */
static struct sample document(int label, uint32_t *terms, size_t n)
{
    static struct share shares[8];
    struct sample s = {.terms = terms, .n_terms = n, .shares = shares};

    s.shares_capacity = 8;
    shares[0] = (struct share){(uint32_t)label, SHARE_WHOLE};
    s.n_shares = label >= 0;
    return s;
}

/* Three documents of label 0 with "a a b", three of label 1 with "c b". */
static void train(struct bayes *b)
{
    uint32_t first[] = {0, 0, 1}, second[] = {2, 1};
    struct sample x = document(0, first, 3), y;

    for (int i = 0; i < 3; i++)
        bayes_add(b, &x);
    y = document(1, second, 2);
    for (int i = 0; i < 3; i++)
        bayes_add(b, &y);
    bayes_solve(b);
    bayes_weigh(b);
}

static double weight(const struct bayes *b, size_t term, size_t label)
{
    return (double)b->weights[term * b->stride + label];
}

/* The log-odds of a term for a label. */
static double odds(const struct bayes *b, uint32_t term, size_t label)
{
    struct bayes_odds of[8];
    uint32_t terms[BAYES_TOGETHER];

    assert_true(b->stride <= 8);
    for (size_t i = 0; i < BAYES_TOGETHER; i++)
        terms[i] = term;
    bayes_set_odds(b, terms, of);
    return (double)of[label].odds[0];
}

static const uint64_t counts[] = {6, 6, 3};

/* P(term | label) is (n + 1) / (N + 3). */
static void test_probabilities(void **state)
{
    struct terms t;
    struct bayes b;

    (void)state;
    make_terms(&t, counts, 3);
    bayes_init(&b, &t, 3);
    train(&b);
    assert_float_equal(weight(&b, 0, 0), log(7.0 / 12), 1e-6);
    assert_float_equal(weight(&b, 1, 0), log(4.0 / 12), 1e-6);
    assert_float_equal(weight(&b, 2, 0), log(1.0 / 12), 1e-6);
    assert_float_equal(weight(&b, 0, 1), log(1.0 / 9), 1e-6);
    assert_true(bayes_has(&b, 0, 0));
    assert_true(bayes_has(&b, 0, 1));
    assert_false(bayes_has(&b, 0, 2)); /* no document */
    bayes_release(&b);
    terms_release(&t);
}

/* Of two labels one's odds are the other's inverse, so that they are centred. */
static void test_odds(void **state)
{
    struct terms t;
    struct bayes b;

    (void)state;
    make_terms(&t, counts, 3);
    bayes_init(&b, &t, 3);
    train(&b);
    assert_float_equal(odds(&b, 0, 0), log(7.0 / 12 * 9), 1e-6);
    assert_float_equal(odds(&b, 0, 1), -log(7.0 / 12 * 9), 1e-6);
    assert_float_equal(odds(&b, 2, 1), log(4.0 / 9 * 12), 1e-6);
    assert_float_equal(odds(&b, 0, 2), 0, 0);
    bayes_release(&b);
    terms_release(&t);
}

/* Of "a": 7/12 to 1/9, both labels being as frequent. */
static void test_labelling(void **state)
{
    double p = 7.0 / 12 / (7.0 / 12 + 1.0 / 9);
    struct terms t;
    struct bayes b;
    uint32_t terms[] = {0};
    struct sample s;

    (void)state;
    make_terms(&t, counts, 3);
    bayes_init(&b, &t, 3);
    train(&b);
    s = document(-1, terms, 1);
    bayes_label(&b, &s, SHARE_WHOLE / 2);
    assert_int_equal(s.n_shares, 2);
    assert_int_equal(s.shares[0].part, lround(p * SHARE_WHOLE));
    assert_int_equal(s.shares[1].part, lround((1 - p) * SHARE_WHOLE));
    s = document(1, terms, 1);
    bayes_label(&b, &s, SHARE_WHOLE / 2);
    assert_int_equal(s.n_shares, 2);
    assert_int_equal(s.shares[0].label, 1);
    assert_int_equal(s.shares[0].part,
                     SHARE_WHOLE / 2 + lround((1 - p) * SHARE_WHOLE / 2));
    assert_int_equal(s.shares[1].label, 0);
    assert_int_equal(s.shares[1].part, lround(p * SHARE_WHOLE / 2));
    s = document(1, terms, 1);
    bayes_label(&b, &s, SHARE_WHOLE);
    assert_int_equal(s.n_shares, 1);
    assert_int_equal(s.shares[0].part, SHARE_WHOLE);
    bayes_release(&b);
    terms_release(&t);
}

/* Terms are added and scored some at once: each counts once, wherever it stands. */
static void test_long_document(void **state)
{
    enum { A = 34, B = 41, C = 27, LENGTH = A + B + C };
    double odds = A * log(7.0 / 12 * 9) + B * log(3.0 / 4) + C * log(9.0 / 12 / 4);
    struct terms t;
    struct bayes b;
    uint32_t terms[LENGTH];
    struct sample s;

    (void)state;
    make_terms(&t, counts, 3);
    bayes_init(&b, &t, 3);
    train(&b);
    for (uint32_t i = 0; i < LENGTH; i++) /* 5 and 102 have no factor in common */
        terms[i * 5 % LENGTH] = i < A ? 0 : i < A + B ? 1 : 2;
    s = document(-1, terms, LENGTH);
    bayes_label(&b, &s, 0);
    assert_int_equal(s.n_shares, 2);
    assert_in_range(s.shares[0].part, lround(SHARE_WHOLE / (1 + exp(-odds))) - 1,
                    lround(SHARE_WHOLE / (1 + exp(-odds))) + 1);
    bayes_clear(&b);
    s = document(0, terms, LENGTH);
    s.shares[0].part = SHARE_WHOLE / 4;
    bayes_add(&b, &s);
    sample_add_share(&s, 2, SHARE_WHOLE / 2);
    bayes_add(&b, &s);
    for (uint32_t i = 0; i < 3; i++) {
        uint64_t n = i == 0 ? A : i == 1 ? B : C;
        struct label_count found[4];

        assert_int_equal(counts_of(&b.counts, i, found), 2);
        assert_int_equal(found[0].label, 0);
        assert_int_equal(found[0].n, n * SHARE_WHOLE / 2);
        assert_int_equal(found[1].label, 2);
        assert_int_equal(found[1].n, n * SHARE_WHOLE / 2);
    }
    bayes_release(&b);
    terms_release(&t);
}

/* Labels of too few documents are in no model, and have no weights. */
static void test_no_labels(void **state)
{
    struct terms t;
    struct bayes b;
    uint32_t terms[] = {0, 1};
    struct sample s = document(1, terms, 2);

    (void)state;
    make_terms(&t, counts, 3);
    bayes_init(&b, &t, 3);
    bayes_add(&b, &s);
    bayes_solve(&b);
    bayes_weigh(&b);
    for (uint32_t i = 0; i < 3; i++)
        for (size_t k = 0; k < 3; k++)
            assert_true(weight(&b, i, k) == 0 && odds(&b, i, k) == 0);
    s = document(-1, terms, 2);
    bayes_label(&b, &s, 0);
    assert_int_equal(s.n_shares, 0);
    bayes_release(&b);
    terms_release(&t);
}

/* As one of so many documents whose hashes are one behind the other. */
static void look_at(struct collocations *c, struct sample *s, uint32_t documents)
{
    uint32_t first = s->hash;

    for (; s->hash < first + documents; s->hash++)
        collocations_note(c, s);
    for (s->hash = first; s->hash < first + documents; s->hash++)
        collocations_count(c, s);
    s->hash = first;
}

/* "a b" always stands together; "c" and "d" do by chance. */
static void test_collocations(void **state)
{
    static const uint64_t often[] = {9, 9, 900, 900, 9};
    struct terms t;
    struct collocations c;
    uint32_t words[] = {2, 3, 0, 1, TERM_GAP, 3, 2, 4, TERM_GAP, 0, 1, 2};
    struct sample s = {.terms = words, .n_terms = 12};

    (void)state;
    make_terms(&t, often, 5);
    collocations_init(&c, &t, 5);
    look_at(&c, &s, 4);
    collocations_choose(&c, &t);
    assert_int_equal(t.n, 5); /* too few documents */
    collocations_release(&c);
    collocations_init(&c, &t, 4);
    look_at(&c, &s, 4);
    collocations_choose(&c, &t);
    assert_int_equal(t.n, 6);
    assert_true(span_is(t.items[5].text, "a b"));
    collocations_join(&c, &s);
    assert_int_equal(s.n_terms, 8);
    assert_int_equal(s.n_lead, 8);
    assert_memory_equal(s.terms, ((uint32_t[]){2, 3, 5, 3, 2, 4, 5, 2}),
                        8 * sizeof(uint32_t));
    collocations_release(&c);
    terms_release(&t);
}

/* Pairs count as of the lead where they begin in it. */
static void test_lead(void **state)
{
    static const uint64_t often[] = {9, 9, 900, 900, 9};
    enum { LENGTH = TOPIC_LEAD + 31 }; /* the last pair in the lead goes beyond it */
    struct terms t;
    struct collocations c;
    uint32_t words[] = {2, 3, 0, 1, TERM_GAP, 3, 2, 4, TERM_GAP, 0, 1, 2}, many[LENGTH];
    struct sample s = {.terms = words, .n_terms = 12};

    (void)state;
    make_terms(&t, often, 5);
    collocations_init(&c, &t, 4);
    look_at(&c, &s, 4);
    collocations_choose(&c, &t);
    for (uint32_t i = 0; i < LENGTH; i++)
        many[i] = i == 0 ? 4 : (i - 1) % 2;
    s = (struct sample){.terms = many, .n_terms = LENGTH};
    collocations_join(&c, &s);
    assert_int_equal(s.n_terms, 1 + (LENGTH - 1) / 2);
    assert_int_equal(s.n_lead, 1 + TOPIC_LEAD / 2);
    collocations_release(&c);
    terms_release(&t);
}

/* Of many words every second document is looked at. */
static void test_some_documents(void **state)
{
    static const uint64_t often[] = {9, 9, 900, 900, 9};
    struct terms t;
    struct collocations c;
    uint32_t words[] = {0, 1};
    struct sample s = {.terms = words, .n_terms = 2};

    (void)state;
    make_terms(&t, often, 5);
    t.tokens[0] = UINT64_C(1) << 22;
    collocations_init(&c, &t, 5);
    look_at(&c, &s, 8);
    collocations_choose(&c, &t);
    assert_int_equal(t.n, 5);
    collocations_release(&c);
    collocations_init(&c, &t, 4);
    look_at(&c, &s, 8);
    collocations_choose(&c, &t);
    assert_int_equal(t.n, 6);
    collocations_release(&c);
    terms_release(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_probabilities),  cmocka_unit_test(test_odds),
        cmocka_unit_test(test_labelling),      cmocka_unit_test(test_collocations),
        cmocka_unit_test(test_some_documents), cmocka_unit_test(test_long_document),
        cmocka_unit_test(test_no_labels),      cmocka_unit_test(test_lead),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
