/*
 * Where the gates of contexts let them be tried: wherever they hold, and hardly
 * anywhere else; and that a sieve lets what they let.
 */
#include "unit.h"

#include "pattern.h"
#include "pattern_sieve.h"

static const char *const texts[] = {
    "in the Republic of Ruritania, Inc. and Ruritania's navy",
    "the KING of St. Ruritania \xE2\x80\x93 a \xC3\xA9tat, 12 kiln\xC3\xA9s",
    "speaks Ruritanian (Kelvin \xE2\x84\xAA, long \xC5\xBF), aab bba",
    "\xE7\x8E\x8B\xE5\x9B\xBD, -Pacific; $ 5 [x] ]a z-",
};

static const char *const sources[] = {
    " ",
    "(?:Republic|Kingdom) of (?:the )?",
    "\\b[Kk]ing(?:dom)? of ",
    "['\\x{2019}]s (?:navy|army)",
    "(?i)\\b(?:king|kelvin) ",
    "(?i:K)\\b",
    "(?i)\\x{17F}",
    "(?i)[k-l]|s\\)",
    "(?i)\\p{Lu}n",
    " (?:\\p{Lu}[\\p{L}.-]*|of|and){0,3}?,? (?:Inc|Ltd)\\b",
    "(?<!the )(?=a)a{2}b|b+a",
    "[^a]",
    "[]a]",
    "[a-]",
    "[\\x61-\\x63]b",
    "[a-\\x63]b",
    "[\\-a]",
    "[[:upper:]]t\\.",
    "\\s?\\d{1,2} ?",
    "\u00E9?tat",
    "(?:\u00E9|e)+s?",
    "\\P{L}\\W",
    "(a)\\1b",
    "\\Qa\\E",
    "(?:(?:a?)*)*b",
    "(?:(?:(?:(?:(?:(?:(?:(?:a?)*)*)*)*)*)*)*)*",
    ".{2}a",
    "\u738B\u56FD?",
    "<given> ?",
    "\\$\\s?",
};

static struct pattern_gate gate_of(const char *source, enum pattern_side side)
{
    return patterns_context_gate(span_of(source), side);
}

static bool starts_character(struct span text, size_t at)
{
    return at == text.len || ((unsigned char)text.data[at] & 0xC0) != 0x80;
}

/* Returns in how many places of a text the gate lets. */
static size_t compare(struct patterns *p, size_t number, enum pattern_side side,
                      struct span text)
{
    struct pattern_gate gate = patterns_context_gate(pattern_source(p, number), side);
    size_t n = 0;

    for (size_t at = 0; at <= text.len; at++) {
        bool lets = side == PATTERN_BEFORE ? pattern_gate_lets_before(&gate, text, at)
                                           : pattern_gate_lets_behind(&gate, text, at);
        int holds = !starts_character(text, at) ? 0
                    : side == PATTERN_BEFORE ? pattern_holds_before(p, number, text, at)
                                             : pattern_holds_after(p, number, text, at);

        if (holds > 0 && !lets)
            fail_msg("%s: %zu, side %d", pattern_source(p, number).data, at, side);
        n += lets;
    }
    return n;
}

static void test_lets_all_that_holds(void **state)
{
    const size_t n_texts = sizeof(texts) / sizeof(texts[0]);
    struct pattern_fault fault;

    (void)state;
    for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
        for (enum pattern_side side = PATTERN_BEFORE; side <= PATTERN_AFTER; side++) {
            struct patterns *p = patterns_new();

            if (!patterns_add_context(p, span_of(sources[i]), side, &fault))
                fail_msg("%s: %s", sources[i], fault.problem);
            for (size_t k = 0; k < n_texts; k++)
                compare(p, 0, side, span_of(texts[k]));
            patterns_free(p);
        }
}

static void expect(const char *source, enum pattern_side side, const char *text,
                   bool lets)
{
    struct pattern_gate gate = gate_of(source, side);
    struct span s = span_of(text);

    assert_int_equal(side == PATTERN_BEFORE ? pattern_gate_lets_before(&gate, s, s.len)
                                            : pattern_gate_lets_behind(&gate, s, 0),
                     lets);
}

static void test_excludes(void **state)
{
    (void)state;
    expect("\\b(?:Voice|Times) of (?:the )?", PATTERN_BEFORE, "the Times of ", true);
    expect("\\b(?:Voice|Times) of (?:the )?", PATTERN_BEFORE, "the city of ", false);
    expect("\\b(?:Voice|Times) of (?:the )?", PATTERN_BEFORE, "Voice of the ", true);
    expect("\\b(?:Voice|Times) of (?:the )?", PATTERN_BEFORE, "in the ", false);
    expect(" (?:River|Sea)\\b", PATTERN_AFTER, " Sea", true);
    expect(" (?:River|Sea)\\b", PATTERN_AFTER, " Bay", false);
    expect("(?:,| and) \\p{Lu}", PATTERN_AFTER, ", Ruritania", true);
    expect("(?:,| and) \\p{Lu}", PATTERN_AFTER, ", which", false);
    expect("\\d[0-9]", PATTERN_AFTER, "1a", false);
    expect("<given> ", PATTERN_BEFORE, "x\t", false);
    expect("\\1", PATTERN_AFTER, "x", true);
    expect("\\x1g", PATTERN_BEFORE, "\x01g", true);
    expect("\\x{0000000041}", PATTERN_AFTER, "A", true);
    expect("\\x{0000000041}", PATTERN_AFTER, "B", false);
    expect("[[:]b", PATTERN_BEFORE, "[b", true);
    expect("[[:<:]]b", PATTERN_AFTER, "b", true);
}

/* Around each byte of a text, a sieve of all pairs of gates lets what both let, and no
   gate of its first bytes excludes what it lets. */
static void compare_sieve(const struct pattern_sieve *sieve,
                          const struct pattern_gate *behind,
                          const struct pattern_gate *before, size_t n, struct span text)
{
    for (size_t start = 0; start < text.len; start++) {
        size_t end = start + 1;
        uint64_t lets = pattern_sieve_lets(sieve, text, start, end);

        for (size_t i = 0; i < n; i++) {
            struct pattern_gate first = behind[i];

            if (first.n > PATTERN_SIEVE_DEPTH)
                first.n = PATTERN_SIEVE_DEPTH;
            if (pattern_gate_lets_behind(&behind[i], text, end) &&
                pattern_gate_lets_before(&before[i], text, start))
                assert_true(lets >> i & 1);
            else if (!pattern_gate_lets_behind(&first, text, end))
                assert_false(lets >> i & 1);
        }
        assert_true(lets >> n & 1);
    }
}

static void test_sieve(void **state)
{
    enum { N = sizeof(sources) / sizeof(sources[0]) };
    struct pattern_gate behind[N], before[N];
    struct pattern_sieve sieve = {0};

    (void)state;
    for (unsigned i = 0; i < N; i++) {
        behind[i] = gate_of(sources[i], PATTERN_AFTER);
        before[i] = gate_of(sources[N - 1 - i], PATTERN_BEFORE);
        pattern_sieve_add(&sieve, i, &behind[i], &before[i]);
    }
    pattern_sieve_add(&sieve, N, NULL, NULL);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        compare_sieve(&sieve, behind, before, N, span_of(texts[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lets_all_that_holds),
        cmocka_unit_test(test_excludes),
        cmocka_unit_test(test_sieve),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
