/*
 * Gazetteer files: which entry wins, which rows are refused and where.
 */
#include "unit.h"

#include "gazetteer_rows.h"
#include "matcher.h"
#include "record.h"
#include "wordbreak.h"

static char directory[] = "/tmp/dateline-files-XXXXXX";
static char first[64], second[64], topics[64];

struct found {
    struct buf ids;
    struct strings tokens;
    struct matcher matcher;
    struct matches entities, topics;
};

static void add_found(const struct gazetteer *g, const struct matches *m,
                      struct buf *ids)
{
    for (size_t i = 0; i < m->n; i++) {
        struct gazetteer_entry e = gazetteer_entry(g, m->items[i].entry);

        if (ids->len)
            buf_add_char(ids, ' ');
        buf_add_span(ids, e.flags & ENTRY_BLOCK ? SPAN("-") : e.id);
        buf_add_char(ids, ':');
        buf_add_uint(ids, m->items[i].start);
        if (m->items[i].end > m->items[i].start + 1) {
            buf_add_char(ids, '-');
            buf_add_uint(ids, m->items[i].end);
        }
    }
}

/* Finds names in a sentence; where tokens stand is known, or not. */
static void match(const struct gazetteer *g, const char *sentence, bool placed,
                  struct found *f)
{
    struct buf text = {0};
    struct span word;
    size_t pos = 0;
    struct token_run run;

    buf_add_string(&text, sentence);
    buf_terminate(&text);
    while (wordbreak_next_word(buf_span(&text), &pos, &word))
        strings_add(&f->tokens, word);
    run = (struct token_run){f->tokens.items, f->tokens.n, buf_span(&text), placed};
    matcher_init(&f->matcher, g, SPAN("en"));
    matcher_run(&f->matcher, &run, &f->entities, &f->topics);
    add_found(g, &f->entities, &f->ids);
    add_found(g, &f->topics, &f->ids);
    buf_terminate(&f->ids);
    matcher_release(&f->matcher);
    buf_release(&text);
}

static void release(struct found *f)
{
    buf_release(&f->ids);
    strings_release(&f->tokens);
    free(f->entities.items);
    free(f->topics.items);
}

static void expect_in(const struct gazetteer *g, const char *sentence, bool placed,
                      const char *wanted)
{
    struct found f = {0};

    match(g, sentence, placed, &f);
    if (strcmp(f.ids.data, wanted) != 0)
        fail_msg("%s\ngives '%s', not '%s'", sentence, f.ids.data, wanted);
    release(&f);
}

/* Builds from two files of entries and one of topics; NULL leaves one out. */
static void build(const char *a, const char *b, const char *t, struct buf *image)
{
    struct gazetteer_builder *builder = gazetteer_builder_new();
    struct gazetteer_fault fault;

    if (a)
        assert_true(gazetteer_add_entries(builder, write_file(first, a), &fault));
    if (b)
        assert_true(gazetteer_add_entries(builder, write_file(second, b), &fault));
    if (t)
        assert_true(
            gazetteer_add_topics(builder, write_file(topics, t), SPAN(""), &fault));
    gazetteer_build(builder, image);
    gazetteer_builder_free(builder);
}

static void expect(const char *a, const char *b, const char *sentence,
                   const char *wanted)
{
    struct buf image = {0};
    struct gazetteer g;

    build(a, b, NULL, &image);
    assert_true(gazetteer_open_image(&g, buf_span(&image)));
    expect_in(&g, sentence, true, wanted);
    buf_release(&image);
}

static void test_overlap(void **state)
{
    static const char rows[] = "t\tAB\ta b\nt\tABC\ta b c\nt\tBCDE\tb c d e\nt\tD\td\n";

    (void)state;
    expect(rows, NULL, "a b c d e", "ABC:0-3 D:3");
    expect(rows, NULL, "a b x", "AB:0-2");
    expect(rows, NULL, "x b c d e", "BCDE:1-5");
    expect(rows, NULL, "a a b c", "ABC:1-4");
    expect(rows, NULL, "b c d", "D:2");
    expect(rows, NULL, "", "");
}

static void test_later_wins(void **state)
{
    (void)state;
    expect("t\tA\tjordan\tname\t-\t9\n", "t\tB\tJordan\n", "Jordan", "B:0");
    expect("t\tA\tjordan\n", "-\t-\tJordan\n", "Jordan", "-:0");
    expect("-\t-\tJordan\n", "t\tA\tjordan\n", "Jordan", "A:0");
    expect("t\tA\tx\tname\t-\t1\nt\tB\tx\tname\t-\t2\n", NULL, "x", "B:0 A:0");
    expect("t\tA\tx y\n", "t\tB\tx\n", "x y", "A:0-2");
}

static void test_case(void **state)
{
    (void)state;
    expect("t\tA\tturkey\t\t\t\tcapital\n", NULL, "Turkey TURKEY turkey", "A:0 A:1");
    expect("t\tA\tUS\t-\t-\t-\texact\n", NULL, "US Us us", "A:0");
    expect("t\tA\tNew york\t-\t-\t-\texact\n", NULL, "New york New York", "A:0-2");
    expect("t\tA\t\u00C9ire\n", NULL, "\u00C9IRE E\u0301ire eire", "A:0 A:1");
}

static void test_globs(void **state)
{
    (void)state;
    expect("t\tA\tcopper mine*\n", NULL, "copper mine copper miners copper min",
           "A:0-2 A:2-4");
    expect("t\tA\tecon*\nt\tB\teconomy\n", NULL, "econ economy Economists eco",
           "A:0 B:1 A:2");
    expect("t\tA\ta* b*\n", NULL, "ax by", "A:0-2");
}

static void test_gaps(void **state)
{
    (void)state;
    expect("t\tA\tathens, ga.\n", NULL, "Athens, Ga. Athens Ga", "A:0-2 A:2-4");
    expect("t\tA\tathens ga\n", NULL, "Athens, Ga. Athens-Ga", "A:2-4");
    expect("t\tA\ta b\n", NULL, "a; b a (b a! b a? b", "");
    expect("t\tA\tnorth korea\n", NULL, "north korea's North\nKorea\u2019s",
           "A:0-2 A:2-4");
}

/* Tokens without a known place are matched as if spaces stood between. */
static void test_not_placed(void **state)
{
    struct buf image = {0};
    struct gazetteer g;

    (void)state;
    build("t\tA\ta b\n", NULL, "war\ten\ta\nnews\ten\tb*\n", &image);
    assert_true(gazetteer_open_image(&g, buf_span(&image)));
    assert_int_equal(gazetteer_size(&g), 3);
    expect_in(&g, "a b", false, "A:0-2 war:0 news:1");
    expect_in(&g, "bb", false, "news:0");
    buf_release(&image);
}

/* Types and kinds are told apart however many ids there are. */
static void test_many_ids(void **state)
{
    enum { MANY = 70000 };
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct buf image = {0};
    struct gazetteer g;
    struct gazetteer_entry e = {.type = SPAN("t"), .kind = SPAN("k"), .weight = 1};
    char id[16];

    (void)state;
    for (int i = 0; i < MANY; i++) {
        snprintf(id, sizeof(id), "i%d", i);
        e.id = e.form = span_of(id);
        assert_null(gazetteer_add(b, e));
    }
    e.type = SPAN("late type");
    e.kind = SPAN("late kind");
    assert_null(gazetteer_add(b, e));
    gazetteer_build(b, &image);
    gazetteer_builder_free(b);
    assert_true(gazetteer_open_image(&g, buf_span(&image)));
    e = gazetteer_entry(&g, MANY);
    assert_true(span_is(e.type, "late type") && span_is(e.kind, "late kind"));
    buf_release(&image);
}

enum { SOME_LANGUAGES = 370 };

/* A tag of its own for each of them. */
static struct span tag_of(int language, char tag[4])
{
    snprintf(tag, 4, "q%c%c", 'a' + language / 26, 'a' + language % 26);
    return (struct span){tag, 3};
}

static bool is_word_in(const struct gazetteer *g, struct span word, int language)
{
    char tag[4];
    struct reader r;
    uint32_t reading;

    reader_init(&r, g, tag_of(language, tag));
    reader_read_all(&r, &word, 1, &reading);
    reader_release(&r);
    return reading & READING_NUMBER;
}

/* Words that no two of are in the same languages: more sets of these than a slot of a
   word has room to tell. */
static void test_many_language_sets(void **state)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct buf image = {0};
    struct gazetteer g;
    char word[2 * CACHE_LONGEST], tag[4];
    struct gazetteer_entry e = {.type = SPAN("t"), .id = SPAN("i"), .weight = 1};

    (void)state;
    for (int i = 0; i < SOME_LANGUAGES; i++)
        for (int k = 0; k < i; k++) {
            snprintf(word, sizeof(word), "w%dw%d", i, k);
            e.form = span_of(word);
            e.lang = tag_of(i, tag);
            assert_null(gazetteer_add(b, e));
            e.lang = tag_of(k, tag);
            assert_null(gazetteer_add(b, e));
        }
    gazetteer_build(b, &image);
    gazetteer_builder_free(b);
    assert_true(gazetteer_open_image(&g, buf_span(&image)));
    assert_true(g.header->language_sets.count > UINT16_MAX);
    assert_true(is_word_in(&g, span_of(word), SOME_LANGUAGES - 1));
    assert_true(is_word_in(&g, span_of(word), SOME_LANGUAGES - 2));
    assert_false(is_word_in(&g, span_of(word), 0));
    snprintf(word, sizeof(word), "w1w0");
    assert_true(is_word_in(&g, span_of(word), 0));
    assert_false(is_word_in(&g, span_of(word), 2));
    buf_release(&image);
}

static void test_entry(void **state)
{
    struct buf image = {0};
    struct gazetteer g;
    struct gazetteer_entry e;
    struct found f = {0};

    (void)state;
    build("country\tKR\tSouth Korea\tname\ten\t0.5\tcapital,exact\r\n", NULL, NULL,
          &image);
    assert_true(gazetteer_open_image(&g, buf_span(&image)));
    match(&g, "South Korea", true, &f);
    assert_int_equal(f.entities.n, 1);
    e = gazetteer_entry(&g, f.entities.items[0].entry);
    assert_true(span_is(e.type, "country") && span_is(e.id, "KR"));
    assert_true(span_is(e.form, "South Korea") && span_is(e.kind, "name"));
    assert_true(span_is(e.lang, "en") && e.weight == 0.5f);
    assert_int_equal(e.flags, ENTRY_CAPITAL | ENTRY_EXACT);
    release(&f);
    buf_release(&image);
}

static void expect_refused(const char *rows, bool topic, uint64_t line)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct gazetteer_fault fault = {0};
    const char *path = write_file(first, rows);

    if (topic ? gazetteer_add_topics(b, path, SPAN(""), &fault)
              : gazetteer_add_entries(b, path, &fault))
        fail_msg("taken: %s", rows);
    assert_int_equal(fault.place.line, line);
    assert_string_equal(fault.place.file, path);
    assert_true(*fault.problem != '\0');
    gazetteer_builder_free(b);
}

static void test_refused(void **state)
{
    (void)state;
    expect_refused("t\tA\n", false, 1);
    expect_refused("t\tA\tx\n\n#\nt\tA\t!\n", false, 4);
    expect_refused("-\tA\tx\n", false, 1);
    expect_refused("topic\tA\tx\n", false, 1);
    expect_refused("t\tA\tx\tname\ten\t-1\n", false, 1);
    expect_refused("t\tA\tx\tname\ten\t1001\n", false, 1);
    expect_refused("t\tA\tx\tname\ten\tnan\n", false, 1);
    expect_refused("t\tA\tx\tname\ten\t1\t-\tmore\n", false, 1);
    expect_refused("war\ten\n", true, 1);
    expect_refused("-\ten\tx\n", true, 1);
    expect_refused("war\ten\tx\t1\t2\n", true, 1);
    expect_refused("war\ten\tx\theavy\n", true, 1);
}

/* More than a gazetteer can hold; of the bytes none is looked at. */
static void test_too_much(void **state)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    size_t size = ((size_t)1 << 30) + 1;
    struct gazetteer_entry e = {.type = SPAN("t"), .form = SPAN("x"), .id = SPAN("i")};

    (void)state;
    assert_null(gazetteer_add(b, e));
    e.id = (struct span){"", size};
    assert_non_null(gazetteer_add(b, e));
    assert_int_equal(gazetteer_taken(b), 1);
    gazetteer_builder_free(b);
}

/* A form of n words. */
static const char *form_of(size_t n)
{
    static char row[256];
    size_t len = (size_t)snprintf(row, sizeof(row), "t\tA\ta");

    while (--n)
        len += (size_t)snprintf(row + len, sizeof(row) - len, " a");
    snprintf(row + len, sizeof(row) - len, "\n");
    return row;
}

static void test_longest_form(void **state)
{
    (void)state;
    expect(form_of(3), NULL, "a a a a", "A:0-3");
    expect(form_of(96), NULL, "a", "");
    expect_refused(form_of(97), false, 1);
}

static void test_bad_image(void **state)
{
    struct buf image = {0};
    struct gazetteer g;
    struct image_header *header;

    (void)state;
    build("t\tA\tx\n", NULL, NULL, &image);
    assert_false(gazetteer_open_image(&g, (struct span){image.data, 4}));
    assert_false(gazetteer_open_image(&g, (struct span){image.data, image.len - 1}));
    header = (struct image_header *)(void *)image.data;
    header->languages.count = 0;
    assert_false(gazetteer_open_image(&g, buf_span(&image)));
    header->languages.count = 1;
    assert_true(gazetteer_open_image(&g, buf_span(&image)));
    image.data[0] ^= 1;
    assert_false(gazetteer_open_image(&g, buf_span(&image)));
    assert_false(gazetteer_open(&g, "/nonexistent/gazetteer.image"));
    buf_release(&image);
}

/* What is added before the entries of a gazetteer that it is above overrides them. */
static void test_above(void **state)
{
    struct buf below = {0}, image = {0};
    struct gazetteer builtin, g;
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct gazetteer_fault fault;
    float weight = 0;

    (void)state;
    build("country\tSX\tSumava\nperson\tSX\tBoro\n", NULL, "energy\ten\tgas\t1\n",
          &below);
    assert_true(gazetteer_open_image(&builtin, buf_span(&below)));
    assert_null(gazetteer_begin_above(b, &builtin));
    assert_true(gazetteer_add_entries(
        b, write_file(first, "country\tSY\tSumava\ncountry\tSZ\t=SX\n"), &fault));
    assert_true(gazetteer_add_topics(b, write_file(topics, "energy\ten\tgas\t2\n"),
                                     SPAN(""), &fault));
    assert_null(gazetteer_add_below(b, &builtin, true, true));
    gazetteer_build(b, &image);
    gazetteer_builder_free(b);
    assert_true(gazetteer_open_image(&g, buf_span(&image)));
    expect_in(&g, "Sumava and Boro on gas.", true, "SY:0 SX:2 energy:4");
    for (uint32_t i = 0; i < gazetteer_size(&g); i++)
        if (gazetteer_entry(&g, i).flags & ENTRY_TOPIC)
            weight += gazetteer_entry(&g, i).weight;
    assert_float_equal(weight, 2, 0);
    gazetteer_close(&g);
    gazetteer_close(&builtin);
    buf_release(&below);
    buf_release(&image);
}

static int make_directory(void **state)
{
    (void)state;
    if (!mkdtemp(directory))
        return -1;
    snprintf(first, sizeof(first), "%s/first.tsv", directory);
    snprintf(second, sizeof(second), "%s/second.tsv", directory);
    snprintf(topics, sizeof(topics), "%s/topics.tsv", directory);
    return 0;
}

static int remove_directory(void **state)
{
    (void)state;
    unlink(first);
    unlink(second);
    unlink(topics);
    return rmdir(directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_overlap),      cmocka_unit_test(test_later_wins),
        cmocka_unit_test(test_case),         cmocka_unit_test(test_globs),
        cmocka_unit_test(test_gaps),         cmocka_unit_test(test_not_placed),
        cmocka_unit_test(test_many_ids),     cmocka_unit_test(test_many_language_sets),
        cmocka_unit_test(test_entry),        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_longest_form), cmocka_unit_test(test_bad_image),
        cmocka_unit_test(test_too_much),     cmocka_unit_test(test_above),
    };

    return cmocka_run_group_tests(tests, make_directory, remove_directory);
}
