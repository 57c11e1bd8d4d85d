/*
 * dateline_scan: what the files that read datelines share. dateline_paragraphs goes
 * from one paragraph to the next; dateline_plain quickly rules out most of them;
 * dateline_spaced reads datelines in scripts with spaces, and dateline_dense those in
 * Chinese, Japanese and Korean; dateline_words reads their parts.
 */
#ifndef DATELINE_ENTITY_TAG_DATELINE_SCAN_H
#define DATELINE_ENTITY_TAG_DATELINE_SCAN_H

#include "dateline.h"
#include "ascii.h"
#include "scan.h"
#include "unicode.h"
#include "utf8.h"

/* The rest of what is looked at; offsets are counted from `text`. */
struct dateline_cursor {
    const char *text, *p, *end;
};

/* Sentence_Break tells letters with case from those without. */
static inline enum sentence_break dateline_peek(const struct dateline_cursor *c,
                                                size_t *size)
{
    if (c->p == c->end) {
        *size = 0;
        return SB_SEP;
    }
    return unicode_sentence_break[unicode_class_at(c->p, size)];
}

static inline bool dateline_is_letter(enum sentence_break b)
{
    return b == SB_UPPER || b == SB_LOWER || b == SB_OLETTER;
}

/* Takes `s` if it comes next. */
static inline bool dateline_take(struct dateline_cursor *c, const char *s)
{
    const char *p = c->p;

    for (; *s && p < c->end && *p == *s; s++)
        p++;
    if (*s)
        return false;
    c->p = p;
    return true;
}

/* Takes one of the strings of a list that ends with NULL. */
static inline bool dateline_take_any(struct dateline_cursor *c, const char *const *list)
{
    while (*list && !dateline_take(c, *list))
        list++;
    return *list;
}

/* Adds the place from `start` up to `end`; one too many is left out. */
static inline void dateline_add(struct dateline *d, const struct dateline_cursor *c,
                                const char *start, const char *end, bool qualifies)
{
    if (d->n == DATELINE_PLACES)
        return;
    d->places[d->n++] = (struct dateline_place){(size_t)(start - c->text),
                                                (size_t)(end - c->text), qualifies};
    d->start = d->places[0].start;
    d->end = d->places[d->n - 1].end;
}

/* A word's letters; marks and what may stand between two letters are passed. */
struct dateline_word {
    struct span text; /* without the full stop behind it */
    size_t letters, uppers, lowers;
    bool starts_upper, ends_upper, has_stop_inside;
};

/* A space, tab or line end. */
static inline bool dateline_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* Takes a word of small letters of ASCII and a space behind it, and gives its length;
   0: there is none. */
static inline ptrdiff_t dateline_take_small_word(struct dateline_cursor *c)
{
    const char *end = scan_letters(c->p, c->end, true);
    ptrdiff_t letters = end - c->p;

    if (end == c->end || *end != ' ')
        return 0;
    c->p = end + 1;
    return letters;
}

/* Agencies begin with a capital, except some such as dpa, epd, ats and sda. */
static inline bool dateline_may_begin_agency(char c)
{
    return !ascii_is_small(c) || c == 'a' || c == 'd' || c == 'e' || c == 's';
}

/* The most words of a place, and the most letters of a lower-case word in or between
   places. */
enum { DATELINE_PLACE_WORDS = 5, DATELINE_LONGEST_PARTICLE = 3 };

/* Each of these moves behind what it finds; false: it finds nothing and stays. */
bool dateline_take_word(struct dateline_cursor *c, struct dateline_word *w);
bool dateline_take_blanks(struct dateline_cursor *c);

/* Takes the longest known name of an agency. */
bool dateline_take_agency(struct dateline_cursor *c, bool any_case);

/* Takes what is between two marks: "(AP)", "/TASS/". `*known`: it is a known agency. */
bool dateline_take_enclosed(struct dateline_cursor *c, const char *open, char close,
                            bool *known);

/* "March 3", "3 mar.", "3 de marzo de 2016", "Nov. 2, 2016", "2016-11-02" (ISO) */
bool dateline_take_day(struct dateline_cursor *c, bool *is_iso);

/* Whether a word, with what is behind it, begins a day: "March" before "3". */
bool dateline_is_month(const struct dateline_word *w, struct dateline_cursor behind);

/* Whether a paragraph plainly begins with a sentence, or a heading, and not with a
   dateline. Behind its end 15 bytes must be readable. */
bool dateline_is_plain_sentence(struct dateline_cursor c);
bool dateline_is_plain_heading(struct dateline_cursor c);

/* These two read a dateline into `d`, which has no places before. */

/* Reads a dateline of a script with spaces. */
bool dateline_read_spaced(struct dateline_cursor c, struct dateline *d);

/* Reads a dateline of Chinese, Japanese or Korean. */
bool dateline_read_dense(struct dateline_cursor c, struct dateline *d);

#endif
