/*
 * Grapheme clusters: cases, '|' standing for a boundary, and clusters that cover
 * any text. Conformance is tested by break_test.
 */
#include "unit.h"

#include "boundaries.h"
#include "buf.h"
#include "grapheme.h"
#include "utf8.h"

static size_t next_cluster(const void *context, struct span text, size_t start)
{
    (void)context;
    return grapheme_next(text, start);
}

static void expect(const char *marked)
{
    expect_boundaries(marked, next_cluster, NULL);
}

static void test_cases(void **state)
{
    (void)state;
    expect("a|b|\r\n|\r|c\u0301|\n|\u0301");
    expect("\u1112\u1161\u11AB|\uD55C|\uAE00\u11A8|\u1100\uAC00\u11A8|\u1161");
    expect("\u0928\u093F|\u06001|\u0600");
    expect("\U0001F1F0\U0001F1F7|\U0001F1FA\U0001F1F8|\U0001F1E6|a");
    expect("\U0001F469\u200D\U0001F469\u200D\U0001F467|\U0001F44D\U0001F3FD|x");
    expect("a\u200D|\U0001F467|\U0001F469\u200D|a|1\uFE0F\u20E3");
}

static void test_cover(void **state)
{
    struct buf b = {0};
    char bytes[UTF8_MAX];

    (void)state;
    for (int i = 0; i < ROUNDS(10000); i++) {
        buf_clear(&b);
        for (uint32_t n = random_below(30); n; n--)
            buf_add(&b, bytes, utf8_encode(random_below(0x20000), bytes));
        for (size_t start = 0, end; start < b.len; start = end) {
            end = grapheme_next(buf_span(&b), start);
            assert_true(end > start && end <= b.len);
            assert_true(end == b.len || !utf8_continues(b.data[end]));
        }
    }
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_cover),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
