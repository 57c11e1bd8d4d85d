/*
 * Documents kept as numbers in a file, tables from numbers to numbers, and counts of
 * pairs, against plain arrays.
 */
#include "unit.h"

#include "fit/numbers.h"
#include "fit/pairs.h"
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
        s.n_tokens = i + 2;
        s.n_lead = i / 2;
        s.terms = calloc(s.n_terms + 1, sizeof(*s.terms));
        for (size_t k = 0; k < s.n_terms; k++)
            s.terms[k] = k % 5 ? (uint32_t)k * i : TERM_GAP;
        assert_true(spool_add(spool, &s));
        free(s.terms);
    }
    sample_release(&s);
}

/* Of whose terms the first are lost. */
static void check_document(const struct sample *s, unsigned i, size_t lost)
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
    assert_int_equal(s->n_tokens, i + 2);
    assert_int_equal(s->n_lead, i / 2);
    assert_int_equal(s->n_terms, n_terms_of(i) - lost);
    for (size_t k = lost; k < n_terms_of(i); k++)
        assert_int_equal(s->terms[k - lost], k % 5 ? (uint32_t)k * i : TERM_GAP);
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
            check_document(&s, i, 0);
        }
        assert_false(spool_next(&spool, &s));
        assert_string_equal(spool.problem, "");
    }
    sample_release(&s);
    spool_release(&spool);
}

/* Documents lose the first half of their terms, in their own file. */
static void test_replacing(void **state)
{
    struct spool spool = {0};
    struct sample s = {0};

    (void)state;
    assert_true(spool_open(&spool));
    add_documents(&spool);
    assert_true(spool_rewind(&spool));
    while (spool_next(&spool, &s)) {
        size_t lost = s.n_terms / 2;

        s.terms += lost;
        s.n_terms -= lost;
        assert_true(spool_add(&spool, &s));
    }
    for (int pass = 0; pass < 2; pass++) {
        assert_true(spool_rewind(&spool));
        for (unsigned i = 0; i < DOCUMENTS; i++) {
            assert_true(spool_next(&spool, &s));
            check_document(&s, i, n_terms_of(i) / 2);
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

/* In document i are the pairs of i % 50 with 0 to 99; each twice. */
static void test_pairs(void **state)
{
    enum { DOCUMENTS_OF_PAIRS = 200, FIRSTS = 50, SECONDS = 100 };
    struct pairs p = {0};

    (void)state;
    pairs_fetch(&p, 0, 0);
    for (uint32_t i = 0; i < DOCUMENTS_OF_PAIRS; i++)
        for (uint32_t k = 0; k < 2 * SECONDS; k++)
            pairs_add(&p, i % FIRSTS, k % SECONDS, i + 1);
    assert_int_equal(p.n, FIRSTS * SECONDS);
    for (size_t i = 0; i < p.n_slots; i++)
        if (p.slots[i].count) {
            assert_int_equal(p.slots[i].count, 2 * DOCUMENTS_OF_PAIRS / FIRSTS);
            assert_int_equal(p.slots[i].documents, DOCUMENTS_OF_PAIRS / FIRSTS);
        }
    pairs_release(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spool),
        cmocka_unit_test(test_replacing),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_pairs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
