/*
 * boundaries: texts in which '|' stands for a boundary, for what cuts text.
 */
#ifndef DATELINE_TESTS_BOUNDARIES_H
#define DATELINE_TESTS_BOUNDARIES_H

#include "buf.h"

/* The end of what starts at `start`. */
typedef size_t next_boundary(const void *context, struct span text, size_t start);

/* Takes the marks out of a text and has them found again. */
static inline void expect_boundaries(const char *marked, next_boundary *next,
                                     const void *context)
{
    struct buf text = {0}, found = {0};

    for (const char *p = marked; *p; p++)
        if (*p != '|')
            buf_add_char(&text, *p);
    buf_terminate(&text);
    for (size_t start = 0, end; start < text.len; start = end) {
        end = next(context, buf_span(&text), start);
        if (start)
            buf_add_char(&found, '|');
        buf_add(&found, text.data + start, end - start);
    }
    assert_string_equal(buf_terminate(&found), marked);
    buf_release(&text);
    buf_release(&found);
}

#endif
