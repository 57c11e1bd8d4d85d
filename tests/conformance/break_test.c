/*
 * Runs an official break test file of the Unicode Character Database.
 *
 *     break_test word|sentence FILE
 *
 * Prints TAP: one test a line of the file.
 */
#include "sentence.h"
#include "utf8.h"
#include "wordbreak.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 256 };

struct sample {
    char text[MOST * UTF8_MAX];
    size_t len;
    bool boundary[MOST * UTF8_MAX + 1]; /* expected, by byte */
};

/* "÷ 0061 × 0308 ÷" with a comment behind it. */
static bool parse(const char *line, struct sample *s)
{
    memset(s, 0, sizeof(*s));
    while (*line && *line != '#' && *line != '\n') {
        char *end;

        if (strncmp(line, "\xC3\xB7", 2) == 0) {
            s->boundary[s->len] = true;
            line += 2;
        } else if (strncmp(line, "\xC3\x97", 2) == 0) {
            line += 2;
        } else if (*line == ' ' || *line == '\t') {
            line++;
        } else {
            s->len += utf8_encode((uint32_t)strtoul(line, &end, 16), s->text + s->len);
            line = end;
        }
    }
    return s->len > 0;
}

static bool matches(const struct sample *s, bool words)
{
    size_t pos = 0, next;
    bool is_word;

    while (pos < s->len) {
        next = words ? wordbreak_next(s->text, s->len, pos, &is_word)
                     : sentence_next(s->text, s->len, pos);
        for (size_t i = pos + 1; i <= next; i++)
            if (s->boundary[i] != (i == next))
                return false;
        pos = next;
    }
    return true;
}

int main(int argc, char **argv)
{
    struct sample sample;
    char line[4096];
    int n = 0, failed = 0;
    FILE *file = argc == 3 ? fopen(argv[2], "r") : NULL;

    if (!file) {
        fprintf(stderr, "usage: break_test word|sentence FILE\n");
        return 2;
    }
    while (fgets(line, sizeof(line), file)) {
        bool good;

        if (!parse(line, &sample))
            continue;
        good = matches(&sample, strcmp(argv[1], "word") == 0);
        failed += !good;
        line[strcspn(line, "#\n")] = '\0';
        printf("%s %d - %s\n", good ? "ok" : "not ok", ++n, line);
    }
    fclose(file);
    printf("1..%d\n", n);
    return failed != 0;
}
