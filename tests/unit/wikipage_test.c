/*
 * Pages in dumps of MediaWiki: their revisions, and which are articles.
 */
#include "unit.h"

#include "extract/wikipage.h"

static void expect_revision(const char *xml, size_t n, const char *wanted)
{
    struct wiki_page page;

    wiki_page_read(&page, span_of(xml));
    assert_int_equal(page.n_revisions, n);
    assert_true(span_is(page.revision, wanted));
}

static void test_revisions(void **state)
{
    (void)state;
    expect_revision("<page>", 0, "");
    expect_revision("", 0, "");
    expect_revision("<page><revision>a</revision></page>", 1, "<revision>a</revision>");
    expect_revision("<page><revision>a", 1, "<revision>a");
    expect_revision("<page><revision>a</revision><revision>b</revision></page>", 2,
                    "<revision>b</revision>");
    expect_revision("<revision><timestamp>2005</timestamp></revision>"
                    "<revision><timestamp>2004</timestamp></revision>",
                    2, "<revision><timestamp>2005</timestamp></revision>");
}

static bool is_article(const char *xml)
{
    struct wiki_page page;

    wiki_page_read(&page, span_of(xml));
    return wiki_page_is_article(&page);
}

static void test_articles(void **state)
{
    (void)state;
    assert_true(is_article("<page><title>a</title><revision>"));
    assert_true(is_article("<page><ns>0</ns><revision><model>wikitext</model>"));
    assert_true(is_article("<page><revision>&lt;redirect /></revision>"));
    assert_false(is_article("<page><ns>1</ns><revision>"));
    assert_false(is_article("<page><redirect title='b' /><revision>"));
    assert_false(is_article("<page><revision><model>json</model>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_revisions),
        cmocka_unit_test(test_articles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
