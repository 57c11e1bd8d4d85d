#include "pattern_length.h"

#include "pattern_parts.h"

#include <stdlib.h>

static size_t sum(size_t a, size_t b)
{
    return a > SIZE_MAX - b ? PATTERN_UNBOUNDED : a + b;
}

static size_t times(size_t bytes, size_t n)
{
    return bytes && n > SIZE_MAX / bytes ? PATTERN_UNBOUNDED : bytes * n;
}

static size_t most_of(const struct pattern_part *parts, uint32_t number)
{
    const struct pattern_part *part = &parts[number - 1];
    size_t most = part->size;

    for (uint32_t i = part->first; i; i = parts[i - 1].behind) {
        size_t inner = most_of(parts, i);

        if (part->kind == PATTERN_SEQUENCE)
            most = sum(most, inner);
        else if (inner > most)
            most = inner;
    }
    return times(most, part->most);
}

size_t pattern_most_bytes(struct span source)
{
    struct pattern_parts parts = pattern_parse(source);
    size_t most = parts.all ? most_of(parts.items, parts.all) : PATTERN_UNBOUNDED;

    free(parts.items);
    return most;
}
