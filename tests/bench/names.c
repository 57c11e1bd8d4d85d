/*
 * Reads names, and texts parted by NUL bytes, and finds the names until SECONDS of
 * CPU time have gone by. Prints the CPU seconds that one round took, the names
 * found and those of them that are whole words.
 *
 *     names NAMES FILE SECONDS
 */
#include "names.h"

#include "texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    struct found found, again;
    size_t len, rounds = 0;
    double least, started, took;
    char *texts = argc == 4 ? texts_read(argv[2], &len) : NULL;

    if (!texts) {
        fputs("usage: names NAMES FILE SECONDS\n", stderr);
        return 2;
    }
    if (!names_open(argv[1])) {
        fprintf(stderr, "names: %s cannot be used\n", argv[1]);
        return 1;
    }
    for (size_t at = 0; at < len; at += strlen(texts + at) + 1)
        names_add(texts + at, strlen(texts + at));
    least = strtod(argv[3], NULL);
    found = names_find(); /* also makes memory and tables warm */
    started = texts_cpu_seconds();
    do {
        again = names_find();
        if (again.all != found.all || again.words != found.words)
            return 1;
        took = texts_cpu_seconds() - started;
        rounds++;
    } while (took < least);
    printf("%.9f %zu %zu\n", took / (double)rounds, found.all, found.words);
    free(texts);
    return 0;
}
