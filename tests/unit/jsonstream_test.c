/*
 * The documents in streams of bytes, whole and damaged.
 */
#include "unit.h"

#include "extract/jsonstream.h"

static struct plan plan;

static int make_plan(void **state)
{
    const char *bad;

    (void)state;
    return plan_init(&plan, NULL, 0, &bad) ? 0 : -1;
}

static int release_plan(void **state)
{
    (void)state;
    plan_release(&plan);
    return 0;
}

/* Writes the parts: "<object>", "~cut~", "!garbage!", "^stray^". */
static void write_parts(struct span text, bool by_lines, struct buf *out)
{
    static const char *const marks[][2] = {
        [STREAM_OBJECT] = {"<", ">"},  [STREAM_CUT] = {"~", "~"},
        [STREAM_GARBAGE] = {"!", "!"}, [STREAM_MORE_GARBAGE] = {"+", "+"},
        [STREAM_STRAY] = {"^", "^"},   [STREAM_UNCLOSED] = {"(", ")"}};
    struct window w = {.name = NULL};
    struct members members = {.plan = &plan};
    struct json_stream s = {.look = {&w, &members, false, 0}, .by_lines = by_lines};
    enum stream_part part;
    uint64_t end = 0;

    window_open_bytes(&w, "test", text);
    while ((part = json_stream_next(&s)) != STREAM_END) {
        buf_add_string(out, marks[part][0]);
        if (part != STREAM_UNCLOSED) {
            assert_true(s.part.len > 0);
            assert_true(s.place.offset >= end);
            end = s.place.offset + s.part.len;
            assert_in_range(end, 1, text.len);
            assert_int_equal(s.part.data[s.part.len], '\0');
            assert_memory_equal(s.part.data, text.data + s.place.offset, s.part.len);
            buf_add_span(out, s.part);
        }
        buf_add_string(out, marks[part][1]);
    }
    window_release(&w);
    members_release(&members);
}

static void expect(const char *text, const char *wanted)
{
    struct buf out = {0};

    write_parts(span_of(text), false, &out);
    assert_string_equal(buf_terminate(&out), wanted);
    buf_release(&out);
}

static void test_shapes(void **state)
{
    (void)state;
    expect("", "");
    expect(" \n", "");
    expect("{\"title\":\"a\"}", "<{\"title\":\"a\"}>");
    expect("[{\"title\":\"a\"},{\"title\":\"b\"}]",
           "<{\"title\":\"a\"}><{\"title\":\"b\"}>");
    expect("{\"title\":\"a\"}\n{\"title\":\"b\"}\n",
           "<{\"title\":\"a\"}><{\"title\":\"b\"}>");
    expect("{\"title\":\"a\"}{\"title\":\"b\"}",
           "<{\"title\":\"a\"}><{\"title\":\"b\"}>");
    expect("[{\"title\":\"a\"}][{\"title\":\"b\"}]",
           "<{\"title\":\"a\"}><{\"title\":\"b\"}>");
    expect("[]", "");
    expect("[1,null,true,-2]", "");
    expect("{\"tags\":[{\"title\":\"t\"}],\"text\":\"a\"}",
           "<{\"tags\":[{\"title\":\"t\"}],\"text\":\"a\"}>");
    expect("{\"title\":\"a}\\\"{\"}", "<{\"title\":\"a}\\\"{\"}>");
}

static void test_envelopes(void **state)
{
    (void)state;
    expect("{\"n\":2,\"articles\":[{\"title\":\"a\"},{\"title\":\"b\"}],\"x\":{}}",
           "<{\"title\":\"a\"}><{\"title\":\"b\"}>");
    expect("{\"hits\":{\"total\":1,\"hits\":[{\"text\":\"a\"}]}}",
           "<{\"text\":\"a\"}>");
    expect("{\"title\":\"a\",\"replies\":[{\"title\":\"b\"}]}",
           "<{\"title\":\"a\",\"replies\":[{\"title\":\"b\"}]}>");
    expect("{\"id\":1,\"comments\":[{\"text\":\"b\"}],\"text\":\"a\"}",
           "<{\"id\":1,\"comments\":[{\"text\":\"b\"}],\"text\":\"a\"}>");
    expect("{\"a\":1}", "<{\"a\":1}>"); /* to be told of */
}

static void test_damage(void **state)
{
    (void)state;
    expect("{\"title\":\"a", "~{\"title\":\"a~");
    expect("[{\"title\":\"a\"},{\"tit", "<{\"title\":\"a\"}>~{\"tit~()");
    expect("{\"title\":\"a\n{\"title\":\"b\"}", "~{\"title\":\"a~<{\"title\":\"b\"}>");
    expect("{\"title\":\"a{\"title\":\"b\"}", "~{\"title\":\"a~<{\"title\":\"b\"}>");
    expect("{\"title\":\"a\",{\"title\":\"b\"}",
           "~{\"title\":\"a\",~<{\"title\":\"b\"}>");
    expect("{\"title\":\"a\",\"x\":{\"title\":\"b\"}",
           "~{\"title\":\"a\",\"x\":~<{\"title\":\"b\"}>");
    expect("Notice: x\n{\"title\":\"a\"}", "!Notice: x\n!<{\"title\":\"a\"}>");
    expect("{\"title\":\"a\"}}]x", "<{\"title\":\"a\"}>^}]^!x!");
    expect("[1,\"{\",null]", "!\"{\"!");
    expect("[{\"title\":\"a\"},x y \"z\",nul {\"title\":\"b\"}]",
           "<{\"title\":\"a\"}>!x y !!\"z\"!!nul !<{\"title\":\"b\"}>");
    expect("[{\"title\":\"a\"} garbage {\"title\":\"b\"}]",
           "<{\"title\":\"a\"}>!garbage !<{\"title\":\"b\"}>");
    expect("\0", "");
}

static void test_lines(void **state)
{
    struct buf out = {0};

    (void)state;
    write_parts(SPAN("{\"a\":1}\n\n[{\"a\":2}]\n{\"b\n{\"c\":3}"), true, &out);
    assert_string_equal(buf_terminate(&out),
                        "<{\"a\":1}>![{\"a\":2}]!<{\"b><{\"c\":3}>");
    buf_release(&out);
}

/* Every byte is in a part, is a comma, bracket or colon, or white space. */
static void test_random(void **state)
{
    static const char *const pieces[] = {"{",
                                         "}",
                                         "[",
                                         "]",
                                         ",",
                                         ":",
                                         "\"",
                                         "\\",
                                         "\"title\":",
                                         "\"a\":",
                                         "{\"title\":\"",
                                         "\"x\"",
                                         "1",
                                         "\n",
                                         " ",
                                         "null",
                                         "é"};

    (void)state;
    for (int i = 0; i < ROUNDS(50000); i++) {
        struct buf text = {0}, out = {0};
        size_t n = random_below(24);

        for (size_t k = 0; k < n; k++)
            buf_add_string(&text, PICK(pieces));
        write_parts(buf_span(&text), random_below(8) == 0, &out);
        buf_release(&text);
        buf_release(&out);
    }
}

/* What never ends is looked at a bounded number of times. */
static void test_nested_without_end(void **state)
{
    static const char *const pieces[] = {"{\"a\":", "{\"title\":\"x\",\"a\":[", "[",
                                         "{\"a\":[{\"b\":"};

    (void)state;
    for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        struct window w = {.name = NULL};
        struct members members = {.plan = &plan};
        struct json_stream s = {.look = {&w, &members, false, 0}};
        struct buf text = {0};

        while (text.len < 1 << 20)
            buf_add_string(&text, pieces[i]);
        window_open_bytes(&w, "test", buf_span(&text));
        while (json_stream_next(&s) != STREAM_END)
            ;
        assert_in_range(s.look.looked, 0, (uint64_t)128 << 20);
        window_release(&w);
        members_release(&members);
        buf_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shapes), cmocka_unit_test(test_envelopes),
        cmocka_unit_test(test_damage), cmocka_unit_test(test_lines),
        cmocka_unit_test(test_random), cmocka_unit_test(test_nested_without_end),
    };

    return cmocka_run_group_tests(tests, make_plan, release_plan);
}
