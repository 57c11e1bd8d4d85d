/*
 * Topic dictionaries of other programs: what is read, what is refused at which line,
 * and damaged ones, which do no harm.
 */
#include "unit.h"

#include "scheme.h"

/* What is read, as an image; false if it was refused. */
static bool read_text(scheme_reader *read, struct span text,
                      struct gazetteer_fault *fault, struct buf *image)
{
    struct buf copy = {0};
    struct scheme s = {gazetteer_builder_new(), SPAN("s"), text, "dictionary", fault};
    bool good;

    buf_add_span(&copy, text);
    s.text.data = buf_terminate(&copy);
    good = read(&s);
    if (good)
        gazetteer_build(s.builder, image);
    gazetteer_builder_free(s.builder);
    buf_release(&copy);
    return good;
}

/* `wanted` has a word `TOPIC=PATTERN` for each term. */
static void expect(scheme_reader *read, const char *text, const char *wanted)
{
    struct gazetteer_fault fault = {0};
    struct buf image = {0}, found = {0};
    struct gazetteer g;

    if (!read_text(read, span_of(text), &fault, &image))
        fail_msg("%s\nrefused, line %d: %s", text, (int)fault.place.line,
                 fault.problem);
    assert_true(gazetteer_open_image(&g, buf_span(&image)));
    for (uint32_t i = 0; i < gazetteer_size(&g); i++) {
        struct gazetteer_entry e = gazetteer_entry(&g, i);

        assert_true(span_is(e.kind, "s") && !e.lang.len && e.weight == 1);
        buf_add_string(&found, i ? "; " : "");
        buf_add_span(&found, e.id);
        buf_add_char(&found, '=');
        buf_add_span(&found, e.form);
    }
    buf_terminate(&found);
    assert_string_equal(found.data ? found.data : "", wanted);
    buf_release(&found);
    buf_release(&image);
}

static void expect_refused(scheme_reader *read, const char *text, uint64_t line)
{
    struct gazetteer_fault fault = {0};
    struct buf image = {0};

    if (read_text(read, span_of(text), &fault, &image))
        fail_msg("taken: %s", text);
    assert_int_equal(fault.place.line, line);
    assert_string_equal(fault.place.file, "dictionary");
    assert_true(*fault.problem != '\0');
    buf_release(&image);
}

static const char liwc[] = "%\n1\tfunct\n20\tbad mood\n%\nsad*\t20\nof\t1\n\n"
                           "kind of\t1\t20\r\nso so 1 20\n";
static const char yaml[] =
    "# c\na:\n  b: [x*, \"y z\"]\n  c:\n  - u\n  - d: v\n  e: ~\n"
    "f: w\n";
static const char json[] = "{\"a\": {\"b\": [\"x*\", \"y z\"],\n\"c\": [\"u\", {\"d\": "
                           "\"v\"}], \"e\": []},\n \"f\": \"w\"}\n";

static void test_read(void **state)
{
    static const char tree[] = "s:a/b=x*; s:a/b=y z; s:a/c=u; s:a/c/d=v; s:f=w";

    (void)state;
    expect(scheme_read_liwc, liwc,
           "s:bad mood=sad*; s:funct=of; s:funct=kind of; s:bad mood=kind of; "
           "s:funct=so so; s:bad mood=so so");
    expect(scheme_read_yaml, yaml, tree);
    expect(scheme_read_json, json, tree);
    expect(scheme_read_yaml, "", "");
    expect(scheme_read_liwc, "\n%\n%\n", "");
    expect(scheme_read_liwc, "# c\n\n%\n1\ta\n%\nx\t1\n", "s:a=x");
}

/* A smiley is passed over with a warning, and what stands behind it is read. */
static void test_wordless(void **state)
{
    (void)state;
    expect(scheme_read_liwc, "%\n1\ta\n%\n:)\t1\nx\t1\n", "s:a=x");
    expect(scheme_read_yaml, "a: [':)', x]", "s:a=x");
    expect(scheme_read_json, "{\"a\": [\"-\", \"x\"]}", "s:a=x");
}

static void test_refused(void **state)
{
    (void)state;
    expect_refused(scheme_read_liwc, "%\n", 1);
    expect_refused(scheme_read_liwc, "%\n1 a\n", 2);
    expect_refused(scheme_read_liwc, "%\n1\n%\n", 2);
    expect_refused(scheme_read_liwc, "%\n1 a\n%\nx\n", 4);
    expect_refused(scheme_read_liwc, "%\n1 a\n%\nx 1\ny 1 2\n", 5);
    expect_refused(scheme_read_liwc, "%\n1 a\n%\nx*y 1\n", 4);
    expect_refused(scheme_read_liwc, "%\n1 a\n%\n7\n", 4);
    expect_refused(scheme_read_yaml, "a: [x]\nb: [y\n", 3);
    expect_refused(scheme_read_yaml, "x", 1);
    expect_refused(scheme_read_yaml, "a:\n- '*'\n", 2);
    expect_refused(scheme_read_yaml, "a: &n [x]\nb: *n\n", 2);
    expect_refused(scheme_read_yaml, "a: x\n---\nb: y\n", 2);
    expect_refused(scheme_read_yaml, "? {a: b}\n: x\n", 1);
    expect_refused(scheme_read_yaml, "a: \x01\n", 1);
    expect_refused(scheme_read_json, "", 1);
    expect_refused(scheme_read_json, "{\"a\":\n[\"x\",\n\"y\"\n", 4);
    expect_refused(scheme_read_json, "{\"a\": 1}", 1);
    expect_refused(scheme_read_json, "{\"a\": [\"x\"]}\n[]", 2);
    expect_refused(scheme_read_json, "{\"a\":\n\"x?\"}", 2);
}

static void test_depth(void **state)
{
    struct buf text = {0};

    (void)state;
    for (int i = 0; i < 100000; i++)
        buf_add_char(&text, '[');
    expect_refused(scheme_read_json, buf_terminate(&text), 1);
    expect_refused(scheme_read_yaml, text.data, 1);
    buf_release(&text);
}

/* Bytes taken out, doubled or changed; whatever comes of it, a refusal has words. */
static void test_damaged(void **state)
{
    static const struct {
        scheme_reader *read;
        const char *text;
    } sound[] = {
        {scheme_read_liwc, liwc}, {scheme_read_yaml, yaml}, {scheme_read_json, json}};
    static const char bytes[] = "%\t\n {}[]:,\"'*-&?\\1a#";

    (void)state;
    for (int i = 0; i < 3000; i++) {
        struct span text = span_of(sound[i % 3].text);
        size_t at = random_below((uint32_t)text.len), cut = random_below(3);
        struct gazetteer_fault fault = {0};
        struct buf damaged = {0}, image = {0};

        buf_add(&damaged, text.data, at);
        if (random_below(2))
            buf_add_char(&damaged, bytes[random_below(sizeof(bytes) - 1)]);
        if (at + cut < text.len)
            buf_add(&damaged, text.data + at + cut, text.len - at - cut);
        if (!read_text(sound[i % 3].read, buf_span(&damaged), &fault, &image))
            assert_true(*fault.problem != '\0' && fault.place.line > 0);
        buf_release(&damaged);
        buf_release(&image);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),    cmocka_unit_test(test_wordless),
        cmocka_unit_test(test_refused), cmocka_unit_test(test_depth),
        cmocka_unit_test(test_damaged),
    };

    diag_set_level(DIAG_QUIET);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
