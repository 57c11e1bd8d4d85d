/*
 * The pull reader, case by case.
 */
#include "unit.h"

#include "json.h"

/* Takes a value. */
typedef bool taker(struct json *j);

static bool take_any(struct json *j)
{
    struct json_value value;

    return json_take(j, &value);
}

/* An array of strings, one after the other. */
static bool take_strings(struct json *j)
{
    struct json_value value;
    bool good = json_enter_array(j);

    while (good && json_next_element(j))
        good = json_take_string(j, &value);
    return good && !j->problem;
}

/* True when all of the text is one value; how far it was read. */
static bool accepts_by(taker *take, struct span text, size_t *offset)
{
    struct buf b = {0};
    struct json j = {0};
    bool good;

    buf_add_span(&b, text);
    json_open(&j, buf_terminate(&b), text.len);
    good = take(&j) && json_at_end(&j);
    *offset = json_offset(&j);
    json_release(&j);
    buf_release(&b);
    return good;
}

static bool accepts(struct span text, size_t *offset)
{
    return accepts_by(take_any, text, offset);
}

static void test_valid(void **state)
{
    static const char *const texts[] = {
        "null",
        " true ",
        "\tfalse\r\n",
        "0",
        "-0",
        "1.5e+300",
        "1E9",
        "-12.25e-7",
        "\"\"",
        "\"\\u00e9\\ud83d\\ude00\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "[]",
        "[ ]",
        "{}",
        "{ }",
        "[1,[2,{\"a\":[]}],\"x\"]",
        "[1,22,333,0,4]",
        "[1,2.5,-3,4e2 , 10,null,[1,2],2]",
        "{\"a\" : 1 , \"b\":{}}",
        "\"\\ud800\"",
        ("1234567890123456789012345678901234567890123456789012345678901234567890"
         "123456789012345678901234567890")};
    size_t offset;

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        if (!accepts(span_of(texts[i]), &offset))
            fail_msg("refused: %s", texts[i]);
}

static void test_invalid(void **state)
{
    static const struct {
        const char *text;
        size_t offset; /* where the problem is told */
    } cases[] = {{"", 0},         {"nul", 0},      {"01", 1},          {"1.", 0},
                 {"1e", 0},       {".5", 0},       {"+1", 0},          {"-", 0},
                 {"[1,]", 3},     {"[1 2]", 3},    {"[,1]", 1},        {"{\"a\"}", 4},
                 {"{\"a\":}", 5}, {"{a:1}", 1},    {"{\"a\":1,}", 7},  {"\"", 1},
                 {"\"a\nb\"", 2}, {"\"\\x\"", 1},  {"\"\\u12g4\"", 1}, {"[1", 2},
                 {"{\"a\":1", 6}, {"1 2", 2},      {"[1}", 2},         {"'a'", 0},
                 {"NaN", 0},      {"\"\\u123", 1}, {"[1,2,]", 5},      {"[1,02]", 4},
                 {"[1,2 3]", 5},  {"[12,3", 5},    {"[1,,2]", 3}};
    size_t offset;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (accepts(span_of(cases[i].text), &offset))
            fail_msg("accepted: %s", cases[i].text);
        if (offset != cases[i].offset)
            fail_msg("%s: byte %zu, not %zu", cases[i].text, offset, cases[i].offset);
    }
}

static void add_strings(struct buf *b)
{
    static const char *const strings[] = {"\"\"",
                                          "\"a\"",
                                          "\"the\"",
                                          "\"\xED\x95\x9C\xEA\xB5\xAD\"",
                                          "\",\"",
                                          "\"government\"",
                                          "\"of some twenty bytes\"",
                                          "\"\\\"\"",
                                          "\"\\\\\""};
    static const char *const gaps[] = {",", ",", ",", ",", ",", ",", ",", ", ", " ,"};

    buf_add_char(b, '[');
    for (uint32_t n = 1 + random_below(60); n; n--) {
        buf_add_string(b, PICK(strings));
        if (n > 1)
            buf_add_string(b, PICK(gaps));
    }
    buf_add_char(b, ']');
}

/* Arrays of strings are skipped many at a time: no damage may be skipped with them. */
static void test_strings(void **state)
{
    static const char damage[] = "\",] a\\\n";

    (void)state;
    for (int round = 0; round < ROUNDS(20000); round++) {
        struct buf b = {0};
        size_t offset, wanted;
        bool good;

        add_strings(&b);
        if (round % 4)
            b.data[1 + random_below((uint32_t)b.len - 1)] =
                damage[random_below(sizeof(damage) - 1)];
        good = accepts_by(take_strings, buf_span(&b), &wanted);
        if (accepts(buf_span(&b), &offset) != good || offset != wanted)
            fail_msg("%.*s: %zu, not %zu", (int)b.len, b.data, offset, wanted);
        buf_release(&b);
    }
}

static void test_deep_nesting(void **state)
{
    enum { DEPTH = 100000 };
    struct buf b = {0};
    size_t offset;

    (void)state;
    for (int i = 0; i < DEPTH; i++)
        buf_add_char(&b, '[');
    assert_false(accepts(buf_span(&b), &offset));
    assert_int_equal(offset, DEPTH);
    for (int i = 0; i < DEPTH; i++)
        buf_add_char(&b, ']');
    assert_true(accepts(buf_span(&b), &offset));
    buf_release(&b);
}

static void expect_decoded(struct span json, struct span wanted)
{
    struct buf b = {0}, out = {0};
    struct json j = {0};
    struct json_value value;

    buf_add_span(&b, json);
    json_open(&j, buf_terminate(&b), json.len);
    assert_true(json_take_string(&j, &value));
    json_decode(&value, &out);
    assert_int_equal(out.len, wanted.len);
    assert_memory_equal(out.data, wanted.data, wanted.len);
    buf_release(&b);
    buf_release(&out);
}

static void test_decode(void **state)
{
    (void)state;
    expect_decoded(SPAN("\"plain and long enough for a vector\""),
                   SPAN("plain and long enough for a vector"));
    expect_decoded(SPAN("\"a\\u0000b\""), SPAN("a\0b"));
    expect_decoded(SPAN("\"\\ud83d\\ude00\""), SPAN("\xF0\x9F\x98\x80"));
    expect_decoded(SPAN("\"\\ud83dx\\ude00\""), SPAN("\xEF\xBF\xBDx\xEF\xBF\xBD"));
    expect_decoded(SPAN("\"\\/\\n\\u20AC\""), SPAN("/\n\xE2\x82\xAC"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid),   cmocka_unit_test(test_invalid),
        cmocka_unit_test(test_strings), cmocka_unit_test(test_deep_nesting),
        cmocka_unit_test(test_decode),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
