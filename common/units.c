#include "units.h"

#include "mem.h"
#include "utf8.h"

#include <stdlib.h>

static void reserve(struct units *u, size_t more)
{
    u->items = mem_grow(u->items, &u->capacity, u->n + more, sizeof(*u->items));
}

/* There is room. Until it is read, the reading of a unit is its place. */
static void add(struct units *u, const struct reader *r, struct span text,
                uint32_t token)
{
    u->items[u->n++] = (struct unit){text, reader_place(r, text), token};
}

static void add_characters(struct units *u, const struct reader *r, struct span token,
                           uint32_t number)
{
    uint32_t code;
    size_t size;

    for (size_t i = 0; i < token.len; i += size) {
        size = utf8_decode(token.data + i, &code);
        add(u, r, (struct span){token.data + i, size}, number);
    }
}

/* All places are asked for before the first is looked at. */
static void collect(struct units *u, const struct reader *r,
                    const struct token_run *run)
{
    u->n = 0;
    reserve(u, run->n + 1);
    for (uint32_t i = 0; i < run->n; i++)
        if (reading_is_dense(run->tokens[i])) {
            reserve(u, run->tokens[i].len + run->n - i + 1);
            add_characters(u, r, run->tokens[i], i);
        } else {
            add(u, r, run->tokens[i], i);
        }
    u->items[u->n] = (struct unit){0};
}

void units_find(struct units *u, struct reader *r, const struct token_run *run)
{
    reader_settle(r);
    collect(u, r, run);
    for (size_t i = 0; i < u->n; i++)
        u->items[i].reading = reader_read_at(r, u->items[i].reading, u->items[i].text);
}

void units_release(struct units *u)
{
    free(u->items);
    *u = (struct units){0};
}
