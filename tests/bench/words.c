/*
 * Reads texts, parted by NUL bytes, and cuts them until SECONDS of CPU time have
 * gone by. Prints the CPU seconds that one round took and its segments.
 *
 *     words FILE SECONDS
 */
#include "words.h"

#include "texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

int main(int argc, char **argv)
{
    size_t len, segments, rounds = 0;
    char *texts = argc == 3 ? texts_read(argv[1], &len) : NULL;
    double least, started, took;

    if (!texts) {
        fputs("usage: words FILE SECONDS\n", stderr);
        return 2;
    }
    least = strtod(argv[2], NULL);
    segments = cut_all(texts, len); /* also makes memory and tables warm */
    started = texts_cpu_seconds();
    do {
        if (cut_all(texts, len) != segments)
            return 1;
        took = texts_cpu_seconds() - started;
        rounds++;
    } while (took < least);
    printf("%.9f %zu\n", took / (double)rounds, segments);
    free(texts);
    return 0;
}
