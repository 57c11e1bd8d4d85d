#include "units.h"

#include "mem.h"

#include <stdlib.h>

/* ---- each token a unit ---- */

static void reserve_readings(struct units *u, size_t n)
{
    u->readings =
        mem_grow(u->readings, &u->readings_capacity, n + 1, sizeof(*u->readings));
}

static void take_tokens(struct units *u, struct reader *r, const struct token_run *run)
{
    u->n = run->n;
    u->is_cut = false;
    reserve_readings(u, u->n);
    reader_read_all(r, u->tokens, u->n, u->readings);
}

static bool some_is_dense(const struct units *u)
{
    uint32_t bits = 0;

    for (size_t i = 0; i < u->n; i++)
        bits |= u->readings[i];
    return bits & READING_DENSE;
}

/* ---- some tokens cut ---- */

/* Units that are read together; they are the last. */
struct batch {
    struct span texts[256];
    size_t n;
};

static void read_batch(struct units *u, struct reader *r, struct batch *b)
{
    reserve_readings(u, u->n);
    reader_read_all(r, b->texts, b->n, u->readings + u->n - b->n);
    b->n = 0;
}

static void add(struct units *u, struct reader *r, struct batch *b, struct span text,
                struct unit_place place)
{
    if (b->n == sizeof(b->texts) / sizeof(b->texts[0]))
        read_batch(u, r, b);
    if (u->n == u->places_capacity)
        u->places =
            mem_grow(u->places, &u->places_capacity, u->n + 1, sizeof(*u->places));
    u->places[u->n++] = place;
    b->texts[b->n++] = text;
}

static void add_characters(struct units *u, struct reader *r, struct batch *b,
                           uint32_t number)
{
    struct span token = u->tokens[number];
    uint32_t code;
    size_t size;

    for (size_t i = 0; i < token.len; i += size) {
        size = utf8_decode(token.data + i, &code);
        add(u, r, b, (struct span){token.data + i, size},
            (struct unit_place){number, (uint32_t)i});
    }
}

static void cut_dense(struct units *u, struct reader *r, const struct token_run *run)
{
    struct batch batch;

    batch.n = u->n = 0;
    u->is_cut = true;
    u->places = mem_grow(u->places, &u->places_capacity, run->n, sizeof(*u->places));
    for (uint32_t i = 0; i < run->n; i++)
        if (reading_is_dense(run->tokens[i]))
            add_characters(u, r, &batch, i);
        else
            add(u, r, &batch, run->tokens[i], (struct unit_place){i, UNIT_WHOLE});
    read_batch(u, r, &batch);
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

    u->tokens = run->tokens;
    if (!is_dense)
        take_tokens(u, r, run);
    if (is_dense || some_is_dense(u))
        cut_dense(u, r, run);
    u->readings[u->n] = 0;
}

void units_release(struct units *u)
{
    free(u->readings);
    free(u->places);
    *u = (struct units){0};
}
