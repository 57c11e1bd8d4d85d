/*
 * What topics tell of labels, against the formulas worked out by hand.
 */
#include "unit.h"

#include "fit/evidence.h"

#include <math.h>

enum { LABELS = 2, TOPICS = 2 };

/* A document of a label with topic 0 and, if it has a score, topic 1. */
static void add(struct evidence *e, uint32_t label, float first, float second)
{
    struct sample s = {.has_topics = true};

    sample_add_share(&s, label, SHARE_WHOLE);
    sample_add_topic(&s, 0, first);
    if (second > 0)
        sample_add_topic(&s, 1, second);
    evidence_add(e, &s);
    sample_release(&s);
}

/* Ten documents of label 0 with topic 0 alone; ten of label 1 with a quarter of it. */
static void train(struct evidence *e)
{
    evidence_init(e, TOPICS, LABELS);
    for (int i = 0; i < 10; i++) {
        add(e, 0, 2.5F, 0);
        add(e, 1, 1, 3);
    }
    evidence_solve(e);
}

static double weight(const struct evidence *e, size_t topic, size_t label)
{
    return (double)e->weights[topic * LABELS + label];
}

/* P(topic | label) is (n + 10 / 2) / (10 + 10). */
static void test_weights(void **state)
{
    struct evidence e;

    (void)state;
    train(&e);
    assert_int_equal(evidence_bytes(TOPICS, LABELS), TOPICS * LABELS * 12);
    assert_float_equal(weight(&e, 0, 0), log(15 / 7.5), 1e-6);
    assert_float_equal(weight(&e, 0, 1), -log(15 / 7.5), 1e-6);
    assert_float_equal(weight(&e, 1, 0), log(5 / 12.5), 1e-6);
    assert_float_equal(weight(&e, 1, 1), -log(5 / 12.5), 1e-6);
    evidence_release(&e);
}

/* Where no topics were looked for a document tells nothing, and neither does it count
   for labels that are not learned. */
static void test_nothing_told(void **state)
{
    struct evidence e;
    struct sample s = {0};

    (void)state;
    train(&e);
    sample_add_share(&s, 0, SHARE_WHOLE);
    evidence_add(&e, &s);
    add(&e, LABELS, 1, 1);
    evidence_solve(&e);
    assert_float_equal(weight(&e, 0, 0), log(15 / 7.5), 1e-6);
    evidence_clear(&e);
    evidence_solve(&e);
    assert_float_equal(weight(&e, 0, 0), 0, 1e-6);
    sample_release(&s);
    evidence_release(&e);
}

/* One label has nothing that it could be told from. */
static void test_one_label(void **state)
{
    struct evidence e;

    (void)state;
    evidence_init(&e, TOPICS, 1);
    add(&e, 0, 1, 0);
    evidence_solve(&e);
    assert_float_equal((double)e.weights[0], 0, 0);
    evidence_release(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_weights),
        cmocka_unit_test(test_nothing_told),
        cmocka_unit_test(test_one_label),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
