/*
 * Sizes on command lines, as count(1) describes them. How options are told from
 * operands is held against a model by tests/fuzz/options_fuzz.c.
 */
#include "unit.h"

#include "options.h"

/* Whether `text` is taken as a size, which is then `*size`. */
static bool read_size(const char *text, uint64_t *size)
{
    struct common_options common = {0};
    const struct option_spec specs[] = {
        {'S', "size", "SIZE", "", OPTION_SIZE, size, NULL}};
    const struct program program = {
        .name = "program", .options = specs, .n_options = 1, .common = &common};
    char name[] = "program", option[] = "-S", copy[64];
    char *argv[] = {name, option, copy, NULL};
    struct command command;
    bool good;

    snprintf(copy, sizeof(copy), "%s", text);
    good = options_read(&program, 3, argv, &command);
    assert_true(good == !command.problem[0]);
    free(command.operands.items);
    return good;
}

static void test_letters(void **state)
{
    static const struct {
        const char *text;
        uint64_t bytes;
    } rows[] = {{"1", 1024},
                {"500", 512000},
                {"007b", 7},
                {"3K", 3072},
                {"2M", 2097152},
                {"1G", 1073741824},
                {"5T", 5497558138880},
                {"16777215T", 18446742974197923840U},
                {"18446744073709551615b", UINT64_MAX}};
    uint64_t size;

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_true(read_size(rows[i].text, &size));
        assert_int_equal(size, rows[i].bytes < SIZE_MAX ? rows[i].bytes : SIZE_MAX);
    }
}

static void test_part_of_memory(void **state)
{
    uint64_t size, all = options_memory();

    (void)state;
    assert_true(all > 1 << 20);
    assert_true(read_size("100%", &size));
    assert_true(size <= all && all - size < 100);
    assert_true(read_size("25%", &size));
    assert_true(size <= all / 4 && all / 4 - size < 25);
}

static void test_no_size(void **state)
{
    static const char *const texts[] = {"",
                                        "K",
                                        "x",
                                        "%",
                                        "0",
                                        "0K",
                                        "1k",
                                        "1KB",
                                        "1 K",
                                        "1P",
                                        "-1",
                                        "+1",
                                        " 1",
                                        "1.5M",
                                        "0x10",
                                        "1%%",
                                        "16777216T",
                                        "18014398509481984",
                                        "18446744073709551616b"};
    uint64_t size = 42;

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_false(read_size(texts[i], &size));
    assert_int_equal(size, 42);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_letters),
                                       cmocka_unit_test(test_part_of_memory),
                                       cmocka_unit_test(test_no_size)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
