/*
 * Identifies the language of each line of standard input: its tag, or `-`.
 * With an argument, the time that a line takes instead, the best of that many
 * runs: for scripts/score-languages.
 */
#include "langid.h"

#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct lines {
    struct span *items;
    size_t n, capacity;
};

static void read_lines(struct lines *lines)
{
    char *line = NULL;
    size_t capacity = 0;
    ssize_t len;

    while ((len = getline(&line, &capacity, stdin)) > 0) {
        lines->items = mem_grow(lines->items, &lines->capacity, lines->n + 1,
                                sizeof(*lines->items));
        lines->items[lines->n++] = (struct span){line, (size_t)len - 1};
        line = NULL;
    }
    free(line);
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void identify_all(struct lang_identifier *id, const struct lines *lines,
                         struct buf *tags)
{
    buf_clear(tags);
    for (size_t i = 0; i < lines->n; i++) {
        if (!lang_identify(id, lines->items[i], tags))
            buf_add_char(tags, '-');
        buf_add_char(tags, '\n');
    }
}

int main(int argc, char **argv)
{
    struct lang_identifier id = {0};
    struct lines lines = {0};
    struct buf tags = {0};
    double best = -1;

    read_lines(&lines);
    for (int run = argc > 1 ? atoi(argv[1]) : 1; run > 0; run--) {
        double start = seconds(), took;

        identify_all(&id, &lines, &tags);
        took = seconds() - start;
        best = best < 0 || took < best ? took : best;
    }
    if (argc > 1)
        printf("%.2f\n", lines.n ? best / (double)lines.n * 1e6 : 0);
    else
        fwrite(tags.data, 1, tags.len, stdout);
    for (size_t i = 0; i < lines.n; i++)
        free((void *)(uintptr_t)lines.items[i].data);
    free(lines.items);
    buf_release(&tags);
    lang_identifier_release(&id);
    return 0;
}
