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
    expect("<pre>a\n\nb   c</pre>d\ne", "a\n\nb c\n\nd e");
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
    expect_span(SPAN("<noscript><style></noscript>a</style>d"), "ad", 1);
    expect("a<svg><title>t</title><svg>u</svg>v</svg>b", "ab");
    expect("a<!-- <p>no -->b<!>c<!-->d<?php x ?>e</ >f", "abcdef");
    expect("a<noscript><p>no</p></noscript>b", "ab");
    expect("a<SCRIPT>b</Script >c", "ac");
    expect("a<style>b<!-- </style>c", "ac");
    expect("a<svg>b<svg>c</svg>d</svg>e", "ae");
    expect("a<select><option>b</select>c", "ac");
    expect("a<title>b</title>c<textarea><p>d</textarea>e", "ace");
    expect("a<template><p>b</template>c", "ac");
    expect("a<svg/>b", "ab");
    expect("a<svg><style/><title/></svg>b", "ab");
    expect("a<svg><style><x></svg>b", "ab");
    expect("a<iframe src=\"x\"/>b<script />c<iframe>d</iframe>e", "abce");
    expect("a<script/>b</script>c<textarea/>", "ac");
    expect("a<object><p>b</object>c<video>d</video>e<iframe><p></iframe>f", "acef");
    expect("<ruby>\u6F22<rp>(</rp><rt>kan</rt><rp>)</rp>\u5B57</ruby>", "\u6F22\u5B57");
    expect(
        "<math><semantics><mi>x</mi><annotation>\\x</annotation></semantics></math>y",
        "xy");
    expect("a<dialog>b</dialog>c<dialog open>d</dialog>", "ac\n\nd");
}

/* What is left out ends where it ends in a browser. */
static void test_hidden_attributes(void **state)
{
    (void)state;
    expect("a<b hidden>b</b>c<div HIDDEN=''>d<div>e</div>f</div>g", "acg");
    expect("a<i hidden=until-found>b</i><i hidden=Until-Found>c</i>d", "abcd");
    expect("a<p style='display:none'>b</p>c", "ac");
    expect("a<p style=' COLOR: red; Display : NONE !important '>b</p>c", "ac");
    expect("a<i style=visibility:hidden>b</i>c", "ac");
    expect("a<i style='visibility:hidden;visibility:visible'>b</i>c", "abc");
    expect("a<i style='text-decoration:none;overflow:hidden;display:nonet'>b</i>c",
           "abc");
    expect("a<i style='x-display:none;display'>b</i>c", "abc");
    expect("a<i style='' style='display:none' aria-hidden=true>b</i>c", "abc");
    expect("a<img hidden>b<br hidden>c", "abc");
    expect("a<x-y hidden>b<x-y>c</x-y>d</X-Y>e</x-y>f", "aef");
    expect("<body hidden class=sfsi_x>a</body>", "a");
}

static void test_hidden_ends(void **state)
{
    (void)state;
    expect("<p hidden>a<p>b", "b");
    expect("<p hidden>a<div>b", "b");
    expect("<p hidden>a<b>b</b><br>c</p>d", "d");
    expect("<ul><li hidden>a<ul><li>b</ul><li>c</ul>", "c");
    expect("<dl><dt hidden>a<dd>b<dt hidden>c</dl>d", "b\n\nd");
    expect("<table><tr><td hidden>a<td>b<tr hidden><td>c<tr><td>d</table>", "b\nd");
    expect("<table><tbody hidden><tr><td>a<tbody><tr><td>b</table>", "b");
    expect("<table><tr><td hidden><table><tr><td>a</table>b<td>c</table>", "c");
    expect("<h2 hidden>a<h3>b</h3>", "b");
    expect("<div>a<span hidden>b</div>c", "a\n\nc");
    expect("<div><div hidden>a<span></div>b</div>c", "b\n\nc");
    expect("<b><div hidden>a</b>b</div>c", "c");
    expect_span(SPAN("<p>a</p><div hidden>b</p>c</div>d"), "a\n\nd", 1);
    expect("<p>a<span hidden>b</p>c", "a\n\nc");
    expect("<p>a<span hidden>b<p>c", "a\n\nc");
    expect("<a hidden>a<a>b</a>", "b");
    expect("<div>a<select><option>b</div>c", "a\n\nc");
    expect("<div><template></div>a</template>b</div>c", "b\n\nc");
    expect("<svg>a<p>b", "b");
    expect_span(SPAN("<svg>a</p>b"), "b", 1);
    expect("<svg>a</br>b", "b");
    expect("<svg hidden>a<title><p>b</title></svg>c", "c");
    expect("<math>a<x-y hidden>b<p>c<style>d</style>", "a\n\nc");
    expect("<math>a<style>b</style>c</math><svg/><math/>d", "acd");
    expect("<p>a<video>b<p>c", "a\n\nc");
    expect("<p>a<video>b</p>c", "a\n\nc");
    expect("<p>a</p><video><p>b</p></video>c", "a\n\nc");
    expect("a<select>b<select>c", "ac");
    expect("<div>a<select></div>b<select>c</select>", "a\n\nb");
    expect("<div>a<x-y hidden><template></div>b</x-y><select>c</select>", "a\n\nb");
    expect("<math>a<xmp>b<x>c</xmp>", "a\n\nbc");
    expect("<p hidden>a<template><p>b</template>c<p>d", "d");
    expect_span(SPAN("<h2 hidden>a</h3>b"), "b", 1);
    expect("<svg><foreignObject><p>a</p></foreignObject></svg>b", "b");
    expect("<svg><desc><p>a</p></desc><g/></svg>b", "b");
}

static void test_boilerplate(void **state)
{
    (void)state;
    expect("<p>a</p><div class='sharedaddy sd-sharing-enabled'><div>Share</div></div>b",
           "a\n\nb");
    expect("a<div class=\"x\nyarpp-related yarpp\">b</div>c", "a\n\nc");
    expect("a<ul class=wp-block-social-links><li>b</ul>c", "a\n\nc");
    expect("a<div class='sharedaddyx xyarpp Sharedaddy yarp wp-block-social'>b</div>",
           "a\n\nb");
    expect("a <a class='more-link' href=x>Read <b>more</b></a>", "a");
    expect("a <a class='wp-block-read-more'>b</a><span class=read-more>c</span>", "a");
    expect("a <a class='read-mores more'>b</a><p class=read-more>c", "a b\n\nc");
    expect("a<b class>b</b><b class='  '>c</b>", "abc");
}

static void test_shortcodes(void **state)
{
    (void)state;
    expect("a [caption id='b' width=\"3\"]<img src=x> The caption[/caption] c",
           "a\n\nThe caption\n\nc");
    expect("[vc_row][vc_column width=\"1/2\"]a[/vc_column][/vc_row]b", "a\n\nb");
    expect("a[embed]https://example.org/[/embed]b", "a\n\nb");
    expect("<pre>[gallery]</pre><code>[vc_row]</code>[gallery]",
           "[gallery]\n\n[vc_row]");
    expect("[Reuters] [sic] [1] [\u2026] [he said] [a] [", "[Reuters] [sic] [1] "
                                                           "[\u2026] [he said] [a] [");
    expect("[dropcap]O[/dropcap]nce [x]upon[/x]a", "Once upon a");
    expect("a<!-- wp:paragraph {\"x\":1} -->b<!-- /wp:paragraph -->", "ab");
}

static void test_zero_width(void **state)
{
    (void)state;
    expect("in\u200Bter\u2060na\uFEFFtio\u200Cna\u200Dl\u00ADly&#8203;x&shy;&zwj;y",
           "internationallyxy");
    expect("in<wbr>ter", "inter");
    expect("\u0E01\u200B\u0E02<wbr>\u1780&#8203;\u1781\u200B x",
           "\u0E01\u200B\u0E02\u200B\u1780\u200B\u1781 x");
    expect("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645\u200C. \u0645\u200C "
           "\u0645\u200C<p>\u0645\u200C",
           "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645\u200C. \u0645 "
           "\u0645\n\n\u0645");
    expect("\u0915\u094D\u200D\u0937", "\u0915\u094D\u200D\u0937");
    expect("\U0001F469\u200D\u2764\uFE0F&#x200d;&#x1f469; \U0001F469\u200C.",
           "\U0001F469\u200D\u2764\uFE0F\u200D\U0001F469 \U0001F469.");
    expect("<p>\u200B\u200C</p>\u200D", "");
    expect(
        "\u2014\u2009\u2044\u207A\uFEF3\uFF0C\u00A1\u2019 long enough for a vector "
        "of \u2014\u2009\u2044\u207A\uFEF3\uFF0C\u00A1\u2019 these \u4E2D\u200D\u6587",
        "\u2014\u2009\u2044\u207A\uFEF3\uFF0C\u00A1\u2019 long enough for a vector "
        "of \u2014\u2009\u2044\u207A\uFEF3\uFF0C\u00A1\u2019 these \u4E2D\u6587");
}

static void test_preformatted(void **state)
{
    (void)state;
    expect("<pre>\na\n  b\r\n\r\n\n\nc\n</pre>\n", "a\nb\n\nc");
    expect("<pre>a<b>\n</b>b</pre>", "a\nb");
    expect("<xmp>a<b>&amp;[gallery]  b</xmp>c", "a<b>&amp;[gallery] b\n\nc");
    expect("<plaintext>a</plaintext>&lt;", "a</plaintext>&lt;");
}

static void test_stray(void **state)
{
    (void)state;
    expect_span(SPAN("a</b></p></div>b"), "a\n\nb", 3);
    expect_span(SPAN("</unknown></br>a"), "a", 0);
    expect_span(SPAN("<b>a</b></b>"), "a", 1);
    expect_span(SPAN("a</div>b</li>c</td>d</hr>e</img>f"), "abcdef", 3);
    expect_span(SPAN("<h2>a</h3>b"), "a\n\nb", 1);
    expect_span(SPAN("<div hidden>a</h2></p>b</div>c"), "c", 2);
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
    expect("a&#8203;b&#11;c&#127;d&#173;e", "abcde");
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
    expect_span(SPAN("a<a class=\"more-link\0\0\0\">b</a>"), "ab", 0);
    expect("\xC2\xA0 a\xC2\xA0\xC2\xA0 b\xC2\xA0", "a b");
    expect("\xC2\xA9\xC2\xAD\xC2\x81\xC3\x80", "\xC2\xA9\xC3\x80");
    expect("don\xC2\x92t\xC2\x85\xC2\x80", "don’t €");
    expect("fifteen “bytes”\u2028then\u2028\u2028\u2026 two\u2029end",
           "fifteen “bytes”\nthen\n\n\u2026 two\n\nend");
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

static void expect_post(const char *post, const char *text)
{
    struct buf out = {0};

    html_post_to_text(span_of(post), &out);
    assert_string_equal(buf_terminate(&out), text);
    buf_release(&out);
}

static void test_stored_posts(void **state)
{
    (void)state;
    expect_post("One <b>two</b>\nthree.\n\n<!--more-->\n\nFour",
                "One two\nthree.\n\nFour");
    expect_post("<h2>One</h2>\nTwo\r\n\r\nThree\n", "One\n\nTwo\n\nThree");
    expect_post("a\n\n[caption id=\"x\"]<img>b[/caption]\n\nc", "a\n\nb\n\nc");
    expect_post("<!-- wp:paragraph -->\n<p>a\n\nb</p>\n<!-- /wp:paragraph -->\n\n"
                "<!-- wp:list -->\n<ul><li>c</li>\n<li>d</li></ul>\n<!-- /wp:list -->",
                "a b\n\nc\nd");
    expect_post("", "");
}

/* What a code point comes out as, in the middle of text. */
static void add_shown(struct buf *b, uint32_t code)
{
    char bytes[UTF8_MAX];
    size_t len = utf8_encode(code, bytes);

    if (code == '\t' || code == '\n' || code == '\f' || code == '\r' || code == ' ' ||
        code == 0xA0)
        buf_add_char(b, ' ');
    else if (code >= 0x20 && code != 0xAD && (code < 0x7F || code > 0x9F) &&
             (code < 0x200B || code > 0x200D) && code != 0x2060)
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
           (!text.len || (unsigned char)text.data[0] > ' ') &&
           !strstr(text.data, "\n\n\n");
}

/* Random bytes of markup. */
static void test_random(void **state)
{
    static const char markup[] = "<<<>>>/!-?&#;x19='\" \n\tabpr\x01\x7F";
    static const char *const pieces[] = {
        "<p>",    "</p>",     "<br>",     "<td>",   "<pre>",  "<script", "</svg",
        "<svg>",  "<!--",     "-->",      "&nbsp;", "&shy",   "&notin;", "\u00A0",
        "\u00AD", "\xC2\x85", "\xC2\x93", "\u2028", "\u4E2D", "<title>", "</title>"};
    struct buf in = {0}, out = {0};

    (void)state;
    for (int i = 0; i < ROUNDS(40000); i++) {
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

/* A bit of everything, valid, and with nothing that the end could hide. */
static const char sample[] =
    "<!-- wp:html --><h2 class=\"a b\">One &amp; only</h2>\n<p>A <b "
    "title='x>y'>bo</b>ld "
    "line,<br>an\u00ADother&nbsp;&#8217;\u4E2D\u6587 &notin; &hellip;</p>[caption "
    "id=\"c\" "
    "width=9]<img src=a/> Cap[/caption]<ul><li>item "
    "[sic]<li>b</ul><script>no();</script>"
    "<table><tr><td>c<td>d</table><div hidden>e<div>f</div></div><pre>g\n\nh</pre>"
    "\u0645\u06CC\u200C\u062E \U0001F469\u200D\u2764\uFE0F <svg><path/></svg>end";

/* What both start with, without white space at its end. */
static size_t common_length(struct span a, struct span b)
{
    size_t i = 0;

    while (i < a.len && i < b.len && a.data[i] == b.data[i])
        i++;
    while (i && (unsigned char)a.data[i - 1] <= ' ')
        i--;
    return i;
}

/* Reads a copy of exactly these bytes, so that asan sees what lies behind them. */
static void read_exactly(struct span html, struct buf *out)
{
    char *copy = test_malloc(html.len + !html.len);

    if (html.len)
        memcpy(copy, html.data, html.len);
    buf_clear(out);
    html_to_text((struct span){copy, html.len}, out);
    buf_terminate(out);
    test_free(copy);
}

/*
 * The sample cut at every byte: text before the cut is never lost, and what
 * is not of the whole is no longer than what was cut.
 */
static void test_cuts(void **state)
{
    enum { LONGEST_CONSTRUCT = sizeof("\n\n[caption id='c' width=9]") - 1 };
    struct buf whole = {0}, out = {0};
    size_t before = 0;

    (void)state;
    read_exactly(SPAN(sample), &whole);
    for (size_t cut = 0; cut < sizeof(sample); cut++) {
        size_t common;

        read_exactly((struct span){sample, utf8_valid(sample, cut)}, &out);
        common = common_length(buf_span(&out), buf_span(&whole));
        if (common < before || out.len - common > LONGEST_CONSTRUCT)
            fail_msg("cut at %zu: '%s'", cut, out.data);
        before = common;
    }
    assert_int_equal(before, whole.len);
    buf_release(&whole);
    buf_release(&out);
}

/* The sample with pieces of it doubled, dropped and overwritten. */
static void mutate(struct buf *b)
{
    buf_clear(b);
    buf_add_literal(b, sample);
    for (uint32_t n = 1 + random_below(8); n; n--) {
        uint32_t from = random_below((uint32_t)b->len);
        uint32_t len = random_below((uint32_t)b->len - from) % 24;

        if (random_below(2))
            memmove(b->data + from, b->data + from + len, b->len - from - len);
        else if (len)
            memcpy(b->data + from, sample + random_below(sizeof(sample) - len), len);
        b->data[random_below((uint32_t)b->len)] = "<>&[]/ \n'\"=!-"[random_below(13)];
    }
}

static void test_mutations(void **state)
{
    struct buf in = {0}, valid = {0}, out = {0};

    (void)state;
    for (int i = 0; i < ROUNDS(20000); i++) {
        size_t replaced = 0;

        mutate(&in);
        buf_clear(&valid);
        buf_reserve(&valid, 3 * in.len);
        valid.len = utf8_repair(valid.data, in.data, in.len, &replaced);
        read_exactly(buf_span(&valid), &out);
        if (!is_tidy(buf_span(&out)))
            fail_msg("%.*s\ngives '%s'", (int)valid.len, valid.data, out.data);
    }
    buf_release(&in);
    buf_release(&valid);
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
        cmocka_unit_test(test_every_entity), cmocka_unit_test(test_hidden_attributes),
        cmocka_unit_test(test_hidden_ends),  cmocka_unit_test(test_boilerplate),
        cmocka_unit_test(test_shortcodes),   cmocka_unit_test(test_zero_width),
        cmocka_unit_test(test_preformatted), cmocka_unit_test(test_cuts),
        cmocka_unit_test(test_stored_posts), cmocka_unit_test(test_mutations),
        cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
