/*
 * The items of a feed by their tags.
 */
#include "unit.h"

#include "extract/feedstream.h"

/* Writes the parts: "^head^", "<item>", "~cut~". */
static void write_parts(struct span text, struct buf *out)
{
    static const char *const marks[] = {
        [FEED_HEADER] = "^", [FEED_ITEM] = "|", [FEED_CUT] = "~"};
    struct window w = {.name = NULL};
    struct feed_stream s = {.window = &w, .place = {"test", 1, 0}};
    enum feed_part part;
    uint64_t end = 0;

    window_open_bytes(&w, "test", text);
    while ((part = feed_stream_next(&s)) != FEED_END) {
        assert_true(s.place.offset >= end);
        end = s.place.offset + s.part.len;
        assert_true(end <= text.len);
        if (s.part.len)
            assert_memory_equal(s.part.data, text.data + s.place.offset, s.part.len);
        buf_add_string(out, marks[part]);
        buf_add_span(out, s.part);
        buf_add_string(out, marks[part]);
    }
    window_release(&w);
}

static void expect(const char *text, const char *wanted)
{
    struct buf out = {0};

    write_parts(span_of(text), &out);
    assert_string_equal(buf_terminate(&out), wanted);
    buf_release(&out);
}

static void test_items(void **state)
{
    (void)state;
    expect("<rss><item>a</item>\n<item>b</item></rss>",
           "^<rss>^|<item>a</item>||<item>b</item>|");
    expect("<feed><entry a=\"1\">a</entry ></feed>",
           "^<feed>^|<entry a=\"1\">a</entry >|");
    expect("<atom:feed><atom:entry>a</atom:entry></atom:feed>",
           "^<atom:feed>^|<atom:entry>a</atom:entry>|");
    expect("<rdf><items><li/></items><item>a</item>",
           "^<rdf><items><li/></items>^|<item>a</item>|");
    expect("<rss></rss>", "^<rss></rss>^");
    expect("", "^^");
    expect("<r><item/><item>a</item>", "^<r>^|<item/>||<item>a</item>|");
    expect("<r><item a='>'/><item>a</item>", "^<r>^|<item a='>'/>||<item>a</item>|");
    expect("<r><item a='/>'>a</item>", "^<r>^|<item a='/>'>a</item>|");
}

static void test_hidden_tags(void **state)
{
    (void)state;
    expect("<r><item><![CDATA[</item><item>]]></item>",
           "^<r>^|<item><![CDATA[</item><item>]]></item>|");
    expect("<r><!-- <item> --><item>a<!--</item>--></item>",
           "^<r><!-- <item> -->^|<item>a<!--</item>--></item>|");
    expect("<r><itemize>x</itemize><item>a</item>",
           "^<r><itemize>x</itemize>^|<item>a</item>|");
}

static void test_damage(void **state)
{
    (void)state;
    expect("<r><item>a<item>b</item>", "^<r>^~<item>a~|<item>b</item>|");
    expect("<r><item>a", "^<r>^~<item>a~");
    expect("<r></item><item>b</item", "^<r>^~<item>b</item~");
    expect("<r><item><![CDATA[a</item>", "^<r>^~<item><![CDATA[a</item>~");
}

static void test_random(void **state)
{
    static const char *const pieces[] = {
        "<item",     "<item>", "</item>", "<entry>", "</entry>",
        "<![CDATA[", "]]>",    "<!--",    "-->",     "<",
        ">",         "/",      "x",       "\n",      "<b:item a='>'>"};

    (void)state;
    for (int i = 0; i < ROUNDS(50000); i++) {
        struct buf text = {0}, out = {0};
        size_t n = random_below(24);

        for (size_t k = 0; k < n; k++)
            buf_add_string(&text, PICK(pieces));
        write_parts(buf_span(&text), &out);
        buf_release(&text);
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_hidden_tags),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
