#include "arena.h"

#include "mem.h"

#include <stdint.h>
#include <stdlib.h>

#define FIRST_BLOCK ((size_t)16 << 10)
#define LARGEST_BLOCK ((size_t)4 << 20)

struct arena_block {
    struct arena_block *older;
    size_t size;
};

static void add_block(struct arena *a, size_t need)
{
    size_t size = a->blocks ? a->blocks->size * 2 : FIRST_BLOCK;
    struct arena_block *block;

    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < need)
        size = need;
    block = mem_alloc(sizeof(*block) + size + BUF_PADDING);
    block->older = a->blocks;
    block->size = size;
    a->blocks = block;
    a->next = (char *)(block + 1);
    a->end = a->next + size;
    a->total += size;
}

static char *take(struct arena *a, size_t size)
{
    char *piece;

    if ((size_t)(a->end - a->next) < size)
        add_block(a, size);
    piece = a->next;
    a->next += size;
    return piece;
}

void *arena_alloc(struct arena *a, size_t size)
{
    size_t odd = (uintptr_t)a->next % 8;

    if (a->next && odd && (size_t)(a->end - a->next) >= 8)
        a->next += 8 - odd;
    if ((uintptr_t)a->next % 8)
        a->next = a->end; /* too little left to align in */
    return take(a, size);
}

struct span arena_copy(struct arena *a, struct span s)
{
    char *piece;

    if (!s.len)
        return (struct span){"", 0};
    piece = take(a, s.len);
    memcpy(piece, s.data, s.len);
    return (struct span){piece, s.len};
}

static void free_blocks(struct arena_block *block)
{
    while (block) {
        struct arena_block *older = block->older;

        free(block);
        block = older;
    }
}

void arena_reset(struct arena *a)
{
    struct arena_block *kept = a->blocks;

    if (!kept)
        return;
    free_blocks(kept->older);
    kept->older = NULL;
    a->next = (char *)(kept + 1);
    a->end = a->next + kept->size;
    a->total = kept->size;
}

void arena_release(struct arena *a)
{
    free_blocks(a->blocks);
    *a = (struct arena){0};
}
