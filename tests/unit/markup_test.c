/*
 * Tags, attributes and references as the HTML standard reads them.
 */
#include "unit.h"

#include "markup.h"

static const char *read_tag(const char *html, struct markup_tag *tag)
{
    return markup_read_tag(html, html + strlen(html), tag);
}

static void expect_kind(const char *html, enum markup_kind kind, size_t len)
{
    struct markup_tag tag;
    const char *after = read_tag(html, &tag);

    if (tag.kind != kind || (size_t)(after - html) != len)
        fail_msg("%s: kind %d, %zu bytes", html, (int)tag.kind, (size_t)(after - html));
}

static void test_kinds(void **state)
{
    (void)state;
    expect_kind("<p>a", MARKUP_OPENING, 3);
    expect_kind("</p >a", MARKUP_CLOSING, 5);
    expect_kind("</p a='>'>b", MARKUP_CLOSING, 10);
    expect_kind("< p>", MARKUP_TEXT, 1);
    expect_kind("<", MARKUP_TEXT, 1);
    expect_kind("</", MARKUP_TEXT, 1);
    expect_kind("<3", MARKUP_TEXT, 1);
    expect_kind("</3>a", MARKUP_NOTHING, 4);
    expect_kind("<?a>b", MARKUP_NOTHING, 4);
    expect_kind("<!a>b", MARKUP_NOTHING, 4);
    expect_kind("<!-- > -->b", MARKUP_NOTHING, 10);
    expect_kind("<?-- > -->b", MARKUP_NOTHING, 6);
    expect_kind("<!-->b", MARKUP_NOTHING, 5);
    expect_kind("<!-- --!>b", MARKUP_NOTHING, 9);
    expect_kind("<p", MARKUP_NOTHING, 2);
    expect_kind("<p a='>", MARKUP_NOTHING, 7);
    expect_kind("<p a", MARKUP_NOTHING, 4);
    expect_kind("<p a=", MARKUP_NOTHING, 5);
    expect_kind("<a =\">\">", MARKUP_OPENING, 6);
    expect_kind("<a b=\"c\"d'>e'>", MARKUP_OPENING, 11);
    expect_kind("<a b= '>'>", MARKUP_OPENING, 10);
    expect_kind("<a b=>", MARKUP_OPENING, 6);
    expect_kind("<a b=/>c>", MARKUP_OPENING, 7);
}

static void test_tag(void **state)
{
    struct markup_tag tag;

    (void)state;
    read_tag("<DIV class=a>", &tag);
    assert_int_equal(tag.element, MARKUP_ELEMENT_DIV);
    assert_true(span_is(tag.name, "DIV"));
    assert_true(span_is(tag.attributes, " class=a"));
    assert_false(tag.self_closing);
    read_tag("<my-own/>", &tag);
    assert_int_equal(tag.element, MARKUP_UNKNOWN);
    assert_true(span_is(tag.name, "my-own"));
    assert_true(tag.self_closing);
}

static int element_of(const char *start, const char *name, const char *rest)
{
    struct buf html = {0};
    struct markup_tag tag;

    buf_add_string(&html, start);
    buf_add_string(&html, name);
    buf_add_string(&html, rest);
    read_tag(buf_terminate(&html), &tag);
    buf_release(&html);
    return tag.element;
}

static void test_noted_attributes(void **state)
{
    struct markup_tag tag;

    (void)state;
    read_tag("<p Class='a  b' STYLE=c class=d style=e hidden>", &tag);
    assert_true(span_is(tag.class_names, "a  b"));
    assert_true(span_is(tag.style, "c"));
    assert_true(tag.hidden);
    read_tag("<p class style='' data-class=x hiddens xhidden>", &tag);
    assert_int_equal(tag.class_names.len, 0);
    assert_int_equal(tag.style.len, 0);
    assert_false(tag.hidden);
    read_tag("<p hidden=Until-Found>", &tag);
    assert_false(tag.hidden);
    read_tag("<p class=a/>", &tag);
    assert_true(span_is(tag.class_names, "a/"));
    assert_false(tag.self_closing);
    read_tag("<p class=\"a\"/>", &tag);
    assert_true(tag.self_closing);
    read_tag("<p / >", &tag);
    assert_false(tag.self_closing);
    assert_true(span_is(tag.attributes, " / "));
}

/* Every element is found by its name, in any case, and by no other. */
static void test_elements(void **state)
{
    (void)state;
    for (int i = 0; i < MARKUP_N_ELEMENTS; i++) {
        const char *name = markup_elements[i].name;
        char first[] = {'<', (char)(name[0] - 'a' + 'A'), '\0'};

        assert_int_equal(element_of("<", name, ">"), i);
        assert_int_equal(element_of("</", name, " >"), i);
        assert_int_equal(element_of(first, name + 1, "/>"), i);
        assert_int_equal(element_of("<", name, "-x>"), MARKUP_UNKNOWN);
        assert_int_equal(element_of("<x", name, ">"), MARKUP_UNKNOWN);
    }
    assert_int_equal(element_of("<d", "", ">"), MARKUP_UNKNOWN);
    assert_int_equal(element_of("<blockquotes", "", ">"), MARKUP_UNKNOWN);
}

static void expect_attributes(const char *attributes, const char *listed)
{
    struct span rest = span_of(attributes), name, value;
    struct buf out = {0};

    while (markup_next_attribute(&rest, &name, &value)) {
        buf_add_span(&out, name);
        buf_add_char(&out, '[');
        buf_add_span(&out, value);
        buf_add_char(&out, ']');
    }
    assert_string_equal(buf_terminate(&out), listed);
    buf_release(&out);
}

static void test_attributes(void **state)
{
    struct span value;

    (void)state;
    expect_attributes("", "");
    expect_attributes(" / ", "");
    expect_attributes(" a=b", "a[b]");
    expect_attributes(" a = 'b c' d=\"e'f\"/g h/", "a[b c]d[e'f]g[]h[]");
    expect_attributes("\na\n=\n\"x\"b", "a[x]b[]");
    expect_attributes(" =a =b=c", "=a[b=c]");
    expect_attributes(" a/=b", "a[]=b[]");
    expect_attributes(" a=b\"c d'=e", "a[b\"c]d'[e]");
    expect_attributes(" a='x", "a[x]");
    assert_true(markup_attribute(SPAN(" Class=x hidden id='y'"), "id", &value));
    assert_true(span_is(value, "y"));
    assert_true(markup_attribute(SPAN(" Class=x hidden id='y'"), "class", &value));
    assert_true(span_is(value, "x"));
    assert_true(markup_attribute(SPAN(" hidden class"), "hidden", &value));
    assert_int_equal(value.len, 0);
    assert_false(markup_attribute(SPAN(" data-id=x idx='id=3'"), "id", &value));
    assert_true(markup_attribute(SPAN(" a=1 a=2"), "a", &value));
    assert_true(span_is(value, "1"));
}

static void expect_decoded(const char *raw, const char *text)
{
    struct buf out = {0};

    markup_decode(span_of(raw), &out);
    assert_string_equal(buf_terminate(&out), text);
    buf_release(&out);
}

static void test_decode(void **state)
{
    (void)state;
    expect_decoded("", "");
    expect_decoded("a&amp;b&#39;&lt", "a&b'<");
    expect_decoded("?a=1&copy=2&copyx&copy;&copy", "?a=1&copy=2&copyx\u00A9\u00A9");
    expect_decoded("&NotEqualTilde;&", "\u2242\u0338&");
    expect_decoded("  a\n&nbsp;", "  a\n\u00A0");
}

static size_t skip_raw(const char *text, int element)
{
    return (size_t)(markup_skip_raw(text, text + strlen(text), element) - text);
}

static void test_raw(void **state)
{
    (void)state;
    assert_int_equal(skip_raw("a<b></STYLE >c", MARKUP_ELEMENT_STYLE), 4);
    assert_int_equal(skip_raw("a</styles></style>", MARKUP_ELEMENT_STYLE), 10);
    assert_int_equal(skip_raw("a</style", MARKUP_ELEMENT_STYLE), 1);
    assert_int_equal(skip_raw("a</styl", MARKUP_ELEMENT_STYLE), 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_tag),
        cmocka_unit_test(test_elements),
        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_decode),
        cmocka_unit_test(test_raw),
        cmocka_unit_test(test_noted_attributes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
