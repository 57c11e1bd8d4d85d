/*
 * The pull reader against cJSON on generated and mutated lines: the same texts
 * are taken, and what is taken means the same (json_oracle.h).
 */
#include "unit.h"

#include "json_oracle.h"

/* ---- texts ---- */

static void add_space(struct buf *b)
{
    static const char *const spaces[] = {"", "", "", " ", "\t", "\r\n", " \n  "};

    buf_add_string(b, PICK(spaces));
}

static void add_random_string(struct buf *b)
{
    static const char *const pieces[] = {"a",
                                         "bc",
                                         "\\n",
                                         "\\\"",
                                         "\\\\",
                                         "\\/",
                                         "\\b\\f",
                                         "\\r\\t",
                                         "\\u00e9",
                                         "\\uFFFD",
                                         "{[:,",
                                         "\\uD83D\\uDE00",
                                         "\xC3\xA9",
                                         "\xF0\x9F\x98\x80",
                                         "sixteen bytes long"};

    buf_add_char(b, '"');
    for (uint32_t n = random_below(6); n; n--)
        buf_add_string(b, PICK(pieces));
    buf_add_char(b, '"');
}

static void add_random_scalar(struct buf *b)
{
    static const char *const scalars[] = {
        "0",    "-0",    "-1",  "12.5", "1e3", "1E+3", "-0.25e-7", "123456789012345678",
        "true", "false", "null"};

    if (random_below(2))
        add_random_string(b);
    else
        buf_add_string(b, PICK(scalars));
}

static void add_random_value(struct buf *b, int depth);

static void add_random_container(struct buf *b, int depth, bool object)
{
    buf_add_char(b, object ? '{' : '[');
    add_space(b);
    for (uint32_t i = 0, n = random_below(5); i < n; i++) {
        if (i)
            buf_add_char(b, ',');
        add_space(b);
        if (object) {
            add_random_string(b);
            add_space(b);
            buf_add_char(b, ':');
            add_space(b);
        }
        add_random_value(b, depth + 1);
        add_space(b);
    }
    buf_add_char(b, object ? '}' : ']');
}

static void add_random_value(struct buf *b, int depth)
{
    if (depth > 3 || random_below(2))
        add_random_scalar(b);
    else
        add_random_container(b, depth, random_below(2));
}

static void insert(struct buf *b, size_t at, const char *bytes, size_t len)
{
    buf_reserve(b, len);
    memmove(b->data + at + len, b->data + at, b->len - at);
    memcpy(b->data + at, bytes, len);
    b->len += len;
}

static void mutate(struct buf *b)
{
    static const char bytes[] =
        "\"\\{}[],:0123456789eE+-. \t\ntfnuabDd/\x01\x1F\x7F\xC3";
    char c = bytes[random_below(sizeof(bytes) - 1)], copy[8];
    size_t at = random_below((uint32_t)b->len), len = random_below(8) + 1;

    if (len > b->len - at)
        len = b->len - at;
    switch (random_below(5)) {
    case 0:
        b->data[at] = c;
        break;
    case 1:
        insert(b, at, &c, 1);
        break;
    case 2:
        memcpy(copy, b->data + at, len);
        insert(b, at, copy, len);
        break;
    case 3:
        memmove(b->data + at, b->data + at + len, b->len - at - len);
        b->len -= len;
        break;
    default:
        b->len = at;
    }
}

/* ---- comparison ---- */

/* Returns whether both take it. */
static bool compare(struct buf *b)
{
    const char *text = buf_terminate(b);
    bool both;
    const char *wrong = oracle_compare(buf_span(b), &both);

    if (wrong)
        fail_msg("%s: %s", wrong, text);
    return both;
}

static void test_random(void **state)
{
    enum { LINES = 20000 };
    struct buf b = {0};
    size_t taken = 0;

    (void)state;
    for (int i = 0; i < LINES; i++) {
        buf_clear(&b);
        add_random_container(&b, 0, true);
        assert_true(compare(&b));
        for (uint32_t n = random_below(3) + 1; n && b.len > 1; n--) {
            mutate(&b);
            taken += compare(&b);
        }
    }
    assert_true(taken > LINES / 20); /* the mutations do not break it all */
    buf_release(&b);
}

/* ---- what is written is read by both ---- */

/* Every control character at every place of strings of 0 to 40 bytes. */
static void test_write(void **state)
{
    struct buf b = {0}, decoded = {0};
    char text[40];

    (void)state;
    for (size_t i = 0; i < 41 * 40 * 36; i++) {
        size_t len = i % 41, at = i / 41 % 40;
        char c = "\"\\\x7F\x80"[i / 1640 % 4];
        struct json j = {0};
        struct json_value value;

        memset(text, 'x', sizeof(text));
        text[at] = i / 1640 < 32 ? (char)(i / 1640) : c;
        buf_clear(&b);
        buf_clear(&decoded);
        json_write(&b, (struct span){text, len});
        json_open(&j, buf_terminate(&b), b.len);
        assert_true(json_take_string(&j, &value) && json_at_end(&j));
        json_decode(&value, &decoded);
        assert_int_equal(decoded.len, len);
        if (len)
            assert_memory_equal(decoded.data, text, len);
    }
    buf_release(&b);
    buf_release(&decoded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_write),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
