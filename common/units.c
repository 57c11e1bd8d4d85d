#include "units.h"

#include "mem.h"
#include "utf8.h"

#include <stdlib.h>

static void reserve(struct units *u, size_t more)
{
    u->cut = mem_grow(u->cut, &u->cut_capacity, u->n + more, sizeof(*u->cut));
    u->cut_from =
        mem_grow(u->cut_from, &u->cut_from_capacity, u->n + more, sizeof(*u->cut_from));
}

/* There is room. */
static void add(struct units *u, struct span text, uint32_t token)
{
    u->cut[u->n] = text;
    u->cut_from[u->n++] = token;
}

static void add_characters(struct units *u, struct span token, uint32_t number)
{
    uint32_t code;
    size_t size;

    for (size_t i = 0; i < token.len; i += size) {
        size = utf8_decode(token.data + i, &code);
        add(u, (struct span){token.data + i, size}, number);
    }
}

static void cut(struct units *u, const struct token_run *run)
{
    u->n = 0;
    reserve(u, run->n);
    for (uint32_t i = 0; i < run->n; i++)
        if (reading_is_dense(run->tokens[i])) {
            reserve(u, run->tokens[i].len + run->n - i);
            add_characters(u, run->tokens[i], i);
        } else {
            add(u, run->tokens[i], i);
        }
    u->texts = u->cut;
    u->tokens = u->cut_from;
}

static void read(struct units *u, struct reader *r)
{
    u->readings =
        mem_grow(u->readings, &u->readings_capacity, u->n + 1, sizeof(*u->readings));
    reader_read_all(r, u->texts, u->n, u->readings);
    u->readings[u->n] = 0;
}

static bool some_is_dense(const struct units *u)
{
    uint32_t bits = 0;

    for (size_t i = 0; i < u->n; i++)
        bits |= u->readings[i];
    return bits & READING_DENSE;
}

/* Most texts of such a script show it at once. */
static bool begins_dense(const struct token_run *run)
{
    enum { FIRST = 16 };

    for (size_t i = 0; i < run->n && i < FIRST; i++)
        if (reading_is_dense(run->tokens[i]))
            return true;
    return false;
}

void units_find(struct units *u, struct reader *r, const struct token_run *run)
{
    bool is_dense = begins_dense(run);

    if (!is_dense) {
        u->n = run->n;
        u->texts = run->tokens;
        u->tokens = NULL;
        read(u, r);
    }
    if (is_dense || some_is_dense(u)) {
        cut(u, run);
        read(u, r);
    }
}

void units_release(struct units *u)
{
    free(u->readings);
    free(u->cut);
    free(u->cut_from);
    *u = (struct units){0};
}
