/*
 * What a plan finds in an object, and which of several finds it takes.
 */
#include "unit.h"

#include "extract/members.h"

/* The values of a role in `json` under the settings, "a, b"; "-" for none. */
static void expect_with(const char *const *settings, size_t n, const char *json,
                        enum role role, const char *wanted)
{
    struct plan plan;
    struct members m = {.plan = &plan};
    struct buf text = {0}, scratch = {0};
    struct json_value value;
    const char *bad;

    assert_true(plan_init(&plan, settings, n, &bad));
    buf_add_string(&text, json);
    buf_terminate(&text);
    assert_true(members_read(&m, buf_span(&text)));
    value = members_value(&m, role);
    if (value.type == JSON_STRING)
        assert_true(span_is(json_string(&value, &scratch), wanted));
    else if (value.type == JSON_ABSENT)
        assert_string_equal("-", wanted);
    else
        assert_true(span_is(value.text, wanted));
    buf_release(&text);
    buf_release(&scratch);
    members_release(&m);
    plan_release(&plan);
}

static void expect(const char *json, enum role role, const char *wanted)
{
    expect_with(NULL, 0, json, role, wanted);
}

static void expect_map(const char *map, const char *json, enum role role,
                       const char *wanted)
{
    expect_with(&map, 1, json, role, wanted);
}

static void test_usual_names(void **state)
{
    (void)state;
    expect("{\"title\":\"x\"}", ROLE_TITLE, "x");
    expect("{\"title\":{\"rendered\":\"x\"}}", ROLE_TITLE, "x");
    expect("{\"headline\":{\"main\":\"x\"}}", ROLE_TITLE, "x");
    expect("{\"maintext\":\"x\"}", ROLE_TEXT, "x");
    expect("{\"id\":12345678901234567890}", ROLE_ID, "12345678901234567890");
    expect("{\"_id\":{\"$oid\":\"5f\"}}", ROLE_ID, "5f");
    expect("{\"authors\":[{\"name\":\"A\"}]}", ROLE_AUTHOR, "A");
    expect("{\"ti\\u0074le\":\"x\"}", ROLE_TITLE, "x");
    expect("{\"Title\":\"x\"}", ROLE_TITLE, "-");
    expect("{}", ROLE_TITLE, "-");
}

static void test_preference(void **state)
{
    (void)state;
    expect("{\"body\":\"b\",\"content\":\"c\"}", ROLE_TEXT, "c");
    expect("{\"content\":\"\",\"body\":\"b\"}", ROLE_TEXT, "b");
    expect("{\"content\":null,\"body\":\"b\"}", ROLE_TEXT, "b");
    expect("{\"content\":\"\"}", ROLE_TEXT, "");
    expect("{\"url\":\"u\",\"link\":\"l\"}", ROLE_URL, "l");
}

static void test_duplicates(void **state)
{
    struct plan plan;
    struct members m = {.plan = &plan};
    struct buf text = {0};
    const char *bad;

    (void)state;
    expect("{\"title\":\"a\",\"title\":\"b\"}", ROLE_TITLE, "b");
    expect("{\"title\":\"a\",\"title\":\"\"}", ROLE_TITLE, "a");
    assert_true(plan_init(&plan, NULL, 0, &bad));
    buf_add_string(&text, "{\"title\":\"a\",\"x\":1,\"title\":\"b\"}");
    buf_terminate(&text);
    assert_true(members_read(&m, buf_span(&text)));
    assert_non_null(m.duplicate);
    assert_memory_equal(m.duplicate, "b", 1);
    buf_clear(&text);
    buf_add_string(&text, "{\"x\":1,\"x\":2,\"authors\":[{\"name\":1},{\"name\":2}]}");
    buf_terminate(&text);
    assert_true(members_read(&m, buf_span(&text)));
    assert_null(m.duplicate); /* nobody wants x, and there may be many authors */
    buf_release(&text);
    members_release(&m);
    plan_release(&plan);
}

static void test_paths(void **state)
{
    (void)state;
    expect_map("text=a.b", "{\"a\":{\"b\":\"x\"}}", ROLE_TEXT, "x");
    expect_map("text=/a/b", "{\"a\":{\"b\":\"x\"}}", ROLE_TEXT, "x");
    expect_map("text=/a.b", "{\"a.b\":\"x\"}", ROLE_TEXT, "x");
    expect_map("text=/a~1b~0c", "{\"a/b~c\":\"x\"}", ROLE_TEXT, "x");
    expect_map("text=/a~01", "{\"a~1\":\"x\"}", ROLE_TEXT, "x");
    expect_map("text=/", "{\"\":\"x\"}", ROLE_TEXT, "x");
    expect_map("text=a.1", "{\"a\":[\"x\",\"y\",\"z\"]}", ROLE_TEXT, "y");
    expect_map("text=a.1.b", "{\"a\":[{\"b\":\"x\"},{\"b\":\"y\"}]}", ROLE_TEXT, "y");
    expect_map("text=a.1", "{\"a\":{\"1\":\"x\"}}", ROLE_TEXT, "x");
    expect_map("text=a.9", "{\"a\":[\"x\"]}", ROLE_TEXT, "-");
    expect_map("text=a.b", "{\"a\":\"x\"}", ROLE_TEXT, "-");
    expect_map("text=a.b", "{\"a\":[[{\"b\":\"x\"}]]}", ROLE_TEXT, "-");
    expect_map("text=a", "{\"a\":{\"b\":1}}", ROLE_TEXT, "{\"b\":1}");
    expect_map("title=t,text=x", "{\"t\":\"1\",\"x\":\"2\"}", ROLE_TEXT, "2");
    expect_map("content=x", "{\"x\":\"2\"}", ROLE_TEXT, "2");
}

/* A role that is mapped has no usual names; of several paths the first counts. */
static void test_map_wins(void **state)
{
    static const char *const two[] = {"text=a", "text=b"};

    (void)state;
    expect_map("text=x", "{\"content\":\"c\"}", ROLE_TEXT, "-");
    expect_map("text=x", "{\"title\":\"t\",\"x\":\"c\"}", ROLE_TITLE, "t");
    expect_with(two, 2, "{\"b\":\"2\",\"a\":\"1\"}", ROLE_TEXT, "1");
    expect_with(two, 2, "{\"b\":\"2\"}", ROLE_TEXT, "2");
    expect_with(two, 2, "{\"b\":\"2\",\"a\":\"\"}", ROLE_TEXT, "2");
    expect_map("title=x,text=x", "{\"x\":\"1\"}", ROLE_TITLE, "1");
    expect_map("title=x,text=x", "{\"x\":\"1\"}", ROLE_TEXT, "1");
}

static void test_bad_settings(void **state)
{
    static const char *const list[] = {"text", "text=", "=a",       "shape=a",
                                       "",     ",",     "text=a,,", "Text=a"};

    (void)state;
    for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
        struct plan plan;
        const char *bad = NULL;

        assert_false(plan_init(&plan, &list[i], 1, &bad));
        assert_non_null(bad);
        plan_release(&plan);
    }
}

static void test_damage(void **state)
{
    static const char *const list[] = {"{", "{\"a\":}", "{\"a\":1}x", "{\"title\":\"x}",
                                       "{\"title\":{\"rendered\":[}}"};
    struct plan plan;
    struct members m = {.plan = &plan};
    const char *bad;

    (void)state;
    assert_true(plan_init(&plan, NULL, 0, &bad));
    for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
        struct buf text = {0};

        buf_add_string(&text, list[i]);
        buf_terminate(&text);
        assert_false(members_read(&m, buf_span(&text)));
        assert_non_null(m.json.problem);
        buf_release(&text);
    }
    members_release(&m);
    plan_release(&plan);
}

static void test_what_makes_a_document(void **state)
{
    const char *map = "text=a.b.c", *bad;
    struct plan plan;

    (void)state;
    assert_true(plan_init(&plan, NULL, 0, &bad));
    assert_true(plan_makes_document(&plan, SPAN("content"), false));
    assert_true(plan_makes_document(&plan, SPAN("content"), true));
    assert_false(plan_makes_document(&plan, SPAN("summary"), false));
    assert_false(plan_makes_document(&plan, SPAN("maintext"), true));
    assert_true(plan_makes_title(&plan, SPAN("title"), false));
    assert_false(plan_makes_title(&plan, SPAN("id"), false));
    assert_non_null(plan_column(&plan, SPAN("TITLE")));
    assert_null(plan_column(&plan, SPAN("titles")));
    assert_non_null(plan_column(&plan, SPAN("Full Text")));
    assert_null(plan_column(&plan, SPAN("full\0text")));
    assert_null(plan_column(&plan, SPAN("title\0")));
    plan_release(&plan);
    assert_true(plan_init(&plan, &map, 1, &bad));
    assert_true(plan_makes_document(&plan, SPAN("a"), true)); /* however deep */
    assert_false(plan_makes_document(&plan, SPAN("a"), false));
    plan_release(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_usual_names),
        cmocka_unit_test(test_preference),
        cmocka_unit_test(test_duplicates),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_map_wins),
        cmocka_unit_test(test_bad_settings),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_what_makes_a_document),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
