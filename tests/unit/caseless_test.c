/*
 * Tokens and their numbers, whatever their case and length, and whatever is kept.
 */
#include "unit.h"

#include "caseless.h"

enum { TOKENS = 60000, AT_ONCE = 300, LONGEST = 30 };

static char texts[TOKENS][LONGEST + 2 * CACHE_LONGEST];

/* A token of its own for each number, in letters of either case. */
static struct span token_of(uint32_t number)
{
    char *text = texts[number];
    size_t len = 0;

    for (uint32_t rest = number; rest || !len; rest /= 26)
        text[len++] = (char)((random_below(2) ? 'a' : 'A') + rest % 26);
    for (size_t end = len + number % (LONGEST - 5); len < end;)
        text[len++] = '-';
    return (struct span){text, len};
}

static uint32_t number_of(void *asked, struct span token)
{
    uint32_t number = 0, scale = 1;

    for (size_t i = 0; i < token.len && token.data[i] != '-'; i++, scale *= 26)
        number += (uint32_t)(token.data[i] - (token.data[i] < 'a' ? 'A' : 'a')) * scale;
    ++*(size_t *)asked;
    return number;
}

/* Asks for numbers below `n`, many times; returns how often they had to be made. */
static size_t ask(struct caseless *c, uint32_t n, int times)
{
    struct span tokens[AT_ONCE];
    uint32_t expected[AT_ONCE], numbers[AT_ONCE];
    size_t *asked = c->context;

    *asked = 0;
    for (int round = 0; round < times; round++) {
        for (size_t i = 0; i < AT_ONCE; i++) {
            expected[i] = random_below(n);
            tokens[i] = token_of(expected[i]);
        }
        caseless_find(c, tokens, AT_ONCE, numbers);
        for (size_t i = 0; i < AT_ONCE; i++)
            assert_int_equal(numbers[i], expected[i]);
    }
    return *asked;
}

static void test_numbers(void **state)
{
    struct caseless c;
    size_t asked;

    (void)state;
    caseless_init(&c, number_of, &asked);
    ask(&c, TOKENS, ROUNDS(1000));
    caseless_forget(&c);
    caseless_release(&c);
}

/* Few tokens are kept, short ones in whatever case they come, until they are
   forgotten. */
static void test_kept(void **state)
{
    struct caseless c;
    size_t asked;

    (void)state;
    caseless_init(&c, number_of, &asked);
    assert_true(ask(&c, 8, 10) > 0);
    assert_int_equal(ask(&c, 8, 10), 0);
    caseless_forget(&c);
    assert_true(ask(&c, 8, 10) > 0);
    caseless_release(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers),
                                       cmocka_unit_test(test_kept)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
