/*
 * Copies of generated records against a model: a list of members, of which
 * those named as replaced are taken out. The white space before a comma or the
 * closing brace is no part of a member and is not handed on.
 */
#include "unit.h"

#include "record.h"

#define DIGITS "1234567890123456789012345678901234567890123456789012345678901234567890"

static const char *const wanted[] = {"text", "tokens", NULL};
static const char *const replaced[] = {"tokens", "terms", NULL};

static const char *const spaces[] = {"", "", " ", "\t", "\n  ", "\r\n"};
static const char *const kept_names[] = {"a",
                                         "text",
                                         "te\\u0078t",
                                         "",
                                         "token\\u0000",
                                         "\\ud800",
                                         "\xED\x95\x9C",
                                         "a name of more than sixteen bytes"};
static const char *const left_names[] = {"tokens", "terms", "\\u0074okens",
                                         "t\\u0065rm\\u0073"};
static const char *const values[] = {
    "1",    "-0.0E+0", DIGITS DIGITS, DIGITS "." DIGITS "e-" DIGITS,
    "null", "false",   "\"x\"",       "\"\\u0041\\/\\ud83d\\ude00\"",
    "[]",   "{}",      "[ 1 , [ ] ]", "{\"tokens\" : [\"t\"],\"b\":{\"c\":[{}]}}"};

static void add_quoted(struct buf *b, const char *name)
{
    buf_add_char(b, '"');
    buf_add_string(b, name);
    buf_add_char(b, '"');
}

/* Appends a member to the line and, if it is to be handed on, to the copy. */
static void add_member(struct buf *line, struct buf *copy)
{
    bool kept = random_below(3) != 0;
    size_t start = line->len;

    buf_add_string(line, PICK(spaces));
    add_quoted(line, kept ? PICK(kept_names) : PICK(left_names));
    buf_add_string(line, PICK(spaces));
    buf_add_char(line, ':');
    buf_add_string(line, PICK(spaces));
    buf_add_string(line, PICK(values));
    if (kept) {
        if (copy->len > 1)
            buf_add_char(copy, ',');
        buf_add(copy, line->data + start, line->len - start);
    }
    buf_add_string(line, PICK(spaces));
}

static void make(struct buf *line, struct buf *copy)
{
    uint32_t n = random_below(7);

    buf_clear(line);
    buf_clear(copy);
    buf_add_string(line, PICK(spaces));
    buf_add_char(line, '{');
    buf_add_char(copy, '{');
    if (!n)
        buf_add_string(line, PICK(spaces));
    for (uint32_t i = 0; i < n; i++) {
        if (i)
            buf_add_char(line, ',');
        add_member(line, copy);
    }
    buf_add_char(line, '}');
    buf_add_string(line, PICK(spaces));
    buf_terminate(line);
    buf_terminate(copy);
}

/* Reads all of a record that was opened; the values wanted are taken. */
static bool read_all(struct record *r, struct span line)
{
    struct json_value value;
    bool good = record_open(r, line);

    while (good && record_next(r) >= 0)
        good = json_take(&r->json, &value);
    return good && !r->json.problem;
}

static void test_copies(void **state)
{
    struct record r = {.wanted = wanted, .replaced = replaced};
    struct buf line = {0}, copy = {0};
    struct output out = {.fd = -1};

    (void)state;
    for (int i = 0; i < ROUNDS(20000); i++) {
        make(&line, &copy);
        if (!read_all(&r, buf_span(&line)))
            fail_msg("refused: %s", line.data);
        buf_clear(&out.buf);
        record_begin_copy(&r, &out);
        if (strcmp(buf_terminate(&out.buf), copy.data) != 0)
            fail_msg("%s\ngives %s\nnot   %s", line.data, out.buf.data, copy.data);
    }
    record_release(&r);
    buf_release(&line);
    buf_release(&copy);
    buf_release(&out.buf);
}

/* A record cut anywhere is refused, and so is anything behind it. */
static void test_cut(void **state)
{
    struct record r = {.wanted = wanted, .replaced = replaced};
    struct buf line = {0}, copy = {0}, cut = {0};

    (void)state;
    for (int i = 0; i < 300; i++) {
        size_t end;

        make(&line, &copy);
        for (end = line.len; line.data[end - 1] != '}'; end--)
            ;
        for (size_t len = 0; len < end; len++) {
            buf_clear(&cut);
            buf_add(&cut, line.data, len);
            buf_terminate(&cut);
            assert_false(read_all(&r, buf_span(&cut)));
            assert_true(json_offset(&r.json) <= len);
        }
        buf_add_char(&line, "{}[],1\"n"[random_below(8)]);
        buf_terminate(&line);
        assert_false(read_all(&r, buf_span(&line)));
        assert_int_equal(json_offset(&r.json), line.len - 1);
    }
    record_release(&r);
    buf_release(&line);
    buf_release(&copy);
    buf_release(&cut);
}

static void expect_type(const char *text, enum json_type type, const char *problem)
{
    struct record r = {.wanted = wanted};
    struct json_value value = {0};
    struct buf b = {0};

    buf_add_string(&b, text);
    assert_true(record_open(&r, (struct span){buf_terminate(&b), b.len}));
    assert_int_equal(record_next(&r), 0);
    assert_int_equal(record_take(&r, JSON_STRING, 0, &value), problem == NULL);
    if (problem)
        assert_string_equal(r.json.problem, problem);
    else
        assert_int_equal(value.type, type);
    if (problem)
        assert_int_equal(json_offset(&r.json), 9); /* at the value */
    record_release(&r);
    buf_release(&b);
}

static void test_take(void **state)
{
    (void)state;
    expect_type("{\"text\": \"x\"}", JSON_STRING, NULL);
    expect_type("{\"text\": null}", JSON_ABSENT, NULL);
    expect_type("{\"text\": 1}", 0, "member \"text\" is a number, not a string");
    expect_type("{\"text\": []}", 0, "member \"text\" is an array, not a string");
    expect_type("{\"text\": {}}", 0,
                "member \"text\" is an object, not a string; extract makes records of "
                "such JSON");
    expect_type("{\"text\": true}", 0,
                "member \"text\" is true or false, not a string");
}

/* Strings of any bytes come back from an array as they were. */
static void test_strings(void **state)
{
    struct buf bytes = {0}, out = {0};
    struct strings read = {0};

    (void)state;
    for (int i = 0; i < 3000; i++) {
        struct span items[8];
        size_t n = random_below(9);
        struct json j = {0};

        buf_clear(&bytes);
        buf_clear(&out);
        for (int k = 0; k < 400; k++)
            buf_add_char(&bytes, (char)(random_below(9) ? 'a' : random_below(128)));
        for (size_t k = 0; k < n; k++)
            items[k] = (struct span){bytes.data + 48 * k, random_below(40)};
        record_write_strings(&out, items, n);
        json_open(&j, buf_terminate(&out), out.len);
        assert_true(record_strings(&j, &read) && json_at_end(&j));
        assert_int_equal(read.n, n);
        for (size_t k = 0; k < n; k++)
            assert_true(span_equal(read.items[k], items[k]));
    }
    strings_release(&read);
    buf_release(&bytes);
    buf_release(&out);
}

static void test_integers(void **state)
{
    struct buf out = {0};
    struct integers read = {0};
    size_t items[] = {0, 1, 9, 10, 4294967196u, SIZE_MAX / 10};
    struct json j = {0};

    (void)state;
    record_write_integers(&out, items, 6);
    json_open(&j, buf_terminate(&out), out.len);
    assert_true(record_integers(&j, &read));
    assert_int_equal(read.n, 6);
    assert_memory_equal(read.items, items, sizeof(items));
    free(read.items);
    buf_release(&out);
}

/* By way of an array; marks of all kinds are words, too. */
static void read_tokens(const struct strings *tokens, struct span text,
                        struct strings *read, bool *aligned)
{
    struct buf array = {0};
    struct json j = {0};

    record_write_strings(&array, tokens->items, tokens->n);
    json_open(&j, buf_terminate(&array), array.len);
    assert_true(record_tokens(&j, text, read, aligned) && json_at_end(&j));
    assert_int_equal(read->n, tokens->n);
    json_release(&j);
    buf_release(&array);
}

/* Words cut from a text are found again, at the places they were cut from. */
static void test_tokens(void **state)
{
    static const char absent[1 + BUF_PADDING] = "c", letters[] = "ab,\"\\\t";
    struct buf text = {0};
    struct strings tokens = {0}, read = {0};
    bool aligned;

    (void)state;
    for (int i = 0; i < 5000; i++) {
        size_t pos = 0;

        buf_clear(&text);
        strings_clear(&tokens);
        for (int k = 0; k < 90; k++)
            buf_add_char(&text, random_below(3) ? letters[random_below(6)] : ' ');
        buf_terminate(&text);
        while (pos < text.len) {
            size_t len = strspn(text.data + pos, letters);

            if (len)
                strings_add(&tokens, (struct span){text.data + pos, len});
            pos += len + 1;
        }
        read_tokens(&tokens, buf_span(&text), &read, &aligned);
        assert_true(aligned);
        for (size_t n = 0; n < read.n; n++)
            assert_ptr_equal(read.items[n].data, tokens.items[n].data);
        strings_add(&tokens, (struct span){absent, 1});
        read_tokens(&tokens, buf_span(&text), &read, &aligned);
        assert_false(aligned);
    }
    strings_release(&tokens);
    strings_release(&read);
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copies),   cmocka_unit_test(test_cut),
        cmocka_unit_test(test_take),     cmocka_unit_test(test_strings),
        cmocka_unit_test(test_integers), cmocka_unit_test(test_tokens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
