#include "ranking.h"

#include "mem.h"

#include <stdlib.h>

enum {
    FEWEST_GATHERED = 1024,
    ROW_BYTES = sizeof(struct order_item) + sizeof(uint32_t)
};

static struct span key_of(const void *context, uint32_t row)
{
    const struct ranking *r = context;
    uint32_t start = row ? r->ends[row - 1] : 0;

    return (struct span){r->keys.data + start, r->ends[row] - start};
}

static void sort(struct ranking *r)
{
    order_sort(r->items, r->n, key_of, r);
}

static void forget_rows(struct ranking *r)
{
    buf_clear(&r->keys);
    r->n = 0;
}

static void keep(struct ranking *r, const struct row *row, uint64_t weight)
{
    size_t i = r->n++;

    r->ends = mem_grow(r->ends, &r->ends_capacity, r->n, sizeof(*r->ends));
    r->items = mem_grow(r->items, &r->items_capacity, r->n, sizeof(*r->items));
    r->columns = mem_grow(r->columns, &r->columns_capacity, r->n * r->n_columns,
                          sizeof(*r->columns));
    buf_add_span(&r->keys, row->key);
    r->ends[i] = (uint32_t)r->keys.len;
    r->items[i] = (struct order_item){
        .weight = weight, .prefix = order_prefix(row->key), .row = (uint32_t)i};
    memcpy(r->columns + i * r->n_columns, row->columns,
           r->n_columns * sizeof(*r->columns));
}

static struct row row_at(const struct ranking *r, size_t place)
{
    uint32_t i = r->items[place].row;

    return (struct row){.group = buf_span(&r->group),
                        .key = key_of(r, i),
                        .columns = r->columns + i * r->n_columns};
}

/* Drops all rows but the `top` heaviest. */
static void keep_top(struct ranking *r)
{
    struct ranking kept = {.n_columns = r->n_columns};

    sort(r);
    for (size_t i = 0; i < r->top; i++) {
        struct row row = row_at(r, i);

        keep(&kept, &row, r->items[i].weight);
    }
    buf_release(&r->keys);
    free(r->ends);
    free(r->columns);
    free(r->items);
    r->keys = kept.keys;
    r->ends = kept.ends;
    r->columns = kept.columns;
    r->items = kept.items;
    r->n = kept.n;
    r->ends_capacity = kept.ends_capacity;
    r->columns_capacity = kept.columns_capacity;
    r->items_capacity = kept.items_capacity;
    r->is_full = true;
    r->bar = r->items[r->n - 1].weight;
}

/* ---- rows that do not fit ---- */

/* The group of a row in a run is its weight, the heaviest first. */
static void write_weight(uint64_t weight, char bytes[8])
{
    for (int i = 0; i < 8; i++)
        bytes[i] = (char)(~weight >> (56 - 8 * i));
}

static bool spill(struct ranking *r)
{
    bool good;

    sort(r);
    if (!r->runs.n_columns)
        runs_init(&r->runs, r->n_columns);
    good = runs_begin(&r->runs);
    for (size_t i = 0; good && i < r->n; i++) {
        struct row row = row_at(r, i);
        char weight[8];

        write_weight(r->items[i].weight, weight);
        row.group = (struct span){weight, sizeof(weight)};
        good = runs_add(&r->runs, &row);
    }
    forget_rows(r);
    return good && runs_end(&r->runs);
}

static bool are_too_many(const struct ranking *r)
{
    return r->keys.len + r->n * (ROW_BYTES + r->n_columns * sizeof(*r->columns)) >
               r->bytes ||
           r->keys.len >= UINT32_MAX / 2;
}

/* ---- a group ---- */

static bool add(struct ranking *r, const struct row *row)
{
    uint64_t weight = r->weigh ? r->weigh(r->weigh_context, row) : row->columns[0];

    if (r->is_full && weight <= r->bar)
        return true;
    keep(r, row, weight);
    if (r->top && r->n / 2 >= r->top && r->n >= FEWEST_GATHERED)
        keep_top(r);
    return r->n < FEWEST_GATHERED || !are_too_many(r) || spill(r);
}

static void begin_group(struct ranking *r)
{
    buf_clear(&r->group);
    buf_add_span(&r->group, r->pending.group);
    forget_rows(r);
    r->is_full = false;
    r->given = 0;
    if (r->runs.n)
        runs_release(&r->runs);
}

/* Reads all rows of the next group. */
static bool gather(struct ranking *r)
{
    if (!r->started)
        r->has_pending = r->next(r->context, &r->pending);
    r->started = true;
    if (!r->has_pending)
        return false;
    begin_group(r);
    do {
        if (!add(r, &r->pending))
            return false;
        r->has_pending = r->next(r->context, &r->pending);
    } while (r->has_pending && span_equal(r->pending.group, buf_span(&r->group)));
    if (r->runs.n)
        return spill(r) && runs_open(&r->runs);
    sort(r);
    return true;
}

static bool give(struct ranking *r, struct row *row)
{
    if (r->top && r->given == r->top)
        return false;
    if (!r->runs.n) {
        if (r->given == r->n)
            return false;
        *row = row_at(r, (size_t)r->given);
    } else if (!runs_next(&r->runs, row)) {
        return false;
    }
    row->group = buf_span(&r->group);
    r->given++;
    return true;
}

bool ranking_next(struct ranking *r, struct row *row)
{
    while (!give(r, row))
        if (r->runs.problem[0] || !gather(r))
            return false;
    return true;
}

void ranking_release(struct ranking *r)
{
    buf_release(&r->group);
    buf_release(&r->keys);
    free(r->ends);
    free(r->columns);
    free(r->items);
    if (r->runs.n_columns)
        runs_release(&r->runs);
    *r = (struct ranking){0};
}
