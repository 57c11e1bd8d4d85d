/*
 * Entities and topics, as any program may have written them.
 */
#include "unit.h"

#include "annotation.h"

/* Reads an array; the problem, or NULL. */
static const char *read_array(const char *text, bool strict, struct annotations *list)
{
    struct json j = {0};
    struct buf b = {0};
    const char *problem;
    bool good;

    buf_add_string(&b, text);
    json_open(&j, buf_terminate(&b), b.len);
    annotations_clear(list);
    good = annotations_read(&j, list, strict);
    problem = j.problem;
    assert_int_equal(good, !problem);
    json_release(&j);
    buf_release(&b);
    return problem;
}

/* One object without escapes, whose numbers are expected. */
static void expect_numbers(const char *members, uint64_t start, uint64_t end,
                           uint64_t hits)
{
    struct annotations list = {0};
    struct buf b = {0};

    buf_add_literal(&b, "[{\"id\":\"a\",");
    buf_add_string(&b, members);
    buf_add_literal(&b, "}]");
    assert_null(read_array(buf_terminate(&b), true, &list));
    assert_int_equal(list.n, 1);
    assert_int_equal(list.items[0].start, start);
    assert_int_equal(list.items[0].end, end);
    assert_int_equal(list.items[0].hits, hits);
    annotations_release(&list);
    buf_release(&b);
}

static void test_numbers(void **state)
{
    const uint64_t nowhere = ANNOTATION_NOWHERE;

    (void)state;
    expect_numbers("\"start\":3,\"end\":5,\"hits\":2", 3, 5, 2);
    expect_numbers("\"hits\":12.75,\"start\":0.0,\"end\":1.0", 0, 1, 12);
    expect_numbers("\"x\":1", nowhere, nowhere, 1);
    expect_numbers("\"start\":\"3\",\"end\":null,\"hits\":[7]", nowhere, nowhere, 1);
    expect_numbers("\"start\":-3,\"end\":-0.5,\"hits\":-2", nowhere, nowhere, 1);
    expect_numbers("\"start\":1e2,\"end\":1.5e2,\"hits\":2E1", nowhere, nowhere, 1);
    expect_numbers("\"start\":99999999999999999999,\"hits\":4294967295", nowhere,
                   nowhere, UINT32_MAX);
}

/* The bytes of the input are gone then, those of escapes are kept. */
static void test_strings(void **state)
{
    struct annotations list = {0};

    (void)state;
    assert_null(read_array("[ {\"id\":\"\\u0061\\\"\",\"type\":\"\\u0062\"}, "
                           "{\"type\":7,\"id\":\"\\u0063\",\"hits\":1} ]",
                           true, &list));
    assert_true(list.present);
    assert_int_equal(list.n, 2);
    assert_true(span_is(list.items[0].id, "a\""));
    assert_true(span_is(list.items[0].type, "b"));
    assert_true(span_is(list.items[1].id, "c"));
    assert_int_equal(list.items[1].type.len, 0);
    annotations_clear(&list);
    assert_false(list.present);
    annotations_release(&list);
}

/* Names of members may be escaped, too. */
static void test_names(void **state)
{
    struct annotations list = {0};

    (void)state;
    assert_null(read_array("[{\"\\u0069d\":\"\\u0061\",\"\\u0073tart\":3,"
                           "\"t\\u0079pe\":\"\\u0074\"}]",
                           true, &list));
    assert_int_equal(list.n, 1);
    assert_true(span_is(list.items[0].id, "a"));
    assert_true(span_is(list.items[0].type, "t"));
    assert_int_equal(list.items[0].start, 3);
    annotations_release(&list);
}

static void expect_score(const char *score, double number)
{
    struct annotations list = {0};
    struct json j = {0};
    struct buf b = {0};

    buf_add_literal(&b, "[{\"id\":\"a\",\"score\":");
    buf_add_string(&b, score);
    buf_add_literal(&b, "}]");
    json_open(&j, buf_terminate(&b), b.len);
    assert_true(annotations_read(&j, &list, true));
    assert_true(annotation_score(&list.items[0]) == number);
    annotations_release(&list);
    json_release(&j);
    buf_release(&b);
}

static void test_scores(void **state)
{
    (void)state;
    expect_score("2.5", 2.5);
    expect_score("-1e-3 ", -0.001);
    expect_score("0.25000000000000000000000000000000", 0.25);
    expect_score("null", 0);
    expect_score("1e400", 0);
    expect_score("-1e400", 0);
}

static void test_others(void **state)
{
    static const char *const texts[] = {
        "[{\"id\":\"a\"},\"b\"]",
        "[null,{\"id\":\"a\"}]",
        "[{\"type\":\"t\"},{\"id\":\"a\"},{\"id\":\"\"}]",
        "[[{\"id\":\"b\"}],{\"id\":\"a\"},{\"id\":5}]",
        "[{\"id\":\"a\",\"hits\":4294967296}]",
        "[{\"id\":\"a\",\"hits\":18446744073709551617}]"};
    struct annotations list = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_non_null(read_array(texts[i], true, &list));
        assert_null(read_array(texts[i], false, &list));
        assert_int_equal(list.n, 1);
        assert_int_equal(list.items[0].id.len, 1);
    }
    annotations_release(&list);
}

static void test_damage(void **state)
{
    static const char *const texts[] = {
        "{}", "[{\"id\":\"a\"}", "[{\"id\" \"a\"}]", "[{\"id\":\"a\",}]", "[1 2]", "5"};
    struct annotations list = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_non_null(read_array(texts[i], false, &list));
    annotations_release(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers), cmocka_unit_test(test_strings),
        cmocka_unit_test(test_names),   cmocka_unit_test(test_scores),
        cmocka_unit_test(test_others),  cmocka_unit_test(test_damage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
