/*
 * Web pages in the layouts of thirty years, cut off, hostile; and every place
 * where a page says what it is.
 */
#include "unit.h"

#include "extract/webbyline.h"
#include "extract/webdate.h"
#include "extract/webpage.h"

static struct webpage page;

static void read_page(const char *html)
{
    webpage_read(&page, span_of(html));
}

static void expect_span(const char *what, struct span got, const char *wanted)
{
    if (!span_is(got, wanted))
        fail_msg("%s is '%.*s'\nnot '%s'", what, (int)got.len, got.data, wanted);
}

static void expect_text(const char *html, const char *text)
{
    read_page(html);
    expect_span("the text", buf_span(&page.text), text);
}

/* Paragraphs of an article, each more than a line. */
#define ONE                                                                            \
    "The council voted on Tuesday to close the old bridge over the river for "         \
    "repairs that are to take two years."
#define TWO                                                                            \
    "Traffic will be led over the new bridge, said the mayor, who hopes that the "     \
    "work can be done by the spring."
#define THREE                                                                          \
    "Shopkeepers fear that customers will stay away, and ask the town for help "       \
    "while the works go on."
#define PARAGRAPHS "<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p>"
#define TEXT ONE "\n\n" TWO "\n\n" THREE

#define LINKS                                                                          \
    "<ul><li><a href=/a>Home</a><li><a href=/b>Politics</a><li><a href=/c>Sport</a>"   \
    "</ul>"

/* What stands beside an article, in an element whose name tells nothing. */
#define BOX                                                                            \
    "<div class=b7><p>Cookies help us to make this site better, and by reading on "    \
    "you "                                                                             \
    "agree that we use them.</p></div>"

#define BOXES BOX BOX BOX BOX

/* ---- layouts ---- */

static void test_article(void **state)
{
    (void)state;
    expect_text(
        "<body><header><h1>The Times</h1><nav>" LINKS "</nav></header>"
        "<main><article><h1>Bridge closed</h1>" PARAGRAPHS
        "<aside><p>Subscribe to our newsletter and never miss a story, it costs "
        "nothing at all.</p></aside></article></main>"
        "<footer><p>All rights reserved, the Times and its writers, since 1785, "
        "in print and on line.</p></footer>",
        TEXT);
    expect_text("<main><article><h2>Bridge</h2>" PARAGRAPHS "</article></main>",
                "Bridge\n\n" TEXT);
}

static void test_divisions(void **state)
{
    (void)state;
    expect_text(
        "<div id=menu>" LINKS "</div><div id=wrap><div class='main-column'>"
        "<div class=entry-title><b>Bridge closed</b></div>"
        "<div class='entry-content'>" PARAGRAPHS "</div>"
        "<div class='share-buttons'><p>Share this story with all of your friends, if "
        "you liked what you have read here.</p></div>"
        "<div class='relatedPosts'><p>A story on something else altogether that "
        "happened some years ago in another town.</p></div></div>"
        "<div class=sidebar-inner><p>About us: we are a small paper in a small town, "
        "and have been for a hundred years.</p></div></div>",
        TEXT);
    expect_text("<div>" ONE "<br><br>" TWO "<br><br>" THREE "</div>", TEXT);
}

static void test_tables_for_layout(void **state)
{
    (void)state;
    expect_text("<html><body bgcolor=white><table width=100%><tr><td width=20%>" LINKS
                "<td><font size=+2>Bridge closed</font><p>" ONE "<p>" TWO "<p>" THREE
                "</table><center><a href=/>Home</a></center>",
                "Bridge closed\n\n" TEXT);
}

static void test_tables_of_data(void **state)
{
    (void)state;
    expect_text(
        "<article>" PARAGRAPHS
        "<table><tr><th>Year<th>Cars<tr><td>2019<td>1,000<tr><td><a href=/x>2020"
        "</a><td>900</table><p>" ONE "</p></article>",
        TEXT "\n\nYear\tCars\n2019\t1,000\n2020\t900\n\n" ONE);
}

static void test_lists(void **state)
{
    (void)state;
    expect_text("<article>" PARAGRAPHS "<ul><li>flour<li>two eggs<li>milk</ul><p>" ONE
                "</article>",
                TEXT "\n\nflour\ntwo eggs\nmilk\n\n" ONE);
    expect_text("<article>" PARAGRAPHS "<p>See also:</p>" LINKS "</article>", TEXT);
    expect_text("<article>" PARAGRAPHS "<h3>More stories</h3>" LINKS "</article>",
                TEXT);
    expect_text("<article>" PARAGRAPHS "<h2>A</h2><h3>B</h3><p>" ONE
                "<h3>C</h3></article>",
                TEXT "\n\nA\n\nB\n\n" ONE);
}

static void test_preformatted(void **state)
{
    (void)state;
    expect_text("<article>" PARAGRAPHS "<pre><b>int</b> main(void)\n{\n}</pre><p>" ONE
                "</article>",
                TEXT "\n\nint main(void)\n{\n}\n\n" ONE);
}

static void test_standfirst(void **state)
{
    (void)state;
    expect_text("<article><header><h1>Bridge closed</h1><p class=teaser>" ONE
                "</p><p class=meta>5 May</p></header><div class=article-body><p>" TWO
                "</p><p>" THREE "</p></div><div class=teaser><p>" ONE
                "</p></div></article>",
                TEXT);
}

static void test_comments(void **state)
{
    (void)state;
    expect_text("<div class=post>" PARAGRAPHS "</div><div id=comments><ol><li class="
                "comment><p>" ONE "</p><li class=comment><p>" TWO
                "</p><li class=comment><p>" THREE "</p><li><p>" ONE "</p></ol></div>",
                TEXT);
}

static void test_inline_boxes(void **state)
{
    (void)state;
    expect_text("<article>" PARAGRAPHS
                "<p>The river <span class=tooltip>a river is a stream</span>is high, "
                "and <b>un</b>safe<span hidden>, they say</span>; take care of it.</p>"
                "</article>",
                TEXT "\n\nThe river is high, and unsafe; take care of it.");
}

static void test_hidden(void **state)
{
    (void)state;
    expect_text("<article>" PARAGRAPHS "<script>var x = '<p>no</p>';</script>"
                "<style>p { color: red }</style><noscript><p>" ONE "</p></noscript>"
                "<template><p>" ONE "</p></template><svg><title>no</title></svg>"
                "<div style='display: none'><p>" ONE "</p></div>"
                "<div aria-hidden=true><p>" ONE
                "</p></div><button>Go</button></article>",
                TEXT);
}

/* What seems to be left out for its name, but is the page. */
static void test_names_that_mislead(void **state)
{
    (void)state;
    expect_text("<body class='single has-sidebar'><div class='sidebar-wrapper'><div "
                "class=widget>" PARAGRAPHS "</div></div>",
                TEXT);
    expect_text(
        "<form action=/page.aspx><div class=article>" PARAGRAPHS "</div></form>", TEXT);
    expect_text("<div class='field field--label-hidden'>" PARAGRAPHS "</div>", TEXT);
}

/* Of a page that is not nearly all article, what is named or titled so is. */
static void test_boxes_beside(void **state)
{
    (void)state;
    expect_text("<div class=wrap><div class=entry-content>" PARAGRAPHS "</div>" BOX BOX
                "</div>",
                TEXT);
    expect_text("<div><article>" PARAGRAPHS "</article>" BOX "</div>" BOX, TEXT);
    expect_text("<div><h1>Bridge</h1>" PARAGRAPHS "</div>" BOX, TEXT);
    expect_text("<div class=entry-content>" PARAGRAPHS
                "</div><div class=entry-content>" PARAGRAPHS "</div>",
                TEXT "\n\n" TEXT);
    expect_text("<div><h1>Bridge</h1>" PARAGRAPHS "</div><div><h1>Mill</h1>" PARAGRAPHS
                "</div>",
                TEXT "\n\nMill\n\n" TEXT);
}

/* Paragraphs beside what is named or titled so are of the article, too. */
static void test_loose_paragraphs(void **state)
{
    (void)state;
    expect_text("<div><div><h1>Bridge</h1>" PARAGRAPHS PARAGRAPHS PARAGRAPHS
                "</div></div>" PARAGRAPHS,
                TEXT "\n\n" TEXT "\n\n" TEXT "\n\n" TEXT);
    expect_text("<div class=wrap><div class=entry-content>" PARAGRAPHS PARAGRAPHS
                "</div></div>" PARAGRAPHS,
                TEXT "\n\n" TEXT "\n\n" TEXT);
}

/* What is named so inside an article may be a part of it. */
static void test_parts_with_good_names(void **state)
{
    (void)state;
    expect_text("<div class=entry-content>" PARAGRAPHS
                "<div class=text-body>" PARAGRAPHS "</div></div>",
                TEXT "\n\n" TEXT);
    expect_text("<article>" PARAGRAPHS "<div class=article-body>" PARAGRAPHS
                "</div></article>",
                TEXT "\n\n" TEXT);
    expect_text("<article><div><h1>Bridge</h1>" PARAGRAPHS PARAGRAPHS
                "</div><div>" PARAGRAPHS "</div></article>",
                TEXT "\n\n" TEXT "\n\n" TEXT);
}

/* The sidebar has more text than the article. */
static void test_large_sidebar(void **state)
{
    (void)state;
    expect_text("<article>" PARAGRAPHS PARAGRAPHS PARAGRAPHS
                "</article><aside class=widget>" BOXES BOXES BOXES BOXES BOXES
                "</aside>",
                TEXT "\n\n" TEXT "\n\n" TEXT);
}

static void test_parts_with_bad_names(void **state)
{
    (void)state;
    expect_text("<div>" BOX BOX "</div><article itemprop=articleBody>"
                "<section class='Part Part--Ads'>" PARAGRAPHS "</section>"
                "<section class='Part Part--Ads'>" PARAGRAPHS "</section></article>",
                TEXT "\n\n" TEXT);
    expect_text("<article itemprop=articleBody>" PARAGRAPHS "<div class=ads><p>" ONE
                "</p></div></article>",
                TEXT);
}

static void test_verse(void **state)
{
    (void)state;
    expect_text("<div>" ONE "<br><br>Chorus<br><br>Again<br><br>" TWO
                "<br><br>Share</div>" PARAGRAPHS,
                ONE "\n\nChorus\n\nAgain\n\n" TWO "\n\n" TEXT);
}

static void test_tags_of_a_post(void **state)
{
    (void)state;
    expect_text("<div class='hentry post post_tag-comment tag-ad'>" PARAGRAPHS
                "</div><p>Site of a small paper in a small town for all who live here, "
                "and in the villages around.</p>",
                TEXT);
}

static void test_about_the_author(void **state)
{
    (void)state;
    expect_text(
        "<article>" PARAGRAPHS "<div class='post-author-box'><p>Jane Doe has "
        "written on bridges for ten years, and walks over one of them every day."
        "</p></div></article>",
        TEXT);
    expect_text("<article>" PARAGRAPHS "<div class='info-box'><p>" ONE
                "</p></div></article>",
                TEXT "\n\n" ONE);
}

static void test_no_main_content(void **state)
{
    (void)state;
    expect_text("", "");
    expect_text(" <p> </p>", "");
    expect_text("Hello.", "Hello.");
    expect_text("<p>One<p>Two", "One\n\nTwo");
    expect_text(
        "<ul><li><a href=/a>First story</a><li><a href=/b>Second story</a></ul>",
        "First story\nSecond story");
    expect_text("<nav><a href=/a>Home</a></nav>", "Home");
    expect_text(
        "<p><a href=/a>All of it a link, but this is all that the page has to "
        "offer to anybody.</a>",
        "All of it a link, but this is all that the page has to offer to anybody.");
}

static void test_tags_in_disorder(void **state)
{
    (void)state;
    expect_text("<div><div class=nav><a href=/>x</a></section></div><p>" ONE
                "<div></p>" TWO "</span></div></div></div>" THREE,
                TEXT);
    expect_text("<article><h2>Bridge</h3><p>" ONE "</p></article>", "Bridge\n\n" ONE);
    expect_text("<div class=menu><li>a<li>b</div><td>" ONE "</td>" TWO "<p>" THREE,
                TEXT);
}

/* ---- damage ---- */

static const char whole_page[] =
    "<!DOCTYPE html><html lang=en><head><title>Bridge closed | The Times</title>"
    "<meta property='og:title' content=\"Bridge &amp; river\">"
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":"
    "\"2021-05-06\",\"author\":[{\"name\":\"Jane Doe\"}]}</script></head><body>"
    "<nav>" LINKS "</nav><article class=\"post\"><h1>Bridge closed</h1>" PARAGRAPHS
    "<!-- comment --></article></body></html>";

static void test_cut_anywhere(void **state)
{
    const char *one = strstr(whole_page, ONE), *two = strstr(whole_page, TWO);

    (void)state;
    for (size_t len = 0; len < sizeof(whole_page); len++) {
        webpage_read(&page, (struct span){whole_page, len});
        buf_terminate(&page.text);
        if (len >= (size_t)(one - whole_page) + strlen(ONE) &&
            !strstr(page.text.data, ONE))
            fail_msg("cut at %zu: the first paragraph is lost", len);
        if (len >= (size_t)(two - whole_page) + strlen(TWO) &&
            !strstr(page.text.data, TWO))
            fail_msg("cut at %zu: the second paragraph is lost", len);
    }
}

/* Garbage made of what pages are made of must be read in bounds. */
static void test_garbage(void **state)
{
    static const char *const pieces[] = {"<div>",
                                         "</div>",
                                         "<p",
                                         ">",
                                         "<table>",
                                         "<tr>",
                                         "<td>",
                                         "</td>",
                                         "<a href=x>",
                                         "</a>",
                                         "<h1>",
                                         "</h2>",
                                         "text. ",
                                         "&amp;",
                                         "&nbsp;",
                                         "<svg>",
                                         "<span class=ad>",
                                         "</span>",
                                         "<!--",
                                         "-->",
                                         "\"",
                                         "=",
                                         "<script type=application/ld+json>",
                                         "{\"@graph\":[",
                                         "{\"author\":",
                                         "]}",
                                         "</script>",
                                         "<meta name=date content=",
                                         "<time>",
                                         "\xC2\xA0",
                                         "<li>",
                                         "<ul>",
                                         "</ul>",
                                         "<title>",
                                         "<noscript>",
                                         "<br>",
                                         "<select>"};
    struct buf html = {0};

    (void)state;
    for (int round = 0; round < 3000; round++) {
        buf_clear(&html);
        for (uint32_t n = random_below(60); n; n--)
            buf_add_string(&html, PICK(pieces));
        webpage_read(&page, buf_span(&html));
        assert_true(page.text.len <= 2 * html.len);
    }
    buf_release(&html);
}

/* Text of XML stands in CDATA sections, too, and behind empty elements. */
static void test_xml(void **state)
{
    (void)state;
    expect_text(
        "<doc><p><![CDATA[Fog]]></p><c><![CDATA[<p>Sn&amp;w</p> rain]]></c></doc>",
        "Fog\n\nSn&w\n\nrain");
    expect_text("<doc>a<![CDATA[b]]>c <![CDATA[ d]]> e<![CDATA[<i>f</i>]]></doc>",
                "abc d ef");
    expect_text("<doc><![CDATA[<![CDATA[a]]>b]]>c<![CDATA[d", "b]]>cd");
    expect_text(
        "<doc><title>A</title><part><title>B</title><para>c</para></part></doc>",
        "B c");
    expect_span("the title", page.title, "A");
    expect_text("<?xml version='1.0'?><article><nav>Fog</nav><p>c</p></article>",
                "Fog\n\nc");
    expect_text("<doc><title/><template/><script/>Fog<br/>lifted</doc>", "Fog\nlifted");
    assert_true(page.is_xml);
}

/* Not XML: pages that begin with an element of their own, or with the end of one. */
static void test_odd_roots(void **state)
{
    static const char nav[] = "<nav><a href=/>Home</a> <a href=/b>News</a></nav>";
    char html[1000];

    (void)state;
    snprintf(html, sizeof(html), "<my-app>%s<article>" PARAGRAPHS "</article></my-app>",
             nav);
    expect_text(html, TEXT);
    snprintf(html, sizeof(html),
             "</old><html>%s<article>" PARAGRAPHS "</article></html>", nav);
    expect_text(html, TEXT);
    assert_false(page.is_xml);
    expect_text("<?xml version='1.0'?><my-news><nav>Fog</nav></my-news>", "Fog");
    assert_true(page.is_xml);
    expect_text("<p>Fog <![CDATA[no]]></p>", "Fog");
    read_page("<?xml version='1.0'?><html><p>Fog</p></html>");
    assert_false(page.is_xml);
    read_page("<?xml version='1.0'?><meta charset=utf-8><p>Fog</p>");
    assert_false(page.is_xml);
}

static void expect_fast(const char *unit, size_t times)
{
    struct buf html = {0};

    while (times--)
        buf_add_string(&html, unit);
    webpage_read(&page, buf_span(&html));
    buf_release(&html);
}

/* These take seconds or hours unless time is linear in the page. */
static void test_hostile(void **state)
{
    enum { MANY = 300000 };

    (void)state;
    expect_fast("<div>", MANY);
    expect_fast("<div>x", MANY);
    expect_fast("<div class=ad>text that goes on.", MANY);
    expect_fast("<span class=ad>x", MANY);
    expect_fast("<table><tr><td>x", MANY);
    expect_fast("<a href=x>x<td>", MANY);
    expect_fast("<ul><li>x</section>", MANY);
    expect_fast("</div><p></p></x>", MANY);
    expect_fast("<h1>x</h1><title>x - ", MANY);
    expect_fast("<meta name=author content=a>", MANY);
    expect_fast("<meta property=article:tag content=a>", MANY);
    expect_fast("<p a=b c=d ", MANY);
    expect_fast("{[", MANY);
    expect_fast("<script type=application/ld+json>[[{\"@graph\":[</script>", MANY);
    expect_fast("<time>x", MANY);
    expect_fast("\"\"", MANY);
    expect_fast("<x><![CDATA[", MANY);
    expect_fast("<x><![CDATA[x]]>", MANY);
}

/* ---- metadata ---- */

#define HEAD(markup)                                                                   \
    "<html><head>" markup "</head><body><article>" PARAGRAPHS "</article>"

static void expect_title(const char *html, const char *title)
{
    read_page(html);
    expect_span("the title", page.title, title);
}

static void test_title(void **state)
{
    (void)state;
    expect_title(HEAD("<meta property=og:title content='Tom &amp; Jerry&#39;s'>"
                      "<title>x</title>"),
                 "Tom & Jerry's");
    expect_title(HEAD("<meta name=twitter:title content='A  title'>"), "A title");
    expect_title(HEAD("<title>Bridge closed | The Times</title>"), "Bridge closed");
    expect_title(HEAD("<title>A - b</title><meta property=og:site_name content=b>"),
                 "A");
    expect_title(HEAD("<meta property=og:title content='A | The Times'>"
                      "<meta property=og:site_name content='The Times'>"),
                 "A");
    expect_title(HEAD("<meta property=og:title content='A | The Times Politics'>"
                      "<meta property=og:site_name content='The Times'>"),
                 "A");
    expect_title(HEAD("<meta property=og:title content='A -- Times.org'>"
                      "<link rel=canonical href=https://www.times.org/a>"),
                 "A");
    expect_title(HEAD("<meta property=og:title content='Times - Last times we met'>"
                      "<meta property=og:site_name content=Time>"),
                 "Times - Last times we met");
    expect_title("<title>The Times: Bridge closed - Politics</title><h1>The Times of"
                 "</h1><h2>Bridge closed</h2>" PARAGRAPHS,
                 "Bridge closed");
    expect_title("<h1>Bridge <b>closed</b></h1>" PARAGRAPHS, "Bridge closed");
    expect_title(HEAD("<script type=application/ld+json>{\"@type\":\"Article\","
                      "\"headline\":\"\\u00dcber &amp; \\\"uns\\\"\"}</script>"),
                 "Über & \"uns\"");
    expect_title(PARAGRAPHS, "");
}

static void test_title_is_not_in_the_text(void **state)
{
    (void)state;
    expect_text("<title>Bridge</title><article><h1>Bridge</h1>" PARAGRAPHS, TEXT);
    expect_text(
        "<meta property=og:title content=Bridge><article><h1>Other</h1>" PARAGRAPHS,
        "Other\n\n" TEXT);
}

static void expect_date(const char *html, const char *date)
{
    read_page(html);
    expect_span("the date", page.date, date);
}

static void test_date(void **state)
{
    static const char *const names[] = {"article:published_time",
                                        "date",
                                        "pubdate",
                                        "DC.date",
                                        "DC.Date.Issued",
                                        "dcterms.created",
                                        "dc:created",
                                        "parsely-pub-date",
                                        "sailthru.date",
                                        "datePublished",
                                        "publication_date",
                                        "citation_date"};
    char html[2000];

    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        snprintf(html, sizeof(html), HEAD("<meta name='%s' content='2021-05-06'>"),
                 names[i]);
        expect_date(html, "2021-05-06");
    }
    expect_date(HEAD("<meta property=article:published_time "
                     "content=2021-05-06T01:00:00+02:00>"),
                "2021-05-05T23:00:00Z");
    expect_date(HEAD("<meta name=date content=tomorrow><meta name=pubdate "
                     "content='Thu, 06 May 2021 07:08:09 GMT'>"),
                "2021-05-06T07:08:09Z");
    expect_date("<time datetime=2021-05-06 pubdate>x</time>" PARAGRAPHS, "2021-05-06");
    expect_date("<time datetime=2021-05-06>x</time>" PARAGRAPHS, "2021-05-06");
    expect_date("<time>6 May 2021</time>" PARAGRAPHS, "2021-05-06");
    expect_date("<span itemprop=datePublished content=2021-05-06>x</span>" PARAGRAPHS,
                "2021-05-06");
    expect_date("<time datetime=2020-01-01></time><p "
                "itemprop=datePublished>6.5.2021</p>" PARAGRAPHS,
                "2021-05-06");
    expect_date("<div class=post-date>Am 6. Mai 2021</div>" PARAGRAPHS, "2021-05-06");
    expect_date("<p>Published 2021/05/06 in Politics</p>" PARAGRAPHS, "2021-05-06");
    expect_date(HEAD("<link rel=canonical href=https://a.org/2021/05/06/bridge/>"),
                "2021-05-06");
    expect_date(HEAD("<link rel=canonical href=https://a.org/2021/5/6/bridge/>"),
                "2021-05-06");
    expect_date(HEAD("<link rel=canonical href=https://a.org/2021/5/607/bridge/>"), "");
    expect_date(
        "<abbr class=published title=2021-05-06T07:08:09Z>today</abbr>" PARAGRAPHS,
        "2021-05-06T07:08:09Z");
    expect_date("<time datetime=2021-05-06T07:08:09Z title='6 May "
                "2021'>today</time>" PARAGRAPHS,
                "2021-05-06T07:08:09Z");
    expect_date("<div class=comment-date>6 May 2021</div>" PARAGRAPHS, "");
    expect_date("<p>In May 2021 it rained a lot on the bridge.</p>" PARAGRAPHS, "");
}

/* Which of several dates of a page is that of its text. */
static void test_date_of_the_text(void **state)
{
    (void)state;
    expect_date("<ul><li>Mill burnt down, <time>2 May 2020</time></ul><h1>Bridge</h1>"
                "<p><time datetime=2021-05-06>Thursday</time></p>" PARAGRAPHS,
                "2021-05-06");
    expect_date(
        "<h1>Bridge</h1><figure><figcaption>Oslo, 2 May 2020</figcaption></figure>"
        "<p>6 May 2021</p>" PARAGRAPHS,
        "2021-05-06");
    expect_date(
        "<div class=teaser><p>Mill burnt down</p><p class=date>2 May 2020</p></div>"
        "<h1>Bridge</h1><p>6 May 2021</p>" PARAGRAPHS,
        "2021-05-06");
    expect_date("<ul><li>Mill burnt down, <time>2 May 2020</time></ul><h1>Bridge</h1>"
                "<p>6 May 2021</p>" PARAGRAPHS,
                "2021-05-06");
    expect_date("<ul><li><a href=/5>May 2020</a><li><a href=/4>April 2020</a></ul>"
                "<h1>Bridge</h1><p>6 May 2021</p>" PARAGRAPHS,
                "2021-05-06");
    expect_date("<h1>Bridge</h1><ul><li>The old bridge at the mill was opened on "
                "August 14, 1935</ul>"
                "<p>By <a href=/jane>Jane Doe</a>, 6.5.21</p>" PARAGRAPHS,
                "2021-05-06");
    expect_date("<h1>Bridge</h1>" PARAGRAPHS
                "<p>2/5/2020 <a href=/mill>The old mill at "
                "the river has burnt down</a>",
                "");
    expect_date("<article>" PARAGRAPHS "<footer><time>6 May 2021</time></footer>"
                "</article>",
                "2021-05-06");
    expect_date("<ul><li><a class=date href=/2020>2020</a></ul>" PARAGRAPHS, "");
}

static void expect_found(const char *text, enum date_order order, const char *wanted)
{
    struct buf out = {0};
    struct date date;

    if (web_date_find(span_of(text), order, &date))
        date_write(&date, &out);
    expect_span(text, buf_span(&out), wanted);
    buf_release(&out);
}

static void test_dates_in_words(void **state)
{
    (void)state;
    expect_found("5. August 2013", DATE_DAY_FIRST, "2013-08-05");
    expect_found("on January 22, 2014", DATE_DAY_FIRST, "2014-01-22");
    expect_found("le 1er août 2019", DATE_DAY_FIRST, "2019-08-01");
    expect_found("22 de mayo de 2019", DATE_DAY_FIRST, "2019-05-22");
    expect_found("12 gennaio 2020, ore 9", DATE_DAY_FIRST, "2020-01-12");
    expect_found("3 października 2021", DATE_DAY_FIRST, "2021-10-03");
    expect_found("2023年7月12日", DATE_DAY_FIRST, "2023-07-12");
    expect_found("2023. 7. 12.", DATE_DAY_FIRST, "2023-07-12");
    expect_found("Stand: 31.10.23", DATE_DAY_FIRST, "2023-10-31");
    expect_found("05/06/2021", DATE_DAY_FIRST, "2021-06-05");
    expect_found("05/06/2021", DATE_MONTH_FIRST, "2021-05-06");
    expect_found("05/16/2021", DATE_DAY_FIRST, "2021-05-16");
    expect_found("31.05.2021", DATE_MONTH_FIRST, "2021-05-31");
    expect_found("Tue Jul 30 09:35:14 CEST 2019", DATE_DAY_FIRST,
                 "2019-07-30T09:35:14");
    expect_found("2021-05-06T07:08:09", DATE_DAY_FIRST, "2021-05-06T07:08:09");
    expect_found("call 555-2021-0506", DATE_DAY_FIRST, "");
    expect_found("version 1.2.3", DATE_DAY_FIRST, "");
    expect_found("45.13.2021", DATE_DAY_FIRST, "");
    expect_found("0021-05-06", DATE_DAY_FIRST, "");
    expect_found("", DATE_DAY_FIRST, "");
}

static void test_json_ld(void **state)
{
    (void)state;
    expect_date(HEAD("<script type='application/ld+json'>[1,{\"@type\":[\"Thing\","
                     "\"NewsArticle\"],\"datePublished\":\"2021-05-06\"}]</script>"),
                "2021-05-06");
    expect_date(
        HEAD("<script type='application/ld+json'>//<![CDATA[\n{\"@graph\":[{\"@type"
             "\":\"Organization\",\"datePublished\":\"1785-01-01\"},{\"@type\":"
             "\"BlogPosting\",\"headline\":\"a\nb\",\"datePublished\":"
             "\"2021-05-06\"}]}//]]></script>"),
        "2021-05-06");
    expect_span("the title", page.title, "a b");
    expect_date(HEAD("<script type='application/ld+json'>{\"@type\":\"Article\","
                     "\"datePublished\":\"2021-05-06\",}</script>"),
                "2021-05-06");
    expect_text("<body><script type='application/ld+json'>{\"@type\":\"Article\","
                "\"articleBody\":\"" ONE "\\n\\n" TWO "\"}</script><div id=app></div>",
                ONE "\n\n" TWO);
}

static void expect_author(const char *html, const char *author)
{
    read_page(html);
    expect_span("the author", page.author, author);
}

static void test_author(void **state)
{
    (void)state;
    expect_author(HEAD("<meta name=author content='By Jane Doe'>"), "Jane Doe");
    expect_author(HEAD("<meta property=article:author content=https://f.com/jane>"
                       "<meta property=article:author content='Jane Doe'>"
                       "<meta property=article:author content='John Roe'>"),
                  "Jane Doe; John Roe");
    expect_author(
        HEAD("<script type=application/ld+json>{\"@type\":\"NewsArticle\","
             "\"author\":[{\"@type\":\"Person\",\"name\":\"Jane Doe\"},\"John Roe\""
             "]}</script>"),
        "Jane Doe; John Roe");
    expect_author(
        HEAD("<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article"
             "\",\"author\":{\"@id\":\"#1\"}},{\"@type\":\"Person\",\"name\":"
             "\"Jane Doe\"}]}</script>"),
        "Jane Doe");
    expect_author(
        HEAD("<meta name=author content='The Times'><script type="
             "application/ld+json>{\"@type\":\"Article\",\"author\":\"Jane Doe\""
             "}</script>"),
        "Jane Doe");
    expect_author("<a rel=author href=/j>Jane Doe</a>" PARAGRAPHS, "Jane Doe");
    expect_author("<span itemprop=author>Jane Doe</span>" PARAGRAPHS, "Jane Doe");
    expect_author("<p class=byline>Von <b>Jane Doe</b> | 5. Mai 2021</p>" PARAGRAPHS,
                  "Jane Doe");
    expect_author("<p class=comment-author>Jane Doe</p>" PARAGRAPHS, "");
    expect_author("<p class=author>jane@example.org</p>" PARAGRAPHS, "");
}

static void test_links(void **state)
{
    (void)state;
    read_page(HEAD("<link rel=canonical href='https://a.org/?x=1&amp;y=2'>"
                   "<meta property=og:url content=https://b.org/>"));
    expect_span("the link", page.canonical, "https://a.org/?x=1&y=2");
    read_page(HEAD("<meta property=og:url content=//b.org/x>"));
    expect_span("the link", page.canonical, "https://b.org/x");
    read_page(HEAD("<base href=https://c.org/d/><link rel=canonical href=/x/y>"));
    expect_span("the link", page.canonical, "https://c.org/x/y");
    read_page(HEAD("<link rel=canonical href=HTTPS://d.org/x>"));
    expect_span("the link", page.canonical, "HTTPS://d.org/x");
    read_page(HEAD("<link rel=canonical href=/x/y>"));
    expect_span("the link", page.canonical, "");
}

static void test_the_rest(void **state)
{
    (void)state;
    read_page("<html lang=en_GB>" HEAD(
        "<meta property=og:locale content=de_DE><meta name=description content='A&#10; "
        "b'>"
        "<meta property=og:site_name content='The Times'><meta name=keywords content="
        "'bridge, river ,,bridge'><meta property=article:tag content='old, new'>"
        "<meta property=article:section content=Politics>"));
    expect_span("the language", page.lang, "en-GB");
    expect_span("the description", page.description, "A b");
    expect_span("the site", page.site, "The Times");
    assert_int_equal(page.keywords->n, 3);
    expect_span("a keyword", page.keywords->items[1], "river");
    expect_span("a keyword", page.keywords->items[2], "old, new");
    assert_int_equal(page.sections->n, 1);
    expect_span("the section", page.sections->items[0], "Politics");
    read_page(HEAD("<meta property=og:locale content=de_DE>"));
    expect_span("the language", page.lang, "de-DE");
    assert_int_equal(page.keywords->n, 0);
    expect_span("the site", page.site, "");
}

static void test_error_pages(void **state)
{
    (void)state;
    read_page("<title>404 Not Found</title><h1>Not Found</h1>");
    assert_true(page.is_error_page);
    read_page("<title>Just a moment...</title><p>Checking your browser.</p>");
    assert_true(page.is_error_page);
    read_page("<title>Peugeot 404</title><p>A car of 1960.</p>");
    assert_false(page.is_error_page);
    read_page("<title>Access denied</title>" PARAGRAPHS PARAGRAPHS PARAGRAPHS);
    assert_false(page.is_error_page);
}

static int release(void **state)
{
    (void)state;
    webpage_release(&page);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_article),
        cmocka_unit_test(test_divisions),
        cmocka_unit_test(test_tables_for_layout),
        cmocka_unit_test(test_tables_of_data),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_preformatted),
        cmocka_unit_test(test_standfirst),
        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_inline_boxes),
        cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_names_that_mislead),
        cmocka_unit_test(test_boxes_beside),
        cmocka_unit_test(test_loose_paragraphs),
        cmocka_unit_test(test_parts_with_good_names),
        cmocka_unit_test(test_large_sidebar),
        cmocka_unit_test(test_parts_with_bad_names),
        cmocka_unit_test(test_verse),
        cmocka_unit_test(test_tags_of_a_post),
        cmocka_unit_test(test_about_the_author),
        cmocka_unit_test(test_no_main_content),
        cmocka_unit_test(test_tags_in_disorder),
        cmocka_unit_test(test_cut_anywhere),
        cmocka_unit_test(test_garbage),
        cmocka_unit_test(test_xml),
        cmocka_unit_test(test_odd_roots),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_title),
        cmocka_unit_test(test_title_is_not_in_the_text),
        cmocka_unit_test(test_date),
        cmocka_unit_test(test_date_of_the_text),
        cmocka_unit_test(test_dates_in_words),
        cmocka_unit_test(test_json_ld),
        cmocka_unit_test(test_author),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_the_rest),
        cmocka_unit_test(test_error_pages),
    };

    return cmocka_run_group_tests(tests, NULL, release);
}
