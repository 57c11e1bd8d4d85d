/*
 * arena: many small pieces of memory that go all at once.
 *
 * A zeroed struct arena is empty and ready. Pieces never move; they live
 * until arena_reset (which keeps the memory for reuse) or arena_release. As
 * behind a struct buf, BUF_PADDING bytes behind a piece may be read.
 */
#ifndef DATELINE_ARENA_H
#define DATELINE_ARENA_H

#include "buf.h"

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first */
    char *next, *end;           /* room left in the newest */
    size_t total;               /* bytes held in all blocks */
};

/* `size` bytes, not zeroed, aligned to 8 bytes. */
void *arena_alloc(struct arena *a, size_t size);

/* A copy of the bytes of `s`, unaligned, without a NUL. */
struct span arena_copy(struct arena *a, struct span s);

/* Forgets all pieces and keeps the newest block for the next ones. */
void arena_reset(struct arena *a);

void arena_release(struct arena *a);

#endif
