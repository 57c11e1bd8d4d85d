/*
 * Broken lines joined, and deliberate ones kept.
 */
#include "unit.h"

#include "extract/unwrap.h"

#include <string.h>

static struct buf text;

static int release_text(void **state)
{
    (void)state;
    buf_release(&text);
    return 0;
}

static const char *unwrapped(const char *s)
{
    buf_clear(&text);
    buf_add_string(&text, s);
    unwrap(&text, 0);
    return buf_terminate(&text);
}

static void assert_stays(const char *s)
{
    assert_string_equal(unwrapped(s), s);
}

#define LETTER                                                                         \
    "The ship that left the old harbour of the town on Monday was on its way\n"        \
    "to the far end of the sea, where the people of the islands had waited for\n"      \
    "bread and oil since the last days of the winter; on board were two well-\n"       \
    "known masters, and the wind was with them all of the way as it had been\n"

static void joins_full_lines(void **state)
{
    (void)state;
    assert_string_equal(
        unwrapped(LETTER "in the year before."),
        "The ship that left the old harbour of the town on Monday was on its way to "
        "the "
        "far end of the sea, where the people of the islands had waited for bread and "
        "oil since the last days of the winter; on board were two well-known masters, "
        "and the wind was with them all of the way as it had been in the year before.");
}

static void joins_words_parted_by_hyphens(void **state)
{
    (void)state;
    assert_string_equal(
        unwrapped("The two well-known masters of the ship had been in the well-\n"
                  "kept harbour of the old town since Monday, with nine half-\n"
                  "empty barrels of oil and the last of the bread, of which no-\n"
                  "body but the people of the far islands had ever been told."),
        "The two well-known masters of the ship had been in the well-kept harbour of "
        "the old town since Monday, with nine half-empty barrels of oil and the last "
        "of the bread, of which no-body but the people of the far islands had ever "
        "been told.");
    assert_string_equal(
        unwrapped("The two well-known masters of the ship had been in the har\u00AD\n"
                  "bour of the old town since Monday, with nine half-empty bar\u00AC\n"
                  "rels of oil and the last of the bread, of which the peo\u00AD\n"
                  "ple of the far islands had not been told on the new Mon\u00AD\n"
                  "Day"),
        "The two well-known masters of the ship had been in the harbour of the old "
        "town since Monday, with nine half-empty barrels of oil and the last of the "
        "bread, of which the people of the far islands had not been told on the new "
        "Mon\u00AD Day");
}

/* A short line, an item, a quotation, an indented line and a blank line part. */
static void parts_at_what_was_ended_on_purpose(void **state)
{
    const char *tails[] = {"in May.\nThe end",   "in May.\n\nThe end",
                           "in May\n> who says", "in May\n- bread",
                           "in May\n   The end", "in May\n12. oil"};

    (void)state;
    for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
        struct buf all = {0};
        const char *found;

        buf_add_string(&all, LETTER);
        buf_add_string(&all, tails[i]);
        found = unwrapped(buf_terminate(&all));
        assert_string_equal(found + strlen(found) - strlen(tails[i]), tails[i]);
        buf_release(&all);
    }
}

static void keeps_lines_that_fit_no_width(void **state)
{
    (void)state;
    assert_stays("");
    assert_stays("One line of text that is as long as lines of such a text may be");
    assert_stays("The wind is low and the lamps are lit along the winding street\n"
                 "and no one hears\n"
                 "the bell that rings from over the hill in the early morning\n"
                 "but we who wait\n");
    assert_stays(
        "A first sentence of this list that is about as long as others are.\n"
        "Another sentence of this list, and it is about as long as the first.\n"
        "The next one of the sentences, as long as the others of the list are.\n"
        "And the last of them is no shorter and no longer than the others are.\n");
    assert_stays("bread\noil\nsalt\nwine\nfish\n");
}

/* Beyond ASCII, columns are characters: here about 60 of them are 110 bytes. */
static void counts_characters(void **state)
{
    (void)state;
    assert_null(strchr(
        unwrapped("корабль который вышел из старой гавани города в понедельник шёл\n"
                  "к дальнему концу моря где жители островов с последних дней зимы\n"
                  "ждали хлеба и масла а на борту были два известных всем мастера и\n"
                  "ветер был с ними всю дорогу как и за год до этого"),
        '\n'));
}

static void breaks_words_at(size_t width, const char *s, struct buf *out)
{
    size_t column = 0;

    for (const char *word = s; *word;) {
        size_t n = strcspn(word, " ");

        if (column && column + 1 + n > width) {
            buf_add_char(out, '\n');
            column = 0;
        } else if (column) {
            buf_add_char(out, ' ');
            column++;
        }
        buf_add(out, word, n);
        column += n;
        word += n + (word[n] == ' ');
    }
}

/* Whatever the width, what was broken to fit it comes out in one line again. */
static void joins_what_any_width_broke(void **state)
{
    static const char *const words[] = {"the",     "harbour", "a",      "was",
                                        "islands", "of",      "people", "wind",
                                        "to",      "masters", "sea"};

    (void)state;
    for (int round = 0; round < 500; round++) {
        struct buf line = {0}, broken = {0};

        for (unsigned i = 0; i < 60 + random_below(200); i++) {
            if (i)
                buf_add_char(&line, ' ');
            buf_add_string(&line, PICK(words));
        }
        breaks_words_at(40 + random_below(50) + 7, buf_terminate(&line), &broken);
        assert_string_equal(unwrapped(buf_terminate(&broken)), line.data);
        buf_release(&line);
        buf_release(&broken);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joins_full_lines),
        cmocka_unit_test(joins_words_parted_by_hyphens),
        cmocka_unit_test(parts_at_what_was_ended_on_purpose),
        cmocka_unit_test(keeps_lines_that_fit_no_width),
        cmocka_unit_test(counts_characters),
        cmocka_unit_test(joins_what_any_width_broke),
    };

    return cmocka_run_group_tests_name("unwrap", tests, NULL, release_text);
}
