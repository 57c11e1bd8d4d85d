#include "table.h"

#include "mem.h"

#include <stdlib.h>

enum {
    FIRST_SLOTS = 4096,
    AHEAD = 32 /* keys whose memory is fetched before they are added to */
};

/* Whose columns they are. */
struct cell {
    uint32_t group, key;
};

/* Of a key, in a grouped table. */
struct recent {
    uint32_t group, number; /* of the cell used last, plus one; 0: none */
    uint32_t document;      /* see in_document */
};

void table_init(struct table *t, size_t n_columns, bool grouped)
{
    *t = (struct table){.n_columns = n_columns, .grouped = grouped, .number = 1};
    runs_init(&t->runs, n_columns);
}

static void release_cells(struct table *t)
{
    vocabulary_release(&t->keys);
    vocabulary_release(&t->groups);
    free(t->columns);
    free(t->cells);
    free(t->slots);
    free(t->recent);
    free(t->in_document);
    free(t->document);
    free(t->items);
}

void table_release(struct table *t)
{
    release_cells(t);
    runs_release(&t->runs);
    ranking_release(&t->ranking);
    buf_release(&t->last_group);
    *t = (struct table){0};
}

/* ---- cells ---- */

/* A cell with columns of 0, the last. */
static void add_cell(struct table *t)
{
    size_t n = t->n_columns;

    t->columns =
        mem_grow(t->columns, &t->columns_capacity, (t->n + 1) * n, sizeof(*t->columns));
    memset(t->columns + t->n * n, 0, n * sizeof(*t->columns));
    t->n++;
}

uint32_t table_key(struct table *t, struct span key)
{
    size_t before = t->keys.n;
    uint32_t number = vocabulary_add(&t->keys, key);

    if (number < before)
        return number;
    if (t->grouped) {
        t->recent =
            mem_grow(t->recent, &t->recent_capacity, t->keys.n, sizeof(*t->recent));
        t->recent[number] = (struct recent){0};
        return number;
    }
    t->in_document = mem_grow(t->in_document, &t->in_document_capacity, t->keys.n,
                              sizeof(*t->in_document));
    t->in_document[number] = 0;
    add_cell(t);
    return number;
}

static size_t hash(uint32_t group, uint32_t key)
{
    uint64_t pair = (uint64_t)group << 32 | key;

    return (size_t)(pair * UINT64_C(0x9E3779B97F4A7C15) >> 24);
}

static uint32_t *find_slot(const struct table *t, uint32_t group, uint32_t key)
{
    size_t mask = t->n_slots - 1;

    for (size_t i = hash(group, key) & mask;; i = (i + 1) & mask) {
        uint32_t number = t->slots[i];

        if (!number ||
            (t->cells[number - 1].group == group && t->cells[number - 1].key == key))
            return &t->slots[i];
    }
}

static void fetch_slot(const struct table *t, uint32_t group, uint32_t key)
{
    if (t->n_slots)
        __builtin_prefetch(&t->slots[hash(group, key) & (t->n_slots - 1)]);
}

static void grow_slots(struct table *t)
{
    free(t->slots);
    t->n_slots = t->n_slots ? t->n_slots * 2 : FIRST_SLOTS;
    t->slots = mem_zfill(t->n_slots, sizeof(*t->slots));
    for (size_t i = 0; i < t->n; i++)
        *find_slot(t, t->cells[i].group, t->cells[i].key) = (uint32_t)i + 1;
}

/* The number of a key's cell in a group, where it was not the one used last. */
static inline uint32_t find_cell(struct table *t, uint32_t group, uint32_t key)
{
    uint32_t *slot;

    if (t->n >= t->n_slots / 4 * 3)
        grow_slots(t);
    slot = find_slot(t, group, key);
    if (!*slot) {
        t->cells = mem_grow(t->cells, &t->cells_capacity, t->n + 1, sizeof(*t->cells));
        t->cells[t->n] = (struct cell){group, key};
        add_cell(t);
        *slot = (uint32_t)t->n;
    }
    t->recent[key].group = group;
    t->recent[key].number = *slot;
    return *slot - 1;
}

static inline uint32_t cell_of(struct table *t, uint32_t group, uint32_t key)
{
    const struct recent *recent = &t->recent[key];

    return recent->number && recent->group == group ? recent->number - 1
                                                    : find_cell(t, group, key);
}

static uint64_t *columns_of(struct table *t, uint32_t group, uint32_t key)
{
    uint32_t cell = t->grouped ? cell_of(t, group, key) : key;

    return t->columns + cell * t->n_columns;
}

uint64_t *table_cell(struct table *t, struct span group, struct span key)
{
    uint32_t group_number = t->grouped ? vocabulary_add(&t->groups, group) : 0;

    return columns_of(t, group_number, table_key(t, key));
}

/* ---- documents ---- */

/* Adds each key `n` times to the sums of the only group. Here and below there is no
   branch on whether a key is new to the document, which would be unpredictable. */
static inline void add_to_sums(struct table *t, const uint32_t *keys, size_t n_keys,
                               uint64_t n)
{
    const size_t width = t->n_columns;
    const uint32_t number = t->number;
    uint32_t *last = t->in_document;

    for (size_t i = 0; i < n_keys; i++) {
        uint64_t *columns = t->columns + keys[i] * width;

        if (i + AHEAD < n_keys) {
            __builtin_prefetch(t->columns + keys[i + AHEAD] * width);
            __builtin_prefetch(last + keys[i + AHEAD]);
        }
        columns[TABLE_COUNT] += n;
        columns[TABLE_DOCUMENTS] += last[keys[i]] != number;
        last[keys[i]] = number;
    }
}

/* Adds them to the tallies of the document, whose groups are known when it ends. */
static inline void add_to_document(struct table *t, const uint32_t *keys, size_t n_keys,
                                   uint64_t n)
{
    struct tally *document = mem_grow(t->document, &t->document_capacity,
                                      t->n_document + n_keys, sizeof(*t->document));
    struct recent *recent = t->recent;
    uint32_t n_document = (uint32_t)t->n_document;

    for (size_t i = 0; i < n_keys; i++) {
        uint32_t place = recent[keys[i]].document;
        bool is_new = !place;
        struct tally *tally;

        if (i + AHEAD < n_keys)
            __builtin_prefetch(recent + keys[i + AHEAD]);
        n_document += is_new;
        place = is_new ? n_document : place;
        recent[keys[i]].document = place;
        tally = &document[place - 1];
        *tally = (struct tally){(is_new ? 0 : tally->n) + n, keys[i]};
    }
    t->document = document;
    t->n_document = n_document;
}

static inline void add(struct table *t, const uint32_t *keys, size_t n_keys, uint64_t n)
{
    if (t->grouped)
        add_to_document(t, keys, n_keys, n);
    else
        add_to_sums(t, keys, n_keys, n);
}

void table_note(struct table *t, uint32_t key, uint64_t n)
{
    add(t, &key, 1, n);
}

void table_note_all(struct table *t, const uint32_t *keys, size_t n)
{
    add(t, keys, n, 1);
}

static void add_document(struct table *t, uint32_t group)
{
    for (size_t i = 0; i < t->n_document; i++) {
        const struct tally *tally = &t->document[i];
        uint64_t *columns;

        if (i + AHEAD < t->n_document)
            fetch_slot(t, group, tally[AHEAD].key);
        columns = columns_of(t, group, tally->key);
        columns[TABLE_COUNT] += tally->n;
        columns[TABLE_DOCUMENTS]++;
    }
}

/* Numbers begin anew when there are no more. */
static void begin_document(struct table *t)
{
    if (++t->number)
        return;
    for (size_t i = 0; i < t->keys.n; i++)
        *(t->grouped ? &t->recent[i].document : &t->in_document[i]) = 0;
    t->number = 1;
}

void table_end_document(struct table *t, const struct span *groups, size_t n_groups)
{
    if (!t->grouped) {
        begin_document(t);
        return;
    }
    for (size_t i = 0; i < n_groups; i++)
        add_document(t, vocabulary_add(&t->groups, groups[i]));
    for (size_t i = 0; i < t->n_document; i++)
        t->recent[t->document[i].key].document = 0;
    t->n_document = 0;
}

/* Has the processor fetch the columns of the cell of a key that was used last; there
   are columns. */
static inline void fetch_columns(const struct table *t, uint32_t key, size_t width)
{
    uint32_t number = t->recent[key].number;

    __builtin_prefetch(t->columns + (number - (number > 0)) * width, 1);
}

void table_add_document(struct table *t, struct span group, const uint32_t *keys,
                        size_t n)
{
    const uint32_t group_number = vocabulary_add(&t->groups, group), number = t->number;
    const size_t width = t->n_columns;

    for (size_t i = 0; i < n; i++) {
        size_t cell = cell_of(t, group_number, keys[i]);
        struct recent *recent = &t->recent[keys[i]];
        uint64_t *columns = t->columns + cell * width;

        if (i + AHEAD < n)
            __builtin_prefetch(&t->recent[keys[i + AHEAD]]);
        if (i + AHEAD / 2 < n)
            fetch_columns(t, keys[i + AHEAD / 2], width);
        columns[TABLE_COUNT]++;
        columns[TABLE_DOCUMENTS] += recent->document != number;
        recent->document = number;
    }
    begin_document(t);
}

/* ---- order ---- */

static struct span key_of(const struct table *t, uint32_t cell)
{
    return vocabulary_string(&t->keys, t->grouped ? t->cells[cell].key : cell);
}

static struct span group_of(const struct table *t, uint32_t cell)
{
    return t->grouped ? vocabulary_string(&t->groups, t->cells[cell].group)
                      : (struct span){"", 0};
}

static struct span key_to_sort(const void *context, uint32_t cell)
{
    return key_of(context, cell);
}

static struct span group_to_sort(const void *context, uint32_t group)
{
    const struct table *t = context;

    return vocabulary_string(&t->groups, group);
}

/* The places of groups in the order of their bytes; the caller frees it. */
static uint32_t *rank_groups(const struct table *t)
{
    uint32_t n = (uint32_t)t->groups.n;
    struct order_item *items = mem_zalloc(n, sizeof(*items));
    uint32_t *ranks = mem_zalloc(n, sizeof(*ranks));

    for (uint32_t i = 0; i < n; i++)
        items[i] = (struct order_item){
            .prefix = order_prefix(vocabulary_string(&t->groups, i)), .row = i};
    order_sort(items, n, group_to_sort, t);
    for (uint32_t i = 0; i < n; i++)
        ranks[items[i].row] = i;
    free(items);
    return ranks;
}

static bool is_row(const struct table *t, const uint64_t *columns)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (columns[i])
            return columns[0] >= t->order.least;
    return false;
}

static void sort_cells(struct table *t)
{
    uint32_t *ranks = rank_groups(t);

    t->items = mem_grow(t->items, &t->items_capacity, t->n, sizeof(*t->items));
    t->n_items = 0;
    for (uint32_t i = 0; i < t->n; i++) {
        const uint64_t *columns = t->columns + i * t->n_columns;

        if (is_row(t, columns))
            t->items[t->n_items++] =
                (struct order_item){.weight = t->order.by_count ? columns[0] : 0,
                                    .prefix = order_prefix(key_of(t, i)),
                                    .group = t->grouped ? ranks[t->cells[i].group] : 0,
                                    .row = i};
    }
    free(ranks);
    order_sort(t->items, t->n_items, key_to_sort, t);
    t->next = 0;
}

static bool next_in_memory(struct table *t, struct row *row)
{
    uint32_t cell;

    if (t->next == t->n_items)
        return false;
    cell = t->items[t->next++].row;
    *row = (struct row){.group = group_of(t, cell),
                        .key = key_of(t, cell),
                        .columns = t->columns + cell * t->n_columns};
    return true;
}

/* ---- spilling ---- */

size_t table_bytes(const struct table *t)
{
    size_t keys = vocabulary_bytes(&t->keys), groups = vocabulary_bytes(&t->groups);

    if (keys == SIZE_MAX || groups == SIZE_MAX || t->n >= UINT32_MAX / 2)
        return SIZE_MAX;
    return keys + groups + t->n_slots * sizeof(*t->slots) +
           t->n * (t->n_columns * sizeof(*t->columns) + sizeof(*t->items) +
                   (t->grouped ? sizeof(*t->cells) : 0)) +
           t->keys.n * (t->grouped ? sizeof(*t->recent) : sizeof(*t->in_document));
}

static void forget_cells(struct table *t)
{
    vocabulary_clear(&t->keys);
    vocabulary_clear(&t->groups);
    t->n = 0;
    if (t->slots)
        memset(t->slots, 0, t->n_slots * sizeof(*t->slots));
}

bool table_spill(struct table *t)
{
    struct row row;
    bool good;

    t->order = (struct table_order){0};
    sort_cells(t);
    good = runs_begin(&t->runs);
    while (good && next_in_memory(t, &row))
        good = runs_add(&t->runs, &row);
    forget_cells(t);
    return good && runs_end(&t->runs);
}

bool table_bound(struct table *t, size_t bytes)
{
    return table_bytes(t) <= bytes || table_spill(t);
}

/* ---- rows ---- */

static bool next_spilled(void *context, struct row *row)
{
    struct table *t = context;

    while (runs_next(&t->runs, row))
        if (is_row(t, row->columns))
            return true;
    return false;
}

static void forget_memory(struct table *t)
{
    struct table kept = *t;

    release_cells(t);
    table_init(t, kept.n_columns, kept.grouped);
    t->runs = kept.runs;
    t->last_group = kept.last_group;
}

/* Frees what only adding needs, so that sorting has its memory. */
static void forget_ways_in(struct table *t)
{
    vocabulary_seal(&t->keys);
    vocabulary_seal(&t->groups);
    free(t->slots);
    free(t->recent);
    free(t->in_document);
    t->slots = t->in_document = NULL;
    t->recent = NULL;
    t->n_slots = t->recent_capacity = t->in_document_capacity = 0;
}

bool table_finish(struct table *t, const struct table_order *order)
{
    bool good = true;

    ranking_release(&t->ranking);
    if (t->runs.n && t->n)
        good = table_spill(t);
    if (t->runs.n)
        forget_memory(t);
    t->order = *order;
    t->given = 0;
    if (t->runs.n || !good)
        good = good && runs_open(&t->runs);
    else {
        forget_ways_in(t);
        sort_cells(t);
    }
    /* While an array grows, it is in memory twice. */
    t->ranking = (struct ranking){.n_columns = t->n_columns,
                                  .next = next_spilled,
                                  .context = t,
                                  .top = order->top,
                                  .bytes = order->bytes / 2};
    return good;
}

static bool next_in_order(struct table *t, struct row *row)
{
    if (!t->runs.n)
        return next_in_memory(t, row);
    return t->order.by_count ? ranking_next(&t->ranking, row) : next_spilled(t, row);
}

/* The group of the row before is remembered, as what held it may be gone. */
static void count_given(struct table *t, const struct row *row)
{
    if (t->given && span_equal(row->group, buf_span(&t->last_group))) {
        t->given++;
        return;
    }
    buf_clear(&t->last_group);
    buf_add_span(&t->last_group, row->group);
    t->given = 1;
}

bool table_next(struct table *t, struct row *row)
{
    while (next_in_order(t, row)) {
        count_given(t, row);
        if (!t->order.top || t->given <= t->order.top)
            return true;
    }
    return false;
}

const char *table_problem(const struct table *t)
{
    if (t->runs.problem[0])
        return t->runs.problem;
    return t->ranking.runs.problem[0] ? t->ranking.runs.problem : NULL;
}
