#include "fit/ranks.h"

#include "mem.h"

#include <stdlib.h>

/* What the comparison needs, since qsort passes nothing on. */
static const struct intern *compared;

static int by_bytes(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;

    return span_compare(compared->keys[*x], compared->keys[*y]);
}

uint32_t *ranks_inverted(const uint32_t *ranks, size_t n)
{
    uint32_t *numbers = mem_zalloc(n + 1, sizeof(*numbers));

    for (size_t i = 0; i < n; i++)
        numbers[ranks[i]] = (uint32_t)i;
    return numbers;
}

uint32_t *ranks_of(const struct intern *strings)
{
    uint32_t *numbers = mem_zalloc(strings->n + 1, sizeof(*numbers)), *ranks;

    for (uint32_t i = 0; i < strings->n; i++)
        numbers[i] = i;
    compared = strings;
    qsort(numbers, strings->n, sizeof(*numbers), by_bytes);
    ranks = ranks_inverted(numbers, strings->n);
    free(numbers);
    return ranks;
}
