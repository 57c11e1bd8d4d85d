/*
 * Runs an official break test file of the Unicode Character Database.
 *
 *     break_test word|word-rules|sentence|grapheme FILE
 *
 * Prints TAP: one test a line of the file.
 */
#include "buf.h"
#include "grapheme.h"
#include "sentence.h"
#include "utf8.h"
#include "wordbreak.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 256 };

struct sample {
    char text[MOST * UTF8_MAX + BUF_PADDING];
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

/* ---- the kinds: each marks the ends of all segments ---- */

static void mark_words(struct span text, bool *ends)
{
    struct wordbreak words;
    struct segment segment;

    wordbreak_open(&words, text, SEGMENTS_ALL);
    while (wordbreak_next(&words, &segment))
        ends[segment.end] = true;
}

static void mark_words_by_rules(struct span text, bool *ends)
{
    bool is_word;

    for (size_t pos = 0; pos < text.len; ends[pos] = true)
        pos = wordbreak_end(text, pos, &is_word);
}

static void mark_sentences(struct span text, bool *ends)
{
    for (size_t pos = 0; pos < text.len; ends[pos] = true)
        pos = sentence_next(text.data, text.len, pos);
}

static void mark_graphemes(struct span text, bool *ends)
{
    for (size_t pos = 0; pos < text.len; ends[pos] = true)
        pos = grapheme_next(text, pos);
}

static const struct kind {
    const char *name;
    void (*mark)(struct span text, bool *ends);
} kinds[] = {
    {"word", mark_words},
    {"word-rules", mark_words_by_rules},
    {"sentence", mark_sentences},
    {"grapheme", mark_graphemes},
};

static const struct kind *find_kind(const char *name)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(name, kinds[i].name) == 0)
            return &kinds[i];
    return NULL;
}

static bool matches(const struct sample *s, const struct kind *kind)
{
    bool found[MOST * UTF8_MAX + 1] = {true};

    kind->mark((struct span){s->text, s->len}, found);
    return memcmp(found, s->boundary, s->len + 1) == 0;
}

int main(int argc, char **argv)
{
    struct sample sample;
    char line[4096];
    int n = 0, failed = 0;
    const struct kind *kind = argc == 3 ? find_kind(argv[1]) : NULL;
    FILE *file = kind ? fopen(argv[2], "r") : NULL;

    if (!file) {
        fprintf(stderr, "usage: break_test KIND FILE\n");
        return 2;
    }
    while (fgets(line, sizeof(line), file)) {
        bool good;

        if (!parse(line, &sample))
            continue;
        good = matches(&sample, kind);
        failed += !good;
        line[strcspn(line, "#\n")] = '\0';
        printf("%s %d - %s\n", good ? "ok" : "not ok", ++n, line);
    }
    fclose(file);
    printf("1..%d\n", n);
    return failed != 0;
}
