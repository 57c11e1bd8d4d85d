/*
 * Datelines: what stands in them, and what is none.
 */
#include "unit.h"

#include "buf.h"
#include "entity-tag/dateline.h"

static struct buf padded;

/* The text with readable bytes behind it. */
static struct span text_of(const char *s)
{
    buf_clear(&padded);
    buf_add_string(&padded, s);
    buf_terminate(&padded);
    return buf_span(&padded);
}

/* "PORTLAND,Ore.;LONDON": a comma before what qualifies, a semicolon before others. */
static void describe(struct span text, const struct dateline *d, struct buf *out)
{
    for (size_t i = 0; i < d->n; i++) {
        const struct dateline_place *p = &d->places[i];

        if (i)
            buf_add_char(out, p->qualifies ? ',' : ';');
        buf_add(out, text.data + p->start, p->end - p->start);
    }
    assert_int_equal(d->start, d->places[0].start);
    assert_int_equal(d->end, d->places[d->n - 1].end);
    assert_true(d->body >= d->end && d->body <= text.len);
}

static void expect(const char *s, const char *places, const char *body)
{
    struct span text = text_of(s);
    struct buf found = {0};
    struct dateline d;
    size_t from = 0;

    if (!dateline_next(text, &from, &d))
        fail_msg("no dateline: %s", s);
    describe(text, &d, &found);
    assert_string_equal(buf_terminate(&found), places);
    assert_string_equal(text.data + d.body, body);
    assert_int_equal(from, d.body);
    buf_release(&found);
}

static void expect_none(const char *s)
{
    struct span text = text_of(s);
    struct dateline d;
    size_t from = 0;

    if (dateline_next(text, &from, &d))
        fail_msg("%s: %.*s", s, (int)(d.end - d.start), text.data + d.start);
}

static void test_capitals(void **state)
{
    (void)state;
    expect("PITTSBURGH - Steel output rose.", "PITTSBURGH", "Steel output rose.");
    expect("\u200B\u00A0\uFEFFPITTSBURGH - It rose.", "PITTSBURGH", "It rose.");
    expect("\u3000\u3000新华社北京11月2日电 中国", "北京", " 中国");
    expect("It rose.\n\n\u200EPITTSBURGH (AP) - It rose.", "PITTSBURGH", "It rose.");
    expect("GLEN COVE, N.Y., March 3 (Reuters) - It said", "GLEN COVE,N.Y.", "It said");
    expect("NEW YORK, Feb 26 -\nStocks fell", "NEW YORK", "Stocks fell");
    expect("RICHMOND, Va. Feb 26 - It", "RICHMOND,Va.", "It");
    expect("MADRID (AP) \u2014 It", "MADRID", "It");
    expect("PARIS \u2014 The", "PARIS", "The");
    expect("PARIS\u2014The", "PARIS", "The");
    expect("WASHINGTON/LONDON (Reuters) - It", "WASHINGTON;LONDON", "It");
    expect("LONDON and NEW YORK, Nov 2 - It", "LONDON;NEW YORK", "It");
    expect("BEIJING, Nov. 2 (Xinhua) -- It", "BEIJING", "It");
    expect("ST. PAUL, Minn. (AP) _ It", "ST. PAUL,Minn.", "It");
    expect("McLEAN, Va. - It", "McLEAN,Va.", "It");
    expect("PORT-AU-PRINCE, Haiti (AP) - It", "PORT-AU-PRINCE,Haiti", "It");
    expect("RIO de JANEIRO - It", "RIO de JANEIRO", "It");
    expect("CHARLESTON, West Virginia, March 3, 2016 /PRNewswire/ -- It",
           "CHARLESTON,West Virginia", "It");
    expect("MOSCOW, March 3. /TASS/. Russia said", "MOSCOW", "Russia said");
    expect("NEW YORK--(BUSINESS WIRE)--It", "NEW YORK", "It");
    expect("NEW DELHI: The minister", "NEW DELHI", "The minister");
    expect("ISLAMABAD (APP) The minister", "ISLAMABAD", "The minister");
    expect("ERIE, PA., March 27 - It", "ERIE,PA.", "It");
    expect("ROME, March 13, Reuter - It", "ROME", "It");
    expect("LONDON 1996-08-30 West", "LONDON", "West");
    expect("GENEVA, SWITZERLAND - It", "GENEVA,SWITZERLAND", "It");
    expect("WASHINGTON - U.S. TV makers", "WASHINGTON", "U.S. TV makers");
}

/* Not in capitals: the agency or the day may come late. */
static void test_small_letters(void **state)
{
    (void)state;
    expect("New York--(BUSINESS WIRE)--It", "New York", "It");
    expect("Stockton, Calif. and Reno, AP \u2014 It", "Stockton,Calif.;Reno", "It");
    expect("Salt Lake City\u00A0AFP - It", "Salt Lake City", "It");
    expect("Praha \u010CTK - It", "Praha", "It");
    expect("Frankfurt am Main dpa - It", "Frankfurt am Main", "It");
    expect("Roma, askanews - It", "Roma", "It");
    expect("Madrid, marzo 3 - It", "Madrid", "It");
    expect("Minsk /TASS/. It", "Minsk", "It");
    expect("Dublin, Reuters: It", "Dublin", "It");
    expect_none("Dublin Wins Again - It");
    expect_none("Dublin Wins Again: Reuters (AP) - It");
    expect_none("Dublin Wins Something else (AP) - It");
}

static void test_languages(void **state)
{
    (void)state;
    expect("Paris (AFP) - Le", "Paris", "Le");
    expect("Berlin (dpa) - Die", "Berlin", "Die");
    expect("Frankfurt am Main (dpa/lhe) \u2013 Die", "Frankfurt am Main", "Die");
    expect("PAR\u00CDS, 3 mar (EFE).- El", "PAR\u00CDS", "El");
    expect("Buenos Aires, 3 de marzo de 2016 (T\u00E9lam).- El", "Buenos Aires", "El");
    expect("BRAS\u00CDLIA - O", "BRAS\u00CDLIA", "O");
    expect("Roma, 3 mar. (askanews) - Il", "Roma", "Il");
    expect("МОСКВА, 3 мар \u2014 РИА Новости. Цены", "МОСКВА", "РИА Новости. Цены");
    expect("Москва. 3 марта. INTERFAX.RU - Цены", "Москва.", "Цены");
    expect("ΑΘΗΝΑ - Η κυβέρνηση", "ΑΘΗΝΑ", "Η κυβέρνηση");
    expect("القاهرة (رويترز) - قال", "القاهرة", "قال");
    expect("دبي 3 مارس (رويترز) - قال", "دبي", "قال");
}

static void test_dense(void **state)
{
    (void)state;
    expect("서울=연합뉴스 3일", "서울", " 3일");
    expect("(서울=연합뉴스) 홍길동 기자 = 정부", "서울", " 홍길동 기자 = 정부");
    expect("[서울·도쿄=뉴시스] 정부", "서울;도쿄", " 정부");
    expect("新华社北京11月2日电 中国", "北京", " 中国");
    expect("（新华社北京11月2日电）中国", "北京", "中国");
    expect("新华网东京3月2日专电 日本", "东京", " 日本");
    expect("（中央社台北２日電）台灣", "台北", "台灣");
    expect("中新社巴黎三月二日电 法国", "巴黎", " 法国");
    expect("【東京＝山田太郎】政府", "東京", "政府");
    expect("【ワシントン共同】米国", "ワシントン", "米国");
    expect("［東京 ２日 ロイター］ - 政府", "東京", " - 政府");
}

/* Headings, lists, sentences. */
static void test_none(void **state)
{
    (void)state;
    expect_none("");
    expect_none("PARIS");
    expect_none("PARIS -");
    expect_none("SOCCER - SHEARER NAMED AS ENGLAND CAPTAIN");
    expect_none("SOCCER - Shearer is captain");
    expect_none("LONDON - MARKETS CLOSE HIGHER");
    expect_none("UPDATE 1-Shares fall");
    expect_none("WASHINGTON POST - The president");
    expect_none("NEWS ANALYSIS \u2014 The president");
    expect_none("- PARIS - the capital");
    expect_none("1. PARIS - the capital");
    expect_none("A - the first letter");
    expect_none("Paris - the capital of France");
    expect_none("Paris, France - the capital");
    expect_none("Lionel Messi (Barcelona) - five goals");
    expect_none("Windows, 10 years on - what is new");
    expect_none("Paris, 3 nights - from $200");
    expect_none("The company said March 3 - a Thursday - was late");
    expect_none("WASHINGTON Barack Obama spoke");
    expect_none("WELL-KNOWN FACTS, they said - and so on");
    expect_none("(Reuters) - The company");
    expect_none("北京11月2日电影节");
    expect_none("新华社记者报道");
    expect_none("(가나다) 라");
}

/* A by-line may stand before it; a long line that is only wrapped is no paragraph. */
static void test_paragraphs(void **state)
{
    static const char wrapped[] =
        "A line of the text that is as long as lines that were cut at a width\n"
        "PARIS - no, this goes on with the line before it, and is a list of cities.";

    (void)state;
    expect("By JANE DOE\nPARIS - It", "PARIS", "It");
    expect("A title\n\n    PARIS - It", "PARIS", "It");
    expect_none(wrapped);
}

static void test_roundup(void **state)
{
    struct span text = text_of("PARIS - One.\n\nIt is so.\n\nBERLIN - Two.");
    struct dateline d;
    size_t from = 0;

    (void)state;
    assert_true(dateline_next(text, &from, &d));
    assert_false(d.is_sure);
    assert_int_equal(d.start, 0);
    assert_true(dateline_next(text, &from, &d));
    assert_string_equal(text.data + d.body, "Two.");
    assert_false(dateline_next(text, &from, &d));
}

static void test_body(void **state)
{
    (void)state;
    assert_int_equal(dateline_body(text_of("A title\n\nText"), SPAN("A title")), 9);
    assert_int_equal(dateline_body(text_of("T\n\nT\n\nText"), SPAN("T")), 6);
    assert_int_equal(dateline_body(text_of("Text"), SPAN("A title")), 0);
    assert_int_equal(dateline_body(text_of("Text"), SPAN("")), 0);
}

/* Whatever stands there, nothing is read that is not in the text. */
static void test_random(void **state)
{
    static const char *const pieces[] = {
        "PARIS", "Paris", "de", "N.Y.", ", ",  " ",  " - ",    "--", "(",    ")",
        "/",     "AP",    "3",  "Mar",  "\n",  ".",  "\u2014", ":",  "=",    "서울",
        "【",    "】",    "社", "11月", "2日", "电", "·",      "é",  "\n\n", "'"};

    (void)state;
    for (int i = 0; i < ROUNDS(20000); i++) {
        struct buf text = {0}, out = {0};
        struct dateline d;
        size_t from = 0, last = 0;

        for (uint32_t n = random_below(14); n; n--)
            buf_add_string(&text, PICK(pieces));
        buf_terminate(&text);
        while (dateline_next(buf_span(&text), &from, &d)) {
            assert_true(d.start >= last);
            last = from;
            describe(buf_span(&text), &d, &out);
        }
        buf_release(&text);
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_capitals),      cmocka_unit_test(test_languages),
        cmocka_unit_test(test_dense),         cmocka_unit_test(test_none),
        cmocka_unit_test(test_paragraphs),    cmocka_unit_test(test_roundup),
        cmocka_unit_test(test_body),          cmocka_unit_test(test_random),
        cmocka_unit_test(test_small_letters),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    buf_release(&padded);
    return failed;
}
