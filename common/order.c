#include "order.h"

#include "mem.h"

#include <stdlib.h>

enum { FEW = 16 }; /* items that are sorted by insertion */

uint64_t order_prefix(struct span key)
{
    unsigned char bytes[8] = {0};
    uint64_t prefix = 0;

    if (key.len)
        memcpy(bytes, key.data, key.len < sizeof(bytes) ? key.len : sizeof(bytes));
    for (size_t i = 0; i < sizeof(bytes); i++)
        prefix = prefix << 8 | bytes[i];
    return prefix;
}

struct sort {
    order_key *key;
    const void *context;
};

static inline bool is_before(const struct sort *s, const struct order_item *a,
                             const struct order_item *b)
{
    if (a->group != b->group)
        return a->group < b->group;
    if (a->weight != b->weight)
        return a->weight > b->weight;
    if (a->prefix != b->prefix)
        return a->prefix < b->prefix;
    return span_compare(s->key(s->context, a->row), s->key(s->context, b->row)) < 0;
}

static void swap(struct order_item *a, struct order_item *b)
{
    struct order_item held = *a;

    *a = *b;
    *b = held;
}

static void sort_few(const struct sort *s, struct order_item *items, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct order_item item = items[i];
        size_t to = i;

        for (; to && is_before(s, &item, &items[to - 1]); to--)
            items[to] = items[to - 1];
        items[to] = item;
    }
}

static void sift_down(const struct sort *s, struct order_item *items, size_t n,
                      size_t i)
{
    for (size_t child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && is_before(s, &items[child], &items[child + 1]))
            child++;
        if (!is_before(s, &items[i], &items[child]))
            return;
        swap(&items[i], &items[child]);
    }
}

/* For the inputs that make quicksort slow. */
static void sort_by_heap(const struct sort *s, struct order_item *items, size_t n)
{
    for (size_t i = n / 2; i--;)
        sift_down(s, items, n, i);
    while (n-- > 1) {
        swap(&items[0], &items[n]);
        sift_down(s, items, n, 0);
    }
}

/* Puts the middle one of three items first. */
static void choose_pivot(const struct sort *s, struct order_item *items, size_t n)
{
    struct order_item *a = &items[1], *b = &items[n / 2], *c = &items[n - 1];

    if (is_before(s, b, a))
        swap(a, b);
    if (is_before(s, c, b))
        swap(b, c);
    if (is_before(s, b, a))
        swap(a, b);
    swap(&items[0], b);
}

/* Partitions by the pivot, items[0]; returns its place. */
static size_t partition(const struct sort *s, struct order_item *items, size_t n)
{
    size_t low = 0, high = n;

    for (;;) {
        while (++low < n && is_before(s, &items[low], &items[0]))
            ;
        while (is_before(s, &items[0], &items[--high]))
            ;
        if (low >= high)
            break;
        swap(&items[low], &items[high]);
    }
    swap(&items[0], &items[high]);
    return high;
}

static void sort_many(const struct sort *s, struct order_item *items, size_t n,
                      unsigned depth)
{
    while (n > FEW && depth) {
        size_t middle;

        depth--;
        choose_pivot(s, items, n);
        middle = partition(s, items, n);
        if (middle < n - middle) {
            sort_many(s, items, middle, depth);
            items += middle + 1;
            n -= middle + 1;
        } else {
            sort_many(s, items + middle + 1, n - middle - 1, depth);
            n = middle;
        }
    }
    if (n > FEW)
        sort_by_heap(s, items, n);
    else
        sort_few(s, items, n);
}

void order_sort(struct order_item *items, size_t n, order_key *key, const void *context)
{
    const struct sort s = {key, context};
    unsigned depth = 2;

    for (size_t rest = n; rest; rest >>= 1)
        depth += 2;
    sort_many(&s, items, n, depth);
}

static struct span string_at(const void *vocabulary, uint32_t number)
{
    return vocabulary_string(vocabulary, number);
}

uint32_t *order_strings(const struct vocabulary *v)
{
    struct order_item *items = mem_zalloc(v->n, sizeof(*items));
    uint32_t *numbers = mem_zalloc(v->n, sizeof(*numbers));

    for (uint32_t i = 0; i < v->n; i++)
        items[i] =
            (struct order_item){.prefix = order_prefix(string_at(v, i)), .row = i};
    if (v->n)
        order_sort(items, v->n, string_at, v);
    for (size_t i = 0; i < v->n; i++)
        numbers[i] = items[i].row;
    free(items);
    return numbers;
}
