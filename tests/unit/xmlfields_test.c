/*
 * Documents in XML and SGML: which elements they are, and their members.
 */
#include "unit.h"

#include "extract/xmlfields.h"
#include "extract/xmlshape.h"
#include "extract/xmlvalue.h"

static struct plan plan;

/* ---- which elements are documents ---- */

static void expect_document(const char *head, const char *wanted)
{
    struct xml_shape shape;
    bool found = xml_shape_read(&shape, span_of(head), &plan);

    assert_int_equal(found, wanted != NULL);
    if (wanted)
        assert_true(span_is(shape.document, wanted));
}

static void test_usual_names(void **state)
{
    (void)state;
    expect_document("<DOC><X>a</X></DOC>", "DOC");
    expect_document("<?xml version='1.0'?><r><record><title>", "record");
    expect_document("<r><b:record><dc:title>", "record");
    expect_document("<r><record><x><y><body>", "record");
    expect_document("<r><row Id='1' Body='x'/></a>", "row");
    expect_document("<r><record><field name='title'>", "record");
    expect_document("<r><record><x>", NULL);
    expect_document("<r><record><summary>", NULL);
    expect_document("<r><x><article>a</article><article>b</article></x></r>", NULL);
    expect_document("<r><page>a</page><x><title>b</title></x></r>", NULL);
    expect_document("<r><page>a</page><record><title>b", "record");
}

static void test_root(void **state)
{
    (void)state;
    expect_document("<record><title>a</title><body>b</body></record>", "record");
    expect_document("<record><x><title>a</title></x></record>", "record");
    expect_document("<news><article><x><title>a</title>", "article");
    expect_document("<news><n><body>a</body></n><n>", "n");
    expect_document("<news><n><body>a</body></n></news>", "news");
}

static void test_repeated_children(void **state)
{
    (void)state;
    expect_document("<r><b><body>x</body></b><b>", "b");
    expect_document("<r><b><body>x</body></b><B>", "B");
    expect_document("<r><b><body>x</body></b><c>", NULL);
    expect_document("<r><b><title>x</title></b><b>", NULL);
    expect_document("<r><b><title>x</title><abstract>y</abstract></b><b>", "b");
    expect_document("<r><b><abstract>y</abstract></b><b>", NULL);
    expect_document("<r><text id='1'>a</text><text id='2'>", "text");
    expect_document("<r><text id='1'>a</text></r>", NULL);
    expect_document("<r><text start='1'>a</text><text start='2'>", NULL);
    expect_document("<r><story>a</story><story>", "story");
    expect_document("<r><b/><b><body><![CDATA[<c></b>]]></body></b><b>", "b");
    expect_document("<r><!-- <b><body>x</body></b><b> -->", NULL);
}

static void test_pages(void **state)
{
    (void)state;
    expect_document("<html><body><article><title>a</title>", NULL);
    expect_document("<article><title>a</title><body>b", NULL);
    expect_document("<my-app><article><title>a</title>", NULL);
    expect_document("<OAI-PMH><record><title>", "record");
    expect_document("<?xml version='1.0'?><html><article><title>", NULL);
    expect_document("<?xml version='1.0'?><svg><g><text>a</text></g><g>", NULL);
    expect_document("plain < text", NULL);
    expect_document("", NULL);
}

/* ---- members ---- */

/* Writes the members as "title=a|text=b". */
static void expect(const char *xml, const char *wanted)
{
    struct xml_fields f = {.plan = NULL};
    struct buf out = {0};

    xml_fields_read(&f, &plan, span_of(xml));
    for (size_t i = 0; i < f.n; i++) {
        const char *name = role_name(f.fields[i].rule->role);

        if (f.fields[i].rule->role == ROLE_TEXT)
            continue;
        buf_add_string(&out, name ? name : "dateline");
        buf_add_char(&out, '=');
        xml_value(f.fields[i].value, &out);
        buf_add_char(&out, '|');
    }
    xml_value(f.text, &out);
    assert_string_equal(buf_terminate(&out), wanted);
    xml_fields_release(&f);
    buf_release(&out);
}

static void test_elements(void **state)
{
    (void)state;
    expect("<d><title>a</title><body>b</body></d>", "title=a|b");
    expect("<D><TITLE>a</title><Body>b</BODY></D>", "title=a|b");
    expect("<d><x:title>a</x:title><body>b</body></d>", "title=a|b");
    expect("<d><f name='title'>a</f><f name=\"body\">b</f></d>", "title=a|b");
    expect("<d><x><title>a</title></x><x>y</x><body>b</body></d>", "title=a|b");
    expect("<d><title/><body>b</body></d>", "b");
    expect("<d id='7' title='a &amp; c'><body>b</body></d>", "id=7|title=a & c|b");
    expect("<d id='7'><id>8</id><body>b</body></d>", "id=8|b");
    expect("<d id='root' itemid='7'><body>b</body></d>", "id=7|id=root|b");
    expect("<d><b class='title'>a</b><x class='title'>c</x><body>b</body></d>",
           "title=c|b");
    expect("<d><x/><x norm='2003'/><body>b</body></d>", "date=2003|b");
    expect("<d><title>a<x norm='2003'/></d>", "date=2003|title=a|");
    expect("<d><date>1</date><date>2</date><body>b</body></d>", "date=1|date=2|b");
    expect("<d><dateline>X, May 4</dateline><text>b</text></d>", "dateline=X, May 4|b");
}

static void test_names(void **state)
{
    (void)state;
    expect("<d><keywords><keyword>a</keyword></keywords><body>b</body></d>",
           "tags=a|b");
}

static void test_damage(void **state)
{
    (void)state;
    expect("<d title='", "");
    expect("<d", "");
    expect("<d><title>a<body>b</d>", "title=a|b");
    expect("<d><title>a<date>1</date>b</d>", "date=1|title=a|b");
    expect("<d><body>b</date></x></d>", "b");
    expect("<d><body><![CDATA[b", "b");
    expect("<d><body>b<!-- c", "b");
    expect("<d>b</d", "b");
    expect("<d><title>a</title>b", "title=a|b");
    expect("<d>a <b>b</b> c", "a <b>b</b> c");
    expect("<x:d>a <b>b</b></X:D>", "a <b>b</b>");
}

/* The values of elements in one another must not be read once for each. */
static void test_nested(void **state)
{
    enum { DEPTH = 100000 };
    struct xml_fields f = {.plan = NULL};
    struct buf xml = {0};

    (void)state;
    buf_add_string(&xml, "<d>");
    for (int i = 0; i < DEPTH; i++)
        buf_add_string(&xml, "<title><date>");
    for (int i = 0; i < DEPTH; i++)
        buf_add_string(&xml, "</date></title>");
    xml_fields_read(&f, &plan, buf_span(&xml));
    assert_in_range(f.n, 2, 16);
    xml_fields_release(&f);
    buf_release(&xml);
}

/* Nor must the attributes of an element that is open be read for each end tag. */
static void test_long_attribute(void **state)
{
    enum { LENGTH = 1000000, TAGS = 100000 };
    struct xml_fields f = {.plan = NULL};
    struct buf xml = {0};

    (void)state;
    buf_add_string(&xml, "<d><title a='");
    for (int i = 0; i < LENGTH; i++)
        buf_add_char(&xml, 'x');
    buf_add_string(&xml, "'>");
    for (int i = 0; i < TAGS; i++)
        buf_add_string(&xml, "</x>");
    xml_fields_read(&f, &plan, buf_span(&xml));
    assert_int_equal(f.n, 1);
    xml_fields_release(&f);
    buf_release(&xml);
}

static void test_text(void **state)
{
    (void)state;
    expect("<d><text>a</text><body>b</body></d>", "b");
    expect("<d><text><title>a</title><body>b</body>c</text></d>", "title=a|b");
    expect("<d><text>b</text><text>c</text></d>", "b\n\nc");
    expect("<d><text><p>b</text><text><p>c</text></d>", "<p>b<p><p>c");
    expect("<d><title>a</title><body>b<title>c</title>d</body></d>",
           "title=a|b<p>c<p>d");
    expect("<d><body>b<title>c</title>d<title>e</title></body></d>",
           "title=c|b d<p>e<p>");
    expect("<d><body> </body><text>b</text></d>", "b");
    expect("<d>a<id>1</id>b</d>", "id=1|a b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_usual_names),
        cmocka_unit_test(test_root),
        cmocka_unit_test(test_repeated_children),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_elements),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_nested),
        cmocka_unit_test(test_long_attribute),
    };
    const char *bad;
    int failed;

    if (!plan_init(&plan, NULL, 0, &bad))
        return 1;
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    plan_release(&plan);
    return failed;
}
