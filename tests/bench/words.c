/*
 * Reads texts, parted by NUL bytes, and cuts them until SECONDS of CPU time have
 * gone by. Prints the CPU seconds that one round took and its segments.
 *
 *     words FILE SECONDS
 */
#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PADDING = 64 };

static char *read_file(const char *name, size_t *len)
{
    FILE *file = fopen(name, "rb");
    size_t capacity = 0;
    char *bytes = NULL;

    if (!file)
        return NULL;
    *len = 0;
    do {
        capacity = 2 * capacity + (1 << 20);
        bytes = realloc(bytes, capacity + PADDING);
        if (!bytes)
            return NULL;
        *len += fread(bytes + *len, 1, capacity - *len, file);
    } while (*len == capacity);
    memset(bytes + *len, 0, PADDING);
    fclose(file);
    return bytes;
}

static size_t cut_all(const char *texts, size_t len)
{
    size_t segments = 0;

    for (size_t at = 0; at < len;) {
        size_t text = strlen(texts + at);

        segments += words_count(texts + at, text);
        at += text + 1;
    }
    return segments;
}

static double cpu_seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(int argc, char **argv)
{
    size_t len, segments, rounds = 0;
    char *texts = argc == 3 ? read_file(argv[1], &len) : NULL;
    double least, started, took;

    if (!texts) {
        fputs("usage: words FILE SECONDS\n", stderr);
        return 2;
    }
    least = strtod(argv[2], NULL);
    segments = cut_all(texts, len); /* also makes memory and tables warm */
    started = cpu_seconds();
    do {
        if (cut_all(texts, len) != segments)
            return 1;
        took = cpu_seconds() - started;
        rounds++;
    } while (took < least);
    printf("%.9f %zu\n", took / (double)rounds, segments);
    free(texts);
    return 0;
}
