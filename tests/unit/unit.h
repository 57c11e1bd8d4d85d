/*
 * unit: what the unit tests share. Each test file is a program of its own.
 */
#ifndef DATELINE_TESTS_UNIT_H
#define DATELINE_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include <stdio.h>
#include <unistd.h>

/* A number below `n`; the same row of them in every run (xorshift64). */
static inline uint32_t random_below(uint32_t n)
{
    static uint64_t seed = 20230712;

    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 32) % n;
}

/* Rounds of a test with random input: fewer where the processor is emulated. */
#ifdef FEW_ROUNDS
#define ROUNDS(n) ((n) / 20)
#else
#define ROUNDS(n) (n)
#endif

#define PICK(list) (list)[random_below(sizeof(list) / sizeof((list)[0]))]

static inline const char *write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    return path;
}

/* A file of the test program's own: set-up and tear-down of its group. */
static char own_file[] = "/tmp/dateline-test-XXXXXX";

static inline int make_own_file(void **state)
{
    int fd = mkstemp(own_file);

    (void)state;
    return fd < 0 ? -1 : close(fd);
}

static inline int remove_own_file(void **state)
{
    (void)state;
    return unlink(own_file);
}

#endif
