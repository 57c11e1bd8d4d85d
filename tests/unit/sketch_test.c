/*
 * Sketches against the Jaccard similarity that they estimate.
 */
#include "unit.h"

#include "extract/sketch.h"
#include "utf8.h"

#include <math.h>

static struct buf room[2];

static int make_sketcher(void **state)
{
    static struct sketcher k;

    sketcher_init(&k);
    *state = &k;
    return 0;
}

static int release_sketcher(void **state)
{
    sketcher_release(*state);
    buf_release(&room[0]);
    buf_release(&room[1]);
    return 0;
}

static double similarity(struct sketcher *k, struct span a, struct span b)
{
    static struct sketch s[2];

    for (int i = 0; i < 2; i++) {
        struct span text = i ? b : a;

        buf_clear(&room[i]);
        buf_add_span(&room[i], text);
        assert_true(sketch_make(k, buf_span(&room[i]), &s[i]));
    }
    return sketch_similarity(s[0].bits, s[1].bits);
}

#define SIMILARITY(k, a, b) similarity(k, SPAN(a), SPAN(b))

/* Writes words number `from` up to `to`, no two of them equal. */
static struct span write_words(struct buf *b, unsigned from, unsigned to)
{
    char word[24];

    buf_clear(b);
    for (unsigned i = from; i < to; i++) {
        snprintf(word, sizeof(word), "w%x ", i * 2654435761u);
        buf_add_string(b, word);
    }
    return buf_span(b);
}

/*
 * Texts of n words, of which the second starts `shift` words later: of n - 2
 * shingles they share all but `shift`.
 */
static double error_at(struct sketcher *k, unsigned n, unsigned shift, unsigned at)
{
    static struct buf a, b;
    double truth = (n - 2.0 - shift) / (n - 2.0 + shift), estimate;

    estimate = similarity(k, write_words(&a, at, at + n),
                          write_words(&b, at + shift, at + shift + n));
    buf_release(&a);
    buf_release(&b);
    return estimate - truth;
}

static void test_estimate(void **state)
{
    static const unsigned sizes[] = {7, 12, 30, 100, 300, 1000, 5000};
    enum { TIMES = 50 };

    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
        for (unsigned tenth = 1; tenth <= 5; tenth++) {
            double bias = 0, square = 0;

            for (unsigned t = 0; t < TIMES; t++) {
                double e = error_at(*state, sizes[i], sizes[i] * tenth / 10, t * 7919);

                bias += e / TIMES;
                square += e * e / TIMES;
            }
            assert_true(fabs(bias) < 0.02);
            assert_true(sqrt(square) < 0.06);
        }
}

static void test_same_words(void **state)
{
    assert_true(SIMILARITY(*state, "The cat, the dog and the cow.",
                           "\n\u201CTHE CAT\u201D - the dog  and the COW!!") == 1);
    assert_true(SIMILARITY(*state, "\u00c9t\u00e9 comme hiver",
                           "e\u0301t\u00c9 COMME HIVER") == 1);
    assert_true(SIMILARITY(*state, "\u0416\u0418\u0417\u041d\u042c",
                           "\u0436\u0438\u0437\u043d\u044c") == 1);
    assert_true(SIMILARITY(*state, "Antidisestablishmentarianism 2023",
                           "antidisestablishmentarianism 2023") == 1);
    /* Repetition. */
    assert_true(SIMILARITY(*state, "a b c a b c a b c", "a b c a b c") == 1);
}

/* What is not the same is far from it, however short. */
static void test_short(void **state)
{
    assert_true(SIMILARITY(*state, "rain", "sun") < 0.1);
    assert_true(SIMILARITY(*state, "rain today", "today rain") < 0.1);
    assert_true(SIMILARITY(*state, "rain today", "rain today again") < 0.1);
    assert_true(SIMILARITY(*state, "rain falls today", "rain falls tonight") < 0.1);
    assert_true(SIMILARITY(*state, "abcdefgh", "abcdefgi") < 0.1);
    assert_true(SIMILARITY(*state, "abcdefghijklmnop1", "abcdefghijklmnop2") < 0.1);
    assert_true(SIMILARITY(*state, "abcdefgh12345678ABCDEFGHx",
                           "abcdefgh12345678ABCDEFGHy") < 0.1);
    assert_true(fabs(SIMILARITY(*state, "a b c d", "a b c") - 0.5) < 0.15);
}

static void test_no_words(void **state)
{
    static const char *const texts[] = {"", " \n", "...", "\u2014 \u201C\u201D !"};
    struct sketch s;

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        buf_clear(&room[0]);
        buf_add_string(&room[0], texts[i]);
        assert_false(sketch_make(*state, buf_span(&room[0]), &s));
    }
}

/* In scripts without spaces letters are words. */
static void test_without_spaces(void **state)
{
    static const uint32_t first[] = {0x4E00 /* Han */, 0x3041 /* hiragana */,
                                     0x0E01 /* Thai */, 0x1780 /* Khmer */};
    enum { LETTERS = 300, CHANGED = 150 };

    for (size_t script = 0; script < sizeof(first) / sizeof(first[0]); script++) {
        struct buf a = {0}, b = {0};
        char letter[UTF8_MAX];

        for (int i = 0; i < LETTERS; i++) {
            uint32_t range = script ? 30 : 3000;
            uint32_t code = first[script] + random_below(range);

            buf_add(&a, letter, utf8_encode(code, letter));
            buf_add(&b, letter,
                    utf8_encode(i == CHANGED ? first[script] + 31 : code, letter));
        }
        /* Three shingles of 298 differ: 295 of 301 are shared. */
        assert_true(fabs(similarity(*state, buf_span(&a), buf_span(&b)) - 0.98) < 0.03);
        buf_clear(&b);
        for (int i = 0; i < LETTERS; i++)
            buf_add(
                &b, letter,
                utf8_encode(first[script] + random_below(script ? 30 : 3000), letter));
        assert_true(similarity(*state, buf_span(&a), buf_span(&b)) < 0.1);
        buf_release(&a);
        buf_release(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_estimate),       cmocka_unit_test(test_same_words),
        cmocka_unit_test(test_short),          cmocka_unit_test(test_no_words),
        cmocka_unit_test(test_without_spaces),
    };

    return cmocka_run_group_tests(tests, make_sketcher, release_sketcher);
}
