/*
 * Pattern files read and matched.
 */
#include "unit.h"

#include "pattern.h"

static bool add(struct patterns *p, const char *rows, struct pattern_fault *fault)
{
    return patterns_add_file(p, write_file(own_file, rows), fault);
}

/* Looks for one pattern; -2 for `start` if it is given up, -1 if not found. */
static void expect(const char *pattern, struct span text, size_t from, long start,
                   long end)
{
    struct patterns *p = patterns_new();
    struct pattern_fault fault;
    struct pattern_match m = {0};
    char row[256];
    int found;

    snprintf(row, sizeof(row), "t\ti\t%s\n", pattern);
    assert_true(add(p, row, &fault));
    found = pattern_find(p, 0, text, from, &m);
    assert_int_equal(found, start == -2 ? -1 : start >= 0);
    if (found == 1) {
        assert_int_equal(m.start, start);
        assert_int_equal(m.end, end);
    }
    patterns_free(p);
}

static void test_find(void **state)
{
    (void)state;
    expect("b+", SPAN("abbb"), 0, 1, 4);
    expect("b+", SPAN("abbb"), 3, 3, 4);
    expect("b+", SPAN("abbb"), 4, -1, 0);
    expect("b*", SPAN("aab"), 0, 2, 3); /* never empty */
    expect("x*", SPAN("aab"), 0, -1, 0);
    expect("B", SPAN("ab"), 0, -1, 0);
    expect("(?i)\u00C9", SPAN("\u00E9"), 0, 0, 2);
    expect("\\w+", SPAN("- \u00E9t\u00E9 -"), 0, 2, 7);
    expect("^a", SPAN("ba a"), 1, -1, 0);
    expect("\\bb", SPAN("ab b"), 1, 3, 4); /* sees what is before */
    expect("b$", SPAN("a\0b"), 0, 2, 3);
    expect("a", SPAN(""), 0, -1, 0);
}

static void test_given_up(void **state)
{
    (void)state;
    expect("(a+)+$", SPAN("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"), 0, -2,
           0);
}

static void test_columns(void **state)
{
    struct patterns *p = patterns_new();
    struct pattern_fault fault;

    (void)state;
    assert_true(add(p, "# note\n\nlaw\tact\tActs?\nform\tn\t[0-9]+\n", &fault));
    assert_true(add(p, "x\ty\tz", &fault));
    assert_int_equal(patterns_count(p), 3);
    assert_true(span_is(pattern_type(p, 0), "law"));
    assert_true(span_is(pattern_id(p, 1), "n"));
    assert_true(span_is(pattern_source(p, 0), "Acts?"));
    assert_true(span_is(pattern_source(p, 2), "z"));
    patterns_free(p);
}

static void expect_refused(const char *rows, uint64_t line)
{
    struct patterns *p = patterns_new();
    struct pattern_fault fault = {0};

    if (add(p, rows, &fault))
        fail_msg("taken: %s", rows);
    assert_int_equal(fault.place.line, line);
    assert_true(*fault.problem != '\0');
    patterns_free(p);
}

static void test_refused(void **state)
{
    struct patterns *p = patterns_new();
    struct pattern_fault fault = {0};

    (void)state;
    expect_refused("a\tb\tc\na\tb\t(\n", 2);
    expect_refused("# note\na\tb\n", 2);
    expect_refused("a\tb\t\n", 1);
    expect_refused("\tb\tc\n", 1);
    expect_refused("a\tb\t[z-a]\n", 1);
    assert_false(patterns_add_file(p, "/nonexistent/patterns", &fault));
    assert_string_equal(fault.place.file, "/nonexistent/patterns");
    patterns_free(p);
    patterns_free(NULL);
}

/* ---- contexts ---- */

static bool in_class(void *context, struct span class, struct span word)
{
    size_t *asked = context;

    (*asked)++;
    return (span_is(class, "given") &&
            (span_is(word, "Al") || span_is(word, "O'Dea") ||
             span_is(word, "Zo\u00E9"))) ||
           (span_is(class, "verb") && span_is(word, "Say"));
}

/* Whether `source` holds on the side of the first '|' in `text`; -1: given up. */
static int holds(enum pattern_side side, const char *source, const char *text)
{
    struct patterns *p = patterns_new();
    struct pattern_fault fault;
    size_t at = (size_t)(strchr(text, '|') - text), asked = 0;
    int result;

    if (!patterns_add_context(p, span_of(source), side, &fault))
        fail_msg("%s: %s", source, fault.problem);
    patterns_set_classes(p, in_class, &asked);
    result = side == PATTERN_BEFORE ? pattern_holds_before(p, 0, span_of(text), at)
                                    : pattern_holds_after(p, 0, span_of(text), at + 1);
    patterns_free(p);
    return result;
}

#define BEFORE(source, text) holds(PATTERN_BEFORE, source, text)
#define AFTER(source, text) holds(PATTERN_AFTER, source, text)

static void test_before(void **state)
{
    (void)state;
    assert_int_equal(BEFORE("in ", "is in |it"), 1);
    assert_int_equal(BEFORE("in ", "in |"), 1);
    assert_int_equal(BEFORE("in ", "in it |in "), 0);
    assert_int_equal(BEFORE("a|in ", "a man in |"), 1); /* each alternative */
    assert_int_equal(BEFORE("a|in ", "a man of |"), 0);
    assert_int_equal(BEFORE("\\bin ", "begin |"), 0);
    assert_int_equal(BEFORE("(?<!r)in ", "rin |"), 0);
    assert_int_equal(BEFORE("\\bin ", "dedéin |"), 0); /* letters of Unicode */
    assert_int_equal(BEFORE("^", "|x"), 1);
    assert_int_equal(BEFORE("^", "a|x"), 0);
    assert_int_equal(BEFORE("(?<!x)", "a|"), 1); /* empty */
    assert_int_equal(BEFORE("(?<!x)", "x|"), 0);
    assert_int_equal(BEFORE("(?!|)", "a|"), 0);
}

static void test_after(void **state)
{
    (void)state;
    assert_int_equal(AFTER(" River", "|  River"), 0);
    assert_int_equal(AFTER(" River", "Jordan| River"), 1);
    assert_int_equal(AFTER(" River\\b", "Jordan| Rivers"), 0);
    assert_int_equal(AFTER(" a| b", "| b"), 1);
    assert_int_equal(AFTER("[[:digit:] ]x", "|1x"), 1);
    assert_int_equal(AFTER("[ [:^digit:]]x", "|\nx"), 1);
    assert_int_equal(AFTER("[[:digit:]-]x", "|\nx"), 0);
    assert_int_equal(AFTER("(?<=n|)", "n|b"), 1); /* sees what is before */
    assert_int_equal(AFTER("(?! b)", "| b"), 0);
    assert_int_equal(AFTER("(?! b)", "|"), 1);
}

static void test_word_classes(void **state)
{
    (void)state;
    assert_int_equal(BEFORE("<given>", "so Al |"), 1);
    assert_int_equal(BEFORE("<given>", "so Bo |"), 0);
    assert_int_equal(BEFORE("<verb>", "so Al |"), 0);
    assert_int_equal(BEFORE("<given>", "so Al  |"), 0);
    assert_int_equal(BEFORE("<given>", "soAl |"), 0);
    assert_int_equal(BEFORE("<given>", "Al Al-|"), 0);
    assert_int_equal(BEFORE("<given>", "so O'Dea |"), 1);
    assert_int_equal(BEFORE("<given>", "so O'De |"), 0);
    assert_int_equal(BEFORE("<given>(?:[A-Z]\\. )?", "Al B. |"), 1);
    assert_int_equal(BEFORE("<given>(?:[A-Z]\\. )?", "Bo B. |"), 0);
    assert_int_equal(BEFORE("<given>|Mr |Bo ", "Mr Bo |"), 1); /* goes back */
    assert_int_equal(BEFORE("<given>", "so Zo\u00E9 |"), 1);
    assert_int_equal(BEFORE("<given>", "so \u00C9Al |"), 0);
    assert_int_equal(BEFORE("<given>", "Al |"), 1);
    assert_int_equal(BEFORE("<given>?of ", "Al of |"), 1);
    assert_int_equal(BEFORE("<given>?of ", "Bo of |"), 1);
    assert_int_equal(BEFORE("a Mr |<given>", "a Mr |"), 1);
    assert_int_equal(BEFORE("<given>|a Mr ", "a Mr |"), 1);
    assert_int_equal(BEFORE("<verb><given>", "Say Al |"), 1);
    assert_int_equal(BEFORE("<verb><given>", "Al Say |"), 0);
    assert_int_equal(BEFORE("(?<given>x)", "x|"), 1); /* a group of the library's */
    assert_int_equal(BEFORE("\\<given>", "<given>|"), 1);
    assert_int_equal(AFTER("<given>", "| Al"), 1);
    assert_int_equal(AFTER("<given>", "| Al's"), 1);
    assert_int_equal(AFTER("<given>", "| Ala"), 0);
    assert_int_equal(AFTER("<given>", "| Bo"), 0);
    assert_int_equal(AFTER("<given>", "|Al"), 0);
    assert_int_equal(AFTER("<given>,", "| Al,"), 1);
    assert_int_equal(AFTER("()()(x)?<verb>", "| Say"), 1); /* the group last captured */
}

/* No more than PATTERN_REACH bytes are seen, and no character is cut. */
static void test_reach(void **state)
{
    char text[402];

    (void)state;
    for (size_t i = 0; i < 400; i += 2)
        memcpy(text + i, "\u00E9", 2);
    memcpy(text + 200, "|x", 2);
    text[400] = '\0';
    assert_int_equal(BEFORE("\u00E9{40}", text), 1);
    assert_int_equal(BEFORE("\u00E9{41}", text), 0);
    assert_int_equal(AFTER("x\u00E9{40}", text), 1);
    assert_int_equal(AFTER("x\u00E9{41}", text), 0);
}

/* What stands in front of the bytes that a context can take is seen, too. */
static void test_looks_further_back(void **state)
{
    (void)state;
    assert_int_equal(BEFORE("(?<!\\bin )a ", "is in a |"), 0);
    assert_int_equal(BEFORE("(?<!\\bin )a ", "is on a |"), 1);
    assert_int_equal(BEFORE("\\bMiss (?:the )?", "with Miss the |"), 1);
    assert_int_equal(BEFORE("\\bMiss (?:the )?", "withMiss the |"), 0);
    assert_int_equal(BEFORE("[Uu]niversit(?:y|ies) of ", "the universities of |"), 1);
}

/* The bytes that a context can begin with are known beforehand. */
static void test_first_bytes(void **state)
{
    (void)state;
    assert_int_equal(AFTER("a", "|a"), 1);
    assert_int_equal(AFTER("a", "|"), 0);
    assert_int_equal(AFTER(",\\s(?:Ga|NY)", "|, NY"), 1);
    assert_int_equal(AFTER(",\\s(?:Ga|NY)", "|,\nGa"), 1);
    assert_int_equal(AFTER(",\\s(?:Ga|NY)", "|, Ok"), 0);
    assert_int_equal(AFTER(" ?\\$\\d", "|$5"), 1);
    assert_int_equal(AFTER(" ?\\$\\d", "| $5"), 1);
    assert_int_equal(AFTER(" ?\\$\\d", "| 5"), 0);
    assert_int_equal(AFTER("(?i)ab", "|AB"), 1);
    assert_int_equal(AFTER("(?i)k\u00E9", "|\u212A\u00C9"), 1);
    assert_int_equal(AFTER("(?i)x\u00E9", "|X\u00C9"), 1);
    assert_int_equal(AFTER("['\u2019]s", "|\u2019s"), 1);
    assert_int_equal(AFTER("\\bab", "|ab"), 1);
    assert_int_equal(AFTER("\\Bab", "|ab"), 0);
    assert_int_equal(AFTER("\\B,b", "|,b"), 1);
    assert_int_equal(AFTER("a(?<=xa)b", "x|ab"), 0);
    assert_int_equal(AFTER("a(?<=[|]a)b", "x|ab"), 1);
    assert_int_equal(AFTER("a(?=b)", "|ab"), 1);
    assert_int_equal(AFTER("a$", "|a"), 1);
    assert_int_equal(AFTER("(?>ab)", "|ab"), 1);
}

static void test_contexts_given_up(void **state)
{
    static const char run[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    char text[sizeof(run) + 2];

    (void)state;
    snprintf(text, sizeof(text), "|%s", run);
    assert_int_equal(AFTER("(a+)+[^a]", text), -1);
    snprintf(text, sizeof(text), "%s|", run);
    assert_int_equal(BEFORE("(a+)+[^a]", text), -1);
}

static void test_context_refused(void **state)
{
    struct patterns *p = patterns_new();
    struct pattern_fault fault = {0};

    (void)state;
    assert_false(
        patterns_add_context(p, SPAN("<given> \u00E9("), PATTERN_AFTER, &fault));
    assert_non_null(strstr(fault.problem, "at character 10 of the pattern"));
    assert_int_equal(patterns_count(p), 0);
    patterns_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_given_up),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_before),
        cmocka_unit_test(test_after),
        cmocka_unit_test(test_word_classes),
        cmocka_unit_test(test_reach),
        cmocka_unit_test(test_looks_further_back),
        cmocka_unit_test(test_first_bytes),
        cmocka_unit_test(test_contexts_given_up),
        cmocka_unit_test(test_context_refused),
    };

    return cmocka_run_group_tests(tests, make_own_file, remove_own_file);
}
