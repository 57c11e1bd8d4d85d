/*
 * The pull reader against cJSON on generated and mutated lines: the same texts
 * are taken, and what is taken means the same. The texts on which cJSON departs
 * from RFC 8259 are recognised one by one; see look_at.
 */
#include "unit.h"

#include "json.h"

#include <cjson/cJSON.h>
#include <regex.h>

static regex_t number_pattern;
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

/* ---- where cJSON departs ---- */

/* What a text holds that the two are known to see differently. */
struct oddity {
    bool lenient; /* cJSON may take it though the RFC does not */
    bool severe;  /* cJSON may refuse it though the RFC does not */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The code of a \u escape at `s`, or -1. */
static long escape_code(struct span s)
{
    char digits[5] = {0};

    if (s.len < 6 || s.data[0] != '\\' || s.data[1] != 'u')
        return -1;
    memcpy(digits, s.data + 2, 4);
    return strspn(digits, "0123456789abcdefABCDEF") == 4 ? strtol(digits, NULL, 16)
                                                         : -1;
}

static struct span behind(struct span s, size_t n)
{
    return (struct span){s.data + n, s.len - n};
}

/* Steps over the escape at `s`. */
static size_t look_at_escape(struct span s, struct oddity *odd)
{
    long code = escape_code(s), next = -1;

    if (s.len < 2 || s.data[1] != 'u')
        return s.len < 2 ? s.len : 2;
    if (code < 0) { /* cJSON takes wrong digits for zero */
        odd->lenient = true;
        return 2;
    }
    if (s.len > 6)
        next = escape_code(behind(s, 6));
    if (code >= 0xD800 && code < 0xDC00 && next >= 0xDC00 && next < 0xE000)
        return 12;
    odd->severe |= code >= 0xD800 && code < 0xE000; /* a lone surrogate */
    return 6;
}

/* Steps over the string whose opening quote is at `s`. */
static size_t look_at_string(struct span s, struct oddity *odd)
{
    size_t i = 1;

    while (i < s.len && s.data[i] != '"') {
        odd->lenient |= (unsigned char)s.data[i] < 0x20; /* a raw control */
        i += s.data[i] == '\\' ? look_at_escape(behind(s, i), odd) : 1;
    }
    return i < s.len ? i + 1 : s.len;
}

/* cJSON reads numbers with strtod, which takes 01, 1. and -.5. */
static size_t look_at_number(struct span s, struct oddity *odd)
{
    char number[64] = {0};
    size_t len = 0;

    while (len < s.len && strchr("0123456789+-.eE", s.data[len]) && s.data[len])
        len++;
    if (len >= sizeof(number)) { /* older ones cut numbers at 63 bytes */
        odd->lenient = odd->severe = true;
        return len;
    }
    memcpy(number, s.data, len);
    odd->lenient |= regexec(&number_pattern, number, 0, NULL, 0) != 0;
    return len;
}

static struct oddity look_at(struct span s)
{
    struct oddity odd = {0};

    while (s.len) {
        char c = *s.data;
        size_t len = 1;

        if (c == '"')
            len = look_at_string(s, &odd);
        else if (c == '-' || (c >= '0' && c <= '9'))
            len = look_at_number(s, &odd);
        else /* to cJSON any byte up to the space is white space */
            odd.lenient |= (unsigned char)c < 0x20 && !is_space(c);
        s = behind(s, len);
    }
    return odd;
}

/* ---- comparison ---- */

static bool accepts(struct span text)
{
    struct json j = {0};
    struct json_value value;
    bool good;

    json_open(&j, text.data, text.len);
    good = json_take(&j, &value) && json_at_end(&j);
    json_release(&j);
    return good;
}

/* By C strings: cJSON does not tell the length, should it hold a NUL. */
static void same_string(const struct json_value *ours, const char *theirs)
{
    struct buf decoded = {0};

    json_decode(ours, &decoded);
    assert_string_equal(buf_terminate(&decoded), theirs);
    buf_release(&decoded);
}

static void same_scalar(struct json *j, const cJSON *theirs)
{
    struct json_value ours;

    assert_true(json_take(j, &ours));
    if (ours.type == JSON_STRING)
        same_string(&ours, theirs->valuestring);
    else if (ours.type == JSON_NUMBER)
        assert_true(strtod(ours.text.data, NULL) == theirs->valuedouble);
    else if (ours.type == JSON_BOOL)
        assert_int_equal(*ours.text.data == 't', cJSON_IsTrue(theirs));
    else
        assert_true(ours.type == JSON_NULL && cJSON_IsNull(theirs));
}

static void same_value(struct json *j, const cJSON *theirs)
{
    enum json_type type = json_peek(j);
    const cJSON *child = theirs->child;
    struct json_value name;

    if (type != JSON_OBJECT && type != JSON_ARRAY) {
        same_scalar(j, theirs);
        return;
    }
    assert_int_equal(type == JSON_OBJECT, cJSON_IsObject(theirs));
    assert_true(type == JSON_OBJECT ? json_enter_object(j) : json_enter_array(j));
    while (type == JSON_OBJECT ? json_next_member(j, &name) : json_next_element(j)) {
        assert_non_null(child);
        if (type == JSON_OBJECT)
            same_string(&name, child->string);
        same_value(j, child);
        child = child->next;
    }
    assert_null(child);
    assert_null(j->problem);
}

/* Returns whether both take it. */
static bool compare(struct buf *b)
{
    const char *text = buf_terminate(b);
    struct oddity odd = look_at(buf_span(b));
    bool ours = accepts(buf_span(b));
    cJSON *theirs = cJSON_ParseWithLengthOpts(text, b->len + 1, NULL, 1);
    bool both = ours && theirs;
    struct json j = {0};

    if (ours && (odd.lenient || (!theirs && !odd.severe)))
        fail_msg("taken: %s", text);
    if (!ours && theirs && !odd.lenient)
        fail_msg("refused: %s", text);
    if (both) {
        json_open(&j, text, b->len);
        same_value(&j, theirs);
        assert_true(json_at_end(&j));
        json_release(&j);
    }
    cJSON_Delete(theirs);
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

static int compile_number(void **state)
{
    (void)state;
    return regcomp(&number_pattern, "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$",
                   REG_EXTENDED | REG_NOSUB);
}

static int free_number(void **state)
{
    (void)state;
    regfree(&number_pattern);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_write),
    };

    return cmocka_run_group_tests(tests, compile_number, free_number);
}
