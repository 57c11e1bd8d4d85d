/*
 * Rows written as CSV, read back by a plain reader of RFC 4180 and by our own,
 * which reads what others write, too.
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

/* Writes a row of 1 to 5 fields, which lie in `text`, made of `bytes`. */
static size_t write_random_row(struct csv *csv, struct span bytes, struct buf *text,
                               struct span fields[5])
{
    size_t n = random_below(5) + 1;

    buf_clear(text);
    buf_clear(csv->out);
    for (int k = 0; k < 50; k++)
        buf_add_char(text, bytes.data[random_below((uint32_t)bytes.len)]);
    for (size_t k = 0; k < n; k++) {
        fields[k] = (struct span){text->data + 10 * k, random_below(10)};
        csv_add(csv, fields[k]);
    }
    csv_end_row(csv);
    return n;
}

static void test_round_trip(void **state)
{
    static const char bytes[] = "ab\"\",,\n\r=+-@\t '\xC3";
    struct buf text = {0}, out = {0};

    (void)state;
    for (int i = 0; i < ROUNDS(30000); i++) {
        struct csv csv = {.out = &out, .crlf = true, .safe = random_below(2)};
        struct span fields[5];
        size_t n = write_random_row(&csv, (struct span){bytes, sizeof(bytes) - 1},
                                    &text, fields);

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

/* ---- reading ---- */

static struct csv_reader reader_for(char separator)
{
    return (struct csv_reader){.separator = separator};
}

/* Reads all rows of `text` and writes them as "a|b/c|d/". */
static void expect_rows(const char *text, char separator, const char *wanted)
{
    struct csv_reader r = reader_for(separator);
    struct span rest = span_of(text);
    struct buf out = {0};

    while (rest.len) {
        size_t used = csv_read_row(&r, rest, true);

        assert_in_range(used, 1, rest.len);
        for (size_t i = 0; i < r.n; i++) {
            if (i)
                buf_add_char(&out, '|');
            buf_add_span(&out, r.fields[i]);
        }
        buf_add_char(&out, '/');
        rest = (struct span){rest.data + used, rest.len - used};
    }
    assert_string_equal(buf_terminate(&out), wanted);
    buf_release(&out);
    csv_reader_release(&r);
}

static void test_read(void **state)
{
    (void)state;
    expect_rows("a,b\nc,d\n", ',', "a|b/c|d/");
    expect_rows("a,b\r\nc,d", ',', "a|b/c|d/");
    expect_rows("a;b,c\n", ';', "a|b,c/");
    expect_rows("a\t\"b\tc\"\n", '\t', "a|b\tc/");
    expect_rows("\"a\"\"b\",\"c\nd\",\"\"\r\n", ',', "a\"b|c\nd|/");
    expect_rows("\"\"\"\"\n", ',', "\"/");
    expect_rows(",\n\n,,", ',', "|//||/");
    expect_rows("a\"b,c\n", ',', "a\"b|c/");
    expect_rows("a\rb,c\r", ',', "a\rb|c/");
    expect_rows(" \"a\",b\n", ',', " \"a\"|b/");
}

/* Quotes that should have been doubled, or that nobody closed. */
static void test_odd_quotes(void **state)
{
    struct csv_reader r = reader_for(',');
    struct span text = SPAN("\"open,b\nc,\"d\n\"e\",f\ng,\"h\ni\"\n");

    (void)state;
    expect_rows("\"say \"hi\" now\",b\n", ',', "say \"hi\" now|b/");
    expect_rows("\"open,b\nc,d\n", ',', "\"open|b/c|d/");
    expect_rows("\"x\"y,z\nc,d\n", ',', "\"x\"y|z/c|d/");
    assert_int_equal(csv_read_line(&r, text, false), 8);
    assert_true(r.odd_quotes);
    assert_int_equal(r.n, 2);
    assert_true(span_is(r.fields[0], "\"open"));
    r.wary = true; /* from now on only sound fields go over lines */
    text = (struct span){text.data + 8, text.len - 8};
    assert_int_equal(csv_read_row(&r, text, false), 5);
    assert_int_equal(r.n, 2);
    assert_true(span_is(r.fields[1], "\"d"));
    text = (struct span){text.data + 5, text.len - 5};
    assert_int_equal(csv_read_row(&r, text, false), 6);
    assert_false(r.odd_quotes);
    text = (struct span){text.data + 6, text.len - 6};
    assert_int_equal(csv_read_row(&r, text, false), text.len);
    assert_true(span_is(r.fields[1], "h\ni"));
    assert_int_equal(csv_read_line(&r, SPAN("no end"), false), 0);
    csv_reader_release(&r);
}

/* Where lines end with bare returns, a newline ends one, too, and nothing is lost. */
static void test_newline_among_returns(void **state)
{
    struct csv_reader r = {.separator = ',', .bare_returns = true};
    struct span text = SPAN("\"a\nb,c\rd");

    (void)state;
    assert_int_equal(csv_read_line(&r, text, false), 3);
    assert_int_equal(r.n, 1);
    assert_true(span_is(r.fields[0], "\"a"));
    text = (struct span){text.data + 3, text.len - 3};
    assert_int_equal(csv_read_line(&r, text, false), 4);
    assert_int_equal(r.n, 2);
    assert_true(span_is(r.fields[1], "c"));
    csv_reader_release(&r);
}

/* A row cut anywhere is asked for again, or read as it is when it is whole. */
static void test_cut_everywhere(void **state)
{
    static const char *const rows[] = {"a,b\n",
                                       "a,\"b\"\r\n",
                                       "\"a\"\"b\",\"c\r\nd\"\r\n",
                                       "a\rb,c\r\n",
                                       "\"say \"hi\" now\",x\n",
                                       "\r\n"};

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct csv_reader r = reader_for(',');
        struct buf text = {0};
        size_t len = strlen(rows[i]);

        buf_add_string(&text, rows[i]);
        buf_add_literal(&text, "next,\"row\"\nand,more\n");
        for (size_t cut = 0; cut <= text.len; cut++) {
            size_t used = csv_read_row(&r, (struct span){text.data, cut}, false);

            assert_true(used == len || (used == 0 && cut <= len));
        }
        assert_int_equal(csv_read_row(&r, (struct span){text.data, len}, false), len);
        buf_release(&text);
        csv_reader_release(&r);
    }
}

/* Fields stay where they are while others of their row are read. */
static void test_long_fields(void **state)
{
    struct csv_reader r = reader_for(',');
    struct buf text = {0};

    (void)state;
    for (int i = 0; i < 100; i++) {
        buf_add_string(&text, i ? ",\"" : "\"");
        for (int k = 0; k < 20 * (i + 1); k++)
            buf_add_char(&text, (char)('a' + i % 26));
        buf_add_char(&text, '"');
    }
    assert_int_equal(csv_read_row(&r, buf_span(&text), true), text.len);
    assert_int_equal(r.n, 100);
    for (int i = 0; i < 100; i++) {
        assert_int_equal(r.fields[i].len, 20 * (i + 1));
        assert_ptr_equal(r.fields[i].data,
                         i ? span_end(r.fields[i - 1]) : r.plain.data);
        assert_int_equal(*r.fields[i].data, 'a' + i % 26);
    }
    buf_release(&text);
    csv_reader_release(&r);
}

/* What the writer writes is what the reader reads. */
static void test_writer_to_reader(void **state)
{
    static const char bytes[] = "ab\"\",,\n\r\t;|'\xC3";
    struct csv_reader r = reader_for(',');
    struct buf text = {0}, out = {0};

    (void)state;
    for (int i = 0; i < ROUNDS(30000); i++) {
        struct csv csv = {.out = &out, .crlf = random_below(2)};
        struct span fields[5];
        size_t n = write_random_row(&csv, (struct span){bytes, sizeof(bytes) - 1},
                                    &text, fields);

        buf_add_literal(&out, "x\n");
        assert_int_equal(csv_read_row(&r, buf_span(&out), true), out.len - 2);
        assert_int_equal(r.n, n);
        assert_false(r.odd_quotes);
        for (size_t k = 0; k < n; k++)
            assert_true(span_equal(r.fields[k], fields[k]));
    }
    buf_release(&text);
    buf_release(&out);
    csv_reader_release(&r);
}

static void test_separator(void **state)
{
    static const struct {
        const char *text;
        char separator;
        size_t above; /* bytes of the line that names it */
    } cases[] = {
        {"a,b;c,d\n;;;;;", ',', 0},
        {"a;b;c\n", ';', 0},
        {"a\tb", '\t', 0},
        {"a|b,c|d", '|', 0},
        {"\"a,b,c\";d\n", ';', 0},
        {"one", ',', 0},
        {"", ',', 0},
        {"sep=;\na,b,c", ';', 6},
        {"SEP=\t\r\na,b", '\t', 7},
        {"\"sep=|\"\na,b", '|', 8},
        {"sep=,", ',', 5},
        {"sep=\na;b", ',', 0},
        {"a;b\rc,d,e", ';', 0},
        {"sep=;\ra,b", ';', 6},
        {"sep=;;\na,b", ';', 0},
        {"step=;\na,b", ';', 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct csv_reader r = {0};

        assert_int_equal(csv_begin(&r, span_of(cases[i].text)), cases[i].above);
        assert_int_equal(r.separator, cases[i].separator);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_odd_quotes),
        cmocka_unit_test(test_newline_among_returns),
        cmocka_unit_test(test_cut_everywhere),
        cmocka_unit_test(test_long_fields),
        cmocka_unit_test(test_writer_to_reader),
        cmocka_unit_test(test_separator),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
