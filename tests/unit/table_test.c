/*
 * Strings numbered, rows in order, sums by group and key, against plain arrays.
 */
#include "unit.h"

#include "intern.h"
#include "table.h"

static struct span name_of(unsigned i, char *room, size_t size)
{
    return (struct span){room, (size_t)snprintf(room, size, "%x", i * 2654435761u)};
}

static void test_intern(void **state)
{
    enum { KEYS = 50000 };
    struct intern in = {0};
    char room[16];

    (void)state;
    assert_int_equal(intern_find(&in, SPAN("a")), INTERN_NONE);
    for (unsigned i = 0; i < KEYS; i++)
        assert_int_equal(intern_add(&in, name_of(i, room, sizeof(room))), i);
    for (unsigned i = 0; i < KEYS; i++) {
        struct span name = name_of(i, room, sizeof(room));

        assert_int_equal(intern_add(&in, name), i);
        assert_int_equal(intern_find(&in, name), i);
        assert_true(span_equal(in.keys[i], name));
    }
    assert_int_equal(in.n, KEYS);
    assert_int_equal(intern_find(&in, SPAN("no such key")), INTERN_NONE);
    intern_release(&in);
}

/* The empty key, and keys that differ behind a NUL. */
static void test_intern_bytes(void **state)
{
    struct intern in = {0};

    (void)state;
    assert_int_equal(intern_add(&in, SPAN("")), 0);
    assert_int_equal(intern_add(&in, SPAN("\0")), 1);
    assert_int_equal(intern_add(&in, SPAN("a\0b")), 2);
    assert_int_equal(intern_add(&in, SPAN("a\0c")), 3);
    assert_int_equal(intern_add(&in, SPAN("a")), 4);
    assert_int_equal(intern_find(&in, SPAN("a\0c")), 3);
    assert_int_equal(intern_find(&in, (struct span){NULL, 0}), 0);
    intern_release(&in);
}

/* The same of a vocabulary, with strings of all lengths around those that are hashed
   in registers. */
static void test_vocabulary(void **state)
{
    enum { STRINGS = 30000, LONGEST = 40 };
    static char room[LONGEST + 64];
    struct vocabulary v = {0};

    (void)state;
    for (int pass = 0; pass < 2; pass++) {
        for (unsigned i = 0; i < STRINGS; i++) {
            size_t len = i % LONGEST;

            memset(room, 'x', LONGEST);
            snprintf(room + len, sizeof(room) - len, "%u", i);
            if (!pass)
                assert_int_equal(vocabulary_add(&v, span_of(room)), i);
            else
                assert_true(span_equal(vocabulary_string(&v, i), span_of(room)));
        }
    }
    assert_int_equal(vocabulary_add(&v, SPAN("")), STRINGS);
    assert_int_equal(vocabulary_add(&v, (struct span){NULL, 0}), STRINGS);
    vocabulary_clear(&v);
    assert_int_equal(vocabulary_add(&v, SPAN("")), 0);
    vocabulary_release(&v);
}

/* ---- order ---- */

enum { ITEMS = 3000 };

static struct span item_key(const void *context, uint32_t row)
{
    return ((const struct span *)context)[row];
}

static bool items_in_order(const struct order_item *a, const struct order_item *b,
                           const struct span *keys)
{
    if (a->group != b->group)
        return a->group < b->group;
    if (a->weight != b->weight)
        return a->weight > b->weight;
    return span_compare(keys[a->row], keys[b->row]) <= 0;
}

/* Few or many values, at random or rising. */
static void test_order(void **state)
{
    static struct order_item items[ITEMS];
    static struct span keys[ITEMS];
    static const struct span words[] = {
        {"", 0},          {"a", 1},           {"a\0", 2},     {"abcdefgh", 8},
        {"abcdefghi", 9}, {"abcdefghij", 10}, {"\xC3\xA4", 2}};
    static bool seen[ITEMS];

    (void)state;
    for (uint32_t variety = 1; variety <= 5000; variety *= 8) {
        for (uint32_t i = 0; i < ITEMS; i++) {
            keys[i] = PICK(words);
            items[i] = (struct order_item){.weight = variety % 3 ? random_below(variety)
                                                                 : i / 7,
                                           .prefix = order_prefix(keys[i]),
                                           .group = random_below(3),
                                           .row = i};
            seen[i] = false;
        }
        order_sort(items, ITEMS, item_key, keys);
        for (uint32_t i = 0; i < ITEMS; i++) {
            assert_false(seen[items[i].row]);
            seen[items[i].row] = true;
            if (i)
                assert_true(items_in_order(&items[i - 1], &items[i], keys));
        }
    }
    order_sort(items, 0, item_key, keys);
}

/*
 * The worst that can come for a quicksort, made while it sorts (McIlroy 1999, "A killer
 * adversary for quicksort"): which of two items that are asked for is less is decided
 * so that what was chosen to part the others parts few.
 */
static struct {
    unsigned char values[ITEMS][4];
    uint32_t decided, candidate, first;
    bool has_first;
    size_t asked;
} adversary;

static bool is_open(uint32_t row)
{
    return adversary.values[row][0] == 0xFF;
}

static void decide(uint32_t row)
{
    for (int i = 0; i < 4; i++)
        adversary.values[row][i] = (unsigned char)(adversary.decided >> (24 - 8 * i));
    adversary.decided++;
}

static struct span adverse_key(const void *context, uint32_t row)
{
    (void)context;
    adversary.asked++;
    if (adversary.has_first) {
        uint32_t a = adversary.first, b = row;

        if (is_open(a) && is_open(b))
            decide(a == adversary.candidate ? a : b);
        if (is_open(a) || is_open(b))
            adversary.candidate = is_open(a) ? a : b;
    }
    adversary.first = row;
    adversary.has_first = !adversary.has_first;
    return (struct span){(const char *)adversary.values[row], 4};
}

static void test_worst_order(void **state)
{
    static struct order_item items[ITEMS];
    static bool seen[ITEMS];

    (void)state;
    memset(adversary.values, 0xFF, sizeof(adversary.values));
    for (uint32_t i = 0; i < ITEMS; i++)
        items[i] = (struct order_item){.row = i};
    order_sort(items, ITEMS, adverse_key, NULL);
    assert_true(adversary.asked < (size_t)ITEMS * 100);
    for (size_t i = 0; i < ITEMS; i++) {
        assert_false(seen[items[i].row]);
        seen[items[i].row] = true;
        if (i)
            assert_true(memcmp(adversary.values[items[i - 1].row],
                               adversary.values[items[i].row], 4) <= 0);
    }
}

/* ---- tables against plain arrays ---- */

enum { GROUPS = 7, KEYS = 300, DOCUMENTS = 2000 };

struct tally_of {
    uint64_t count, documents;
};

static struct tally_of tallies[GROUPS][KEYS];

static struct span group_of(unsigned group, char *room, size_t size)
{
    return (struct span){room,
                         group ? (size_t)snprintf(room, size, "g%u", group * 7) : 0};
}

/* Counts documents, and spills where `spill_every` are counted; 0: never. */
static void count_at_random(struct table *t, uint64_t spill_every)
{
    static char room[GROUPS][128], key_room[128];

    memset(tallies, 0, sizeof(tallies));
    for (unsigned document = 1; document <= DOCUMENTS; document++) {
        uint64_t n[KEYS] = {0};
        bool came[KEYS] = {false};
        struct span groups[GROUPS];
        unsigned first = t->grouped ? random_below(GROUPS) : 0,
                 n_groups = t->grouped ? 1 + random_below(GROUPS - first) : 1;

        for (uint32_t i = random_below(60); i; i--) {
            uint32_t key = random_below(1 + random_below(KEYS)),
                     times = random_below(4);

            n[key] += times;
            came[key] = true;
            table_note(t, table_key(t, name_of(key, key_room, sizeof(key_room))),
                       times);
        }
        for (unsigned i = 0; i < n_groups; i++)
            groups[i] = group_of(first + i, room[i], sizeof(room[i]));
        table_end_document(t, groups, n_groups);
        for (unsigned i = 0; i < n_groups; i++)
            for (unsigned key = 0; key < KEYS; key++) {
                tallies[first + i][key].count += n[key];
                tallies[first + i][key].documents += came[key];
            }
        if (spill_every && document % spill_every == 0)
            assert_true(table_spill(t));
    }
}

/* The same of documents of one group each, whose keys come all at once. */
static void count_in_one_group(struct table *t, uint64_t spill_every)
{
    char room[128];

    memset(tallies, 0, sizeof(tallies));
    for (unsigned document = 1; document <= DOCUMENTS; document++) {
        unsigned group = random_below(1 + random_below(GROUPS));
        bool came[KEYS] = {false};
        uint32_t numbers[60];
        size_t n = random_below(60);

        for (size_t i = 0; i < n; i++) {
            uint32_t key = random_below(1 + random_below(KEYS));

            numbers[i] = table_key(t, name_of(key, room, sizeof(room)));
            tallies[group][key].count++;
            tallies[group][key].documents += !came[key];
            came[key] = true;
        }
        table_add_document(t, group_of(group, room, sizeof(room)), numbers, n);
        if (spill_every && document % spill_every == 0)
            assert_true(table_spill(t));
    }
}

static const struct tally_of *find_tally(const struct row *row)
{
    char room[128];

    for (unsigned group = 0; group < GROUPS; group++)
        if (span_equal(row->group, group_of(group, room, sizeof(room))))
            for (unsigned key = 0; key < KEYS; key++)
                if (span_equal(row->key, name_of(key, room, sizeof(room))))
                    return &tallies[group][key];
    fail_msg("a group or key that was never counted");
    return NULL;
}

static bool rows_in_order(struct span group, struct span key, uint64_t count,
                          const struct row *row, bool by_count)
{
    int order = span_compare(group, row->group);

    if (order)
        return order < 0;
    if (by_count && count != row->columns[TABLE_COUNT])
        return count > row->columns[TABLE_COUNT];
    return span_compare(key, row->key) < 0;
}

/* How many rows there should be. */
static size_t count_expected(const struct table_order *order)
{
    size_t all = 0;

    for (unsigned group = 0; group < GROUPS; group++) {
        size_t rows = 0;

        for (unsigned key = 0; key < KEYS; key++)
            rows += tallies[group][key].documents > 0 &&
                    tallies[group][key].count >= order->least;
        all += order->top && rows > order->top ? (size_t)order->top : rows;
    }
    return all;
}

static void check_rows(struct table *t, const struct table_order *order)
{
    struct row row;
    struct buf group = {0}, key = {0};
    uint64_t count = 0;
    size_t n = 0;

    assert_true(table_finish(t, order));
    for (; table_next(t, &row); n++) {
        const struct tally_of *own = find_tally(&row);

        assert_int_equal(row.columns[TABLE_COUNT], own->count);
        assert_int_equal(row.columns[TABLE_DOCUMENTS], own->documents);
        if (n)
            assert_true(rows_in_order(buf_span(&group), buf_span(&key), count, &row,
                                      order->by_count));
        buf_clear(&group);
        buf_add_span(&group, row.group);
        buf_clear(&key);
        buf_add_span(&key, row.key);
        count = row.columns[TABLE_COUNT];
    }
    assert_null(table_problem(t));
    assert_int_equal(n, count_expected(order));
    buf_release(&group);
    buf_release(&key);
}

static void test_table(void **state)
{
    enum { UNGROUPED, GROUPED, IN_ONE_GROUP };
    static const uint64_t spills[] = {0, 1, 7, 900};
    static const struct table_order orders[] = {
        {.by_count = true, .bytes = 1},
        {.by_count = false},
        {.by_count = true, .bytes = 1, .top = 3},
        {.by_count = true, .least = 20, .top = 40},
        {.by_count = false, .least = 5, .top = 9}};

    (void)state;
    for (int way = UNGROUPED; way <= IN_ONE_GROUP; way++)
        for (size_t s = 0; s < sizeof(spills) / sizeof(spills[0]); s++) {
            struct table t;

            table_init(&t, TABLE_COLUMNS, way != UNGROUPED);
            if (way == IN_ONE_GROUP)
                count_in_one_group(&t, spills[s]);
            else
                count_at_random(&t, spills[s]);
            for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++)
                check_rows(&t, &orders[i]);
            table_release(&t);
        }
}

/* Rows of one group that do not fit in memory while they are ranked. */
static void test_table_large(void **state)
{
    enum { MANY = 20000 };
    static const struct table_order orders[] = {
        {.by_count = true, .bytes = 1 << 16},
        {.by_count = true, .top = 2000},
        {.by_count = true, .bytes = 1 << 16, .top = UINT64_MAX / 2 + 2}};
    char room[128];
    struct table t;

    (void)state;
    table_init(&t, 1, false);
    for (unsigned i = 0; i < MANY; i++) {
        table_cell(&t, SPAN(""), name_of(i, room, sizeof(room)))[0] += 1 + i % 1000;
        if (i % 3000 == 0)
            assert_true(table_spill(&t));
    }
    for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
        uint64_t most = orders[i].top ? orders[i].top : MANY, n = 0;
        struct row row;

        assert_true(table_finish(&t, &orders[i]));
        for (; table_next(&t, &row); n++)
            assert_int_equal(row.columns[0], 1000 - n / (MANY / 1000));
        assert_int_equal(n, most < MANY ? most : MANY);
    }
    table_release(&t);
}

/* Rows that lie across the end of what is read of a temporary file at once. */
static void test_table_long_rows(void **state)
{
    enum { MANY = 3000, COLUMNS = 9, LONGEST = 700 };
    static const char key[BUF_PADDING + 1] = "k";
    char room[LONGEST + 128];
    struct table t;
    struct row row;
    unsigned n = 0;

    (void)state;
    table_init(&t, COLUMNS, true);
    for (unsigned i = 0; i < MANY; i++) {
        int len = snprintf(room, sizeof(room), "%06u%*s", i, (int)(i % LONGEST), "");
        uint64_t *columns =
            table_cell(&t, (struct span){room, (size_t)len}, (struct span){key, 1});

        for (int k = 0; k < COLUMNS; k++)
            columns[k] = UINT64_MAX - i;
    }
    assert_true(table_spill(&t));
    assert_true(table_finish(&t, &(struct table_order){.by_count = false}));
    for (; table_next(&t, &row); n++) {
        assert_int_equal(row.group.len, 6 + n % LONGEST);
        for (int k = 0; k < COLUMNS; k++)
            assert_true(row.columns[k] == UINT64_MAX - n);
    }
    assert_null(table_problem(&t));
    assert_int_equal(n, MANY);
    table_release(&t);
}

static void test_table_empty(void **state)
{
    struct table t;
    struct row row;

    (void)state;
    table_init(&t, TABLE_COLUMNS, true);
    assert_true(table_finish(&t, &(struct table_order){.by_count = true}));
    assert_false(table_next(&t, &row));
    table_release(&t);
}

/* No temporary file can be made. */
static void test_table_no_folder(void **state)
{
    static const char key[BUF_PADDING + 1] = "k";
    struct table t;

    (void)state;
    setenv("TMPDIR", "/nonexistent/folder", 1);
    table_init(&t, TABLE_COLUMNS, false);
    table_cell(&t, SPAN(""), (struct span){key, 1})[0]++;
    assert_false(table_spill(&t));
    assert_non_null(table_problem(&t));
    table_release(&t);
    unsetenv("TMPDIR");
}

/* Rows of one group and key, of which there are `left`. */
struct repeated {
    uint64_t columns[2];
    int left;
};

static bool next_repeated(void *context, struct row *row)
{
    struct repeated *r = context;

    *row = (struct row){SPAN(""), SPAN("key"), false, r->columns};
    return r->left-- > 0;
}

/* The sum of two rows: the most that there can be, or what is beyond it. */
static void test_largest_sum(void **state)
{
    (void)state;
    for (uint64_t more = 0; more < 2; more++) {
        struct repeated a = {{1, UINT64_MAX - 5}, 1}, b = {{1, 5 + more}, 1};
        struct merge m;
        struct row row;

        merge_init(&m, 2);
        merge_add(&m, next_repeated, &a);
        merge_add(&m, next_repeated, &b);
        assert_int_equal(merge_next(&m, &row), !more);
        assert_int_equal(m.too_large, more);
        if (!more)
            assert_true(row.columns[0] == 2 && row.columns[1] == UINT64_MAX);
        assert_false(merge_next(&m, &row));
        merge_release(&m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intern),      cmocka_unit_test(test_intern_bytes),
        cmocka_unit_test(test_vocabulary),  cmocka_unit_test(test_order),
        cmocka_unit_test(test_table),       cmocka_unit_test(test_table_large),
        cmocka_unit_test(test_table_empty), cmocka_unit_test(test_table_no_folder),
        cmocka_unit_test(test_largest_sum), cmocka_unit_test(test_table_long_rows),
        cmocka_unit_test(test_worst_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
