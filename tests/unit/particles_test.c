/*
 * Korean particles: what is taken off, and what is left on.
 */
#include "unit.h"

#include "count/particles.h"

static void expect_noun(const char *word, const char *noun)
{
    struct span got = particles_off(span_of(word));

    if (!span_is(got, noun))
        fail_msg("%s gives %.*s", word, (int)got.len, got.data);
}

static void test_off(void **state)
{
    (void)state;
    expect_noun("대통령은", "대통령");
    expect_noun("정부는", "정부");
    expect_noun("서울에서", "서울");
    expect_noun("서울에서는", "서울");
    expect_noun("서울로", "서울");
    expect_noun("부산으로", "부산");
    expect_noun("일본과의", "일본");
    expect_noun("러시아와", "러시아");
    expect_noun("미국으로부터", "미국");
    expect_noun("한국까지", "한국");
    expect_noun("북한의", "북한");
    expect_noun("대만을", "대만");
    expect_noun("결과는", "결과");
    expect_noun("집으로", "집");
    expect_noun("집에서는", "집");
}

/* Names and numbers with a syllable behind them, and names in Latin letters. */
static void test_off_mixed(void **state)
{
    (void)state;
    expect_noun("a사는", "a사");
    expect_noun("3월부터", "3월");
    expect_noun("1위를", "1위");
    expect_noun("news는", "news");
    expect_noun("eu의", "eu");
    expect_noun("g20은", "g20");
    expect_noun("b는", "b는");
    expect_noun("3천만", "3천만");
    expect_noun("100만", "100만");
    expect_noun("30도", "30도");
    expect_noun("책을", "책을");
}

/* A particle that does not agree with what is before it is none. */
static void test_left(void **state)
{
    (void)state;
    expect_noun("회의", "회의");
    expect_noun("결과", "결과");
    expect_noun("국가", "국가");
    expect_noun("민주주의", "민주주의");
    expect_noun("음악가", "음악가");
    expect_noun("에서", "에서");
    expect_noun("물로", "물로");
    expect_noun("서울으로", "서울으로");
    expect_noun("", "");
    expect_noun("는", "는");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_off),
        cmocka_unit_test(test_off_mixed),
        cmocka_unit_test(test_left),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
