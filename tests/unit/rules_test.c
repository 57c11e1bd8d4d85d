/*
 * Rules of disambiguation: files read, mentions judged, and the examples of
 * data/rules.tsv, each of which its own rule must decide.
 */
#include "unit.h"

#include "entity-tag/rules.h"
#include "files.h"
#include "fold.h"

static struct rules rules;

static void load(const char *rows)
{
    struct pattern_fault fault;

    rules_release(&rules);
    if (!rules_add_file(&rules, write_file(own_file, rows), false, &fault))
        fail_msg("%s: %s", rows, fault.problem);
}

/* Judges the mention in [brackets]. */
static struct rule_verdict judge(const char *marked, const char *lang, const char *kind)
{
    static struct buf text, folded;
    struct span s = span_of(marked);
    size_t start = strcspn(marked, "["), end = strcspn(marked, "]") - 1;
    struct rule_mention m = {
        .start = start, .end = end, .lang = span_of(lang), .kind = span_of(kind)};

    buf_clear(&text);
    buf_clear(&folded);
    buf_add(&text, s.data, start);
    buf_add(&text, s.data + start + 1, end - start);
    buf_add(&text, s.data + end + 2, s.len - end - 2);
    m.text = buf_span(&text);
    fold((struct span){m.text.data + start, end - start}, &folded);
    m.form = buf_span(&folded);
    return rules_apply(&rules, &m);
}

/* Expects the decision of a rule by name; NULL: that no rule decides. */
static void expect(const char *marked, const char *name, enum rule_decision decision)
{
    struct rule_verdict v = judge(marked, "en", "name");

    if (name ? !v.rule || !span_is(v.rule->name, name) : v.rule != NULL)
        fail_msg("%s: decided by %.*s", marked, v.rule ? (int)v.rule->name.len : 4,
                 v.rule ? v.rule->name.data : "none");
    assert_int_equal(v.decision, decision);
    assert_null(v.fault);
}

static void test_contexts(void **state)
{
    (void)state;
    load("river\t-\tJordan|Congo\t-\t River\\b\t-\n"
         "king\t-\tJordan\tKing of \t-\t=\n"
         "line\t-\tGeorgia\t(?i)in \t line\tUS\n");
    expect("the [Jordan] River", "river", RULE_DROP);
    expect("the [Congo] River", "river", RULE_DROP);
    expect("the [Chad] River", NULL, RULE_NONE);
    expect("the [JORDAN] River", "river", RULE_DROP);
    expect("the [Jordan] Rivers", NULL, RULE_NONE);
    expect("King of [Jordan]", "king", RULE_KEEP);
    expect("In [Georgia] line", "line", RULE_ID);
    expect("At [Georgia] line", NULL, RULE_NONE);
    expect("In [Georgia] lane", NULL, RULE_NONE);
    assert_true(span_is(judge("In [Georgia] line", "en", "name").rule->id, "US"));
}

/* A line that ends is a space, an empty one parts. */
static void test_line_ends(void **state)
{
    (void)state;
    load("river\t-\tJordan\t[ ]the \t River[ -~]*\t-\n"
         "person\t-\tJordan\t<given>\t-\t-\n"
         "behind\t-\tJordan\t-\t<given>\t=\n");
    expect("of the\n[Jordan] River", "river", RULE_DROP);
    expect("of the [Jordan]\nRiver bed", "river", RULE_DROP);
    expect("of the\n\n[Jordan] River", "behind", RULE_KEEP);
    expect("of\nthe [Jordan] river", NULL, RULE_NONE);
    expect("of Michael\n[Jordan].", "person", RULE_DROP);
    expect("of Michael\n\n[Jordan].", NULL, RULE_NONE);
    expect("[Jordan]\nMichael", "behind", RULE_KEEP);
}

/* A possessive ending is neither part of the form nor of what follows. */
static void test_possessive(void **state)
{
    (void)state;
    load("s\t-\tJordan\t-\t's River\t-\n"
         "curly\t-\tJordan\t-\t\u2019s River\t-\n"
         "word\t-\tChad\t-\t-\t=\n");
    expect("[Jordan's] River", "s", RULE_DROP);
    expect("[Jordan\u2019s] River", "curly", RULE_DROP);
    expect("[Chad's] men", "word", RULE_KEEP);
    expect("[Chad] men", "word", RULE_KEEP);
    expect("['s] River", NULL, RULE_NONE);
}

static void test_first_decides(void **state)
{
    (void)state;
    load("a\t-\tA\tx \t-\tAA\n"
         "all\t-\t*\ty \t-\tBB\n"
         "kind\t-\t@name\tz \t-\tCC\n"
         "b\t-\tA\t[w-z] \t-\tDD/city\n"
         "rest\t-\t*\t-\t-\t=/code\n");
    expect("x [A]", "a", RULE_ID);
    expect("y [A]", "all", RULE_ID);
    expect("z [A]", "kind", RULE_ID);
    expect("w [A]", "b", RULE_ID);
    expect("v [A]", "rest", RULE_KEEP);
    expect("z [B]", "kind", RULE_ID);
    expect("w [B]", "rest", RULE_KEEP);
    assert_true(span_is(judge("z [A]", "en", "city").rule->name, "b"));
    assert_true(span_is(judge("w [A]", "en", "name").rule->id, "DD"));
    assert_true(span_is(judge("w [A]", "en", "name").rule->kind, "city"));
    assert_true(span_is(judge("[A]", "en", "name").rule->kind, "code"));
    assert_int_equal(judge("z [A]", "en", "name").rule->kind.len, 0);
}

/* What a rule decided may be asked for when all of the document is judged. */
static void test_anywhere(void **state)
{
    (void)state;
    load("person\t-\tJordan|Chad\tMr \t-\t-\n"
         "again\t-\t@name\t{{person}}(?<!in )\t-\t-\n"
         "bare\t-\t@name\t-\t went\tTD\n");
    rules_begin_document(&rules);
    expect("[Jordan] said", NULL, RULE_NONE);
    assert_false(rules_begin_again(&rules));
    expect("Mr [Jordan] said", "person", RULE_DROP);
    assert_true(rules_begin_again(&rules));
    expect("[Jordan] said", "again", RULE_DROP);
    expect("in [Jordan] said", NULL, RULE_NONE);
    expect("[Chad] said", NULL, RULE_NONE);
    expect("[Chad] went", NULL, RULE_NONE); /* was known before */
    rules_begin_document(&rules);
    expect("[Chad] went", "bare", RULE_ID);
    expect("Mr [Chad] said", "person", RULE_DROP);
    expect("[Chad] went", "again", RULE_DROP);
}

/* What a rule decided of a form is known until the document ends. */
static void test_earlier(void **state)
{
    (void)state;
    load("person\t-\tJordan|Chad\tMr \t-\t-\n"
         "other\t-\tJordan\tKing of \t-\t=\n"
         "again\t-\t@name\t{person}(?<!in )\t-\t-\n"
         "bare\t-\tChad\t{again}\t-\tTD\n");
    rules_begin_document(&rules);
    expect("[Jordan] said", NULL, RULE_NONE);
    expect("King of [Jordan]", "other", RULE_KEEP);
    expect("[Jordan] said", NULL, RULE_NONE);
    expect("Mr [Jordan] said", "person", RULE_DROP);
    expect("[Jordan's]", "again", RULE_DROP);
    expect("in [Jordan]", NULL, RULE_NONE);
    expect("King of [Jordan]", "other", RULE_KEEP);
    expect("[Chad]", NULL, RULE_NONE);
    expect("Mr [Chad]", "person", RULE_DROP);
    expect("[Chad]", "again", RULE_DROP);
    expect("in [Chad]", "bare", RULE_ID);
    for (size_t i = 0, before = rules.n_memory; i < 3; i++) {
        expect("Mr [Chad]", "person", RULE_DROP);
        assert_int_equal(rules.n_memory, before); /* known already */
    }
    rules_begin_document(&rules);
    expect("[Jordan]", NULL, RULE_NONE);
    expect("in [Chad]", NULL, RULE_NONE);
}

static void test_languages(void **state)
{
    (void)state;
    load("english\ten\tA\t-\t-\t-\n"
         "taiwan\tzh-Hant\tA\t-\t-\t-\n"
         "all\t-\tA\t-\t-\t=\n");
    assert_true(span_is(judge("[A]", "en", "name").rule->name, "english"));
    assert_true(span_is(judge("[A]", "en-GB", "name").rule->name, "english"));
    assert_true(span_is(judge("[A]", "eng", "name").rule->name, "all"));
    assert_true(span_is(judge("[A]", "e", "name").rule->name, "all"));
    assert_true(span_is(judge("[A]", "", "name").rule->name, "all"));
    assert_true(span_is(judge("[A]", "zh", "name").rule->name, "all"));
    assert_true(span_is(judge("[A]", "zh-Hant-HK", "name").rule->name, "taiwan"));
}

/* More rules than a sieve holds, and more languages than are kept. */
static void test_many_languages(void **state)
{
    struct buf rows = {0};
    char lang[16];

    (void)state;
    for (int i = 0; i < 100; i++)
        buf_add_string(&rows, "other\txx\t@name\t-\t-\t-\n");
    for (int i = 0; i < 100; i++)
        buf_add_string(&rows, "never\ten\t@name\tx \t-\t-\n");
    buf_add_string(&rows, "last\ten\t@name\t-\t-\t-\n");
    buf_terminate(&rows);
    load(rows.data);
    buf_release(&rows);
    for (int i = 0; i < 300; i++) {
        snprintf(lang, sizeof(lang), "l-%d", i);
        assert_null(judge("[A]", lang, "name").rule);
        assert_true(span_is(judge("[A]", "en", "name").rule->name, "last"));
        assert_null(judge("[A]", "en", "city").rule);
        assert_true(span_is(judge("[A]", "xx", "name").rule->name, "other"));
    }
}

static void test_two_files(void **state)
{
    struct pattern_fault fault;

    (void)state;
    load("own\t-\tA\tx \t-\t-\n");
    assert_true(rules_add_file(
        &rules, write_file(own_file, "late\t-\tA\t[xy] \t-\t=\n"), true, &fault));
    expect("x [A]", "own", RULE_DROP);
    expect("y [A]", "late", RULE_KEEP);
}

static void expect_refused(const char *rows, bool check, uint64_t line)
{
    struct rules r = {0};
    struct pattern_fault fault = {0};

    if (rules_add_file(&r, write_file(own_file, rows), check, &fault))
        fail_msg("taken: %s", rows);
    assert_int_equal(fault.place.line, line);
    assert_string_equal(fault.place.file, own_file);
    assert_true(*fault.problem != '\0');
    rules_release(&r);
}

static void test_refused(void **state)
{
    struct pattern_fault fault = {0};

    (void)state;
    expect_refused("# note\na\t-\tA\t-\t-\n", false, 2);
    expect_refused("a\t-\tA\t-\t-\t-\t-\t-\n", false, 1);
    expect_refused("a\t-\tA\t\t-\t-\n", false, 1);
    expect_refused("a\t-\t-\t-\t-\t-\n", false, 1);
    expect_refused("a\t-\t@\t-\t-\t-\n", false, 1);
    expect_refused("a\t-\tA\t-\t-\t-\nb\t-\tA\t(\t-\t-\n", true, 2);
    expect_refused("a\t-\tA\t-\t(\t-\n", true, 1);
    expect_refused("a\t-\tA\t{person\t-\t-\n", false, 1);
    expect_refused("a\t-\tA\t{{person}\t-\t-\n", false, 1);
    expect_refused("a\t-\tA\t{{person}x}\t-\t-\n", false, 1);
    assert_false(rules_add_file(&rules, "/nonexistent/rules", false, &fault));
    assert_string_equal(fault.place.file, "/nonexistent/rules");
}

/* Without the check, a bad context is told when it is first asked for. */
static void test_told_once(void **state)
{
    struct rule_verdict v;

    (void)state;
    load("bad\t-\tA\t-\t(\t-\n"
         "slow\t-\tB\t-\t(a+)+[^a]\t-\n"
         "rest\t-\t*\t-\t-\t=\n");
    v = judge("[A]", "en", "name");
    assert_non_null(v.fault);
    assert_int_equal(v.fault->place.line, 1);
    assert_int_equal(v.decision, RULE_KEEP);
    v = judge("[A]", "en", "name");
    assert_null(v.fault);
    v = judge("[B]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "en", "name");
    assert_non_null(v.fault);
    assert_int_equal(v.fault->place.line, 2);
    v = judge("[B]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "en", "name");
    assert_null(v.fault);
    v = judge("[B]ab", "en", "name");
    assert_int_equal(v.decision, RULE_DROP);
}

/* ---- the examples of the rules that are installed ---- */

static struct intern classes; /* "given michael" */

static void read_classes(const char *path)
{
    struct table_file file;
    struct span columns[3];
    struct buf key = {0};

    assert_true(table_file_open(&file, path));
    while (table_file_next(&file, columns, 3)) {
        if (!span_is(columns[0], "class"))
            continue;
        buf_clear(&key);
        buf_add_span(&key, columns[1]);
        buf_add_char(&key, ' ');
        fold(columns[2], &key);
        intern_add(&classes, buf_span(&key));
    }
    buf_release(&key);
    table_file_close(&file);
}

static bool in_class(void *context, struct span class, struct span word)
{
    struct buf key = {0};
    bool found;

    (void)context;
    buf_add_span(&key, class);
    buf_add_char(&key, ' ');
    fold(word, &key);
    found = intern_find(&classes, buf_span(&key)) != INTERN_NONE;
    buf_release(&key);
    return found;
}

/* The kind that a rule is for; a name if it asks for none. */
static void kind_of(const struct rule *rule, char *kind, size_t size)
{
    bool asks = rule->form.data[0] == '@';

    snprintf(kind, size, "%.*s", asks ? (int)rule->form.len - 1 : 4,
             asks ? rule->form.data + 1 : "name");
}

/* The example's mention in {braces}, which comes before the one in [brackets]. */
static void judge_earlier(const char *marked, const char *lang, const char *kind)
{
    char first[512], *p;

    snprintf(first, sizeof(first), "%s", marked);
    for (p = first; *p; p++)
        *p = (char)(*p == '{'                ? '['
                    : *p == '}'              ? ']'
                    : *p == '[' || *p == ']' ? ' '
                                             : *p);
    if (!judge(first, lang, kind).rule)
        judge(first, lang, "capital");
}

/* False, with a word on it, if another rule decides what is marked. */
static bool check_marked(const struct rule *rule, const char *marked)
{
    char lang[16], kind[32];
    struct rule_verdict v;

    snprintf(lang, sizeof(lang), "%.*s", (int)rule->lang.len, rule->lang.data);
    kind_of(rule, kind, sizeof(kind));
    rules_begin_document(&rules);
    if (rule->earlier)
        judge_earlier(marked, lang, kind);
    v = judge(marked, lang, kind);
    if (v.rule != rule)
        print_error("line %u: '%s' is decided by %.*s in line %u\n",
                    (unsigned)rule->place.line, marked,
                    v.rule ? (int)v.rule->name.len : 7,
                    v.rule ? v.rule->name.data : "no rule",
                    v.rule ? (unsigned)v.rule->place.line : 0);
    return v.rule == rule;
}

/* The example, and the same with a line that ends at any of its spaces. */
static bool check_example(const struct rule *rule)
{
    char marked[512];
    bool good;

    snprintf(marked, sizeof(marked), "%.*s", (int)rule->example.len,
             rule->example.data);
    if (!strchr(marked, '[') || !strchr(marked, ']'))
        fail_msg("line %u: no [brackets] in the example", (unsigned)rule->place.line);
    good = check_marked(rule, marked);
    for (char *p = marked; good && *p; p++) {
        if (*p != ' ')
            continue;
        *p = '\n';
        good = check_marked(rule, marked);
        *p = ' ';
    }
    return good;
}

static void test_shared_texts(void **state)
{
    struct pattern_fault fault;

    (void)state;
    load("let\tRIVERS\tJordan|Congo\n"
         "let\tWATER\t(?:River|Basin)\n"
         "river\t-\t%RIVERS%\t-\t %WATER%\\b\t-\n"
         "rate\t-\tKenya\t-\t 5%, %NONE% and 6%\t-\n");
    expect("the [Congo] Basin", "river", RULE_DROP);
    expect("the [Kenya] 5%, %NONE% and 6%", "rate", RULE_DROP);
    expect("the [Jordan] Bank", NULL, RULE_NONE);
    rules_release(&rules);
    assert_true(
        rules_add_file(&rules, write_file(own_file, "let\tX\ty\n"), true, &fault));
    assert_int_equal(rules.n, 0);
}

static void test_examples(void **state)
{
    struct pattern_fault fault;
    size_t wrong = 0;

    (void)state;
    read_classes("data/gazetteer/hand/given-names.tsv");
    rules_release(&rules);
    if (!rules_add_file(&rules, "data/rules.tsv", true, &fault))
        fail_msg("line %u: %s", (unsigned)fault.place.line, fault.problem);
    rules_set_classes(&rules, in_class, NULL);
    for (size_t i = 0; i < rules.n; i++)
        wrong += !check_example(&rules.items[i]);
    assert_int_equal(wrong, 0);
    assert_true(rules.n > 0);
    intern_release(&classes);
    rules_release(&rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contexts),   cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_possessive), cmocka_unit_test(test_first_decides),
        cmocka_unit_test(test_anywhere),   cmocka_unit_test(test_earlier),
        cmocka_unit_test(test_languages),  cmocka_unit_test(test_many_languages),
        cmocka_unit_test(test_two_files),  cmocka_unit_test(test_refused),
        cmocka_unit_test(test_told_once),  cmocka_unit_test(test_shared_texts),
        cmocka_unit_test(test_examples),
    };

    return cmocka_run_group_tests(tests, make_own_file, remove_own_file);
}
