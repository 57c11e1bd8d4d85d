/*
 * Strings numbered and counts by group and key, against plain arrays.
 */
#include "unit.h"

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

enum { GROUPS = 7, KEYS = 300 };

struct tally {
    uint64_t count, documents, last;
};

static void count_at_random(struct table *t, struct tally tally[GROUPS][KEYS])
{
    char room[16];

    for (uint64_t document = 1; document <= 2000; document++)
        for (uint32_t n = random_below(40); n; n--) {
            uint32_t group = random_below(GROUPS), key = random_below(KEYS);
            uint64_t times = random_below(4);
            struct tally *own = &tally[group][key];

            own->count += times;
            own->documents += own->last != document;
            own->last = document;
            key = table_key(t, name_of(key, room, sizeof(room)));
            table_add(t, group, key, times, document);
        }
}

static const struct tally *tally_of(struct tally tally[GROUPS][KEYS],
                                    const struct table *t, const struct cell *cell)
{
    char room[16];

    for (unsigned i = 0; i < KEYS; i++)
        if (span_equal(t->keys.keys[cell->key], name_of(i, room, sizeof(room))))
            return &tally[cell->group][i];
    fail_msg("a key that was never counted");
    return NULL;
}

static bool in_order(const struct table *t, const uint32_t *ranks, size_t i)
{
    const struct cell *a = &t->cells[i - 1], *b = &t->cells[i];

    if (ranks[a->group] != ranks[b->group])
        return ranks[a->group] < ranks[b->group];
    if (a->count != b->count)
        return a->count > b->count;
    return span_compare(t->keys.keys[a->key], t->keys.keys[b->key]) < 0;
}

static void test_table(void **state)
{
    static const uint32_t rank[GROUPS] = {3, 1, 6, 0, 2, 5, 4};
    static struct tally tally[GROUPS][KEYS];
    struct table t = {0};

    (void)state;
    count_at_random(&t, tally);
    table_sort(&t, rank);
    assert_true(t.n > GROUPS * KEYS / 2);
    for (size_t i = 0; i < t.n; i++) {
        const struct tally *own = tally_of(tally, &t, &t.cells[i]);

        assert_int_equal(t.cells[i].count, own->count);
        assert_int_equal(t.cells[i].documents, own->documents);
        if (i)
            assert_true(in_order(&t, rank, i));
    }
    table_release(&t);
}

static void test_table_empty(void **state)
{
    struct table t = {0};

    (void)state;
    table_sort(&t, NULL);
    assert_int_equal(t.n, 0);
    table_release(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intern),
        cmocka_unit_test(test_intern_bytes),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_table_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
