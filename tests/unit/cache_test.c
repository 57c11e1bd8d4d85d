/*
 * What a cache keeps, and what it forgets.
 */
#include "unit.h"

#include "cache.h"

enum { TOKENS = 5000 };

static char texts[TOKENS][2 * CACHE_LONGEST];

/* A token of its own for each number, of 1 to CACHE_LONGEST bytes. */
static struct span token_of(uint32_t number)
{
    int len = snprintf(texts[number], sizeof(texts[number]), "%x", number);
    size_t more = number % (CACHE_LONGEST - 5);

    memset(texts[number] + len, 'z', more);
    return (struct span){texts[number], (size_t)len + more};
}

static void put(struct cache *c, uint32_t number)
{
    bool found;

    cache_find(c, token_of(number), &found)->value = number;
}

/* Whether the token is there; then with its own value. */
static bool has(struct cache *c, uint32_t number)
{
    bool found;
    struct cache_slot *slot = cache_find(c, token_of(number), &found);

    if (found)
        assert_int_equal(slot->value, number);
    slot->value = number;
    return found;
}

static void test_kept(void **state)
{
    struct cache c;
    size_t n = 0;

    (void)state;
    cache_init(&c);
    assert_false(has(&c, 1));
    assert_true(has(&c, 1));
    for (uint32_t i = 0; i < TOKENS; i++)
        put(&c, i);
    for (uint32_t i = 0; i < TOKENS; i++)
        n += has(&c, i);
    assert_in_range(n, TOKENS / 2, TOKENS);
    cache_release(&c);
}

static void test_grows(void **state)
{
    struct cache c;
    size_t before = 0, after = 0;

    (void)state;
    cache_init(&c);
    for (uint32_t i = 0; i < TOKENS; i++)
        put(&c, i);
    for (uint32_t i = 0; i < TOKENS; i++)
        before += has(&c, i);
    while (c.of_slots.bits < CACHE_MOST_BITS)
        cache_grow(&c);
    while (c.of_longer.bits < CACHE_MOST_LONGER_BITS)
        cache_grow_longer(&c);
    cache_grow(&c);
    cache_grow_longer(&c);
    assert_int_equal(c.of_slots.bits, CACHE_MOST_BITS);
    assert_int_equal(c.of_longer.bits, CACHE_MOST_LONGER_BITS);
    for (uint32_t i = 0; i < TOKENS; i++)
        after += has(&c, i);
    assert_in_range(after, before, TOKENS);
    cache_release(&c);
}

/* The one that comes again stays, whatever comes once. */
static void test_repeated_stays(void **state)
{
    struct cache c;

    (void)state;
    cache_init(&c);
    put(&c, 0);
    for (uint32_t i = 1; i < TOKENS; i++) {
        assert_true(has(&c, 0));
        put(&c, i);
    }
    cache_release(&c);
}

/* A token is not taken for one that goes on with NUL bytes. */
static void test_padding(void **state)
{
    static const char text[2 * CACHE_LONGEST] = "ab";
    struct cache c;
    bool found;

    (void)state;
    cache_init(&c);
    cache_find(&c, (struct span){text, 2}, &found)->value = 2;
    cache_find(&c, (struct span){text, 3}, &found)->value = 3;
    assert_false(found);
    assert_int_equal(cache_find(&c, (struct span){text, 2}, &found)->value, 2);
    assert_true(found);
    cache_release(&c);
}

/* The numbers that tokens begin with, and how often these were asked for. */
static void read_numbers(void *context, const struct span *tokens, size_t n,
                         uint32_t *numbers)
{
    assert_in_range(n, 1, CACHE_MADE_AT_ONCE);
    *(size_t *)context += n;
    for (size_t i = 0; i < n; i++)
        numbers[i] =
            tokens[i].len ? (uint32_t)strtoul(tokens[i].data, NULL, 16) : UINT32_MAX;
}

/* Many at once, short ones, longer ones, those never kept and empty ones. */
static void test_read(void **state)
{
    static const char longest[4 * CACHE_LONGEST] = "7 and so on, on, on, on, on";
    struct span tokens[TOKENS / 10];
    uint32_t values[TOKENS / 10];
    const size_t n = TOKENS / 10;
    size_t made = 0;
    struct cache c;

    (void)state;
    cache_init(&c);
    for (uint32_t i = 0; i < n; i++)
        tokens[i] = token_of(i % 50);
    tokens[100] = (struct span){longest, CACHE_LONGEST + 1};
    tokens[200] = (struct span){longest, 0};
    cache_read(&c, tokens, n, read_numbers, &made, values);
    assert_int_equal(made, 50 + 2 + 50 % CACHE_MADE_AT_ONCE); /* came again too soon */
    made = 0;
    cache_read(&c, tokens, n, read_numbers, &made, values);
    assert_int_equal(made, 2);
    for (uint32_t i = 0; i < n; i++)
        assert_int_equal(values[i], i == 100 ? 7 : i == 200 ? UINT32_MAX : i % 50);
    cache_release(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept),           cmocka_unit_test(test_grows),
        cmocka_unit_test(test_repeated_stays), cmocka_unit_test(test_padding),
        cmocka_unit_test(test_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
