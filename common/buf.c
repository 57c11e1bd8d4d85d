#include "buf.h"

#include "mem.h"

#include <stdlib.h>

void buf_release(struct buf *b)
{
    free(b->data);
    *b = (struct buf){0};
}

void buf_grow(struct buf *b, size_t more)
{
    size_t need = b->len + more, old = b->capacity;

    if (need <= old)
        return;
    if (need < old * 2)
        need = old * 2;
    if (need < 64)
        need = 64;
    b->data = mem_resize(b->data, need + BUF_PADDING, 1);
    memset(b->data + need, 0, BUF_PADDING);
    b->capacity = need;
}

void buf_add_string(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void buf_add_uint(struct buf *b, uint64_t n)
{
    char digits[20];
    size_t i = sizeof(digits);

    do
        digits[--i] = (char)('0' + n % 10);
    while (n /= 10);
    buf_add(b, digits + i, sizeof(digits) - i);
}

char *buf_terminate(struct buf *b)
{
    buf_reserve(b, 1);
    memset(b->data + b->len, 0, BUF_PADDING);
    return b->data;
}

void buf_flatten(struct buf *b)
{
    for (size_t i = 0; i < b->len; i++)
        if (b->data[i] == '\n' || b->data[i] == '\t')
            b->data[i] = ' ';
}
