#include "unwrap.h"

#include "ascii.h"
#include "unicode.h"
#include "utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* The widths that texts are broken to, in columns, and the breaks needed to see it. */
enum { NARROWEST = 40, WIDEST = 120, FEWEST_BREAKS = 3 };

/* Two lines with nothing but a newline between them. */
struct line_break {
    struct span line, next;
};

/* What the breaks of a text are like, behind lines of up to WIDEST columns. */
struct breaks {
    size_t n, by_length[WIDEST + 1]; /* by the columns of the line */
};

static struct span line_at(const char *p, const char *end)
{
    const char *newline = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;

    return span_between(p, newline ? newline : end);
}

/* "- ", "* ", "• ", "12. ", "a) " */
static bool is_item(struct span line)
{
    size_t i = 0;

    if (line.len > 1 && strchr("-*+#", line.data[0]) && line.data[1] == ' ')
        return true;
    if (span_starts(line, SPAN("\u2022")) || span_starts(line, SPAN("\u2013 ")) ||
        span_starts(line, SPAN("\u2014 ")))
        return true;
    while (i < line.len && i < 3 && ascii_is_digit(line.data[i]))
        i++;
    if (!i && line.len && ascii_is_letter(line.data[0]))
        i = 1;
    return i && i + 1 < line.len && strchr(".)", line.data[i]) &&
           line.data[i + 1] == ' ';
}

/* Whether a line may continue the line before, by its beginning. */
static bool may_go_on(struct span line)
{
    return line.len && !strchr(" \t>|", line.data[0]) && !is_item(line);
}

/* Finds the next break at or behind `*p`, and goes to the line behind it. */
static bool next_break(const char **p, const char *end, struct line_break *found)
{
    while (*p < end) {
        found->line = line_at(*p, end);
        *p += found->line.len + 1;
        found->next = *p < end ? line_at(*p, end) : (struct span){end, 0};
        if (found->line.len && found->line.data[0] != '>' && may_go_on(found->next))
            return true;
    }
    return false;
}

/* ---- what a break is like ---- */

static size_t columns(struct span s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        n += !utf8_continues(s.data[i]);
    return n;
}

static struct span first_word(struct span line)
{
    const char *space = memchr(line.data, ' ', line.len);

    return span_between(line.data, space ? space : line.data + line.len);
}

/* Whether the next word would have gone beyond the width. */
static bool is_full(const struct line_break *b, size_t width)
{
    return columns(b->line) + 1 + columns(first_word(b->next)) > width;
}

static enum sentence_break property_at(const char *p)
{
    uint32_t code;

    utf8_decode(p, &code);
    return (enum sentence_break)unicode_sentence_break[unicode_class(code)];
}

static enum sentence_break last_property(struct span line)
{
    const char *p = line.data + line.len;
    enum sentence_break property;

    do {
        do
            p--;
        while (p > line.data && utf8_continues(*p));
        property = property_at(p);
    } while (p > line.data && property == SB_CLOSE);
    return property;
}

static bool ends_sentence(const struct line_break *b)
{
    enum sentence_break last = last_property(b->line);

    return last == SB_ATERM || last == SB_STERM;
}

static bool is_before_capital(const struct line_break *b)
{
    return property_at(b->next.data) == SB_UPPER;
}

/* ---- is the text broken to fit a width? ---- */

static struct breaks survey(const char *p, const char *end)
{
    struct breaks all = {0};
    struct line_break b;

    while (next_break(&p, end, &b)) {
        size_t length = columns(b.line);

        if (length > WIDEST)
            continue;
        all.n++;
        all.by_length[length]++;
    }
    return all;
}

/*
 * The width that all lines but one in twenty keep within, minus some slack, since
 * programs such as fmt aim at a little less than their width to make lines even.
 */
static size_t width_of_lines(const struct breaks *all)
{
    size_t width = WIDEST, beyond = 0;

    while (width && (beyond + all->by_length[width]) * 20 <= all->n)
        beyond += all->by_length[width--];
    return width * 93 / 100;
}

/*
 * Whether more than three in four lines are full (the one that gave the width is full
 * in any case), and at least half of them do not end where a sentence or name does. A
 * short line that ends a sentence is not counted: it may end a paragraph.
 */
static bool fits(const char *p, const char *end, size_t width)
{
    size_t full = 0, n = 0, deliberate = 0;
    struct line_break b;

    while (next_break(&p, end, &b)) {
        bool ends = ends_sentence(&b), fills = is_full(&b, width);

        if (columns(b.line) > WIDEST || (ends && !fills))
            continue;
        n++;
        full += fills;
        deliberate += ends || is_before_capital(&b);
    }
    return n >= FEWEST_BREAKS && full * 4 > n * 3 && deliberate * 2 <= n;
}

/* The width that the text was broken to fit, or 0. */
static size_t width_of_text(const char *p, const char *end)
{
    struct breaks all = survey(p, end);
    size_t width = width_of_lines(&all);

    return width >= NARROWEST && fits(p, end, width) ? width : 0;
}

/* ---- joining ---- */

/* What becomes of the end of a line that is joined. */
enum joint { JOINT_BLANK, JOINT_AS_IT_IS, JOINT_WITHOUT_MARK };

enum { MARK = 2 /* bytes of a soft hyphen, and of the sign that OCR puts for it */ };

static bool ends_in_mark(struct span line)
{
    struct span end;

    if (line.len <= MARK)
        return false;
    end = (struct span){span_end(line) - MARK, MARK};
    return span_is(end, "\u00AD") || span_is(end, "\u00AC");
}

/* "well-", before a small letter, and words that are parted by a mark. */
static enum joint joint_of(const struct line_break *b)
{
    const char *last = b->line.data + b->line.len - 1;

    if (property_at(b->next.data) != SB_LOWER)
        return JOINT_BLANK;
    if (ends_in_mark(b->line))
        return JOINT_WITHOUT_MARK;
    return b->line.len > 1 && *last == '-' && ascii_is_letter(last[-1]) ? JOINT_AS_IT_IS
                                                                        : JOINT_BLANK;
}

void unwrap(struct buf *text, size_t start)
{
    char *out = text->data + start;
    const char *p = out, *end = text->data + text->len, *kept = p;
    size_t width = text->len > start ? width_of_text(p, end) : 0;
    struct line_break b;

    while (width && next_break(&p, end, &b)) {
        struct span done = span_between(kept, b.next.data);
        enum joint joint;

        if (!is_full(&b, width))
            continue;
        joint = joint_of(&b); /* before the line is moved */
        memmove(out, done.data, done.len);
        out += done.len - 1; /* onto the newline */
        if (joint == JOINT_BLANK)
            *out++ = ' ';
        else if (joint == JOINT_WITHOUT_MARK)
            out -= MARK;
        kept = b.next.data;
    }
    if (kept > text->data + start) {
        memmove(out, kept, (size_t)(end - kept));
        text->len = (size_t)(out + (end - kept) - text->data);
    }
}
