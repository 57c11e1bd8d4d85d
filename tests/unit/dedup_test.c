/*
 * Duplicates found, named, and none found that is none.
 */
#include "unit.h"

#include "extract/dedup.h"

static struct buf text, scratch;
static struct duplicate found;

static int release_room(void **state)
{
    (void)state;
    buf_release(&text);
    buf_release(&scratch);
    return 0;
}

/* The id lasts no longer than the call. */
static bool seen(struct dedup *d, const char *id, struct span document)
{
    char own_id[24];

    snprintf(own_id, sizeof(own_id), "%s", id);
    buf_clear(&scratch);
    buf_add_span(&scratch, document);
    return dedup_seen(d, span_of(own_id), buf_span(&scratch), &found);
}

#define SEEN(d, id, literal) seen(d, id, SPAN(literal))

#define assert_found(name, like)                                                       \
    do {                                                                               \
        assert_true(span_is(found.id, name));                                          \
        assert_true(found.similarity > (like)-0.1 && found.similarity < (like) + 0.1); \
    } while (0)

static void test_off(void **state)
{
    struct dedup d = {0};

    (void)state;
    dedup_init(&d, DEDUP_OFF, DEDUP_THRESHOLD);
    assert_false(SEEN(&d, "1", "the same words"));
    assert_false(SEEN(&d, "2", "the same words"));
    dedup_release(&d);
}

static void test_exact(void **state)
{
    struct dedup d = {0};

    (void)state;
    dedup_init(&d, DEDUP_EXACT, DEDUP_THRESHOLD);
    assert_false(SEEN(&d, "1", "Rain in the north, sun in the south."));
    assert_false(SEEN(&d, "2", "Rain in the north, sun in the south!"));
    assert_false(SEEN(&d, "3", "Rain in the north, sun in the sou th."));
    assert_true(SEEN(&d, "4", " rain in\tthe  NORTH,\r\n\nsun in the south. \v\f"));
    assert_found("1", 1);
    assert_true(SEEN(&d, "5", "Rain in the north, sun in the south!"));
    assert_found("2", 1);
    assert_false(SEEN(&d, "6", "\u00c9t\u00e9"));
    assert_false(SEEN(&d, "7", "\u00c9t\u00c9")); /* not A-Z */
    assert_false(SEEN(&d, "8", "a\0b"));
    assert_false(SEEN(&d, "9", "a\0c"));
    dedup_release(&d);
}

static void test_nothing_to_compare(void **state)
{
    struct dedup d = {0};

    (void)state;
    dedup_init(&d, DEDUP_EXACT, DEDUP_THRESHOLD);
    for (int i = 0; i < 2; i++) {
        assert_false(SEEN(&d, "1", ""));
        assert_false(SEEN(&d, "2", " \n"));
        assert_int_equal(SEEN(&d, "3", "?"), i);
    }
    dedup_release(&d);
    dedup_init(&d, DEDUP_NEAR, DEDUP_THRESHOLD);
    for (int i = 0; i < 2; i++) {
        assert_false(SEEN(&d, "1", ""));
        assert_false(SEEN(&d, "2", " ... "));
        assert_int_equal(SEEN(&d, "3", "word"), i);
    }
    dedup_release(&d);
}

/* The folding of the exact mode, said once more. */
static void fold_slowly(struct span s, struct buf *out)
{
    buf_clear(out);
    for (size_t i = 0; i < s.len; i++) {
        char c = s.data[i];

        if (!strchr(" \t\n\v\f\r", c) || !c)
            buf_add_char(out, (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c));
        else if (out->len && out->data[out->len - 1] != ' ')
            buf_add_char(out, ' ');
    }
    if (out->len && out->data[out->len - 1] == ' ')
        out->len--;
}

static void write_random(struct buf *b)
{
    static const char *const pieces[] = {
        " ",  " ",  "\n",    "\t ",    "A",      "Z",    "@",    "[",
        "az", "`{", "words", "Words ", "\u00c9", "\x1f", "\x0e", "\b"};

    buf_clear(b);
    for (uint32_t n = random_below(12); n; n--)
        buf_add_string(b, PICK(pieces));
}

/* The same with other white space and case, and now and then another byte. */
static void write_again(struct span s, struct buf *out)
{
    static const char *const spaces[] = {" ", " ", "\n", "  ", "\r\n", "\v\f"};

    buf_clear(out);
    for (size_t i = 0; i < s.len; i++) {
        char c = s.data[i];

        if (random_below(40) == 0)
            buf_add_char(out, (char)(1 + random_below(127)));
        else if (c == ' ')
            buf_add_string(out, PICK(spaces));
        else if (c >= 'a' && c <= 'z' && random_below(2))
            buf_add_char(out, (char)(c - 'a' + 'A'));
        else
            buf_add_char(out, c);
    }
}

static void test_exact_at_random(void **state)
{
    enum { PAIRS = 20000 };
    struct buf a = {0}, b = {0}, folded_a = {0}, folded_b = {0};
    int equal = 0;

    (void)state;
    for (int n = 0; n < PAIRS; n++) {
        struct dedup d = {0};
        bool same;

        write_random(&a);
        write_again(buf_span(&a), &b);
        fold_slowly(buf_span(&a), &folded_a);
        fold_slowly(buf_span(&b), &folded_b);
        same = folded_a.len && span_equal(buf_span(&folded_a), buf_span(&folded_b));
        dedup_init(&d, DEDUP_EXACT, DEDUP_THRESHOLD);
        assert_false(seen(&d, "first", buf_span(&a)));
        assert_int_equal(seen(&d, "second", buf_span(&b)), same);
        equal += same;
        dedup_release(&d);
    }
    assert_true(equal > PAIRS / 5 && equal < PAIRS / 5 * 4);
    buf_release(&a);
    buf_release(&b);
    buf_release(&folded_a);
    buf_release(&folded_b);
}

/* Words number `from` up to `to`, no two of them equal. */
static struct span words(unsigned from, unsigned to)
{
    char word[24];

    buf_clear(&text);
    for (unsigned i = from; i < to; i++) {
        snprintf(word, sizeof(word), "w%x ", i * 2654435761u);
        buf_add_string(&text, word);
    }
    return buf_span(&text);
}

/* A thousand shingles with this similarity to those of words(at, at + 1002). */
static struct span words_like(double similarity, unsigned at)
{
    unsigned shift = (unsigned)(1000 * (1 - similarity) / (1 + similarity));

    return words(at + shift, at + shift + 1002);
}

static void test_threshold(void **state)
{
    enum { DOCUMENTS = 20 };
    char id[16];

    (void)state;
    for (int tenths = 2; tenths < 9; tenths++) {
        double threshold = tenths / 10.0;
        struct dedup d = {0};

        dedup_init(&d, DEDUP_NEAR, threshold);
        for (unsigned i = 0; i < DOCUMENTS; i++) {
            snprintf(id, sizeof(id), "%u", i);
            assert_false(seen(&d, id, words(i * 5000, i * 5000 + 1002)));
            assert_true(seen(&d, "more", words_like(threshold + 0.1, i * 5000)));
            assert_found(id, threshold + 0.1);
            assert_false(seen(&d, "less", words_like(threshold - 0.1, i * 5000)));
        }
        dedup_release(&d);
    }
}

static void test_threshold_of_one(void **state)
{
    struct dedup d = {0};

    (void)state;
    dedup_init(&d, DEDUP_NEAR, 1);
    assert_false(seen(&d, "1", words(0, 200)));
    assert_false(seen(&d, "2", words(4, 204)));
    assert_true(seen(&d, "3", words(0, 200)));
    assert_found("1", 1);
    assert_true(found.similarity == 1);
    dedup_release(&d);
}

static void test_short(void **state)
{
    struct dedup d = {0};

    (void)state;
    dedup_init(&d, DEDUP_NEAR, DEDUP_THRESHOLD);
    assert_false(SEEN(&d, "1", "Rain falls today"));
    assert_false(SEEN(&d, "2", "Rain falls tonight"));
    assert_false(SEEN(&d, "3", "Rain falls today again"));
    assert_false(SEEN(&d, "4", "Rain"));
    assert_true(SEEN(&d, "5", "RAIN FALLS: today!"));
    assert_found("1", 1);
    assert_true(SEEN(&d, "6", "rain"));
    assert_found("4", 1);
    dedup_release(&d);
}

/* Not the first that is like enough, but the most like. */
static void test_most_alike(void **state)
{
    struct dedup d = {0};

    (void)state;
    dedup_init(&d, DEDUP_NEAR, 0.7);
    assert_false(seen(&d, "first", words(0, 1002)));
    assert_false(seen(&d, "second", words(300, 1302)));
    assert_true(seen(&d, "near the first", words(20, 1022)));
    assert_found("first", 0.96);
    assert_true(seen(&d, "near the second", words(170, 1172)));
    assert_found("second", 0.77);
    assert_true(seen(&d, "like the second", words(300, 1302)));
    assert_found("second", 1);
    dedup_release(&d);
}

static void test_many(void **state)
{
    enum { MANY = 5000 };
    char id[16];

    (void)state;
    for (int mode = DEDUP_EXACT; mode <= DEDUP_NEAR; mode++) {
        struct dedup d = {0};

        dedup_init(&d, (enum dedup_mode)mode, DEDUP_THRESHOLD);
        for (unsigned again = 0; again < 2; again++)
            for (unsigned i = 0; i < MANY; i++) {
                snprintf(id, sizeof(id), "%u", i);
                assert_int_equal(seen(&d, id, words(i * 4, i * 4 + 5)), again);
                if (again)
                    assert_found(id, 1);
            }
        assert_int_equal(d.n, MANY);
        dedup_release(&d);
    }
}

/*
 * Documents that share most of their keys, each too unlike the others to be a
 * duplicate: only the first few are looked at, and still each is found again.
 */
static void test_crowded_keys(void **state)
{
    enum { MANY = 500, SHARED = 900, OWN = 100 };
    struct dedup d = {0};
    struct buf document = {0};

    (void)state;
    dedup_init(&d, DEDUP_NEAR, 0.95);
    for (unsigned again = 0; again < 2; again++)
        for (unsigned i = 0; i < MANY; i++) {
            buf_clear(&document);
            buf_add_span(&document, words(0, SHARED));
            buf_add_span(&document, words(SHARED + i * OWN, SHARED + i * OWN + OWN));
            assert_int_equal(seen(&d, "", buf_span(&document)), again);
        }
    assert_true(d.n_used < d.n * d.n_keys * 9 / 10);
    buf_release(&document);
    dedup_release(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_off),
        cmocka_unit_test(test_exact),
        cmocka_unit_test(test_nothing_to_compare),
        cmocka_unit_test(test_exact_at_random),
        cmocka_unit_test(test_threshold),
        cmocka_unit_test(test_threshold_of_one),
        cmocka_unit_test(test_short),
        cmocka_unit_test(test_most_alike),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_crowded_keys),
    };

    return cmocka_run_group_tests(tests, NULL, release_room);
}
