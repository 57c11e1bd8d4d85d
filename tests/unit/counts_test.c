/*
 * Counts of labels, against plain arrays, whether they have a matrix, lists or places.
 */
#include "unit.h"

#include "fit/counts.h"

enum { TERMS = 50, MOST_LABELS = 300, DOCUMENTS = 2000, WORDS = 20, SHARES = 4 };

static uint64_t sums[TERMS][MOST_LABELS];

/* A document; the first terms are frequent, and have many labels. */
static void add_at_random(struct counts *c, uint32_t n_labels)
{
    uint32_t terms[WORDS];
    struct share shares[SHARES];
    struct sample s = {.terms = terms, .shares = shares};

    s.n_terms = random_below(WORDS);
    s.n_shares = random_below(n_labels < SHARES ? n_labels + 1 : SHARES + 1);
    for (size_t i = 0; i < s.n_terms; i++)
        terms[i] = random_below(1 + random_below(TERMS));
    for (uint32_t i = 0; i < s.n_shares; i++)
        shares[i] = (struct share){(random_below(n_labels / SHARES + 1) * SHARES + i) %
                                       n_labels,
                                   random_below(3) * SHARE_WHOLE / 4};
    counts_add(c, &s);
    for (size_t i = 0; i < s.n_terms; i++)
        for (size_t j = 0; j < s.n_shares; j++)
            sums[terms[i]][shares[j].label] += shares[j].part;
}

static void check_counts(const struct counts *c, uint32_t n_labels)
{
    struct label_count found[MOST_LABELS];

    for (uint32_t i = 0; i < TERMS; i++) {
        size_t n = counts_of(c, i, found), expected = 0;

        for (size_t k = 0; k < n_labels; k++)
            expected += sums[i][k] > 0;
        assert_int_equal(n, expected);
        for (size_t j = 0; j < n; j++) {
            assert_int_equal(found[j].n, sums[i][found[j].label]);
            sums[i][found[j].label] = 0; /* once only */
        }
    }
}

static void test_counts(void **state)
{
    static const uint32_t labels[] = {1, 2, 32, 33, 64, MOST_LABELS};

    (void)state;
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        struct counts c;

        counts_init(&c, TERMS, labels[i]);
        for (int round = 0; round < 2; round++) {
            memset(sums, 0, sizeof(sums));
            counts_clear(&c);
            for (int j = 0; j < DOCUMENTS; j++)
                add_at_random(&c, labels[i]);
            check_counts(&c, labels[i]);
        }
        counts_release(&c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_counts)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
