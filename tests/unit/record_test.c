/*
 * The wire: members handed on byte for byte, members replaced, arrays read.
 */
#include "unit.h"

#include "record.h"

static const char *const wanted[] = {"text", NULL};
static const char *const replaced[] = {"tokens", "sentences", NULL};

/* Copies a line with `"new":1` added; nothing if it is refused. */
static void copy(const char *line, struct output *out, size_t *offset)
{
    struct record r = {.wanted = wanted, .replaced = replaced};
    struct json_value value;
    struct buf b = {0};
    bool good;

    buf_add_string(&b, line);
    good = record_open(&r, (struct span){buf_terminate(&b), b.len});
    while (good && record_next(&r) >= 0)
        good = json_take(&r.json, &value);
    good = good && !r.json.problem;
    *offset = json_offset(&r.json);
    if (good) {
        record_begin_copy(&r, out);
        record_begin_member(&out->buf, "new");
        buf_add_char(&out->buf, '1');
        record_end_copy(&out->buf);
    }
    record_release(&r);
    buf_release(&b);
}

static void expect(const char *line, const char *copied)
{
    struct output out = {.fd = -1};
    size_t offset;

    copy(line, &out, &offset);
    assert_string_equal(buf_terminate(&out.buf), copied);
    buf_release(&out.buf);
}

static void expect_refused(const char *line, size_t at)
{
    struct output out = {.fd = -1};
    size_t offset;

    copy(line, &out, &offset);
    if (out.buf.len)
        fail_msg("taken: %s", line);
    if (offset != at)
        fail_msg("%s: byte %zu, not %zu", line, offset, at);
    buf_release(&out.buf);
}

static void test_passes_through(void **state)
{
    (void)state;
    expect("{}", "{\"new\":1}\n");
    expect(" { } \r", "{\"new\":1}\n");
    expect("{\"a\":1}", "{\"a\":1,\"new\":1}\n");
    expect("{\n  \"a\": [1, {\"b\":null}],\n  \"text\": \"x\"\n}",
           "{\n  \"a\": [1, {\"b\":null}],\n  \"text\": \"x\",\"new\":1}\n");
    expect("{\"n\":1.50e400,\"\\u0061\":\"\\ud83d\\ude00\\/\"}",
           "{\"n\":1.50e400,\"\\u0061\":\"\\ud83d\\ude00\\/\",\"new\":1}\n");
    expect("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2,\"new\":1}\n");
}

static void test_replaces(void **state)
{
    (void)state;
    expect("{\"tokens\":[],\"a\":1}", "{\"a\":1,\"new\":1}\n");
    expect("{\"a\":1,\"tokens\":[\"x\"],\"b\":2}", "{\"a\":1,\"b\":2,\"new\":1}\n");
    expect("{\"a\":1,\"tokens\":{}}", "{\"a\":1,\"new\":1}\n");
    expect("{\"tokens\":1}", "{\"new\":1}\n");
    expect("{\"tokens\":1,\"sentences\":2,\"tokens\":3}", "{\"new\":1}\n");
    expect("{\"\\u0074okens\":1,\"a\":2}", "{\"a\":2,\"new\":1}\n");
    expect("{\"o\":{\"tokens\":1}}", "{\"o\":{\"tokens\":1},\"new\":1}\n");
}

static void test_refuses(void **state)
{
    (void)state;
    expect_refused("", 0);
    expect_refused("[]", 0);
    expect_refused("{\"a\":1} {}", 8);
    expect_refused("{\"a\":1", 6);
    expect_refused("{\"a\":1,}", 7);
    expect_refused("{\"a\":tru}", 5);
    expect_refused("{\"text\":\"\\q\"}", 9);
}

static void open_text(struct json *j, struct buf *b, const char *text)
{
    buf_clear(b);
    buf_add_string(b, text);
    json_open(j, buf_terminate(b), b->len);
}

static void test_strings(void **state)
{
    struct buf b = {0}, out = {0};
    struct json j = {0};
    struct strings s = {0};

    (void)state;
    open_text(&j, &b,
              "[\"a\",\"\",\"b\\n\" , \"a word of more than sixteen bytes\",\"c\"]");
    assert_true(record_strings(&j, &s));
    assert_int_equal(s.n, 5);
    assert_true(span_is(s.items[2], "b\n"));
    assert_true(span_is(s.items[4], "c"));
    record_write_strings(&out, s.items, s.n);
    assert_string_equal(
        buf_terminate(&out),
        "[\"a\",\"\",\"b\\n\",\"a word of more than sixteen bytes\",\"c\"]");
    open_text(&j, &b, "[]");
    assert_true(record_strings(&j, &s));
    assert_int_equal(s.n, 0);
    open_text(&j, &b, "[\"a\",]");
    assert_false(record_strings(&j, &s));
    open_text(&j, &b, "[\"a\",1]");
    assert_false(record_strings(&j, &s));
    open_text(&j, &b, "[\"a\"");
    assert_false(record_strings(&j, &s));
    strings_release(&s);
    buf_release(&b);
    buf_release(&out);
}

static void test_integers(void **state)
{
    static const char *const bad[] = {
        "[-1]",   "[1.5]", "[\"1\"]", "[\"\"]", "[1e2]", "[99999999999999999999999]",
        "[null]", "1",     "[01]",    "[1,00]", "[1"};
    struct buf b = {0};
    struct json j = {0};
    struct integers n = {0};

    (void)state;
    open_text(&j, &b, "[0, 12,345 ,1234567890,0]");
    assert_true(record_integers(&j, &n));
    assert_int_equal(n.n, 5);
    assert_int_equal(n.items[2], 345);
    assert_true(n.items[3] == 1234567890);
    assert_int_equal(n.items[4], 0);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        open_text(&j, &b, bad[i]);
        assert_false(record_integers(&j, &n));
    }
    free(n.items);
    buf_release(&b);
}

static void test_align(void **state)
{
    struct buf b = {0}, text = {0};
    struct json j = {0};
    struct strings s = {0};
    bool aligned;

    (void)state;
    buf_add_string(&text, "to be, or to");
    buf_terminate(&text);
    open_text(&j, &b, "[\"to\",\"be\", \"t\\u006f\"]");
    assert_true(record_tokens(&j, buf_span(&text), &s, &aligned));
    assert_true(aligned);
    assert_ptr_equal(s.items[1].data, text.data + 3);
    assert_ptr_equal(s.items[2].data, text.data + 10);
    open_text(&j, &b, "[\"to\",\"be\",\"be\",\"to\"]");
    assert_true(record_tokens(&j, buf_span(&text), &s, &aligned));
    assert_false(aligned);
    assert_int_equal(s.n, 4);
    assert_true(span_is(s.items[3], "to"));
    open_text(&j, &b, "[\"to\",\"be\"]");
    assert_true(record_tokens(&j, SPAN(""), &s, &aligned));
    assert_false(aligned);
    assert_true(span_is(s.items[1], "be"));
    open_text(&j, &b, "[\"to\",7]");
    assert_false(record_tokens(&j, buf_span(&text), &s, &aligned));
    strings_release(&s);
    buf_release(&text);
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_passes_through), cmocka_unit_test(test_replaces),
        cmocka_unit_test(test_refuses),        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_integers),       cmocka_unit_test(test_align),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
