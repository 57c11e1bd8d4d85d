/*
 * Elements of drawings, and the texts in them.
 */
#include "unit.h"

#include "report/svg.h"

static void expect(struct buf *out, const char *wanted)
{
    buf_add_char(out, '\0');
    assert_string_equal(out->data, wanted);
    buf_clear(out);
}

static void test_escape(void **state)
{
    struct buf out = {0};

    (void)state;
    svg_escape(&out, SPAN("a<b>&\"c'\n"));
    expect(&out, "a&lt;b&gt;&amp;&quot;c'\n");
    svg_escape(&out, SPAN("\1\x7F\xC2\x85\xEF\xBF\xBF서울"));
    expect(&out, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD서울");
    buf_release(&out);
}

static void expect_number(double x, const char *wanted)
{
    struct buf out = {0};

    svg_number(&out, x);
    expect(&out, wanted);
    buf_release(&out);
}

static void test_number(void **state)
{
    (void)state;
    expect_number(0, "0");
    expect_number(12, "12");
    expect_number(-1.5, "-1.5");
    expect_number(0.05, "0.05");
    expect_number(1.999, "2");
    expect_number(-0.001, "0");
    expect_number(1234.56, "1234.56");
}

static void test_shapes(void **state)
{
    struct buf out = {0};

    (void)state;
    svg_rect(&out, "bar", 0, 1, 2.5, 3, SPAN(""));
    expect(&out, "<rect class=\"bar\" x=\"0\" y=\"1\" width=\"2.5\" height=\"3\"/>\n");
    svg_circle(&out, "dot", 1, 2, 3, SPAN("a<b"));
    expect(&out, "<circle class=\"dot\" cx=\"1\" cy=\"2\" r=\"3\"><title>a&lt;b</title>"
                 "</circle>\n");
    svg_path(&out, "land", SPAN("m0 0l1 1z"), SPAN(""));
    expect(&out, "<path class=\"land\" d=\"m0 0l1 1z\"/>\n");
    svg_text(&out, "t m", 1, 2, SPAN("&"));
    expect(&out, "<text class=\"t m\" x=\"1\" y=\"2\">&amp;</text>\n");
    svg_turned_text(&out, "t", 1, 2, -90, SPAN("a"));
    expect(&out,
           "<text class=\"t\" transform=\"translate(1 2) rotate(-90)\">a</text>\n");
    buf_release(&out);
}

static void expect_fit(struct span text, double width, const char *wanted)
{
    struct buf out = {0};

    svg_fit_text(&out, text, 10, width);
    expect(&out, wanted);
    buf_release(&out);
}

/* Twice as wide characters take twice the room; no cut ends in a comma. */
static void test_fit(void **state)
{
    double five = svg_text_width(SPAN("Seoul"), 10);

    (void)state;
    assert_true(svg_text_width(SPAN("서울"), 10) > svg_text_width(SPAN("abc"), 10));
    expect_fit(SPAN("Seoul"), five, "Seoul");
    expect_fit(SPAN("Seoul!"), five, "Seo…");
    expect_fit(SPAN("서울 대한"), five, "서…");
    expect_fit(SPAN("one, two"), five, "one…");
    expect_fit(SPAN("Seoul"), 0, "…");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_escape),
        cmocka_unit_test(test_number),
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
