#include "unit.h"

#include "gazetteer_rivals.h"

enum { MOST = 9 };

static bool has_rival(const struct gazetteer_rival *all, size_t n,
                      const struct gazetteer_rival *r)
{
    for (size_t i = 0; i < n; i++)
        if (all[i].language == r->language && all[i].type == r->type &&
            all[i].id != r->id && all[i].form != r->form)
            return true;
    return false;
}

/* All small cases that chance makes are as the definition has it. */
static void test_definition(void **state)
{
    size_t n_rivalled = 0;

    (void)state;
    for (int round = 0; round < ROUNDS(50000); round++) {
        struct gazetteer_rival all[MOST];
        size_t n = random_below(MOST) + 1;
        uint32_t kinds = random_below(4) + 1;

        for (size_t i = 0; i < n; i++)
            all[i] = (struct gazetteer_rival){.language = random_below(2),
                                              .type = random_below(2),
                                              .id = random_below(kinds),
                                              .form = random_below(kinds),
                                              .place = (uint32_t)i};
        gazetteer_rivals_mark(all, n);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(all[i].is_rivalled, has_rival(all, n, &all[i]));
            n_rivalled += all[i].is_rivalled;
        }
    }
    assert_true(n_rivalled > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_definition)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
