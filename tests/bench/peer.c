#include "peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 1 << 18, PADDING = 16 };

static void *grow(void *bytes, size_t size)
{
    bytes = realloc(bytes, size);
    if (!bytes) {
        perror("peer");
        exit(2);
    }
    return bytes;
}

void text_add(struct text *t, const char *bytes, size_t len)
{
    if (t->capacity - t->len < len) {
        t->capacity = 2 * t->capacity + len;
        t->data = grow(t->data, t->capacity);
    }
    if (len)
        memcpy(t->data + t->len, bytes, len);
    t->len += len;
}

static void flush(struct text *t)
{
    size_t done = 0;

    while (done < t->len) {
        ssize_t n = write(STDOUT_FILENO, t->data + done, t->len - done);

        if (n < 0) {
            perror("peer");
            exit(2);
        }
        done += (size_t)n;
    }
    t->len = 0;
}

static void use_line(char *line, size_t len, struct text *out)
{
    static size_t number;
    struct post post;
    char covered[PADDING];

    number++;
    memcpy(covered, line + len, PADDING);
    memset(line + len, 0, PADDING);
    if (!json_post(line, len, &post)) {
        fprintf(stderr, "peer: line %zu is no post\n", number);
        exit(1);
    }
    html_text(post.title, post.title_len, out);
    text_add(out, "\n\n", 2);
    html_text(post.content, post.content_len, out);
    text_add(out, "\n", 1);
    memcpy(line + len, covered, PADDING);
    if (out->len >= BLOCK)
        flush(out);
}

/* Uses the whole lines; gives the bytes they took. */
static size_t use_lines(char *bytes, size_t len, struct text *out)
{
    size_t at = 0;
    char *newline;

    while ((newline = memchr(bytes + at, '\n', len - at)) != NULL) {
        size_t end = (size_t)(newline - bytes);

        use_line(bytes + at, end - at, out);
        at = end + 1;
    }
    return at;
}

int main(void)
{
    struct text out = {0};
    char *in = NULL;
    size_t len = 0, capacity = 0;
    ssize_t n;

    do {
        size_t used;

        if (capacity - len < BLOCK) {
            capacity = 2 * capacity + BLOCK;
            in = grow(in, capacity + PADDING);
        }
        n = read(STDIN_FILENO, in + len, capacity - len);
        if (n < 0) {
            perror("peer");
            return 2;
        }
        len += (size_t)n;
        used = use_lines(in, len, &out);
        memmove(in, in + used, len - used);
        len -= used;
    } while (n > 0);
    flush(&out);
    free(in);
    free(out.data);
    return 0;
}
