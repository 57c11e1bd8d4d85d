/*
 * peer: what the programs share that extract is measured against.
 *
 * A peer reads posts as JSON Lines from standard input, takes the title and the
 * content of each, makes text of both and writes it: what a user would build
 * from a JSON parser (json_*.c) and an HTML parser (html_*.c), with buffers
 * that are read, written and reused in large pieces. It checks and mends
 * nothing, keeps white space as it stands and writes no record.
 */
#ifndef DATELINE_BENCH_PEER_H
#define DATELINE_BENCH_PEER_H

#include <stdbool.h>
#include <stddef.h>

struct text {
    char *data;
    size_t len, capacity;
};

void text_add(struct text *t, const char *bytes, size_t len);

struct post {
    const char *title, *content; /* HTML; valid until the next call */
    size_t title_len, content_len;
};

/*
 * Reads a post. The line may be written to, ends with a NUL at line[len] and
 * has 16 bytes behind it. False: it is no post.
 */
bool json_post(char *line, size_t len, struct post *post);

/* Appends the text of `html`, blocks parted by newlines. */
void html_text(const char *html, size_t len, struct text *out);

#endif
