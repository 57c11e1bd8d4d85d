#include "unit.h"

#include "gazetteer_stems.h"

/* NULL: the word has no stem. */
static void expect(const char *folded, bool alone, const char *stem)
{
    const struct span drops[] = {SPAN("a"), SPAN("ova"), SPAN("\xE0\xA4\xBE")};
    struct buf word = {0};

    buf_add_string(&word, folded);
    assert_int_equal(gazetteer_stems_cut(&word, drops, 3, alone), stem != NULL);
    buf_terminate(&word);
    assert_string_equal(word.data, stem ? stem : folded);
    buf_release(&word);
}

static void test_longest_end_is_dropped(void **state)
{
    (void)state;
    expect("petrova", true, "petr");
    expect("mara", false, "mar");
    expect("velin", true, "velin");
}

/* What would leave too few letters is not dropped. */
static void test_enough_is_left(void **state)
{
    (void)state;
    expect("mara", true, "mara");
    expect("kirova", true, "kirov");
    expect("kirova", false, "kir");
    expect("ora", false, "ora");
    expect("or", false, NULL);
    expect("ova", true, "ova");
}

/* In Hangul and Ethiopic a letter is a syllable; in Indic scripts three are enough. */
static void test_scripts(void **state)
{
    (void)state;
    expect("\xEA\xB0\x80\xEA\xB0\x80", true, "\xEA\xB0\x80\xEA\xB0\x80");
    expect("\xEA\xB0\x80", true, NULL);
    expect("\xE0\xA4\x95\xE0\xA4\xAE\xE0\xA4\xB2\xE0\xA4\xBE", true,
           "\xE0\xA4\x95\xE0\xA4\xAE\xE0\xA4\xB2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_longest_end_is_dropped),
        cmocka_unit_test(test_enough_is_left),
        cmocka_unit_test(test_scripts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
