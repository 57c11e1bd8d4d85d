/*
 * The bytes that expressions match at most.
 */
#include "unit.h"

#include "buf.h"
#include "pattern_length.h"

static void expect(const char *source, size_t most)
{
    if (pattern_most_bytes(span_of(source)) != most)
        fail_msg("%s: %zu", source, pattern_most_bytes(span_of(source)));
}

static void test_literals(void **state)
{
    (void)state;
    expect("", 0);
    expect("Rio de Janeiro", 14);
    expect("S\u00E3o", 4);
    expect("U\\.S\\.", 4);
    expect("a.", 1 + 4);
    expect("\\bMiss ", 5);
    expect("^a$", 1);
}

static void test_escapes_and_classes(void **state)
{
    (void)state;
    expect("\\d\\s\\p{Lu}\\pL", 16);
    expect("\\x{2019}s", 5);
    expect("\\x27s", 2);
    expect("[Uu]niversity", 10);
    expect("[^a]", 4);
    expect("[\\]a]b", 2);
    expect("[]a]b", 2);
    expect("[\u00E9e]", 4);
    expect("[[:alpha:]]b", 5);
    expect("[[:^alpha:]a]b", 5);
    expect("[[:]b", 2);
    expect("[[:<:]]b", PATTERN_UNBOUNDED);
    expect("\\x4g\\xg", 4);
}

/* The sign of Kelvin and the long s are letters of two and three bytes. */
static void test_case(void **state)
{
    (void)state;
    expect("(?i)a", 1);
    expect("(?i:ab)c", 3);
    expect("(?i)k", 4);
    expect("(?i)[as]", 4);
    expect("(?i:\u00E9)\u00E9", 6);
    expect("(?m)a", PATTERN_UNBOUNDED);
}

static void test_groups(void **state)
{
    (void)state;
    expect("(?:Tour de|Miss) (?:the )?", 12);
    expect("(a|bcd)(e|)", 4);
    expect("(?<!\\bin )(?<=a)b(?! c)(?=d)", 1);
    expect("a(?C'given')b", 2);
}

/* More than the library takes. */
static void test_depth(void **state)
{
    struct buf source = {0};

    (void)state;
    for (int i = 0; i < 300000; i++)
        buf_add_char(&source, '(');
    expect(buf_terminate(&source), PATTERN_UNBOUNDED);
    buf_release(&source);
}

static void test_repeats(void **state)
{
    (void)state;
    expect("a?b??c?+", 3);
    expect("(?:ab){2}(?:c){0,3}", 7);
    expect("a{12}?", 12);
    expect("a{,2}", PATTERN_UNBOUNDED); /* braces that repeat, or not, by version */
    expect("a*", PATTERN_UNBOUNDED);
    expect("\\p{Ll}++ ", PATTERN_UNBOUNDED);
    expect("a{2,}", PATTERN_UNBOUNDED);
    expect("(?:\\b)*", 0);
}

static void test_unknown(void **state)
{
    (void)state;
    expect("(a)\\1", PATTERN_UNBOUNDED);
    expect("\\Qa\\E", PATTERN_UNBOUNDED);
    expect("(?>a)", PATTERN_UNBOUNDED);
    expect("(*ACCEPT)a", PATTERN_UNBOUNDED);
    expect("\\X", PATTERN_UNBOUNDED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_literals), cmocka_unit_test(test_escapes_and_classes),
        cmocka_unit_test(test_case),     cmocka_unit_test(test_groups),
        cmocka_unit_test(test_depth),    cmocka_unit_test(test_repeats),
        cmocka_unit_test(test_unknown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
