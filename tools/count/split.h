/*
 * split: takes groups apart, which are values with NUL between.
 */
#ifndef DATELINE_COUNT_SPLIT_H
#define DATELINE_COUNT_SPLIT_H

#include "buf.h"

/* The last value of a group of `n` values (1 or more), and those before it. */
static inline void split_last(struct span group, size_t n, struct span *others,
                              struct span *last)
{
    size_t at = group.len;

    while (n > 1 && at && group.data[at - 1] != '\0')
        at--;
    *others = (struct span){group.data, n > 1 && at ? at - 1 : 0};
    *last = n > 1 ? (struct span){group.data + at, group.len - at} : group;
}

/* The group and the key that split_join put together. */
static inline void split_first(struct span joined, size_t n, struct span *group,
                               struct span *key)
{
    size_t at = 0;

    for (size_t i = 0; i < n; i++)
        while (at < joined.len && joined.data[at++] != '\0')
            ;
    *group = (struct span){joined.data, n && at ? at - 1 : 0};
    *key = (struct span){joined.data + at, joined.len - at};
}

/* Sets `out` to a group of `n` values with a key behind it. */
static inline void split_join(struct buf *out, struct span group, size_t n,
                              struct span key)
{
    buf_clear(out);
    buf_add_span(out, group);
    if (n)
        buf_add_char(out, '\0');
    buf_add_span(out, key);
}

#endif
