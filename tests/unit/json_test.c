/*
 * The pull reader: case by case, and against cJSON on generated and mutated
 * lines. cJSON is lenient where RFC 8259 is not; what it lets pass is listed
 * at known_leniency.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "json.h"
#include "utf8.h"

#include <cjson/cJSON.h>

/* True when all of the text is one JSON value. */
static bool accepts(struct span text, size_t *offset)
{
    struct buf b = {0};
    struct json j = {0};
    struct json_value value;
    bool good;

    buf_add_span(&b, text);
    json_open(&j, buf_terminate(&b), text.len);
    good = json_take(&j, &value) && json_at_end(&j);
    *offset = json_offset(&j);
    json_release(&j);
    buf_release(&b);
    return good;
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
        "{\"a\" : 1 , \"b\":{}}",
        "\"\\ud800\"",
        "1234567890123456789012345678901234567890123456789012345678901234567890"
        "123456789012345678901234567890"};
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
    } cases[] = {{"", 0},         {"nul", 0},     {"01", 1},          {"1.", 0},
                 {"1e", 0},       {".5", 0},      {"+1", 0},          {"-", 0},
                 {"[1,]", 3},     {"[1 2]", 3},   {"[,1]", 1},        {"{\"a\"}", 4},
                 {"{\"a\":}", 5}, {"{a:1}", 1},   {"{\"a\":1,}", 7},  {"\"", 1},
                 {"\"a\nb\"", 2}, {"\"\\x\"", 1}, {"\"\\u12g4\"", 1}, {"[1", 2},
                 {"{\"a\":1", 6}, {"1 2", 2},     {"[1}", 2},         {"'a'", 0},
                 {"NaN", 0},      {"\"\\u123", 1}};
    size_t offset;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (accepts(span_of(cases[i].text), &offset))
            fail_msg("accepted: %s", cases[i].text);
        if (offset != cases[i].offset)
            fail_msg("%s: byte %zu, not %zu", cases[i].text, offset, cases[i].offset);
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

/* Every byte below 0x80 at every place of strings of many lengths. */
static void test_write_round_trip(void **state)
{
    struct buf out = {0};

    (void)state;
    for (size_t len = 1; len < 40; len++)
        for (int c = 0; c < 128; c++) {
            char text[40];

            memset(text, 'x', len);
            text[(size_t)c % len] = (char)c;
            buf_clear(&out);
            json_write(&out, (struct span){text, len});
            expect_decoded(buf_span(&out), (struct span){text, len});
        }
    buf_release(&out);
}

/* ---- against cJSON ---- */

static uint32_t seed = 20230712;

static uint32_t random_below(uint32_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % n;
}

static void add_random_string(struct buf *b)
{
    static const char *const pieces[] = {"a",        "bc",
                                         " ",        "\\n",
                                         "\\\"",     "\\\\",
                                         "\\u00e9",  "\\ud83d\\ude00",
                                         "\xC3\xA9", "word word word"};

    buf_add_char(b, '"');
    for (uint32_t n = random_below(6); n; n--)
        buf_add_string(b, pieces[random_below(sizeof(pieces) / sizeof(pieces[0]))]);
    buf_add_char(b, '"');
}

static void add_random_value(struct buf *b, int depth)
{
    static const char *const scalars[] = {"0",    "-1",    "12.5", "1e3",
                                          "true", "false", "null"};
    uint32_t kind = random_below(depth > 3 ? 2 : 4), n = random_below(4);

    if (kind == 0) {
        buf_add_string(b, scalars[random_below(sizeof(scalars) / sizeof(scalars[0]))]);
    } else if (kind == 1) {
        add_random_string(b);
    } else {
        buf_add_char(b, kind == 2 ? '[' : '{');
        for (uint32_t i = 0; i < n; i++) {
            if (i)
                buf_add_string(b, random_below(2) ? "," : " , ");
            if (kind == 3) {
                add_random_string(b);
                buf_add_char(b, ':');
            }
            add_random_value(b, depth + 1);
        }
        buf_add_char(b, kind == 2 ? ']' : '}');
    }
}

static void mutate(struct buf *b)
{
    static const char bytes[] = "\"\\{}[],:0123456789eE+-. tfn/u";
    size_t at = random_below((uint32_t)b->len);

    switch (random_below(3)) {
    case 0:
        b->data[at] = bytes[random_below(sizeof(bytes) - 1)];
        break;
    case 1:
        memmove(b->data + at, b->data + at + 1, b->len - at - 1);
        b->len--;
        break;
    default:
        b->len = at ? at : 1;
    }
}

/*
 * What cJSON 1.7 takes and RFC 8259 does not: numbers by strtod (01, 1., +1,
 * .5e) and white space of other kinds. It refuses lone surrogates, which the
 * grammar allows. Texts with a digit or sign beside an odd neighbour, or with
 * a \\u escape (cJSON takes wrong digits), are compared only where both agree.
 */
static bool known_leniency(struct span s, bool ours, bool theirs)
{
    bool digits = false, escape = false;

    for (size_t i = 0; i < s.len; i++) {
        digits |= (s.data[i] >= '0' && s.data[i] <= '9') || s.data[i] == '-';
        escape |= s.len - i > 3 && s.data[i] == '\\' && s.data[i + 1] == 'u';
    }
    return theirs ? digits || escape : ours && escape;
}

static void compare(struct buf *b)
{
    size_t offset;
    bool ours = accepts(buf_span(b), &offset);
    cJSON *tree = cJSON_ParseWithLengthOpts(buf_terminate(b), b->len + 1, NULL, 1);
    bool theirs = tree != NULL;

    cJSON_Delete(tree);
    if (ours != theirs && !known_leniency(buf_span(b), ours, theirs))
        fail_msg("%s by us, %s by cJSON: %s", ours ? "taken" : "refused",
                 theirs ? "taken" : "refused", b->data);
}

static void test_against_cjson(void **state)
{
    enum { LINES = 20000 };
    struct buf b = {0};

    (void)state;
    for (int i = 0; i < LINES; i++) {
        size_t offset;

        buf_clear(&b);
        add_random_value(&b, 0);
        assert_true(accepts(buf_span(&b), &offset));
        compare(&b);
        for (uint32_t n = random_below(3) + 1; n && b.len > 1; n--)
            mutate(&b);
        compare(&b);
    }
    buf_release(&b);
}

static void test_values_against_cjson(void **state)
{
    struct buf b = {0}, decoded = {0};

    (void)state;
    for (int i = 0; i < 5000; i++) {
        struct json j = {0};
        struct json_value value;
        cJSON *tree;

        buf_clear(&b);
        buf_clear(&decoded);
        add_random_string(&b);
        tree = cJSON_Parse(buf_terminate(&b));
        assert_non_null(tree);
        json_open(&j, b.data, b.len);
        assert_true(json_take_string(&j, &value));
        json_decode(&value, &decoded);
        assert_string_equal(buf_terminate(&decoded), tree->valuestring);
        cJSON_Delete(tree);
    }
    buf_release(&b);
    buf_release(&decoded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid),
        cmocka_unit_test(test_invalid),
        cmocka_unit_test(test_deep_nesting),
        cmocka_unit_test(test_decode),
        cmocka_unit_test(test_write_round_trip),
        cmocka_unit_test(test_against_cjson),
        cmocka_unit_test(test_values_against_cjson),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
