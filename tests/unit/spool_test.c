/*
 * Documents kept as numbers in a file, and tables from numbers to numbers, against
 * plain arrays.
 */
#include "unit.h"

#include "fit/numbers.h"
#include "fit/spool.h"

enum { DOCUMENTS = 500 };

/* Of document `i`; some have nothing, one is larger than what is read at once. */
static size_t n_terms_of(unsigned i)
{
    return i == 77 ? IO_BLOCK : i % 7 * i;
}

static void add_documents(struct spool *spool)
{
    struct sample s = {0};

    for (unsigned i = 0; i < DOCUMENTS; i++) {
        sample_clear(&s);
        s.lang = i % 3;
        s.hash = i * i;
        for (unsigned k = 0; k < i % 4; k++)
            sample_add_share(&s, k * i, SHARE_WHOLE / (k + 1));
        s.has_topics = i % 2;
        for (unsigned k = 0; k < i % 3; k++)
            sample_add_topic(&s, k + i, (float)k * 0.25F);
        s.n_terms = n_terms_of(i);
        sample_reserve_terms(&s, s.n_terms);
        for (size_t k = 0; k < s.n_terms; k++)
            s.terms[k] = k % 5 ? (uint32_t)k * i : TERM_GAP;
        assert_true(spool_add(spool, &s));
    }
    sample_release(&s);
}

static void check_document(const struct sample *s, unsigned i)
{
    assert_int_equal(s->lang, i % 3);
    assert_int_equal(s->hash, i * i);
    assert_int_equal(s->n_shares, i % 4);
    for (unsigned k = 0; k < s->n_shares; k++) {
        assert_int_equal(s->shares[k].label, k * i);
        assert_int_equal(s->shares[k].part, SHARE_WHOLE / (k + 1));
    }
    assert_int_equal(s->has_topics, i % 2);
    assert_int_equal(s->n_topics, i % 3);
    for (unsigned k = 0; k < s->n_topics; k++) {
        assert_int_equal(s->topics[k].topic, k + i);
        assert_float_equal(s->topics[k].score, (float)k * 0.25F, 0);
    }
    assert_int_equal(s->n_terms, n_terms_of(i));
    for (size_t k = 0; k < s->n_terms; k++)
        assert_int_equal(s->terms[k], k % 5 ? (uint32_t)k * i : TERM_GAP);
}

static void test_spool(void **state)
{
    struct spool spool = {0};
    struct sample s = {0};

    (void)state;
    assert_true(spool_open(&spool));
    add_documents(&spool);
    for (int pass = 0; pass < 2; pass++) {
        assert_true(spool_rewind(&spool));
        for (unsigned i = 0; i < DOCUMENTS; i++) {
            assert_true(spool_next(&spool, &s));
            check_document(&s, i);
        }
        assert_false(spool_next(&spool, &s));
        assert_string_equal(spool.problem, "");
    }
    sample_release(&s);
    spool_release(&spool);
}

static void test_numbers(void **state)
{
    enum { KEYS = 20000 };
    struct numbers n = {0};

    (void)state;
    assert_null(numbers_find(&n, 0));
    for (uint32_t i = 0; i < KEYS; i++)
        *numbers_add(&n, numbers_pair(i % 100, i / 100)) = i;
    assert_int_equal(n.n, KEYS);
    for (uint32_t i = 0; i < KEYS; i++) {
        assert_int_equal(*numbers_find(&n, numbers_pair(i % 100, i / 100)), i);
        assert_int_equal(*numbers_add(&n, numbers_pair(i % 100, i / 100)), i);
    }
    assert_null(numbers_find(&n, numbers_pair(100, 0)));
    assert_int_equal(*numbers_add(&n, numbers_pair(100, 0)), 0);
    numbers_release(&n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spool),
        cmocka_unit_test(test_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
