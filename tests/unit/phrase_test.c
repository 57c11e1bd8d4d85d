/*
 * Phrases among tokens: cases, and random ones held against a plain search.
 */
#include "unit.h"

#include "concordance/phrase.h"

#include <stdlib.h>

/* The tokens with which a phrase ends, as numbers parted by spaces. */
static void find(const char *written, const char *sentence, struct buf *ends)
{
    struct phrase p = {0};
    struct buf text = {0};
    struct span rest, token;

    assert_null(phrase_begin(&p, span_of(written)));
    buf_add_string(&text, sentence);
    rest = (struct span){buf_terminate(&text), text.len};
    phrase_restart(&p);
    for (size_t i = 0; span_split(&rest, ' ', &token); i++)
        if (phrase_take(&p, token)) {
            if (ends->len)
                buf_add_char(ends, ' ');
            buf_add_uint(ends, i);
        }
    buf_terminate(ends);
    phrase_release(&p);
    buf_release(&text);
}

static void expect(const char *written, const char *sentence, const char *wanted)
{
    struct buf ends = {0};

    find(written, sentence, &ends);
    assert_string_equal(ends.data, wanted);
    buf_release(&ends);
}

static void test_cases(void **state)
{
    (void)state;
    expect("talks", "Talks on TALKS talk", "0 2");
    expect("talk*", "talking of talks", "0 2");
    expect("north korea", "North Korea North North Korea", "1 4");
    expect("a a", "a a a a a", "1 3");
    expect("war * terror", "war on terror war and war for terror", "2 7");
    expect("north-korea*", "north koreans", "1");
    expect("U.S.", "the U.S. army", "1");
    expect("Stra\u00dfe", "STRASSE", "0");
    expect("x", "an-extremely-long-word-behind-which-is x", "1");
}

static void test_refused(void **state)
{
    struct phrase none = {0}, many = {0};
    char words[2 * (PHRASE_LONGEST + 1) + 1];

    (void)state;
    for (size_t i = 0; i < sizeof(words) - 1; i++)
        words[i] = i % 2 ? ' ' : 'a';
    words[sizeof(words) - 1] = '\0';
    assert_non_null(phrase_begin(&none, SPAN("... *")));
    assert_non_null(phrase_begin(&many, span_of(words)));
    phrase_release(&none);
    phrase_release(&many);
}

/* Of letters a and b; how many times it stands in the text, none overlapping. */
static size_t count_plainly(const char *phrase, const char *text)
{
    size_t n = 0, len = strlen(phrase);

    for (const char *at = text; *at;) {
        bool is_here = strncmp(at, phrase, len) == 0;

        n += is_here;
        at += is_here ? len : 1;
    }
    return n;
}

static void spell(const char *letters, char *words)
{
    for (; *letters; letters++) {
        *words++ = *letters;
        if (letters[1])
            *words++ = ' ';
    }
    *words = '\0';
}

static void choose(char *letters, size_t n)
{
    for (size_t i = 0; i < n; i++)
        letters[i] = rand() % 2 ? 'a' : 'b';
    letters[n] = '\0';
}

static void test_random(void **state)
{
    (void)state;
    srand(1);
    for (int round = 0; round < 2000; round++) {
        char phrase[8], text[64], words[16], sentence[128];
        struct buf ends = {0};
        size_t n;

        choose(phrase, 1 + (size_t)rand() % 6);
        choose(text, 1 + (size_t)rand() % 60);
        spell(phrase, words);
        spell(text, sentence);
        find(words, sentence, &ends);
        n = ends.len > 0;
        for (size_t i = 0; i < ends.len; i++)
            n += ends.data[i] == ' ';
        assert_int_equal(n, count_plainly(phrase, text));
        buf_release(&ends);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
