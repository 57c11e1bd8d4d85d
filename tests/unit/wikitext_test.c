/*
 * The markup of MediaWiki: what a reader sees of it, in several languages, and that any
 * damage costs little, in text and in time.
 */
#include "unit.h"

#include "extract/wikitext.h"
#include "utf8.h"

#include <string.h>

static void expect(const char *wikitext, const char *wanted)
{
    struct buf in = {0}, out = {0};

    buf_add_string(&in, wikitext);
    buf_terminate(&in);
    buf_add_literal(&out, "|");
    wikitext_to_text(buf_span(&in), &out);
    if (strcmp(buf_terminate(&out) + 1, wanted) != 0)
        fail_msg("%s\ngives '%s'\nnot   '%s'", wikitext, out.data + 1, wanted);
    assert_int_equal(out.data[0], '|');
    buf_release(&in);
    buf_release(&out);
}

static void test_apostrophes(void **state)
{
    (void)state;
    expect("''a'' '''b''' '''''c''''' d's", "a b c d's");
    expect("'''''a''' b'' '''''c'' d'''", "a b c d");
    expect("l'''Italia''' e l'''arte''", "l'Italia e l'arte");
    expect("L'''Italia''", "L'Italia");
    expect("(l'''Italia''', it's'''so''')", "(l'Italia, it'sso)");
    expect("dell'''arte''", "dell'arte");
    expect("''''a'''' ''''''b''''''", "'a' 'b'");
    expect("'''Vitamin C''' is", "Vitamin C is");
    expect("''[[''a'']]''", "a");
    expect("'''Bell'''<nowiki/>'s '''Bell'''{{'}}s", "Bell's Bell's");
    expect("''open\nnext'' line", "open next line");
}

static void test_lines(void **state)
{
    (void)state;
    expect("one\ntwo\n\nthree\n\n\n\nfour", "one two\n\nthree\n\nfour");
    expect("one\n== Title ==\ntwo\n=== ''Sub'' === \nthree",
           "one\n\nTitle\n\ntwo\n\nSub\n\nthree");
    expect("a == b\n= c\n===", "a == b = c ===");
    expect("text\n* a\n** b\n#c\n:d\ntext", "text\n\na\nb\nc\nd\n\ntext");
    expect("; term : what it is\n; see http://a.example/",
           "term\nwhat it is\nsee http://a.example/");
    expect("a\n two\n  lines\nb", "a\n\ntwo\nlines\n\nb");
    expect("a\n----\nb\n-----c", "a\n\nb\n\nc");
    expect("a<br>b<br/>c", "a\nb\nc");
    expect("a\r\nb\r\n\r\nc", "a b\n\nc");
    expect("__NOTOC__\n__KEIN_INHALTSVERZEICHNIS__a __\u76EE\u6B21__b __init__ __ c",
           "a b __init__ __ c");
    expect("<poem>\nroses\nare '''red'''\n</poem>", "roses\nare red");
    expect("", "");
    expect("\n \n", "");
}

static void test_links(void **state)
{
    (void)state;
    expect("[[Seoul]] [[Seoul|the city]] [[bus]]es [[a|b|c]]",
           "Seoul the city buses b|c");
    expect("[[Help:Page|]] [[Seoul (film)|]] [[Bern, Ohio|]]", "Page Seoul Bern");
    expect("[[:Category:Towns]] [[:fr:Ville]]", "Category:Towns fr:Ville");
    expect("a [[de:Stadt]]\n[[zh-min-nan:Si]] b", "a b");
    expect("[[Re:Start]] [[Vue: a]] [[mw:Help]]", "Re:Start Vue: a mw:Help");
    expect("a[[Category:Towns]]\n[[category : x|y]] b", "a b");
    expect("[[File:a.jpg|thumb|A [[bridge|big]] {{small|one}} [http://a.example b]]]c",
           "c");
    expect("[[Talk:A|''b'' [c]]]", "b [c]");
    expect("[[Media:a.ogg|listen]]", "listen");
    expect("[http://a.example/b?c the ''label''] [https://a.example] [//a.example x]",
           "the label x");
    expect("[[http://a.example x]] [http://a.example [[b|c]] d]", "[x] c d");
    expect("see http://a.example/b, [sic] [gallery] [a:b]",
           "see http://a.example/b, [sic] [gallery] [a:b]");
}

/* What files and categories are called, beyond English. */
static void test_namespaces(void **state)
{
    static const char *const names[] = {"Image",
                                        "image",
                                        "Datei",
                                        "Bild",
                                        "Fichier",
                                        "Archivo",
                                        "Immagine",
                                        "Ficheiro",
                                        "Bestand",
                                        "Plik",
                                        "\u0424\u0430\u0439\u043B",
                                        "\u0444\u0430\u0439\u043B",
                                        "\uD30C\uC77C",
                                        "\u30D5\u30A1\u30A4\u30EB",
                                        "\u6587\u4EF6",
                                        "\u0645\u0644\u0641",
                                        "T\u1EADp_tin",
                                        "T\u1EADp tin",
                                        "Kategorie",
                                        "Cat\u00E9gorie",
                                        "CATEGOR\u00CDA",
                                        "\uBD84\uB958",
                                        "\u5206\u7C7B",
                                        "\u062A\u0635\u0646\u064A\u0641",
                                        "\u05E7\u05D8\u05D2\u05D5\u05E8\u05D9\u05D4",
                                        "\u09AC\u09BF\u09B7\u09AF\u09BC\u09B6\u09CD"
                                        "\u09B0\u09C7\u09A3\u09C0",
                                        "\u039A\u03B1\u03C4\u03B7\u03B3\u03BF\u03C1"
                                        "\u03AF\u03B1",
                                        "Kategorija"};

    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char link[100];

        snprintf(link, sizeof(link), "a[[%s:x|y [[z]]]]b", names[i]);
        expect(link, "ab");
    }
}

static void test_templates(void **state)
{
    (void)state;
    expect("a {{b|c={{d|e}}|[[f|g]]}}h", "a h");
    expect("{{Box\n| a = b\n\n| c = {{{d|}}}\n}}\ntext", "text");
    expect("{{#if:a|b|c}}{{DEFAULTSORT:x}}{{PAGENAME}}a{{{1|b}}}{{{{{x}}}}}", "a");
    expect("{{lang|de|''Haus''}} {{Lang-fr|maison}} {{nowrap|a [[b|c]]}} {{small|1=d}}",
           "Haus maison a c d");
    expect("{{lang|de|[[Haus|H\u00E4user]] {{small|x}}|nocat=1 {{small|y}}}}",
           "H\u00E4user x");
    expect("{{quote|text=So it is.|author=A. Bell}}", "So it is.");
    expect("{{convert|5|km|mi}}, {{convert|5|to|6|km|mi}}, {{unit\u00E9|12|m}}",
           "5 km, 5 to 6 km, 12 m");
    expect("{{date|1|mai|1999}} {{formatnum:1234}} 5{{ndash}}6 {{lang}}",
           "1 mai 1999 1234 5\u20136");
    expect("H{{sub|2}}O, {{Circa|1990}}", "H2O, 1990");
    expect("{{link-en|\u9996\u723E|Seoul}} {{\u4EEE\u30EA\u30F3\u30AF|a|en|b}}",
           "\u9996\u723E a");
    expect("{{lang|ko|{{{1|a}}}}}b", "b");
}

static void test_unclosed_templates(void **state)
{
    (void)state;
    expect("a {{b|c\nd", "a d");
    expect("{{Box\n| a = {{b}\n| c = d\ntext\n\nmore", "text\n\nmore");
    expect("a {{b [[c}} d]] e", "a d]] e");
    expect("[[a {{b]] c}} d]] e", "a d e");
    expect("a }} b ]] {{c}}", "a }} b ]]");
    expect("{|\n| a {{b\n|}\nc", "c");
    expect("a [[b c\n[[File:d|e\nf", "a b c\n\nf");
    expect("a\n{| b\n! c\n| d\ne", "a\n\ne");
}

static void test_tables(void **state)
{
    (void)state;
    expect("a\n{| class=x\n|-\n| b || c\n|\n{|\n| d\n|}\n| {{e\n|}}\n|}\nf", "a\n\nf");
    expect("{{Box|\n{|\n| a\n|}\n|}}b", "b");
    expect(":{|\n|a\n|}b", "b");
    expect("a<table><tr><td>b<table><tr><td>c</table></table>d", "ad");
    expect("a\n{{Table head}}\n| b || c\n|-\n|}\nd", "a\n\nd");
    expect("a {|b|} c", "a {|b|} c");
}

static void test_tags(void **state)
{
    (void)state;
    expect("a<ref name=\"x\">{{cite|b}} [[c]]</ref>b<ref name=x />c<REF>d</Ref >e",
           "abce");
    expect("a<ref>b\n\nc", "ab\n\nc");
    expect("a<ref>b</ref c <b>d</b>", "a c d");
    expect("<gallery>\nFile:a.jpg|b\n</gallery><math>x<y</math><source lang=\"c\">d"
           "</source><timeline>e</timeline>f<references/>",
           "f");
    expect("<nowiki>[[a]] ''b'' {{c}} &amp; <br> </nowiki>|<nowiki>\n* d</nowiki>",
           "[[a]] ''b'' {{c}} & <br> | * d");
    expect("<pre>\n  '''a'''\n\n* [[b]]\n</pre>c", "'''a'''\n\n* [[b]]\n\nc");
    expect("a<!-- b -->c\n<!-- d -->\ne\n  <!-- f -->\ng", "ac e g");
    expect("a<!-- b", "a");
    expect("<div>a</div><small>b</small><sup>c</sup>", "a\n\nbc");
    expect("a<span style=\"display:none\">b</span>c", "ac");
    expect("a<span\nclass=\"b\">c</span><div class=\"x>d</div>", "acd");
    expect("<b>a</b> < b, 1<2 <unknown> <script>", "a < b, 1<2 <unknown> <script>");
    expect("&lt;b&gt; 10&nbsp;km &#39;", "<b> 10 km '");
    expect("<kbd>a</kbd><noinclude>b</noinclude><includeonly>c</includeonly>", "ab");
}

static void test_variants(void **state)
{
    (void)state;
    expect("-{zh-hans:\u7532;zh-hant:\u4E59}-\u4E19", "\u7532\u4E19");
    expect("-{\u7532}- -{A|zh-cn: \u7532; zh-tw:\u4E59;}-b -{H|zh:a;zh-tw:b}-c",
           "\u7532 \u7532b c");
    expect("[[\u7532|-{zh:\u4E59;zh-tw:\u4E19}-]] -{{small|a}}- x-{y\nz",
           "\u4E59 -a- x-{y z");
}

/* What is left out leaves no empty parentheses. */
static void test_parentheses(void **state)
{
    (void)state;
    expect("'''Seoul''' ({{IPA|a}} ; {{IPA|b}}) is", "Seoul is");
    expect("Of Seoul {{IPA|a}}, it is", "Of Seoul, it is");
    expect("(German: ''Rom''; {{IPA|a}}; [[Latin]]: ''Roma'')",
           "(German: Rom; Latin: Roma)");
    expect("Of Rome, {{IPA|a}}; {{IPA|b}}, it is", "Of Rome, it is");
    expect("\u9996\u723E\u3001{{IPA|a}}\u3001\u662F", "\u9996\u723E\u3001\u662F");
    expect("a: {{b}} c", "a: c");
    expect(":: {{a}}: b", "b");
    expect("* {{flag|Norway}} first", "Norway first");
    expect("{{As of|2010}}, it is", "it is");
    expect("Seoul ({{IPA|a}}; {{lang-ko|\uC11C\uC6B8}}, {{IPA|b}}), a",
           "Seoul (\uC11C\uC6B8), a");
    expect("Seoul (<ref>a</ref>) is", "Seoul is");
    expect("\u9996\u723E\uFF08{{lang-ko|\uC11C\uC6B8}}\uFF0C{{IPA|a}}\uFF09\u662F",
           "\u9996\u723E\uFF08\uC11C\uC6B8\uFF09\u662F");
    expect("\u0633\u064A\u0648\u0644 ({{a}}\u060C {{b}}) \u0647\u064A",
           "\u0633\u064A\u0648\u0644 \u0647\u064A");
    expect("  a ({{b}}) c", "a c");
    expect("main() ( ; ) ({{a}} b)", "main() ( ; ) (b)");
    expect("{{a}} b\n{{c}} {{d}} e", "b e");
}

static void test_articles(void **state)
{
    (void)state;
    expect("{{\uC9C0\uC5ED \uC815\uBCF4\n|\uC774\uB984 = [[a]]\n}}\n'''\uC11C\uC6B8'''"
           "({{\uBB38\uD654\uC5B4|b}})\uC740 [[\uD55C\uAD6D]]\uC758 \uC218\uB3C4"
           "\uC774\uB2E4.<ref>c</ref>\n\n== \uC5ED\uC0AC ==\n[[\uBD84\uB958:\uB3C4"
           "\uC2DC]]",
           "\uC11C\uC6B8\uC740 \uD55C\uAD6D\uC758 \uC218\uB3C4\uC774\uB2E4.\n\n"
           "\uC5ED\uC0AC");
    expect("[[Datei:Turm.jpg|mini|Der [[Turm]] (1900)]]\nDer '''Turm''' steht in "
           "[[Bern#Altstadt|Bern]].\n* erster\n* zweiter\n[[Kategorie:T\u00FCrme]]",
           "Der Turm steht in Bern.\n\nerster\nzweiter");
    expect("'''\u4E0A\u6D77'''\u662F[[\u4E2D\u56FD|\u4E2D\u570B]]\u7684\u57CE\u5E02"
           "\u3002\n[[Category:\u57CE\u5E02]]",
           "\u4E0A\u6D77\u662F\u4E2D\u570B\u7684\u57CE\u5E02\u3002");
    expect("'''\u0627\u0644\u0642\u0627\u0647\u0631\u0629''' \u0639\u0627\u0635\u0645"
           "\u0629 [[\u0645\u0635\u0631]].\n[[\u062A\u0635\u0646\u064A\u0641:\u0645"
           "\u062F\u0646]]",
           "\u0627\u0644\u0642\u0627\u0647\u0631\u0629 \u0639\u0627\u0635\u0645\u0629 "
           "\u0645\u0635\u0631.");
}

static void test_redirects(void **state)
{
    static const char *const redirects[] = {
        "#REDIRECT [[Seoul]]",
        "#redirect:[[Seoul]] and more",
        "\n#REDIRECT[[A]]\n\n{{R from move}}\n[[Category:B]]",
        "#\uB118\uACA8\uC8FC\uAE30 [[\uC11C\uC6B8]]",
        "#WEITERLEITUNG [[Bern]]",
        "#\u0645\u0633\u0627\u0631_x [[y]]",
        "#\u91CD\u5B9A\u5411 [[\u9996\u723E"};
    static const char *const pages[] = {
        "", "#", "# [[a]]", "#a [[b]] is a c", "#REDIRECT", "a #REDIRECT [[b]]"};

    (void)state;
    for (size_t i = 0; i < sizeof(redirects) / sizeof(redirects[0]); i++)
        assert_true(wikitext_is_redirect(span_of(redirects[i])));
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
        assert_false(wikitext_is_redirect(span_of(pages[i])));
}

/* ---- properties ---- */

static const char *const pieces[] = {"[[",        "]]",
                                     "{{",        "}}",
                                     "{{{",       "}}}",
                                     "{|",        "|}",
                                     "|",         "\n",
                                     "\n{|",      "\n|}",
                                     "\n\n",      "\n* ",
                                     "\n; ",      ":",
                                     "''",        "'''",
                                     "'",         "[",
                                     "]",         "http://",
                                     "File:x",    "de:",
                                     "lang|de|",  "small|",
                                     "convert|",  "formatnum:",
                                     "-{",        "}-",
                                     "zh:",       ";",
                                     "<ref>",     "</ref>",
                                     "<ref/>",    "<!--",
                                     "-->",       "<nowiki>",
                                     "</nowiki>", "<pre>",
                                     "</pre>",    "<table>",
                                     "</table>",  "<poem>",
                                     "<div",      ">",
                                     "<",         "\"",
                                     "&amp;",     "&",
                                     "(",         ")",
                                     "\uFF08",    ", ",
                                     "__A__",     "_",
                                     "= ",        "\n==",
                                     "----",      "a",
                                     " ",         "\uC11C\uC6B8",
                                     "\u00A0"};

static void assert_plain(struct span text)
{
    assert_int_equal(utf8_valid(text.data, text.len), text.len);
    for (size_t i = 0; i < text.len; i++)
        assert_true((unsigned char)text.data[i] >= ' ' || text.data[i] == '\n' ||
                    text.data[i] == '\t');
}

/* Whatever it is, cut off anywhere, its text is plain. */
static void test_random_pieces(void **state)
{
    struct buf in = {0}, out = {0};

    (void)state;
    for (int round = 0; round < ROUNDS(30000); round++) {
        buf_clear(&in);
        buf_clear(&out);
        for (size_t n = random_below(40); n; n--)
            buf_add_string(&in, PICK(pieces));
        if (random_below(8) == 0)
            buf_add_char(&in, '\0');
        in.len = utf8_cut(in.data, in.len, in.len - in.len / 9);
        buf_terminate(&in);
        wikitext_to_text(buf_span(&in), &out);
        assert_plain(buf_span(&out));
        wikitext_is_redirect(buf_span(&in));
    }
    buf_release(&in);
    buf_release(&out);
}

/* Adds constructs in each other, all closed. */
static void add_balanced(struct buf *in, int depth)
{
    static const char *const pairs[][2] = {
        {"[[", "]]"},         {"[[a|", "]]"}, {"[[File:x|", "]]"},   {"{{", "}}"},
        {"{{lang|de|", "}}"}, {"{{a|", "}}"}, {"\n{|\n|", "\n|}\n"}, {"''", "''"},
        {"(", ")"},           {"{{{", "}}}"}, {"-{", "}-"}};
    size_t kind = random_below(sizeof(pairs) / sizeof(pairs[0]));

    buf_add_string(in, pairs[kind][0]);
    buf_add_literal(in, " a ");
    for (uint32_t n = random_below(3); n && depth < 8; n--)
        add_balanced(in, depth + 1);
    buf_add_literal(in, " b ");
    buf_add_string(in, pairs[kind][1]);
}

static void test_balanced(void **state)
{
    struct buf in = {0}, out = {0};

    (void)state;
    for (int round = 0; round < ROUNDS(10000); round++) {
        buf_clear(&in);
        buf_clear(&out);
        add_balanced(&in, 0);
        buf_terminate(&in);
        wikitext_to_text(buf_span(&in), &out);
        buf_terminate(&out);
        if (strstr(out.data, "[[") || strstr(out.data, "{{") || strstr(out.data, "}}"))
            fail_msg("%s\ngives '%s'", in.data, out.data);
    }
    buf_release(&in);
    buf_release(&out);
}

/* Were the time not linear, 100,000 marks in a row would take minutes. */
static void test_rows_of_marks(void **state)
{
    static const char *const rows[] = {
        "[[",         "]]",         "{{",          "}}",       "{{{",      "<ref>",
        "<ref",       "''",         "'''a",        "<!--",     "{|\n",     "\n{|\n|}",
        "[http://a ", "-{zh:",      "-{a;",        "<nowiki>", "<div ",    "<a b=\"",
        "[[File:",    "{{lang|de|", "{{small|a}}", "{{|||||",  "__",       "__A",
        "( {{a}},",   "({{a}}",     "]",           "<table>",  "</table>", "\n==",
        "\n;a:",      " :{|",       "[[a:",        "<poem>",   "\n ",      "}}]]|}"};

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf in = {0}, out = {0};

        for (int n = 0; n < ROUNDS(100000); n++)
            buf_add_string(&in, rows[i]);
        buf_terminate(&in);
        wikitext_to_text(buf_span(&in), &out);
        assert_true(out.len <= in.len + in.len / 4);
        buf_release(&in);
        buf_release(&out);
    }
}

/* Half of the row opens, half closes, with the strongest still open. */
static void test_deep_nesting(void **state)
{
    static const char *const pairs[][2] = {
        {"{{", "}}"},      {"[[", "]]"},     {"{{lang|a|", "}}"},
        {"{|\n", "\n|}"},  {"[[a|", "}}"},   {"{{", "]]"},
        {"-{zh:a;", "}-"}, {"{|\n[[", "}}"}, {"<table>", "</table>"},
        {"[[", "|]]"}};

    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        struct buf in = {0}, out = {0};

        for (int half = 0; half < 2; half++)
            for (int n = 0; n < ROUNDS(100000); n++)
                buf_add_string(&in, pairs[i][half]);
        buf_terminate(&in);
        wikitext_to_text(buf_span(&in), &out);
        buf_release(&in);
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_apostrophes),   cmocka_unit_test(test_lines),
        cmocka_unit_test(test_links),         cmocka_unit_test(test_namespaces),
        cmocka_unit_test(test_templates),     cmocka_unit_test(test_unclosed_templates),
        cmocka_unit_test(test_tables),        cmocka_unit_test(test_tags),
        cmocka_unit_test(test_variants),      cmocka_unit_test(test_parentheses),
        cmocka_unit_test(test_articles),      cmocka_unit_test(test_redirects),
        cmocka_unit_test(test_random_pieces), cmocka_unit_test(test_balanced),
        cmocka_unit_test(test_rows_of_marks), cmocka_unit_test(test_deep_nesting),
    };

    return cmocka_run_group_tests_name("wikitext", tests, NULL, NULL);
}
