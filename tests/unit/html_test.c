/*
 * Markup in the state that it is found in: what parts text and what does not,
 * declarations, hidden elements, references with and without semicolon.
 */
#include "unit.h"

#include "html.h"
#include "html_entities.h"
#include "utf8.h"

static void expect_span(struct span html, const char *text, size_t stray)
{
    struct buf out = {0};
    size_t found = html_to_text(html, &out);

    if (strcmp(buf_terminate(&out), text) != 0)
        fail_msg("%.*s\ngives '%s'\nnot   '%s'", (int)html.len, html.data, out.data,
                 text);
    if (found != stray)
        fail_msg("%.*s: %zu stray tags, not %zu", (int)html.len, html.data, found,
                 stray);
    buf_release(&out);
}

static void expect(const char *html, const char *text)
{
    expect_span(span_of(html), text, 0);
}

static void test_inline(void **state)
{
    (void)state;
    expect("<b>un</b><i>do</i>", "undo");
    expect("a<span> </span>b <em> c</em>", "a b c");
    expect("a<wbr>b<x-unknown>c</x-unknown><a-name-of-many-letters>d", "abcd");
    expect("<P>One<BR>two</P><DIV>three</DIV>", "One\ntwo\n\nthree");
    expect("", "");
    expect(" \n\t ", "");
    expect("<p></p><div> </div>", "");
}

static void test_parting(void **state)
{
    (void)state;
    expect("<p>One <b>bo</b>ld.</p>\n<p>Two</p>", "One bold.\n\nTwo");
    expect("a<br>b<br/>\n<br>c", "a\nb\n\nc");
    expect("<ul><li>a</li><li>b</ul>c", "a\nb\n\nc");
    expect("<table><tr><td>a<td>b</tr><tr><td>c</table>", "a\tb\nc");
    expect("<pre>a\n  b</pre>", "a\nb");
    expect("  a \n\t b  ", "a b");
    expect("<h2>T</h2>x<div>y</div>z", "T\n\nx\n\ny\n\nz");
    expect("a<br>b", "a\nb");
    expect("a<br> <br>b", "a\n\nb");
    expect("a<br><br><br>b", "a\n\nb");
    expect("<br>a<br>", "a");
    expect("a<hr>b", "a\n\nb");
    expect("<dl><dt>a<dd>b</dl>", "a\nb");
    expect("<ol><li> a <li> b <ul><li>c</ul></ol>d", "a\nb\n\nc\n\nd");
    expect("<tr><th>a</th> <th>b</th></tr> <tr><td>c</td><td></td><td>d</td></tr>",
           "a\tb\nc\td");
    expect("<pre>a\n\nb   c</pre>d\ne", "a\nb c\n\nd e");
}

static void test_declarations(void **state)
{
    (void)state;
    expect("<!DOCTYPE html>a", "a");
    expect("a<!-- -- > -->b", "ab");
    expect("a<!-- x --!>b-->c", "ab-->c");
    expect("a<!---->b<!--->c<!-->d", "abcd");
    expect("a<!x>b</>c</1>d<?x>e", "abcde");
    expect("a<!--", "a");
    expect("a<!-", "a");
    expect("a<", "a<");
    expect("a</", "a</");
    expect("a<!", "a");
}

static void test_attributes(void **state)
{
    (void)state;
    expect("<a title=\"</p>\" b = '>' c=d/>x", "x");
    expect("<a b=\"'>\" c='\">'>x", "x");
    expect("<a b=c\"d>x", "x");
    expect("<a\nb\n=\n\">\"\n>x", "x");
    expect("a<p b='", "a");
    expect("a<p b=", "a");
    expect("<br/>a<br/ >b", "a\nb");
}

static void test_hidden(void **state)
{
    (void)state;
    expect("a<script>if (x < y) '</p>'</script>b<style>p{}</style>c", "abc");
    expect("a<script></scriptx>b</script >c<title>t</titles>u</title>", "ac");
    expect("<noscript><style></noscript></style>a</noscript>d", "d");
    expect("a<svg><title>t</title><svg>u</svg>v</svg>b", "ab");
    expect("a<!-- <p>no -->b<!>c<!-->d<?php x ?>e</ >f", "abcdef");
    expect("a<noscript><p>no</p></noscript>b", "ab");
    expect("a<SCRIPT>b</Script >c", "ac");
    expect("a<style>b<!-- </style>c", "ac");
    expect("a<svg>b<svg>c</svg>d</svg>e", "ae");
    expect("a<select><option>b</select>c", "ac");
    expect("a<title>b</title>c<textarea><p>d</textarea>e", "ace");
    expect("a<template><p>b</template>c", "ac");
    expect("a<svg/>b", "a");
}

static void test_stray(void **state)
{
    (void)state;
    expect_span(SPAN("a</b></p></div>b"), "a\n\nb", 3);
    expect_span(SPAN("</unknown></br>a"), "a", 0);
    expect_span(SPAN("<b>a</b></b>"), "a", 1);
    expect_span(SPAN("</script>a</svg>b"), "ab", 2);
}

static void test_references(void **state)
{
    (void)state;
    expect("&amp;&lt;&#8217;&#x2019;&#128;", "&<\u2019\u2019\u20AC");
    expect("&notit; &notin; &hellip &copy", "\u00ACit; \u2209 &hellip \u00A9");
    expect("&#0; &#x110000; &#xD800;", "\uFFFD \uFFFD \uFFFD");
    expect("a&nbsp;b\u00A0 c", "a b c");
    expect("hy&shy;phen hy\u00ADphen", "hyphen hyphen");
    expect("&; &# &#x; &bogus;", "&; &# &#x; &bogus;");
    expect("a&#1;b\x01\x7F c", "ab c");
    expect("&lt&gt&amp&quot", "<>&\"");
    expect("&ampamp;&AMP;&Amp;", "&amp;&&Amp;");
    expect("&#65&#x42;&#X43&#0067;&#x00044;", "ABCCD");
    expect("&#150;&#x99;&#x81;", "\u2013\u2122");
    expect("&#55296;&#x10FFFF;&#99999999999999;", "\uFFFD\U0010FFFF\uFFFD");
    expect("a&#9;b&#10;c&#13;d&#32;e&#160;f", "a b c d e f");
    expect("a&#8203;b&#11;c&#127;d&#173;e", "a\u200Bbcde");
    expect("&NotEqualTilde;&fjlig;", "\u2242\u0338fj");
    expect("&CounterClockwiseContourIntegral;", "\u2233");
    expect("&amp", "&");
    expect("&amp;lt;p&amp;gt;", "&lt;p&gt;");
    expect("&", "&");
}

static void test_bytes(void **state)
{
    (void)state;
    expect_span(SPAN("a\0b\0"), "ab", 0);
    expect("\xC2\xA0 a\xC2\xA0\xC2\xA0 b\xC2\xA0", "a b");
    expect("\xC2\xA9\xC2\xAD\xC2\x80\xC3\x80", "\xC2\xA9\xC3\x80");
    expect("sixteen plain bytes and then\x01 more <b>x",
           "sixteen plain bytes and then more x");
}

static void test_broken(void **state)
{
    (void)state;
    expect_span(SPAN("a</span></a>b</p>"), "ab", 3);
    expect("a <b", "a");
    expect("a <a href=\"x>y", "a");
    expect("a <!-- b", "a");
    expect("1 < 2 <3 & 4", "1 < 2 <3 & 4");
    expect("<a href=\"x>y\" title='>'>b</a>", "b");
    expect("<script>never closed", "");
}

static void test_appends(void **state)
{
    struct buf out = {0};

    (void)state;
    buf_add_string(&out, "kept ");
    html_to_text(SPAN(" <p>new"), &out);
    assert_string_equal(buf_terminate(&out), "kept new");
    buf_release(&out);
}

/* What a code point comes out as, in the middle of text. */
static void add_shown(struct buf *b, uint32_t code)
{
    char bytes[UTF8_MAX];
    size_t len = utf8_encode(code, bytes);

    if (code == '\t' || code == '\n' || code == '\f' || code == '\r' || code == ' ' ||
        code == 0xA0)
        buf_add_char(b, ' ');
    else if (code >= 0x20 && code != 0xAD && (code < 0x7F || code > 0x9F))
        buf_add(b, bytes, len);
}

static void test_every_entity(void **state)
{
    struct buf in = {0}, out = {0};

    (void)state;
    for (size_t i = 0; i < html_entity_count; i++) {
        const char *p = html_entities[i].characters;
        uint32_t code;

        buf_clear(&in);
        buf_clear(&out);
        buf_add_literal(&in, "x&");
        buf_add_string(&in, html_entities[i].name);
        buf_add_literal(&in, ";y");
        buf_add_char(&out, 'x');
        while (*p) {
            p += utf8_decode(p, &code);
            add_shown(&out, code);
        }
        buf_add_char(&out, 'y');
        expect_span(buf_span(&in), buf_terminate(&out), 0);
    }
    buf_release(&in);
    buf_release(&out);
}

/* No control but tab and line feed, no blank at an end, no more than one empty line. */
static bool is_tidy(struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.data[i];

        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
            return false;
        if (c == 0xC2 && (unsigned char)text.data[i + 1] <= 0xA0)
            return false;
        if (i && c == ' ' && text.data[i - 1] <= ' ' && text.data[i - 1] > 0)
            return false;
    }
    return utf8_valid(text.data, text.len) == text.len &&
           (!text.len || (text.data[0] > ' ' || text.data[0] < 0)) &&
           !strstr(text.data, "\n\n\n");
}

/* Random bytes of markup. */
static void test_random(void **state)
{
    static const char markup[] = "<<<>>>/!-?&#;x19='\" \n\tabpr\x01\x7F";
    static const char *const pieces[] = {
        "<p>",    "</p>",     "<br>",   "<td>",    "<pre>",   "<script", "</svg",
        "<svg>",  "<!--",     "-->",    "&nbsp;",  "&shy",    "&notin;", "\u00A0",
        "\u00AD", "\xC2\x85", "\u4E2D", "<title>", "</title>"};
    struct buf in = {0}, out = {0};

    (void)state;
    for (int i = 0; i < 40000; i++) {
        buf_clear(&in);
        buf_clear(&out);
        for (uint32_t n = random_below(40); n; n--)
            if (random_below(3))
                buf_add_char(&in, markup[random_below(sizeof(markup))]); /* NUL too */
            else
                buf_add_string(&in, PICK(pieces));
        html_to_text(buf_span(&in), &out);
        buf_terminate(&out);
        if (!is_tidy(buf_span(&out)))
            fail_msg("%.*s\ngives '%s'", (int)in.len, in.data, out.data);
    }
    buf_release(&in);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_inline),       cmocka_unit_test(test_broken),
        cmocka_unit_test(test_appends),      cmocka_unit_test(test_parting),
        cmocka_unit_test(test_declarations), cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_hidden),       cmocka_unit_test(test_stray),
        cmocka_unit_test(test_references),   cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_every_entity), cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
