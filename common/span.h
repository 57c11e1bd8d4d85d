/*
 * span: a run of bytes with its length.
 *
 * A span owns nothing: it points into a buffer that outlives it. The bytes
 * may hold NUL; a span of length 0 may have any pointer, NULL included.
 */
#ifndef DATELINE_SPAN_H
#define DATELINE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct span {
    const char *data;
    size_t len; /* bytes */
};

/* A span over a string literal, without its NUL. */
#define SPAN(literal) ((struct span){(literal), sizeof(literal) - 1})

/* A span over a NUL-terminated string; NULL gives the empty span. */
static inline struct span span_of(const char *s)
{
    return (struct span){s, s ? strlen(s) : 0};
}

/* The bytes from `start` up to, not including, `end`. */
static inline struct span span_between(const char *start, const char *end)
{
    return (struct span){start, (size_t)(end - start)};
}

/* Behind the last byte. */
static inline const char *span_end(struct span s)
{
    return s.data + s.len;
}

static inline bool span_equal(struct span a, struct span b)
{
    return a.len == b.len &&
           (a.len == 0 || (*a.data == *b.data && memcmp(a.data, b.data, a.len) == 0));
}

static inline bool span_is(struct span a, const char *s)
{
    return span_equal(a, span_of(s));
}

static inline bool span_starts(struct span a, struct span prefix)
{
    return a.len >= prefix.len &&
           (prefix.len == 0 || memcmp(a.data, prefix.data, prefix.len) == 0);
}

static inline bool span_ends(struct span a, struct span end)
{
    return a.len >= end.len &&
           (end.len == 0 || memcmp(a.data + a.len - end.len, end.data, end.len) == 0);
}

/* What is behind the first `n` bytes; nothing if there are no more. */
static inline struct span span_behind(struct span s, size_t n)
{
    return n < s.len ? (struct span){s.data + n, s.len - n} : (struct span){"", 0};
}

/* Order by bytes, which for UTF-8 is code point order; a prefix comes first. */
static inline int span_compare(struct span a, struct span b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.data, b.data, n) : 0;

    return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* The same without the bytes of `any_of` at either end; NUL is none of them. */
static inline struct span span_trim(struct span s, const char *any_of)
{
    while (s.len && s.data[0] && strchr(any_of, s.data[0])) {
        s.data++;
        s.len--;
    }
    while (s.len && s.data[s.len - 1] && strchr(any_of, s.data[s.len - 1]))
        s.len--;
    return s;
}

/*
 * Takes the part of `*rest` before the first `separator` and moves `*rest`
 * behind it. False when `rest->data` is NULL: nothing is left. The last part
 * sets it to NULL, so "a,b," has three parts and "" has one.
 */
static inline bool span_split(struct span *rest, char separator, struct span *part)
{
    const char *found;

    if (!rest->data)
        return false;
    found = rest->len ? memchr(rest->data, separator, rest->len) : NULL;
    if (!found) {
        *part = *rest;
        *rest = (struct span){NULL, 0};
        return true;
    }
    *part = span_between(rest->data, found);
    *rest = span_between(found + 1, rest->data + rest->len);
    return true;
}

#endif
