/*
 * Damaged items of feeds: what they become, and that expat takes it.
 */
#include "unit.h"

#include "extract/feeditem.h"
#include "extract/xmlrepair.h"

#include <expat.h>

static void expect(const char *item, const char *wanted)
{
    struct feed_head head = {.lang = {NULL, 0}};
    struct buf out = {0};

    xml_repair(span_of(item), &head, &out);
    assert_string_equal(buf_terminate(&out), wanted);
    buf_release(&out);
}

static void test_text(void **state)
{
    (void)state;
    expect("<item><title>a & b</title></item>",
           "<item><title>a &amp; b</title></item>");
    expect("<item><title>1 < 2</title></item>", "<item><title>1 &lt; 2</title></item>");
    expect("<item><title>a&eacute;&amp;&lt;&#233;</title></item>",
           "<item><title>aé&amp;&lt;&#233;</title></item>");
    expect(
        "<item><title>&LT;&lt x;&#0;&#11;&#55296;&#xD800;</title></item>",
        "<item><title>&lt;&amp;lt x;&amp;#0;&amp;#11;&amp;#55296;&amp;#xD800;</title>"
        "</item>");
    expect("<item><title>a\1\xEF\xBF\xBF z</title></item>",
           "<item><title>a z</title></item>");
    expect("<item><title><![CDATA[a<b>]]></title></item>",
           "<item><title>a&lt;b&gt;</title></item>");
    expect("<item><title><![CDATA[a", "<item><title>a</title></item>");
}

static void test_markup(void **state)
{
    (void)state;
    expect("<item><description>a<br>b<p class=x></description></item>",
           "<item><description>a&lt;br&gt;b&lt;p class=x&gt;</description></item>");
    expect("<item><title>a</b></item>", "<item><title>a&lt;/b&gt;</title></item>");
    expect("<item><title>a<pubDate>2023</pubDate></item>",
           "<item><title>a</title><pubDate>2023</pubDate></item>");
    expect("<item><content>a<title>b</title>c</content></item>",
           "<item><content>a&lt;title&gt;b&lt;/title&gt;c</content></item>");
    expect("<entry><author><name>A</name></author>",
           "<entry><author><name>A</name></author></entry>");
    expect("<item><title>a</title></description></item>",
           "<item><title>a</title>&lt;/description&gt;</item>");
    expect("<item><foo:title>a</foo:title><dc:title>b</dc:title></item>",
           "<item>&lt;foo:title&gt;a&lt;/foo:title&gt;<dc:title>b</dc:title></item>");
    expect(
        "<item><body>a & b</body><feedburner:origLink>c</feedburner:origLink></item>",
        "<item><body>a &amp; b</body>"
        "<feedburner:origLink>c</feedburner:origLink></item>");
}

static void test_cut_tags(void **state)
{
    (void)state;
    expect("<item><title>a</tit", "<item><title>a</title></item>");
    expect("<item><title>a</", "<item><title>a</title></item>");
    expect("<item><title>a<", "<item><title>a</title></item>");
    expect("<item><title>a</title><link hre", "<item><title>a</title></item>");
    expect("<item><title>1 < 2", "<item><title>1 &lt; 2</title></item>");
    expect("<item><title>1 <2", "<item><title>1 &lt;2</title></item>");
}

static void test_attributes(void **state)
{
    (void)state;
    expect(
        "<item><category domain=tag term='a\"b' domain=\"x\" 1=2>c</category></item>",
        "<item><category domain=\"tag\" term=\"a&quot;b\">c</category></item>");
    expect("<item><link href=\"a&b\" /></item>",
           "<item><link href=\"a&amp;b\"/></item>");
    expect("<item><content mode='base64'>aGF6ZQ</item>",
           "<item><content mode=\"base64\">aGF6ZQ</content></item>");
    expect("<item><link href=\"a>b</link></item>",
           "<item><link href=\"a\">b</link></item>");
}

static void test_prefix_of_the_head(void **state)
{
    struct feed_head head = {.lang = {NULL, 0}};
    struct buf out = {0};

    (void)state;
    feed_head_read(&head, SPAN("<rss xmlns:foo=\"http://purl.org/dc/terms/\">"));
    xml_repair(SPAN("<item><foo:created>2023"), &head, &out);
    assert_string_equal(buf_terminate(&out),
                        "<item><foo:created>2023</foo:created></item>");
    feed_head_release(&head);
    buf_release(&out);
}

/* Whatever it was, it is well-formed then, and is read. */
static void check_well_formed(struct span item, struct buf *out)
{
    static struct feed_head head;
    static struct feed_item read;
    XML_Parser xml = XML_ParserCreate("UTF-8");

    buf_clear(out);
    buf_add_literal(out, "<wrap>");
    xml_repair(item, &head, out);
    buf_add_literal(out, "</wrap>");
    if (XML_Parse(xml, out->data, (int)out->len, 1) != XML_STATUS_OK)
        fail_msg("%s: %s", XML_ErrorString(XML_GetErrorCode(xml)), buf_terminate(out));
    XML_ParserFree(xml);
    assert_true(feed_item_read(
        &read, &head,
        (struct span){out->data + 6, out->len - sizeof("<wrap></wrap>") + 1}));
    feed_item_release(&read);
}

/* What feeds are made of, and what damages them. */
static const char *const pieces[] = {"<item>",
                                     "</item>",
                                     "<title",
                                     ">",
                                     "</title>",
                                     "<dc:date>",
                                     "<x:title>",
                                     "</dc:date",
                                     "<author>",
                                     "</author>",
                                     "<name>",
                                     "<category ",
                                     "term=\"",
                                     "type='",
                                     "type=html",
                                     "xml:lang=de",
                                     "a:b=c",
                                     "xmlns=\"x\"",
                                     "\"",
                                     "'",
                                     "/",
                                     "/>",
                                     "<",
                                     "&",
                                     ";",
                                     "&amp;",
                                     "&nbsp;",
                                     "&#0;",
                                     "&#12",
                                     "&#65535;",
                                     "&LT;",
                                     "&bne;",
                                     "&lt",
                                     "<![CDATA[",
                                     "]]>",
                                     "<!--",
                                     "-->",
                                     "--",
                                     "<?xml?>",
                                     "<!DOCTYPE x>",
                                     "\x01",
                                     "\x7F",
                                     "\xEF\xBF\xBE",
                                     "é",
                                     " ",
                                     "\n",
                                     "text",
                                     ":",
                                     "<:title>",
                                     "<title:>"};

static void test_random_pieces(void **state)
{
    struct buf text = {0}, out = {0};

    (void)state;
    for (int i = 0; i < ROUNDS(30000); i++) {
        size_t n = random_below(30);

        buf_clear(&text);
        buf_add_literal(&text, "<item>");
        for (size_t k = 0; k < n; k++)
            buf_add_string(&text, PICK(pieces));
        buf_terminate(&text);
        check_well_formed(buf_span(&text), &out);
    }
    buf_release(&text);
    buf_release(&out);
}

/* A sound item with a byte changed, taken out or put in, again and again. */
static void test_random_mutations(void **state)
{
    static const char sound[] =
        "<item><title>Snow &amp; "
        "ice</title><link>https://example.org/1?a=1&amp;b=2</link>"
        "<guid isPermaLink=\"false\">1</guid><category domain=\"tag\">Winter</category>"
        "<description><![CDATA[<p>It <b>snowed</b>.</p>]]></description>"
        "<content:encoded>&lt;p&gt;Long&#8217;s&lt;/p&gt;</content:encoded>"
        "<dc:creator>A. Bell</dc:creator><pubDate>Wed, 12 Jul 2023 "
        "10:22:54</pubDate></item>";
    static const char bytes[] = "<>&;/=\"'![]-?: ax1#\n";
    struct buf text = {0}, out = {0};

    (void)state;
    for (int i = 0; i < ROUNDS(30000); i++) {
        size_t n = random_below(12) + 1;

        buf_clear(&text);
        buf_add_string(&text, sound);
        while (n--) {
            size_t at = random_below((uint32_t)text.len - 1);

            if (random_below(3) == 0)
                memmove(text.data + at, text.data + at + 1, --text.len - at);
            else
                text.data[at] = bytes[random_below(sizeof(bytes) - 1)];
        }
        buf_terminate(&text);
        check_well_formed(buf_span(&text), &out);
    }
    buf_release(&text);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_markup),
        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_cut_tags),
        cmocka_unit_test(test_prefix_of_the_head),
        cmocka_unit_test(test_random_pieces),
        cmocka_unit_test(test_random_mutations),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
