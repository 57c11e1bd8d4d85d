/*
 * What elements of XML and SGML say.
 */
#include "unit.h"

#include "extract/xmlvalue.h"

static void expect(const char *value, const char *wanted)
{
    struct buf out = {0};

    xml_value(span_of(value), &out);
    assert_string_equal(buf_terminate(&out), wanted);
    buf_release(&out);
}

static void test_plain(void **state)
{
    (void)state;
    expect("", "");
    expect("a &amp; b < c", "a & b < c");
    expect("<![CDATA[a & <b>]]> &amp; c", "a & <b> & c");
    expect("a<!-- b -->c", "ac");
}

static void test_markup(void **state)
{
    (void)state;
    expect("<p>a &amp; <b>b</b>", "<p>a &amp; <b>b</b>");
    expect("<x>a</x>b", "ab");
    expect("<x>a</x><x>b</x>", "a b");
    expect("<x>a</x>\n<x>b</x>", "a\n<p>b");
    expect("<x><y>a</y></x>\n<x><y>b</y></x>", " a\n<p>b");
    expect("<x>a</x> <x><![CDATA[b]]></x>", "a  b");
    expect("<title>a</title>b", "<p>a<p>b");
    expect("<t:p>a</t:p><t:i>b</t:i>", "<p>a<p>b");
}

static void test_tokens(void **state)
{
    (void)state;
    expect("<w>a</w><w>b</w><pc>.</pc>", " a b.");
    expect("<s>\n<w>a</w>\n<w>b</w>\n</s>", "<s>\n a\n b\n</s>");
    expect("<w>a </w><w>b</w><c>.</c>", " a  b.");
    expect("a<lb/>b-<lb break='no'/>c", "a b-c");
    expect("<c>a</c><c>b</c>", "a b");
}

/* Elements that mean something else than those of HTML. */
static void test_foreign(void **state)
{
    (void)state;
    expect("<u who='#a'>a</u><u who='#b'>b</u>", "<p>a<p><p>b<p>");
    expect("<u>a</u>b", "<u>a</u>b");
    expect("<style face='normal'>a</style>", "a");
    expect("<style>a</style>b", "<style>a</style>b");
}

static void expect_unindented(const char *text, const char *wanted)
{
    struct buf value = {0};

    buf_add_string(&value, text);
    xml_unindent(&value);
    assert_string_equal(buf_terminate(&value), wanted);
    buf_release(&value);
}

static void test_indentation(void **state)
{
    (void)state;
    expect_unindented("", "");
    expect_unindented("  a", "a");
    expect_unindented("\n", "\n");
    expect_unindented("\n  a\n\n\t b\n ", "\na\n\nb\n");
    expect_unindented("  a\nb\n  c", "a\nb\n  c");
    expect_unindented("a\n    b\n  c", "a\n  b\nc");
}

static void test_parts(void **state)
{
    static const char list[] = "<k>a</k> <k><![CDATA[b<c>]]></k>d<k/>";
    struct span rest = SPAN(list), part;

    (void)state;
    assert_true(xml_next_part(&rest, &part) && span_is(part, "a"));
    assert_true(xml_next_part(&rest, &part) && span_is(part, "b<c>"));
    assert_true(xml_next_part(&rest, &part) && span_is(part, "d"));
    assert_false(xml_next_part(&rest, &part));
    assert_true(span_is(xml_part_called(SPAN("<x:Y> a </Y><y>b"), "y"), "a"));
    assert_int_equal(xml_part_called(SPAN("<y/"), "y").len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),       cmocka_unit_test(test_markup),
        cmocka_unit_test(test_tokens),      cmocka_unit_test(test_foreign),
        cmocka_unit_test(test_indentation), cmocka_unit_test(test_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
