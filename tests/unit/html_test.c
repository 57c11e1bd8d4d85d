/*
 * Markup to text, case by case.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "html.h"
#include "html_entities.h"
#include "utf8.h"

static void expect(const char *html, const char *text, size_t stray)
{
    struct buf out = {0};
    size_t found = html_to_text(span_of(html), &out);

    if (strcmp(buf_terminate(&out), text) != 0)
        fail_msg("%s\ngives '%s'\nnot   '%s'", html, out.data, text);
    assert_int_equal(found, stray);
    buf_release(&out);
}

static void test_parting(void **state)
{
    (void)state;
    expect("<p>One <b>bo</b>ld.</p>\n<p>Two</p>", "One bold.\n\nTwo", 0);
    expect("a<br>b<br/>\n<br>c", "a\nb\n\nc", 0);
    expect("<ul><li>a</li><li>b</ul>c", "a\nb\n\nc", 0);
    expect("<table><tr><td>a<td>b</tr><tr><td>c</table>", "a\tb\nc", 0);
    expect("<pre>a\n  b</pre>", "a\nb", 0);
    expect("  a \n\t b  ", "a b", 0);
    expect("<h2>T</h2>x<div>y</div>z", "T\n\nx\n\ny\n\nz", 0);
}

static void test_left_out(void **state)
{
    (void)state;
    expect("a<script>if (x < y) '</p>'</script>b<style>p{}</style>c", "abc", 0);
    expect("a<script></scriptx>b</script >c<title>t</titles>u</title>", "ac", 0);
    expect("<noscript><style></noscript></style>a</noscript>d", "d", 0);
    expect("a<svg><title>t</title><svg>u</svg>v</svg>b", "ab", 0);
    expect("a<!-- <p>no -->b<!>c<!-->d<?php x ?>e</ >f", "abcdef", 0);
    expect("a<noscript><p>no</p></noscript>b", "ab", 0);
}

static void test_broken(void **state)
{
    (void)state;
    expect("a</span></a>b</p>", "ab", 3);
    expect("a <b", "a", 0);
    expect("a <a href=\"x>y", "a", 0);
    expect("a <!-- b", "a", 0);
    expect("1 < 2 <3 & 4", "1 < 2 <3 & 4", 0);
    expect("<a href=\"x>y\" title='>'>b</a>", "b", 0);
    expect("<script>never closed", "", 0);
}

static void test_references(void **state)
{
    (void)state;
    expect("&amp;&lt;&#8217;&#x2019;&#128;", "&<\u2019\u2019\u20AC", 0);
    expect("&notit; &notin; &hellip &copy", "\u00ACit; \u2209 &hellip \u00A9", 0);
    expect("&#0; &#x110000; &#xD800;", "\uFFFD \uFFFD \uFFFD", 0);
    expect("a&nbsp;b\u00A0 c", "a b c", 0);
    expect("hy&shy;phen hy\u00ADphen", "hyphen hyphen", 0);
    expect("&; &# &#x; &bogus;", "&; &# &#x; &bogus;", 0);
    expect("a&#1;b\x01\x7F c", "ab c", 0);
}

/* White space and controls are dealt with as such, the rest come out. */
static void test_every_entity(void **state)
{
    (void)state;
    for (size_t i = 0; i < html_entity_count; i++) {
        const struct html_entity *e = &html_entities[i];
        struct buf in = {0}, out = {0};
        uint32_t code;

        utf8_decode(e->characters, &code);
        if (code <= 0x20 || code == 0xA0 || code == 0xAD)
            continue;
        buf_add_char(&in, '&');
        buf_add_string(&in, e->name);
        buf_add_char(&in, ';');
        html_to_text(buf_span(&in), &out);
        assert_string_equal(buf_terminate(&out), e->characters);
        buf_release(&in);
        buf_release(&out);
    }
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

static bool is_clean(struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.data[i];

        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
            return false;
    }
    return utf8_valid(text.data, text.len) == text.len;
}

/* Whatever comes in, what comes out is UTF-8 without controls. */
static void test_random(void **state)
{
    static const char *const pieces[] = {
        "<",        ">",         "</p>",   "<p>",       "<!--",   "-->",      "&",
        "&#",       "&#x1;",     "amp;",   "\"",        "'",      "=",        " ",
        "\n",       "x",         "\u00A0", "\0",        "\u00AD", "\xC2\x85", "\x7F",
        "<script>", "</script>", "<svg",   "\U0001F600"};
    uint32_t seed = 7;
    struct buf in = {0}, out = {0};

    (void)state;
    for (int i = 0; i < 20000; i++) {
        buf_clear(&in);
        buf_clear(&out);
        for (int n = 0; n < 12; n++) {
            seed = seed * 1664525 + 1013904223;
            buf_add_string(&in,
                           pieces[(seed >> 16) % (sizeof(pieces) / sizeof(pieces[0]))]);
        }
        html_to_text(buf_span(&in), &out);
        assert_true(is_clean(buf_span(&out)));
    }
    buf_release(&in);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parting),      cmocka_unit_test(test_left_out),
        cmocka_unit_test(test_broken),       cmocka_unit_test(test_references),
        cmocka_unit_test(test_every_entity), cmocka_unit_test(test_appends),
        cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
