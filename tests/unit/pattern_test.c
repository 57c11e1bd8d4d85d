/*
 * Pattern files read and matched.
 */
#include "unit.h"

#include "pattern.h"

static bool add(struct patterns *p, const char *rows, struct pattern_fault *fault)
{
    return patterns_add_file(p, write_file(own_file, rows), fault);
}

/* Looks for one pattern; -2 for `start` if it is given up, -1 if not found. */
static void expect(const char *pattern, struct span text, size_t from, long start,
                   long end)
{
    struct patterns *p = patterns_new();
    struct pattern_fault fault;
    struct pattern_match m = {0};
    char row[256];
    int found;

    snprintf(row, sizeof(row), "t\ti\t%s\n", pattern);
    assert_true(add(p, row, &fault));
    found = pattern_find(p, 0, text, from, &m);
    assert_int_equal(found, start == -2 ? -1 : start >= 0);
    if (found == 1) {
        assert_int_equal(m.start, start);
        assert_int_equal(m.end, end);
    }
    patterns_free(p);
}

static void test_find(void **state)
{
    (void)state;
    expect("b+", SPAN("abbb"), 0, 1, 4);
    expect("b+", SPAN("abbb"), 3, 3, 4);
    expect("b+", SPAN("abbb"), 4, -1, 0);
    expect("b*", SPAN("aab"), 0, 2, 3); /* never empty */
    expect("x*", SPAN("aab"), 0, -1, 0);
    expect("B", SPAN("ab"), 0, -1, 0);
    expect("(?i)\u00C9", SPAN("\u00E9"), 0, 0, 2);
    expect("\\w+", SPAN("- \u00E9t\u00E9 -"), 0, 2, 7);
    expect("^a", SPAN("ba a"), 1, -1, 0);
    expect("\\bb", SPAN("ab b"), 1, 3, 4); /* sees what is before */
    expect("b$", SPAN("a\0b"), 0, 2, 3);
    expect("a", SPAN(""), 0, -1, 0);
}

static void test_given_up(void **state)
{
    (void)state;
    expect("(a+)+$", SPAN("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"), 0, -2,
           0);
}

static void test_columns(void **state)
{
    struct patterns *p = patterns_new();
    struct pattern_fault fault;

    (void)state;
    assert_true(add(p, "# note\n\nlaw\tact\tActs?\nform\tn\t[0-9]+\n", &fault));
    assert_true(add(p, "x\ty\tz", &fault));
    assert_int_equal(patterns_count(p), 3);
    assert_true(span_is(pattern_type(p, 0), "law"));
    assert_true(span_is(pattern_id(p, 1), "n"));
    assert_true(span_is(pattern_source(p, 0), "Acts?"));
    assert_true(span_is(pattern_source(p, 2), "z"));
    patterns_free(p);
}

static void expect_refused(const char *rows, uint64_t line)
{
    struct patterns *p = patterns_new();
    struct pattern_fault fault = {0};

    if (add(p, rows, &fault))
        fail_msg("taken: %s", rows);
    assert_int_equal(fault.place.line, line);
    assert_true(*fault.problem != '\0');
    patterns_free(p);
}

static void test_refused(void **state)
{
    struct patterns *p = patterns_new();
    struct pattern_fault fault = {0};

    (void)state;
    expect_refused("a\tb\tc\na\tb\t(\n", 2);
    expect_refused("# note\na\tb\n", 2);
    expect_refused("a\tb\t\n", 1);
    expect_refused("\tb\tc\n", 1);
    expect_refused("a\tb\t[z-a]\n", 1);
    assert_false(patterns_add_file(p, "/nonexistent/patterns", &fault));
    assert_string_equal(fault.place.file, "/nonexistent/patterns");
    patterns_free(p);
    patterns_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_given_up),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests(tests, make_own_file, remove_own_file);
}
