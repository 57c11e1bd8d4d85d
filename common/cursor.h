/*
 * cursor: goes through a short text sign by sign. What is taken is gone over; a copy of
 * a cursor looks ahead.
 */
#ifndef DATELINE_CURSOR_H
#define DATELINE_CURSOR_H

#include "ascii.h"
#include "span.h"

struct cursor {
    const char *p, *end;
};

static inline bool cursor_at(const struct cursor *c, const char *any_of)
{
    return c->p < c->end && *c->p && strchr(any_of, *c->p);
}

static inline bool cursor_take(struct cursor *c, const char *any_of)
{
    if (!cursor_at(c, any_of))
        return false;
    c->p++;
    return true;
}

static inline void cursor_skip(struct cursor *c, const char *any_of)
{
    while (cursor_take(c, any_of))
        ;
}

static inline bool cursor_at_digit(const struct cursor *c)
{
    return c->p < c->end && ascii_is_digit(*c->p);
}

/* At least `least` digits, of which no more than `most`, up to nine, are taken. */
static inline bool cursor_take_number(struct cursor *c, size_t least, size_t most,
                                      int *number)
{
    const char *start = c->p;

    for (*number = 0; cursor_at_digit(c) && (size_t)(c->p - start) < most; c->p++)
        *number = *number * 10 + (*c->p - '0');
    return (size_t)(c->p - start) >= least;
}

static inline size_t cursor_count_digits(const struct cursor *c)
{
    struct cursor ahead = *c;

    while (cursor_at_digit(&ahead))
        ahead.p++;
    return (size_t)(ahead.p - c->p);
}

/* The letters of ASCII that are there; there may be none. */
static inline struct span cursor_take_letters(struct cursor *c)
{
    const char *start = c->p;

    while (c->p < c->end && ascii_is_letter(*c->p))
        c->p++;
    return span_between(start, c->p);
}

#endif
