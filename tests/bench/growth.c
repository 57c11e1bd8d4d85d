/*
 * growth: records of words that are drawn at random, as many as there are in MB
 * megabytes of records. New words keep coming by Heaps' law: of n words there are about
 * 40 times the square root of n that differ, as in newswire (Manning, Raghavan and
 * Schuetze, Introduction to information retrieval, 2008, 5.1.1: 44 and 0.49).
 *
 *     growth MB
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { WORDS = 400, FLAT = 500 };

static double random_fraction(void)
{
    static uint64_t seed = 20230712;

    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return ((double)(seed >> 11) + 1) / 9007199254740993.0;
}

/* A rank whose chance falls with its square, but for the first few hundred. */
static uint64_t random_rank(void)
{
    return (uint64_t)(FLAT * (1 / random_fraction() - 1));
}

/* Frequent words are short. */
static size_t write_word(char *out, uint64_t rank)
{
    size_t len = 0;

    out[len++] = '"';
    do
        out[len++] = (char)('a' + rank % 26);
    while (rank /= 26);
    out[len++] = 'e';
    out[len++] = '"';
    return len;
}

static size_t write_record(char *out)
{
    size_t len = (size_t)sprintf(out, "{\"tokens\":[");

    for (int i = 0; i < WORDS; i++) {
        if (i)
            out[len++] = ',';
        len += write_word(out + len, random_rank());
    }
    return len + (size_t)sprintf(out + len, "]}\n");
}

int main(int argc, char **argv)
{
    double left = argc == 2 ? strtod(argv[1], NULL) * 1e6 : -1;
    char record[WORDS * 24 + 64];

    if (left < 0) {
        fputs("usage: growth MB\n", stderr);
        return 2;
    }
    while (left > 0) {
        size_t len = write_record(record);

        if (fwrite(record, 1, len, stdout) != len)
            return 1;
        left -= (double)len;
    }
    return fclose(stdout) != 0;
}
