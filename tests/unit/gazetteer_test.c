/*
 * Gazetteer files compiled and matched.
 */
#include "unit.h"

#include "gazetteer_rows.h"
#include "matcher.h"
#include "record.h"
#include "wordbreak.h"

static void add_tokens(struct span text, struct strings *tokens)
{
    struct span word;
    size_t pos = 0;

    while (wordbreak_next_word(text, &pos, &word))
        strings_add(tokens, word);
}

/* The ids of the entities found, blocks as "-", parted by spaces. */
static void find(const struct gazetteer *g, const char *sentence, struct buf *ids)
{
    struct buf text = {0};
    struct strings tokens = {0};
    struct matcher matcher;
    struct matches entities = {0}, topics = {0};
    struct token_run run = {0};

    buf_add_string(&text, sentence);
    add_tokens((struct span){buf_terminate(&text), text.len}, &tokens);
    run = (struct token_run){tokens.items, tokens.n, buf_span(&text), true};
    matcher_init(&matcher, g, SPAN("en"));
    matcher_run(&matcher, &run, &entities, &topics);
    for (size_t i = 0; i < entities.n + topics.n; i++) {
        struct match m =
            i < entities.n ? entities.items[i] : topics.items[i - entities.n];
        struct gazetteer_entry e = gazetteer_entry(g, m.entry);

        if (i)
            buf_add_char(ids, ' ');
        buf_add_span(ids, e.flags & ENTRY_BLOCK ? SPAN("-") : e.id);
    }
    buf_terminate(ids);
    matcher_release(&matcher);
    strings_release(&tokens);
    buf_release(&text);
    free(entities.items);
    free(topics.items);
}

static void expect(const char *entries, const char *topics, const char *sentence,
                   const char *wanted)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct gazetteer_fault fault;
    struct gazetteer g;
    struct buf image = {0}, ids = {0};

    write_file(own_file, entries);
    assert_true(gazetteer_add_entries(b, own_file, &fault));
    write_file(own_file, topics);
    assert_true(gazetteer_add_topics(b, own_file, SPAN(""), &fault));
    gazetteer_build(b, &image);
    assert_true(gazetteer_open_image(&g, buf_span(&image)));
    find(&g, sentence, &ids);
    if (strcmp(ids.data, wanted) != 0)
        fail_msg("%s\ngives '%s', not '%s'", sentence, ids.data, wanted);
    buf_release(&ids);
    buf_release(&image);
    gazetteer_builder_free(b);
}

static const char names[] = "country\tKR\tKorea\n"
                            "country\tKP\tNorth Korea\n"
                            "country\tTR\tTurkey\tname\ten\t1\tcapital\n"
                            "country\tUS\tUS\tcode\ten\t1\texact\n"
                            "country\tUS\tU.S.\tcode\n"
                            "country\tGW\tGuinea-Bissau\n"
                            "country\tGN\tGuinea\n"
                            "country\tMX\tMexico\n"
                            "-\t-\tNew Mexico\n"
                            "country\tKN\tSt. Kitts\n"
                            "country\tUS\tWashington, D.C.\n"
                            "country\tCI\tC\u00F4te d'Ivoire\n";

static void test_matching(void **state)
{
    (void)state;
    expect(names, "", "North Korea and Korea", "KP KR");
    expect(names, "", "KOREA, korea", "KR KR");
    expect(names, "", "Turkey with turkey", "TR");
    expect(names, "", "US and us and Us", "US");
    expect(names, "", "the U.S. said", "US");
    expect(names, "", "Korea's, Korea\u2019s, US's", "KR KR US");
    expect(names, "", "New Mexico is no Mexico", "- MX");
    expect(names, "", "C\u00D4TE D\u2019IVOIRE", "CI");
    expect(names, "", "nothing here", "");
}

static void test_gaps(void **state)
{
    (void)state;
    expect(names, "", "Guinea-Bissau, Guinea, Bissau", "GW GN");
    expect(names, "", "St. Kitts and St Kitts", "KN KN");
    expect(names, "", "the North. Korea", "KR");
    expect(names, "", "North\nKorea", "KP");
    expect(names, "", "North\n\nKorea", "KR");
    expect(names, "", "Washington, D.C., and Washington", "US");
}

static void test_topics(void **state)
{
    static const char topics[] = "economy\ten\teconom*\t1\n"
                                 "economy\ten\ttrade war\t2\n"
                                 "conflict\ten\twar\t1\n"
                                 "conflict\ten\ttrade war\t0.5\n";

    (void)state;
    expect("", topics, "economists", "economy");
    expect("", topics, "a war", "conflict");
    expect("", topics, "a trade war", "economy conflict");
    expect("country\tKR\tKorea", topics, "the Korea war economy's",
           "KR conflict economy");
}

static void expect_refused(const char *entries, uint64_t line)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct gazetteer_fault fault;

    write_file(own_file, entries);
    assert_false(gazetteer_add_entries(b, own_file, &fault));
    assert_int_equal(fault.place.line, line);
    gazetteer_builder_free(b);
}

static void test_refused(void **state)
{
    (void)state;
    expect_refused("country\tKR\n", 1);
    expect_refused("# note\n\ncountry\tKR\t...\n", 3);
    expect_refused("country\tKR\tKorea\tname\ten\theavy\n", 1);
    expect_refused("country\tKR\tKorea\tname\ten\t1\tloud\n", 1);
    expect_refused("country\tKR\tKorea\tname\ten\t1\tcapital,\n", 1);
    expect_refused("country\tKR\tKorea\tname\ten\t 0x10\n", 1);
    expect_refused("country\t-\tKorea\n", 1);
    expect_refused("country\tK\xFF\tKorea\n", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_matching),
        cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_topics),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests(tests, make_own_file, remove_own_file);
}
