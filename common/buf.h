/*
 * buf: a growing run of bytes.
 *
 * A zeroed struct buf is empty and ready. The bytes may include NUL. buf_clear keeps
 * the memory, so that a loop over records soon allocates nothing. BUF_PADDING bytes
 * behind the last one may always be read, which lets scanners load whole vectors; their
 * values mean nothing.
 */
#ifndef DATELINE_BUF_H
#define DATELINE_BUF_H

#include "span.h"

#include <stdint.h>
#include <string.h>

#define BUF_PADDING 64

struct buf {
    char *data;
    size_t len;
    size_t capacity; /* bytes for use, the padding not counted */
};

/* Gives the memory back; the buf is empty and ready again. */
void buf_release(struct buf *b);

/* Raises the capacity to `len + more` or beyond, at least doubling it. */
void buf_grow(struct buf *b, size_t more);

static inline void buf_clear(struct buf *b)
{
    b->len = 0;
}

static inline void buf_reserve(struct buf *b, size_t more)
{
    if (b->capacity - b->len < more)
        buf_grow(b, more);
}

static inline void buf_add(struct buf *b, const void *bytes, size_t len)
{
    buf_reserve(b, len);
    if (len)
        memcpy(b->data + b->len, bytes, len);
    b->len += len;
}

static inline void buf_add_span(struct buf *b, struct span s)
{
    buf_add(b, s.data, s.len);
}

static inline void buf_add_char(struct buf *b, char c)
{
    buf_reserve(b, 1);
    b->data[b->len++] = c;
}

/* Appends a string literal. */
#define buf_add_literal(b, s) buf_add((b), (s), sizeof(s) - 1)

/* Appends a NUL-terminated string. */
void buf_add_string(struct buf *b, const char *s);

/* Appends a number in decimal digits, whatever the locale. */
void buf_add_uint(struct buf *b, uint64_t n);

/* Makes one line of the bytes: newlines and tabs become spaces. */
void buf_flatten(struct buf *b);

/*
 * Puts BUF_PADDING NULs behind the last byte, not counted in `len`, so that scanners
 * that load whole vectors always find the same there. Returns `data`.
 */
char *buf_terminate(struct buf *b);

static inline struct span buf_span(const struct buf *b)
{
    return (struct span){b->data, b->len};
}

#endif
