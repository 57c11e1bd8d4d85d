/*
 * Rows written as CSV, read back by a plain reader of RFC 4180.
 */
#include "unit.h"

#include "csv.h"

/* Reads the field at `*p` and steps behind it. */
static void read_field(const char **p, struct buf *field)
{
    const char *s = *p;

    if (*s != '"') {
        for (; *s != ',' && *s != '\r' && *s != '\n'; s++)
            buf_add_char(field, *s);
        *p = s;
        return;
    }
    for (s++; *s != '"' || s[1] == '"'; s++) {
        s += *s == '"';
        buf_add_char(field, *s);
    }
    *p = s + 1;
}

static void check_row(const char *p, struct span fields[], size_t n, bool safe)
{
    struct buf field = {0};

    for (size_t i = 0; i < n; i++) {
        bool formula = fields[i].len && strchr("=+-@\t\r", *fields[i].data);
        struct span read;

        buf_clear(&field);
        read_field(&p, &field);
        read = buf_span(&field);
        if (safe && formula) {
            assert_int_equal(*read.data, '\'');
            read = (struct span){read.data + 1, read.len - 1};
        }
        assert_true(span_equal(read, fields[i]));
        if (i + 1 < n)
            assert_int_equal(*p++, ',');
    }
    assert_string_equal(p, "\r\n");
    buf_release(&field);
}

static void test_round_trip(void **state)
{
    static const char bytes[] = "ab\"\",,\n\r=+-@\t '\xC3";
    struct buf text = {0}, out = {0};

    (void)state;
    for (int i = 0; i < 30000; i++) {
        struct csv csv = {.out = &out, .crlf = true, .safe = random_below(2)};
        struct span fields[5];
        size_t n = random_below(5) + 1;

        buf_clear(&text);
        buf_clear(&out);
        for (int k = 0; k < 50; k++)
            buf_add_char(&text, bytes[random_below(sizeof(bytes) - 1)]);
        for (size_t k = 0; k < n; k++) {
            fields[k] = (struct span){text.data + 10 * k, random_below(10)};
            csv_add(&csv, fields[k]);
        }
        csv_end_row(&csv);
        check_row(buf_terminate(&out), fields, n, csv.safe);
    }
    buf_release(&text);
    buf_release(&out);
}

static void test_rows(void **state)
{
    struct buf out = {0};
    struct csv csv = {.out = &out};

    (void)state;
    csv_add(&csv, SPAN(""));
    csv_add(&csv, SPAN(""));
    csv_end_row(&csv);
    csv_add_uint(&csv, 0);
    csv_add(&csv, SPAN("x"));
    csv_end_row(&csv);
    assert_string_equal(buf_terminate(&out), ",\n0,x\n");
    buf_release(&out);
}

static void expect_field(struct span field, bool safe, const char *written)
{
    struct buf out = {0};
    struct csv csv = {.out = &out, .safe = safe};

    csv_add(&csv, field);
    csv_end_row(&csv);
    assert_string_equal(buf_terminate(&out), written);
    buf_release(&out);
}

static void test_fields(void **state)
{
    struct buf out = {0};
    struct csv csv = {.out = &out, .crlf = true};

    (void)state;
    expect_field(SPAN("plain"), true, "plain\n");
    expect_field(SPAN("a,b"), false, "\"a,b\"\n");
    expect_field(SPAN("say \"x\""), false, "\"say \"\"x\"\"\"\n");
    expect_field(SPAN("=1+1"), false, "=1+1\n");
    expect_field(SPAN("=1,1"), true, "\"'=1,1\"\n");
    expect_field(SPAN("@x"), true, "'@x\n");
    expect_field(SPAN(""), true, "\n");
    csv_add(&csv, SPAN("a"));
    csv_add_uint(&csv, UINT64_MAX);
    csv_end_row(&csv);
    assert_string_equal(buf_terminate(&out), "a,18446744073709551615\r\n");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
